"""HTML pages to lines."""

import re
import time

import pytest

from models.document import Document, RawFile
from pipeline.read import Unreadable, read


def page(body: str | bytes, head: str = "") -> Document:
    content = body if isinstance(body, bytes) else f"<html><head>{head}</head><body>{body}</body></html>".encode()
    raw = RawFile(source="elm/clerk.htm", spec_id="elm/clerk", jurisdiction="Elm", sha256="0" * 64, size=len(content))
    [found] = read(raw, content)
    return found


def texts(body: str, head: str = "") -> list[str]:
    return [line.text for line in page(body, head).lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>Files \n  <b>all</b>\n papers.</p>", ["Files all papers."], id="white space is collapsed"),
        pytest.param("<p>A</p>B<div>C<p>D</div>", ["A", "B", "C", "D"], id="every block is a line"),
        pytest.param("CODE<br>CLERK<br/><br>", ["CODE", "CLERK"], id="a break ends a line"),
        pytest.param("<pre>A  1\nB</pre>C", ["A  1", "B", "C"], id="preformatted rows are lines"),
        pytest.param("<dl><dt>Code<dd>1105</dl>", ["Code: 1105"], id="a short term and its meaning"),
        pytest.param("<dl><dt>Duties<dd><p>A<p>B</dl>", ["Duties", "A", "B"], id="a term and several blocks"),
        pytest.param(
            "<table><tr><td>Code:<td>1105<td>Grade:<td>14</table>",
            ["Code: 1105", "Grade: 14"],
            id="labels and values side by side",
        ),
        pytest.param("<p>Two <ins>full</ins> years", ["Two full years"], id="inserted text is in force"),
        pytest.param("A<!-- no --><script>no()</script><style>p{}</style>", ["A"], id="scripts and comments are out"),
        pytest.param("<p>A<p style='display:none'>no<p>B", ["A", "B"], id="hidden text is out"),
        pytest.param("<p>A<o:p>&nbsp;</o:p></p><p>&nbsp;</p>B", ["A", "B"], id="Word's empty paragraphs are out"),
        pytest.param("<ul><li>A<li>B</ul>", ["• A", "• B"], id="items of a list get bullets"),
        pytest.param("<ol><li>A<li>B</ol>", ["1. A", "2. B"], id="items of an ordered list get numbers"),
        pytest.param("<ol type=a start=3><li>A<li>B</ol>", ["c. A", "d. B"], id="lettered items from a start"),
        pytest.param("<ol type=I><li>A<li value=4>B</ol>", ["I. A", "IV. B"], id="Roman items with a value"),
        pytest.param("<ol><li>(a) A<li>2. B</ol>", ["(a) A", "2. B"], id="an item with a label of its own keeps it"),
        pytest.param("<ol><li>A<ul><li>B</ul><li>C</ol>", ["1. A", "• B", "2. C"], id="lists inside lists"),
        pytest.param("<ol><li><p>A</p><p>more</p></ol>", ["1. A", "more"], id="a number stands before the first block"),
        pytest.param(
            "<table><tr><th>Code<th>Grade<tr><td>1105<td>14</table>",
            ["Code  Grade", "1105  14"],
            id="a row of data is one line",
        ),
        pytest.param(
            "<table><tr><td><p>A</p><p>B</p></td><td>C</td></tr></table>",
            ["A", "B", "C"],
            id="a cell of several blocks makes a layout table",
        ),
        pytest.param(
            "<table><tr><td>1.<td>Files papers", ["1.  Files papers"], id="a number in a cell of its own joins the text"
        ),
        pytest.param(
            f"<table><tr><td>{'a ' * 70}b<td>{'c ' * 70}d</table>",
            ["a " * 70 + "b", "c " * 70 + "d"],
            id="two long cells are two columns of prose",
        ),
    ],
)
def test_blocks_become_lines(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "style"),
    [
        pytest.param("<b>DUTIES:</b> Files", {"bold": True}, id="a bold lead-in"),
        pytest.param("<b>CLERK TYPIST</b> 1105", {"bold": True}, id="a bold title before a code"),
        pytest.param("Files <b>all</b> papers", {}, id="a bold word in the middle"),
        pytest.param("<p><u>DUTIES</u></p>", {"bold": True}, id="underlining counts as bold"),
        pytest.param("<p><a href='x'>Apply here</a></p>", {}, id="a link is not underlined text"),
        pytest.param("<p style='font-weight: 700'>DUTIES", {"bold": True}, id="bold by style"),
        pytest.param("<b><p style='font-weight:normal'>Files", {}, id="a style takes bold away"),
        pytest.param("<center>CLERK</center>", {"centred": True}, id="centred by tag"),
        pytest.param("<p align=center>CLERK", {"centred": True}, id="centred by attribute"),
        pytest.param("<p style='text-align:center'>CLERK", {"centred": True}, id="centred by style"),
        pytest.param("<div align=center><p align=left>A", {}, id="a paragraph aligned otherwise"),
        pytest.param("<p class=Head>CLERK", {"centred": True, "size": 14.0}, id="by a rule of the style sheet"),
        pytest.param("<h2>DUTIES</h2>", {"bold": True, "heading": 2}, id="a heading has a level"),
        pytest.param("<font size='+1'>DUTIES</font>", {"size": 13.5}, id="an old font size"),
        pytest.param("<ul><li><ul><li>A", {"indent": 2}, id="indent counts list levels"),
    ],
)
def test_style(body: str, style: dict[str, object]) -> None:
    head = "<style><!-- p.Head, h1.Head {text-align:center;\n font-size:14.0pt;} --></style>"
    [line] = page(body, head).lines
    assert line.style.model_dump(exclude_defaults=True) == style


