"""HTML to lines. Goes in: the bytes of a page. Comes out: one line per block as a browser would show it.

Paragraphs, list items, headings, `<br>` and rows end a line; white space is collapsed; list numbers are put back into
the text. A table row is one line with its cells two spaces apart, unless a cell holds several blocks: then the table is
only layout and its blocks stay lines. A short term with a short meaning (`<dl>`) is one line too: "Code: 1105". Left
out: scripts, styles, comments. Sent to the furniture: menus, heads, feet and sidebars of the site (`menus.py`), form
fields, hidden text (but not panels that a reader can unfold, `folded.py`), and struck text, which is no longer in force
(Problem `struck-text`).
"""

import re
from collections.abc import Set
from contextlib import suppress
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element as Element

from models.document import Document, Line, Problem, RawFile, Severity
from pipeline.read.blocks import Collector, Look
from pipeline.read.changes import change_problems
from pipeline.read.css import EMPTY, Css, Sheet
from pipeline.read.encoding import decode
from pipeline.read.folded import folded_panels, opens_panel
from pipeline.read.media import HTML
from pipeline.read.menus import menus, without_runs_of_links
from pipeline.read.page_marks import marks_of_draft, watermarks
from pipeline.read.page_sight import frames_of, unseen
from pipeline.read.raised import raised
from pipeline.read.unreadable import Unreadable

CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*+(?:[\"']\s*+)?([\w.:-]+)", re.IGNORECASE)
INLINE_TAG = re.compile(r"</?(?:font|span|b|i|u|em|strong|small|big)\b[^>]*>", re.IGNORECASE)
ANY_TAG = re.compile(r"</?(?!(?:script|style|title)\b)[a-z][^<>]*>", re.IGNORECASE)
FLAT = "The tags of the page nest too deep: it was read without them, so what they hide or strike out is in the text."
SKIPPED = frozenset(("head", "script", "style", "xml"))
FORM_FIELDS = (
    "select",
    "option",
    "optgroup",
    "textarea",
    "button",
    "iframe",
    "object",
    "noscript",
    "template",
    "svg",
    "noframes",
    "canvas",
    "video",
    "audio",
)
TYPED = ("", "text", "search", "email", "tel", "url", "number", "date", "month")
"""Fields of a form in which a value can be read."""
PARTS = ("html", "body", "main", "article", "section", "aside", "header", "footer", "nav", "div", "form", "fieldset")
TEXTS = (
    "p",
    "pre",
    "blockquote",
    "center",
    "address",
    "details",
    "summary",
    "figure",
    "figcaption",
    "legend",
    "hr",
    "xmp",
    "listing",
    "plaintext",
    "dialog",
)
TABLE_PARTS = ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
LISTS = frozenset(("ul", "ol", "menu", "dir"))
MAX_FRAMES = 20
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ROWS, CELLS, TITLES = ("tr",), ("td", "th"), ("h1", "h2")
SHOWN_APART = frozenset((*FORM_FIELDS, *LISTS, *HEADINGS, "a", "header", "pre"))
"""Elements that look another way than the text around them, without a word in the style sheet."""
NOT_SHOWN = Look()
"""Stands for the look of what is passed over."""
BLOCKS = frozenset((*FORM_FIELDS, *PARTS, *TEXTS, *TABLE_PARTS, *LISTS, *HEADINGS, "li", "dl", "dt", "dd"))


def read_html(raw: RawFile, content: bytes, charset: str = "", styles: str = "") -> Document:
    """The document of an HTML page; `charset` and `styles` are what the envelope of a saved page declares and holds."""
    declared = CHARSET.search(content, 0, 4096)
    named = charset or (declared[1].decode("ascii") if declared else "")
    decoded = decode(content, named, raw.quirks.encoding)
    root, flat = _tree(decoded.text)
    for frame in frames_of(root)[:MAX_FRAMES]:
        with suppress(Unreadable):
            frame.append(_tree(frame.get("srcdoc", ""))[0])
            frame.tag = "div"
    page = Collector()
    sheet = Sheet("\n".join((styles, *(style.text or "" for style in root.iter("style")))))
    sheet.meet(root)
    _walk(root, page, sheet, menus(root) | unseen(root, decoded.text) | watermarks(root, decoded.text))
    page.blocks = without_runs_of_links(page.blocks)
    if not any(block.kept for block in page.blocks):  # a page that stands in its own menu: better read than lost
        page = Collector()
        _walk(root, page, sheet, frozenset())
    lines, furniture = page.lines()
    marks = dict.fromkeys(marks_of_draft(root, decoded.text))
    furniture = (*furniture, *(Line(text=mark, page=1, number=1) for mark in marks))
    framed = [frame.get("src", "") for frame in root.iter("frame", "iframe")]
    if framed and not lines:
        raise Unreadable("no-text", f"The page only frames others ({', '.join(framed)[:200]}); save those pages.")
    problems = []
    if decoded.doubt:
        problems.append(Problem(code="uncertain-encoding", severity=Severity.WARNING, message=decoded.doubt))
    if flat:
        problems.append(Problem(code="tags-dropped", severity=Severity.WARNING, message=FLAT))
    problems += [problem for problem in change_problems(page) if problem.code == "struck-text"]
    return Document(
        raw=raw,
        media_type=HTML,
        lines=lines,
        furniture=furniture,
        pages=page.number,
        title_hint=" ".join((root.findtext(".//title") or "").split()),
        problems=tuple(problems),
    )


def _tree(text: str) -> tuple[Element, bool]:
    """The root of the page, and whether it was read flat. The parser drops what nests too deep; then the page is read
    again without inline tags, and at last without any."""
    root, complete = _parsed(text)
    if not complete:
        root, complete = _parsed(INLINE_TAG.sub("", text))
    if complete:
        return root, False
    root, complete = _parsed(_flat(text))
    if not complete:
        raise Unreadable("damaged-file", "The tags of the page nest too deep to be read.")
    return root, True


def _flat(text: str) -> str:
    """The page with the end of a line for every tag; words with blank lines among them keep their own lines."""
    parts = ANY_TAG.split(text)
    printed = any("\n\n" in part.strip().replace("\r", "") for part in parts)
    return "<br>".join(part.replace("\n", "<br>") if printed else part for part in parts)


def _parsed(text: str) -> tuple[Element, bool]:
    """The root, and whether the parser has read all of `text`."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("no-text", "The page holds no text.") from error
    if root is None:
        raise Unreadable("no-text", "The page holds no text.")
    return root, not any("depth" in entry.message for entry in parser.error_log)


def _walk(root: Element, page: Collector, sheet: Sheet, chrome: Set[Element]) -> None:
    """Every element once, in document order, without recursion: bad HTML nests without limit."""
    looks = [Look()]
    panels = folded_panels(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            look = looks.pop()
            _end(element, page, looks[-1], skipped=look is NOT_SHOWN)
            continue
        css = sheet.of(element)
        if (css.hidden or css.unseen) and element in panels:
            css = css._replace(hidden=None, unseen=None)
        if element.tag in SKIPPED:
            walker.skip_subtree()
            looks.append(NOT_SHOWN)
        else:
            looks.append(_look(looks[-1], element, css, element in chrome))
            _start(element, css, page, looks[-1])


def _start(element: Element, css: Css, page: Collector, look: Look) -> None:
    tag = element.tag
    if tag in BLOCKS or tag == "br":
        page.end_line()
    if css.page_break:
        page.number += bool(page.blocks)
    if tag in LISTS:
        page.open_list(tag == "ol", element.get("start", ""), css.list_type or str(element.get("type", "")))
    elif tag == "li":
        page.open_item(element.get("value", ""))
    elif tag in ROWS:
        page.open_row()
    elif tag in CELLS:
        page.open_cell()
    elif tag == "dt":
        page.open_term()
    elif tag == "input" and element.get("type", "").lower() in TYPED:
        page.add(f" {element.get('value', '')} ", look._replace(menu=True))
    if element.text:
        page.add(raised(element.text, element.tail or "") if tag == "sup" else element.text, look)


def _end(element: Element, page: Collector, outer: Look, *, skipped: bool) -> None:
    tag = element.tag
    if tag in BLOCKS and not skipped:
        page.end_line()
        if tag in LISTS:
            page.close_list()
        elif tag == "li":
            page.close_item()
        elif tag in ROWS:
            page.close_row()
        elif tag == "dd":
            page.close_meaning()
    if element.tail:
        page.add(element.tail, outer)


def _look(outer: Look, element: Element, css: Css, chrome: bool) -> Look:
    """How the text of `element` looks, given how the text around it looks."""
    tag = element.tag
    look = outer if css is EMPTY else _set(outer, css)
    if tag not in SHOWN_APART and not chrome:
        return look
    title = tag in TITLES and outer.menu and bool(outer.banner)
    return look._replace(
        bold=look.bold or opens_panel(element),
        heading=HEADINGS.get(tag, outer.heading),
        indent=outer.indent + (tag in LISTS),
        kept_space=outer.kept_space or tag == "pre",
        menu=(outer.menu or chrome or (tag in FORM_FIELDS and not opens_panel(element))) and not title,
        linked=outer.linked or (tag == "a" and bool(element.get("href"))),
        banner=outer.banner or tag == "header",
    )


@lru_cache(maxsize=1024)
def _set(outer: Look, css: Css) -> Look:
    """The look of text that is set as `css` says; what that does not say stays as around it. Pages have few looks."""
    return outer._replace(
        bold=outer.bold if css.bold is None else css.bold,
        underlined=outer.underlined if css.underlined is None else css.underlined,
        centred=outer.centred if css.centred is None else css.centred,
        size=css.size if css.size is not None else outer.size if not (css.sized and outer.size == 0) else None,
        struck=outer.struck or bool(css.struck),
        hidden=outer.hidden or bool(css.hidden),
        unseen=outer.unseen if css.unseen is None else css.unseen,
    )
