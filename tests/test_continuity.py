"""Files of a run and known specifications in, who carries on whom out."""

from typing import Any

import pytest

from models.classspec import ClassSpec
from models.document import RawFile
from models.history_tables import VersionRow
from pipeline.continuity import POSSIBLE_SUCCESSOR, Continuity, Present, Texts, continued, free_id
from pipeline.likeness import normal_title, plainly_another, portrait, text_likeness, titles_alike
from pipeline.parse import parse

DUTIES = {
    "stores": "Receives goods and checks them against the order. Stacks shelves and keeps the count of every bin. "
    "Packs parcels for the branches and loads the van in the morning. Reports what is broken or missing.",
    "boiler": "Tends two steam boilers during the night shift. Reads gauges every hour and writes them down. "
    "Cleans burners and drains the traps. Calls the engineer when the pressure falls.",
    "letters": "Opens the mail and sorts it by office. Types replies from notes and files the carbon copies. "
    "Answers callers at the counter and takes messages for the chief. Orders stamps and envelopes.",
}


def text(title: str, duties: str, *, code: str = "", after: str = "", extra: str = "") -> str:
    lines = [title, f"Class Code: {code}" if code else "", after, "", "TYPICAL WORK ACTIVITIES:", DUTIES[duties], extra]
    return "\n".join([*lines, "", "MINIMUM QUALIFICATIONS:", "High school diploma.", ""])


def parsed(content: str, spec_id: str = "elm/file") -> ClassSpec:
    raw = RawFile(source="elm/file.txt", spec_id=spec_id, jurisdiction="Elm", sha256="0" * 64, size=1)
    (spec,) = parse(raw, content.encode()).specs
    return spec


class World:
    """What was known and what is there now: path -> (text, bytes if not told by the text, address)."""

    def __init__(self) -> None:
        self.known: list[VersionRow] = []
        self.present: list[Present] = []
        self._before: dict[str, str] = {}
        self._later: dict[str, str] = {}

    def knew(
        self,
        spec_id: str,
        content: str,
        *,
        at: str = "",
        url: str = "",
        withdrawn: str = "",
        part: str = "",
        together: str = "",
    ) -> "World":
        self._before[spec_id] = content
        row = VersionRow(
            spec_id=spec_id,
            version=1,
            source=at or f"{spec_id}.txt",
            jurisdiction="Elm",
            url=url,
            sha256=together or content,
            withdrawn_on=withdrawn,
            facts="x",
            facts_sha256="f",
            part=part,
        )
        self.known.append(row)
        return self

    def has(self, source: str, content: str, *, url: str = "") -> "World":
        wanted = source.removesuffix(".txt")
        raw = RawFile(source=source, spec_id=wanted, jurisdiction="Elm", sha256=content, size=1, url=url)
        self._later[wanted] = content
        self.present.append(Present(wanted, "", raw))
        return self

    def holds(self, source: str, **parts: str) -> "World":
        """A volume: the text of each class by its part."""
        raw = RawFile(source=source, spec_id=source, jurisdiction="Elm", sha256="".join(parts.values()), size=1)
        for part, content in parts.items():
            wanted = f"{source.removesuffix('.txt')}--{part}"
            self._later[wanted] = content
            self.present.append(Present(wanted, part, raw))
        return self

    def held(self, source: str, **parts: tuple[str, str]) -> "World":
        """What was known of a volume: the id and the text of each class by its part."""
        together = "".join(content for _, content in parts.values())
        for part, (spec_id, content) in parts.items():
            self.knew(spec_id, content, at=source, part=part, together=together)
        return self

    def continuity(self, *, unread: str = "nothing") -> Continuity:
        texts = Texts(lambda each: parsed(self._later[each.wanted]), lambda row: parsed(self._before[row.spec_id]))
        return continued(self.present, self.known, texts, unread=lambda source: source.startswith(unread))