def test_a_rule_for_headings_can_take_their_weight_away() -> None:
    [line] = page("<h2>DUTIES</h2>", "<style>h2 {font-weight:normal}</style>").lines
    assert (line.style.bold, line.style.heading) == (False, 2)


@pytest.mark.parametrize("tag", ["s", "strike", "del", "span style='text-decoration:line-through'"])
def test_struck_text_is_no_longer_in_force(tag: str) -> None:
    found = page(f"<p>Two <{tag}>three</{tag.split()[0]}> years</p>")
    assert [line.text for line in found.lines] == ["Two years"]
    assert [line.text for line in found.furniture] == ["three"]
    assert [problem.code for problem in found.problems] == ["struck-text"]


def test_struck_space_is_no_problem() -> None:
    assert page("<p>Two<s>&nbsp;</s> years</p>").problems == ()


@pytest.mark.parametrize(
    "menu",
    [
        pytest.param("<nav><ul><li>Home</ul></nav>", id="a nav element"),
        pytest.param("<div role=navigation>Home</div>", id="the role of navigation"),
        pytest.param("<ul>" + "<li><a href='x'>Clerk</a>" * 5 + "</ul>", id="a list of nothing but links"),
    ],
)
def test_menus_are_furniture(menu: str) -> None:
    found = page(f"{menu}<p>CLERK</p>")
    assert [line.text for line in found.lines] == ["CLERK"]
    assert found.furniture


TITLES = [f"Clerk {number}" for number in range(40)]
LINKS = [f"<a href='{number}'>{title}</a>" for number, title in enumerate(TITLES)]


