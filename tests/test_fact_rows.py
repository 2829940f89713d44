"""Facts side by side in the cells of a row, in every format."""

import io

import docx
import pytest
from offices import mhtml, odt, rtf
from reportlab.pdfgen.canvas import Canvas

from models.classspec import Identity
from pipeline.parse import parse
from tests.build import raw_file

ROW = ("Department", "Water", "Grade", "14")
BELOW = ("TYPICAL WORK ACTIVITIES:", "Keeps books.", "MINIMUM QUALIFICATIONS:", "One year of experience as a clerk.")


def in_html(row: tuple[str, ...]) -> bytes:
    cells = "".join(f"<td>{cell}" for cell in row)
    return f"<p>DOCK CLERK<table><tr>{cells}</table>{''.join(f'<p>{line}' for line in BELOW)}".encode()


def in_odt(row: tuple[str, ...]) -> bytes:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    return odt("<text:p>DOCK CLERK</text:p>" + table + "".join(f"<text:p>{line}</text:p>" for line in BELOW))


def in_docx(row: tuple[str, ...]) -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph("DOCK CLERK")
    for cell, text in zip(made.add_table(1, len(row)).rows[0].cells, row, strict=True):
        cell.text = text
    for line in BELOW:
        made.add_paragraph(line)
    made.save(buffer)
    return buffer.getvalue()


def in_rtf(row: tuple[str, ...]) -> bytes:
    cells = r"\trowd" + "".join(rf"\cellx{2000 * at}" for at in range(1, len(row) + 1))
    cells += "".join(rf"\intbl {cell}\cell " for cell in row) + r"\row\pard "
    return rtf(r"DOCK CLERK\par " + cells + "".join(rf"{line}\par " for line in BELOW))


def in_text(row: tuple[str, ...]) -> bytes:
    return "\n".join(("DOCK CLERK", "    ".join(row), *BELOW)).encode()


def in_pdf(row: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for at, line in enumerate(("DOCK CLERK", *BELOW)):
        canvas.drawString(72, 760 - 20 * at - 20 * (at > 0), line)
    for at, cell in enumerate(row):
        canvas.drawString(72 + 110 * at, 740, cell)
    canvas.save()
    return buffer.getvalue()


def facts(content: bytes, ending: str) -> Identity:
    (spec,) = parse(raw_file(source=f"elm/clerk.{ending}"), content).specs
    return spec.identity


@pytest.mark.parametrize(
    ("write", "ending"),
    [
        pytest.param(in_html, "html", id="a web page"),
        pytest.param(lambda row: mhtml(in_html(row)), "mhtml", id="a saved web page"),
        pytest.param(in_odt, "odt", id="OpenDocument"),
        pytest.param(in_docx, "docx", id="Word"),
        pytest.param(in_rtf, "rtf", id="Rich Text"),
        pytest.param(in_text, "txt", id="text"),
        pytest.param(in_pdf, "pdf", id="PDF"),
    ],
)
@pytest.mark.parametrize("row", [ROW, ("Department:", "Water", "Grade:", "14")], ids=["without colons", "with colons"])
def test_two_facts_in_a_row(write, ending: str, row: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    found = facts(write(row), ending)
    assert found.department
    assert found.grade
    assert (found.department.value, found.grade.value) == ("Water", "14")


@pytest.mark.parametrize(
    ("row", "fact", "value"),
    [
        pytest.param(("Code", "18", "Jurisdictional Class", "Labor"), "jurisdictional_class", "labor", id="class"),
        pytest.param(("JOB CODE", "C-12", "AGENCY", "Parks"), "class_code", "C-12", id="a code in capitals"),
        pytest.param(("Dept.", "Fire", "Barg. Unit", "II"), "department", "Fire", id="beside what is not published"),
        pytest.param(("Grade", "9", "Code", "12", "Division", "Docks"), "department", "Docks", id="six cells"),
    ],
)  # fmt: skip
def test_facts_without_a_colon(row: tuple[str, ...], fact: str, value: str) -> None:
    assert getattr(facts(in_odt(row), "odt"), fact).value == value


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("Title", "Grade", "Hours", "Days"), id="heads of columns"),
        pytest.param(("Department", "Hours", "Grade", "Days"), id="heads of columns in turn"),
        pytest.param(("Water", "Department", "14", "Grade"), id="labels behind"),
        pytest.param(("Department", "Water", "Clerk", "14"), id="one label of two"),
        pytest.param(("Department Head", "Water", "Grade School", "14"), id="labels that only begin so"),
        pytest.param(("Department", "Water"), id="two cells may head columns"),
    ],
)
def test_other_rows_say_nothing_of_a_department(row: tuple[str, ...]) -> None:
    found = facts(in_odt(row), "odt")
    assert found.department is None
    assert found.title
    assert found.title.value == "DOCK CLERK"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Jurisdictional Class Non-Competitive", "non-competitive", id="a class behind its label"),
        pytest.param("Classification   Labor   Grade 5", "labor", id="before another label"),
        pytest.param("Status Exempt employees are paid by the hour", None, id="a sentence"),
        pytest.param("CLASS COMPETITIVENESS", None, id="a longer word"),
    ],
)
def test_a_class_needs_no_colon(line: str, expected: str | None) -> None:
    found = facts(in_text((line,)), "txt").jurisdictional_class
    assert (found.value if found else None) == expected