STORES, STORES_2 = text("STORES CLERK", "stores", code="4410"), text("STORES CLERK II", "stores", code="4411")
BOILER = text("BOILER TENDER", "boiler", code="7020")
LETTERS = text("OFFICE AIDE", "letters", code="1001")
EDITED = STORES.replace("High school diploma.", "High school diploma and one year of experience.")


def volume() -> World:
    """Two classes were known, in one file."""
    return World().held("elm/v.txt", stores=("elm/v--stores", STORES), boiler=("elm/v--boiler", BOILER))


CASES = [
    pytest.param(
        World().knew("elm/a", STORES).has("elm/a.txt", STORES),
        {"elm/a": "elm/a"},
        id="an unchanged file keeps its id",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/a.txt", EDITED), {"elm/a": "elm/a"}, id="a revised file keeps its id"
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/b.txt", STORES), {"elm/b": "elm/a"}, id="a renamed file keeps its id"
    ),
    pytest.param(
        World().knew("elm/a", STORES).knew("elm/b", BOILER).has("elm/a.txt", BOILER).has("elm/b.txt", STORES),
        {"elm/a": "elm/b", "elm/b": "elm/a"},
        id="two files that exchange their names exchange their ids",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/a.txt", BOILER),
        {"elm/a": "elm/a-2"},
        id="a file that is plainly about another class gets an id of its own",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/a.txt", BOILER).has("elm/b.txt", EDITED),
        {"elm/a": "elm/a-2", "elm/b": "elm/a"},
        id="a revised file that moved carries on although another took its place",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/new.txt", EDITED),
        {"elm/new": "elm/a"},
        id="class code and text carry a revised file over to a new place",
    ),
    pytest.param(
        World()
        .knew("elm/a", text("STORES CLERK", "stores"))
        .has("elm/new.txt", text("STOCK KEEPER", "letters", after="Formerly: Stores Clerk")),
        {"elm/new": "elm/a"},
        id="a file that names its former title carries that class on",
    ),
    pytest.param(
        World()
        .knew("elm/a", text("STORES CLERK", "stores"))
        .has("elm/new.txt", text("STOCK KEEPER", "stores", after="Retitled from Stores Clerk 6/98")),
        {"elm/new": "elm/a"},
        id="retitled from is a former title, with a date behind it too",
    ),
    pytest.param(
        World().knew("elm/a", text("STORES CLERK", "stores")).has("elm/new.txt", text("STORES CLERK", "letters")),
        {"elm/new": "elm/a"},
        id="the same title without codes carries on",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("elm/new.txt", STORES_2),
        {"elm/new": "elm/new"},
        id="the next class of a series is another class, however alike the texts",
    ),
    pytest.param(
        World()
        .knew("elm/a", STORES, url="https://elm.example/4410")
        .has("elm/new.txt", text("STORES WORKER", "stores"), url="https://elm.example/4410"),
        {"elm/new": "elm/a"},
        id="the same address carries on although the title changed",
    ),
    pytest.param(
        World().knew("elm/a", STORES).has("oak/a.txt", STORES),
        {"oak/a": "oak/a"},
        id="nothing is carried over to another jurisdiction, not even the same bytes",
    ),
    pytest.param(
        World().knew("elm/a", STORES, withdrawn="2020-01-01").has("elm/again.txt", EDITED),
        {"elm/again": "elm/a"},
        id="a withdrawn specification comes back under its id",
    ),
    pytest.param(
        World().knew("elm/a", STORES, withdrawn="2020-01-01").has("elm/a.txt", LETTERS),
        {"elm/a": "elm/a-2"},
        id="the id of a withdrawn specification is not given to another class",
    ),
    pytest.param(
        World()
        .knew("elm/a", STORES, withdrawn="2020-01-01")
        .knew("elm/a-2", BOILER, at="elm/a.txt")
        .has("elm/a.txt", BOILER + " "),
        {"elm/a": "elm/a-2"},
        id="of two specifications at one place the one that is still there goes on",
    ),
    pytest.param(
        World().knew("elm/a", STORES).knew("elm/b", STORES).has("elm/b.txt", STORES).has("elm/c.txt", STORES),
        {"elm/b": "elm/b", "elm/c": "elm/a"},
        id="of two copies the one that stayed keeps its id and the one that moved too",
    ),
    pytest.param(
        volume().holds("elm/v.txt", stores=STORES, boiler=BOILER),
        {"elm/v--stores": "elm/v--stores", "elm/v--boiler": "elm/v--boiler"},
        id="the classes of an unchanged volume keep their ids",
    ),
    pytest.param(
        volume().holds("elm/other.txt", stores=STORES, boiler=BOILER),
        {"elm/other--stores": "elm/v--stores", "elm/other--boiler": "elm/v--boiler"},
        id="the classes of a renamed volume keep their ids",
    ),
    pytest.param(
        volume().holds("elm/other.txt", stores=EDITED, boiler=BOILER),
        {"elm/other--stores": "elm/v--stores", "elm/other--boiler": "elm/v--boiler"},
        id="the classes of a volume that was renamed and revised keep their ids",
    ),
    pytest.param(
        volume().holds("elm/v.txt", stores=STORES, letters=LETTERS, boiler=BOILER),
        {"elm/v--stores": "elm/v--stores", "elm/v--letters": "elm/v--letters", "elm/v--boiler": "elm/v--boiler"},
        id="a class more in a volume leaves the others their ids",
    ),
    pytest.param(
        volume().holds("elm/v.txt", keeper=text("STORES KEEPER", "stores", code="4410"), boiler=BOILER),
        {"elm/v--keeper": "elm/v--stores", "elm/v--boiler": "elm/v--boiler"},
        id="a class of a volume that is retitled keeps its id",
    ),
    pytest.param(
        volume().holds("elm/v.txt", letters=LETTERS, boiler=BOILER),
        {"elm/v--letters": "elm/v--letters", "elm/v--boiler": "elm/v--boiler"},
        id="a class that takes the place of another in a volume gets an id of its own",
    ),
    pytest.param(
        volume().has("elm/v.txt", BOILER).has("elm/new.txt", STORES),
        {"elm/v": "elm/v--boiler", "elm/new": "elm/v--stores"},
        id="a class that moved out of a volume keeps its id, and the one that is left too",
    ),
    pytest.param(
        World().knew("elm/a", STORES).knew("elm/b", BOILER).holds("elm/v.txt", stores=STORES, boiler=BOILER),
        {"elm/v--stores": "elm/a", "elm/v--boiler": "elm/b"},
        id="classes that move into a volume keep their ids",
    ),
    pytest.param(
        World().knew("elm/a", STORES).holds("elm/a.txt", stores=STORES, boiler=BOILER),
        {"elm/a--stores": "elm/a", "elm/a--boiler": "elm/a--boiler"},
        id="a class whose file gets another one keeps its id",
    ),
    pytest.param(
        World()
        .held("elm/v.txt", stores=("elm/a", STORES), boiler=("elm/b", BOILER))
        .holds("elm/v.txt", stores=EDITED, boiler=BOILER),
        {"elm/v--stores": "elm/a", "elm/v--boiler": "elm/b"},
        id="classes that moved into a volume once are found there again",
    ),
    pytest.param(
        World()
        .held("elm/v.txt", i=("elm/v--i", STORES), ii=("elm/v--ii", STORES_2))
        .holds("elm/w.txt", i=EDITED, ii=STORES_2),
        {"elm/w--i": "elm/v--i", "elm/w--ii": "elm/v--ii"},
        id="the levels of a series are not taken for each other",
    ),
]


