"""The chrome of web pages: menus, heads, feet, sidebars. Goes in: a page, or its blocks. Comes out: the elements, or
blocks, that are furniture.

By element: what calls itself navigation; heads and feet of the page, not those of an article; blocks that are nearly
all links. By block: a run of lines that are nothing but links, as where a menu of job titles stands in the same cell as
the text; where the page begins a few of them are enough. A title (h1, h2) in the head of a page is no furniture.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.read.blocks import Block

CHROME_TAGS = frozenset(("nav", "aside"))
EDGES = frozenset(("header", "footer"))
CONTENT_TAGS = frozenset(("main", "article", "section"))
ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar tablist toolbar dialog alert".split()
)
CONTAINERS = frozenset(("ul", "ol", "dl", "menu", "dir", "table", "tr", "td", "div", "p", "form", "center", "span"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MAY_DECLARE = etree.XPath("boolean(//nav | //aside | //header | //footer | //*[@role])")
MENU_ITEMS = 5
"""So many links make a menu; fewer may be the references of a text."""
HEAD_ITEMS = 3
"""So many are a menu where a page begins, and the title does not stand yet."""
HEAD_LINES = 4
"""The name of the site, its motto and the like may stand before such a menu."""
LONGEST_ITEM = 30
"""Characters of a link in the menu of a head."""
BETWEEN = re.compile(r"\s[|>»›·•/]\s")
"""Signs that part the links of a menu in one line."""
LINK_SHARE = 0.85
"""The share of characters that are links in a menu: the entry of the page itself is often none."""


def menus(root: Element) -> frozenset[Element]:
    """The elements whose whole text is furniture."""
    many_links = len(root.findall(".//a[@href]")) >= MENU_ITEMS
    return frozenset((*(_declared(root) if MAY_DECLARE(root) else ()), *(_dense(root) if many_links else ())))


def _declared(root: Element) -> Iterator[Element]:
    """Elements that say by tag or role what they are."""
    content = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in CONTENT_TAGS:
            content += 1 if event == "start" else -1
        elif event == "start" and (
            element.tag in CHROME_TAGS
            or (element.tag in EDGES and not content)
            or str(element.get("role", "")).lower() in ROLES
        ):
            yield element


def _dense(root: Element) -> Iterator[Element]:
    """Elements with many links and little else; one with a heading is a part of the text."""
    outer: list[list[int]] = [[0, 0, 0, 0]]
    linked = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_link = element.tag == "a" and bool(element.get("href"))
        if event == "start":
            linked += is_link
            outer.append([0, 0, 0, element.tag in HEADINGS])
            _count(outer[-1], element.text, linked)
            outer[-1][2] += is_link
            continue
        linked -= is_link
        counts = outer.pop()
        if _is_dense(element, counts):
            yield element
        outer[-1][:] = [mine + theirs for mine, theirs in zip(outer[-1], counts, strict=True)]
        _count(outer[-1], element.tail, linked)


def _count(counts: list[int], text: str | None, linked: int) -> None:
    length = sum(map(str.isalnum, text or ""))
    counts[0] += length
    counts[1] += length if linked else 0


def _is_dense(element: Element, counts: Sequence[int]) -> bool:
    characters, in_links, links, headings = counts
    return (
        element.tag in CONTAINERS
        and links >= MENU_ITEMS
        and not headings
        and in_links >= LINK_SHARE * max(characters, 1)
    )


def _is_path(block: Block) -> bool:
    """True for links in one line with signs between them: "Home | Jobs", "Start > Jobs > Clerk"."""
    return block.kept and block.links > 1 and not block.look.heading and bool(BETWEEN.search(block.text))


def without_runs_of_links(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, of which runs with many links and nothing else are no longer kept."""
    result = [block._replace(kept=False) if _is_path(block) else block for block in blocks]
    blocks = result[:]
    run: list[int] = []
    before = 0
    for place, block in enumerate([*blocks, None]):
        if block is not None and (not block.kept or (block.links and not block.look.heading)):
            run += [place] if block.kept else []
            continue
        if run and _is_menu([blocks[each] for each in run], before):
            for each in run:
                result[each] = blocks[each]._replace(kept=False)
        before += len(run) + (block is not None and block.kept)
        run = []
    return result


def _is_menu(run: Sequence[Block], before: int) -> bool:
    """True for a run with many links; at the head of a page, `before` lines of text, for one with a few short ones."""
    links = sum(block.links for block in run)
    if links >= MENU_ITEMS or links < HEAD_ITEMS or before > HEAD_LINES:
        return links >= MENU_ITEMS
    short = all(len(block.text) <= LONGEST_ITEM * block.links for block in run)
    return short and not any(each.bold for block in run for each in block.runs)
