"""The documents that an index page links to. Goes in: the bytes of the page and where it came from. Comes out: their
addresses in the order of the page, each once; `IndexPageError` if there are none.

An element that the CSS selector finds counts with its `href`, or with the links inside it. Addresses are joined to the
`<base>` of the page, lose what follows `#`, and are written as a browser would send them.
"""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from urllib.parse import unquote, urlsplit

import httpx
from cssselect import HTMLTranslator, SelectorError
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from models.source import Collect
from pipeline.read.encoding import decode
from pipeline.sources.settings import address_fault

MOST_LINKS = 20_000
CHARSET = re.compile(rb"charset\s*=\s*+(?:[\"']\s*+)?([\w.:-]+)", re.IGNORECASE)


class IndexPageError(ValueError):
    """A page that cannot be used; the message is a sentence."""


def selector_fault(selector: str) -> str:
    """Why a CSS selector cannot be used, in a few words; empty if it can."""
    try:
        etree.XPath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, etree.XPathError) as error:
        return f"'{selector}' is no CSS selector ({error})"
    return ""


def links(content: bytes, address: str, content_type: str, how: Collect) -> tuple[str, ...]:
    """The documents that the page at `address` links to, at least one."""
    root = _root(content, content_type)
    base = root.xpath("string((//base/@href)[1])")
    start = _joined(address, str(base)) or address
    found = dict.fromkeys(joined for href in _hrefs(root, how.links) if (joined := _joined(start, href)))
    wanted = tuple(each for each in found if each != address and _is_wanted(each, address, how))
    if not found:
        raise IndexPageError(f"The page has no link that '{how.links}' selects; has it changed?")
    if not wanted:
        raise IndexPageError(f"None of the {len(found)} links of the page matches include and exclude; has it changed?")
    if len(wanted) > MOST_LINKS:
        raise IndexPageError(f"The page has more than {MOST_LINKS} links; narrow them with include.")
    return wanted


def _root(content: bytes, content_type: str) -> HtmlElement:
    declared = CHARSET.search(content_type.encode("ascii", "replace")) or CHARSET.search(content, 0, 4096)
    text = decode(content, declared[1].decode("ascii") if declared else "").text
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IndexPageError("The page cannot be read as HTML.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise IndexPageError("The tags of the page nest too deep to be read.")
    return root


def _hrefs(root: HtmlElement, selector: str) -> Iterator[str]:
    for element in root.xpath(HTMLTranslator().css_to_xpath(selector)):
        if element.get("href") is not None:
            yield element.get("href")
        else:
            yield from (str(href) for href in element.xpath(".//a/@href"))


def _joined(base: str, href: str) -> str:
    """The address that a link means; empty if it is none of the web."""
    try:
        joined = str(httpx.URL(base).join("".join(href.split("\n")).strip()).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return ""
    return "" if address_fault(joined) else joined


def _is_wanted(address: str, page: str, how: Collect) -> bool:
    same_host = urlsplit(address).hostname == urlsplit(page).hostname
    included = _matches(address, how.include) if how.include else same_host
    return included and not _matches(address, how.exclude)


def _matches(address: str, patterns: Sequence[str]) -> bool:
    """As it is written, or with %20 and the like undone."""
    return any(fnmatchcase(each, pattern) for pattern in patterns for each in (address, unquote(address)))