@pytest.mark.parametrize(("world", "ids"), CASES)
def test_a_specification_keeps_its_id(world: World, ids: dict[str, str]) -> None:
    found = world.continuity()
    assert found.ids == ids
    assert found.doubts == {}


@pytest.mark.parametrize(("world", "ids"), CASES)
def test_the_order_of_the_files_does_not_matter(world: World, ids: dict[str, str]) -> None:
    again = World()
    again.__dict__.update(world.__dict__, present=world.present[::-1], known=world.known[::-1])
    assert again.continuity().ids == ids


def test_two_files_that_could_carry_on_one_specification_get_new_ids_and_say_so() -> None:
    world = World().knew("elm/a", STORES).has("elm/b.txt", EDITED).has("elm/c.txt", EDITED + "\n")
    found = world.continuity()
    assert found.ids == {"elm/b": "elm/b", "elm/c": "elm/c"}
    assert {problem.code for problem in found.doubts.values()} == {POSSIBLE_SUCCESSOR}
    assert all("elm/a" in problem.message for problem in found.doubts.values())


def test_two_specifications_that_one_file_could_carry_on_are_both_named() -> None:
    world = World().knew("elm/a", STORES).knew("elm/b", STORES).has("elm/c.txt", EDITED)
    found = world.continuity()
    assert found.ids == {"elm/c": "elm/c"}
    assert "elm/a or elm/b" in found.doubts["elm/c"].message


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("elm/shut/a", id="a file in a folder that could not be read"),
        pytest.param("elm/shut.txt", id="a file that could not be read"),
    ],
)
def test_nothing_takes_the_place_of(path: str) -> None:
    world = World().knew("elm/a", STORES, at=path).has("elm/b.txt", STORES)
    assert world.continuity(unread="elm/shut").ids == {"elm/b": "elm/b"}


