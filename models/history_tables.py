"""Rows of the published history: every version of a specification, and what changed from one to the next."""

from typing import ClassVar

from pydantic import Field

from models.change import Cause, ChangeField
from models.section import SectionKind
from models.tables import ORDER, SPEC_ID, IsoDate, Parent, Row

OF_VERSION = Parent(("spec_id", "version"), "versions", ("spec_id", "version"))
VERSION = "Number of the version, counted from 1."


class VersionRow(Row):
    """One row for each version of a specification, the present one last. Withdrawn specifications stay."""

    table: ClassVar[str] = "versions"
    key: ClassVar[tuple[str, ...]] = ("spec_id", "version")
    parents: ClassVar[tuple[Parent, ...]] = ()

    spec_id: str = Field(description=SPEC_ID)
    version: int = Field(description=VERSION)
    source: str = Field(description="Path below the folder of raw documents where the file was last seen, with `/`.")
    jurisdiction: str = Field(description="The county, city or agency whose specification it is.")
    title: str = Field("", description="Job title as printed.")
    class_code: str = Field("", description="Code of the class as printed.")
    url: str = Field("", description="Address that the file was fetched from.")
    sha256: str = Field(description="SHA-256 of the bytes of the source file, as it was last seen.")
    code: str = Field(
        "", description="Fingerprint of the rules that first gave these facts; empty for the first run of a data set."
    )
    noticed_on: IsoDate = Field(
        "", description="Day of the run that first met this version (UTC); empty for the first run of a data set."
    )
    fetched_on: IsoDate = Field("", description="Day on which the file was fetched from its address.")
    withdrawn_on: IsoDate = Field("", description="Day on which the specification was found to be gone.")
    cause: Cause | None = Field(None, description="Why there is another version; empty for the first.")
    facts: str = Field(
        "", description="Path of the JSON file with all facts of this version, below the data set; empty: it is lost."
    )
    facts_sha256: str = Field(description="SHA-256 of the bytes of that file.")
    part: str = Field(
        "", description="Which of several classes in the file it is: its title as a slug; empty for the only one."
    )


class ChangeRow(Row):
    """One row for each fact that is another than in the version before."""

    table: ClassVar[str] = "changes"
    key: ClassVar[tuple[str, ...]] = ("spec_id", "version", "order")
    parents: ClassVar[tuple[Parent, ...]] = (OF_VERSION,)

    spec_id: str = Field(description=SPEC_ID)
    version: int = Field(description="The version that the change led to.")
    order: int = Field(description=ORDER)
    noticed_on: IsoDate = Field("", description="Day of the run that noticed it (UTC).")
    title: str = Field("", description="Job title of the specification.")
    cause: Cause = Field(description="Whether the document, our rules or a correction changed.")
    material: bool = Field(description="True if it changes who qualifies or what the job is.")
    section: SectionKind = Field(description="Part of the specification that it stands in.")
    field: ChangeField = Field(description="What kind of fact changed.")
    alternative: str = Field("", description="Label or position of the way to qualify, if the fact belongs to one.")
    before: str = Field("", description="The fact before; empty: there was none. Months and credits as numbers.")
    after: str = Field("", description="The fact after; empty: there is none.")
    text_before: str = Field("", description="Exact source text that the earlier fact rests on.")
    page_before: int | None = Field(None, description="Page of that text.")
    line_before: int | None = Field(None, description="Line of that text.")
    text_after: str = Field("", description="Exact source text that the later fact rests on.")
    page_after: int | None = Field(None, description="Page of that text.")
    line_after: int | None = Field(None, description="Line of that text.")