@pytest.mark.parametrize(
    "menu",
    [
        pytest.param("<br>".join(LINKS), id="links with breaks, in no element of their own"),
        pytest.param("<div>" + " | ".join(LINKS) + "</div>", id="links in one line"),
        pytest.param("<table><tr><td>" + "<tr><td>".join(LINKS) + "</table>", id="a table of links"),
        pytest.param("<ul><li>" + "<li>".join([*LINKS, "<b>Typist</b>"]) + "</ul>", id="the page itself is no link"),
        pytest.param("<div>" + "</div><div>".join(LINKS) + "</div>", id="every link in a block"),
        pytest.param("<header>Elm<p>Apply today</header>", id="the head of the page"),
        pytest.param("<aside>Benefits</aside>", id="a sidebar"),
        pytest.param("<div role=banner>Elm</div>", id="a role"),
        pytest.param("<select><option>Elm<option>Oak</select><button>Go</button>", id="form fields"),
    ],
)
def test_the_chrome_of_a_site_is_furniture_and_no_word_is_lost(menu: str) -> None:
    found = page(f"<body>{menu}<h1>TYPIST II</h1><p>Types <a href=x>letters</a>.</p><footer>Imprint</footer></body>")
    assert [line.text for line in found.lines] == ["TYPIST II", "Types letters."]
    words = " ".join(line.text for line in found.furniture)
    assert "Imprint" in words
    assert all(word in words for word in re.findall(r"\w+", re.sub(r"<[^>]*>", " ", menu)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<header><h1>CLERK</h1><p>Elm</header><p>A", ["CLERK", "A"], id="a title in the head of the page"),
        pytest.param("<main><header>CLERK</header>A</main>", ["CLERK", "A"], id="the head of the content"),
        pytest.param("<nav><p>CLERK<p>Files papers</nav>", ["CLERK", "Files papers"], id="nothing but a menu"),
        pytest.param("<p><a href=x>Code</a><p><a href=y>Law</a><p>A", ["Code", "Law", "A"], id="a few links"),
        pytest.param(
            "<div>" + "".join(f"<h3><a href=x>PART {n}</a></h3>" for n in "ABCDE") + "<p>A</div>",
            [*(f"PART {n}" for n in "ABCDE"), "A"],
            id="headings that fold their part",
        ),
        pytest.param(
            "<button aria-expanded=false>DUTIES</button><div style='display:none'>Files</div><p>A",
            ["DUTIES", "Files", "A"],
            id="a panel folded behind a button",
        ),
        pytest.param(
            "<a href=#d>DUTIES</a><p>A<div id=d hidden><p>Files</div>",
            ["DUTIES", "A", "Files"],
            id="a panel that a link unfolds",
        ),
    ],
)
def test_what_is_no_chrome_stays(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


FEW = ["<a href='/'>Home</a>", "<a href='/jobs'>Job Openings</a>", "<a href='/us'>Contact Us</a>"]


@pytest.mark.parametrize(
    "menu",
    [
        pytest.param("<ul><li>" + "<li>".join(FEW) + "</ul>", id="a list"),
        pytest.param("<div>" + " ".join(FEW) + "</div>", id="one line without signs"),
        pytest.param("<p>" + "<br>".join(FEW) + "</p>", id="with breaks"),
        pytest.param("<table><tr><td>" + "<td>".join(FEW) + "</table>", id="the cells of a row"),
        pytest.param("<p>Office of Lamps</p><div>" + "</div><div>".join(FEW) + "</div>", id="below a name"),
    ],
)  # fmt: skip
def test_a_few_links_before_the_title_are_a_menu(menu: str) -> None:
    found = page(f"{menu}<p>DOCK CLERK</p><p>DUTIES<p>Keeps the books.")
    kept = [line.text for line in found.lines if line.text != "Office of Lamps"]
    assert kept == ["DOCK CLERK", "DUTIES", "Keeps the books."]
    assert "Job Openings" in " ".join(line.text for line in found.furniture)


@pytest.mark.parametrize(
    "links",
    [
        pytest.param("<p><a href=x>Chief</a> <a href=y>Typist</a></p>", id="two"),
        pytest.param("".join(f"<h2><a href={n}>Clerk {n}</a></h2>" for n in range(3)), id="linked headings"),
        pytest.param("".join(f"<p><b><a href={n}>Clerk {n}</a></b></p>" for n in range(3)), id="in bold"),
        pytest.param("<p>See <a href=x>A</a>, <a href=y>B</a>, <a href=z>C</a>.</p>", id="in a sentence"),
        pytest.param(f"<p><a href=x>{'A long sentence. ' * 8}</a><a href=y>B</a><a href=z>C</a>", id="long ones"),
        pytest.param("<p>A" * 5 + "<p>" + "<br>".join(FEW), id="further down"),
    ],
)
def test_other_links_at_the_head_are_text(links: str) -> None:
    assert page(f"{links}<p>DOCK CLERK</p>").furniture == ()


def test_links_with_signs_between_them_are_a_menu() -> None:
    found = page("<p><a href=/>Home</a> | <a href=/jobs>Jobs</a><p>CLERK<p><a href=x>Code</a> and <a href=y>Law</a>")
    assert [line.text for line in found.lines] == ["CLERK", "Code and Law"]
    assert [line.text for line in found.furniture] == ["Home | Jobs"]


def test_a_page_of_frames_says_which_pages_to_save() -> None:
    with pytest.raises(Unreadable, match=r"main\.htm"):
        page("<frameset><frame src=main.htm><noframes>No frames.</noframes></frameset>")


@pytest.mark.parametrize(
    "attribute",
    ["style='display:none'", "style='visibility: hidden'", "style='mso-hide:all'", "hidden", "aria-hidden=true"],
)
def test_hidden_text_is_furniture(attribute: str) -> None:
    found = page(f"<p>CLERK<p {attribute}>secret words<p>Files")
    assert [line.text for line in found.lines] == ["CLERK", "Files"]
    assert [line.text for line in found.furniture] == ["secret words"]


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        pytest.param("utf-8", "iso-8859-1", id="UTF-8 that claims to be Latin"),
        pytest.param("utf-8-sig", "windows-1252", id="a byte order mark outranks the claim"),
        pytest.param("utf-16", "utf-8", id="UTF-16 that claims to be UTF-8"),
        pytest.param("cp1252", "utf-8", id="Windows that claims to be UTF-8"),
    ],
)
def test_a_wrong_charset_is_seen_through(charset: str, declared: str) -> None:
    text = f"<html><head><meta charset={declared}></head><body><p>Clerk’s résumé – “A”</p></body></html>"
    assert page(text.encode(charset)).lines[0].text == "Clerk’s résumé – “A”"