@pytest.mark.parametrize(
    ("wanted", "taken", "given"),
    [
        pytest.param("elm/a", (), "elm/a", id="a free id is given"),
        pytest.param("elm/a", ("elm/a",), "elm/a-2", id="a taken id gets a number"),
        pytest.param("elm/a", ("elm/a", "elm/a-2"), "elm/a-3", id="the first number that is free"),
    ],
)
def test_an_id_is_given_once(wanted: str, taken: Any, given: str) -> None:
    assert free_id(wanted, taken) == given


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("Stores Clerk", "STORES-CLERK", True, id="case and dashes do not count"),
        pytest.param("Stores Clerks", "Stores Clerk", True, id="an ending does not count"),
        pytest.param("Stores Clerk I", "Stores Clerk II", False, id="a level counts"),
        pytest.param("Stores Clerk", "Senior Stores Clerk", False, id="a rank counts"),
        pytest.param("Stores Clerk", "", False, id="no title is like none"),
    ],
)
def test_titles_are_alike(one: str, other: str, alike: bool) -> None:
    assert titles_alike(normal_title(one), normal_title(other)) is alike


@pytest.mark.parametrize(
    ("before", "after", "another"),
    [
        pytest.param(STORES, BOILER, True, id="another code, title and text is another class"),
        pytest.param(STORES, EDITED, False, id="a revision is not"),
        pytest.param(STORES, text("STOCK KEEPER", "letters", code="4410"), False, id="the same code is not"),
        pytest.param(STORES, text("STOCK KEEPER", "stores", code="9"), False, id="the same text is not"),
        pytest.param(
            text("CLERK", "stores"),
            text("TENDER", "boiler"),
            True,
            id="without codes, nothing in common is another class",
        ),
    ],
)
def test_a_class_is_plainly_another(before: str, after: str, another: bool) -> None:
    assert plainly_another(portrait(parsed(before)), portrait(parsed(after))) is another


def test_a_text_is_as_like_as_the_words_it_shares() -> None:
    same, other = portrait(parsed(STORES)), portrait(parsed(BOILER))
    assert text_likeness(same, same) == 1
    assert text_likeness(same, other) < 0.4