def test_lines_are_numbered_as_blocks_and_the_title_is_a_hint() -> None:
    found = page("<p>A<p>B<p style='page-break-before:always'>C", "<title>Clerk\n 1105</title>")
    assert [(line.text, line.page, line.number) for line in found.lines] == [("A", 1, 1), ("B", 1, 2), ("C", 2, 3)]
    assert (found.title_hint, found.pages) == ("Clerk 1105", 2)


def test_the_declared_charset_is_used() -> None:
    found = page(b"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'>City\x92s \x81")
    assert found.lines[0].text.startswith("City’s")
    assert found.problems == ()


def test_a_page_of_tags_only_has_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        page("<p>&nbsp;</p><img src=x>")
    assert caught.value.code == "no-text"


def test_unclosed_tags_may_nest_deeper_than_any_stack() -> None:
    assert len(texts("<font><p>A" * 3000)) == 3000


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<p>CLERK</p><b>Files</b>", ["CLERK", "Files"], id="tags end lines"),
        pytest.param(
            "CLERK\nCode: 5\n\nFiles papers.", ["CLERK", "Code: 5", "Files papers."], id="lines of print stay"
        ),
        pytest.param("CLERK and\nTYPIST<p>Files", ["CLERK and TYPIST", "Files"], id="the end of a row is a space"),
    ],
)
def test_a_page_that_nests_too_deep_for_any_parser_is_read_without_its_tags(inside: str, expected: list[str]) -> None:
    found = page(f"{'<div>' * 30_000}\n{inside}\n{'</div>' * 30_000}")
    assert [line.text for line in found.lines] == expected
    assert [problem.code for problem in found.problems] == ["tags-dropped"]


@pytest.mark.parametrize("sheet", ["p", "/*", "p{", "p {font-weight"], ids="endless {}".format)
def test_a_broken_style_sheet_costs_no_more_than_its_length(sheet: str) -> None:
    began = time.process_time()
    assert texts(f"<style>{sheet * 100_000}</style><p>CLERK") == ["CLERK"]
    assert time.process_time() - began < 5, "it takes a tenth of a second; a cost by the square takes a minute"


def test_an_entity_that_grows_is_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body>x &b;</body></html>'
    assert len(page(bomb.encode()).lines[0].text) < 200
