"""The templates beside this module, compiled: text of documents can only come out of them escaped.

Whatever a template prints is escaped, and a name that it does not know is an error: a page is right or it is not made.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from models.change import Change
from pipeline.redline.marked import Mark, Paragraph, marked_line, without
from pipeline.redline.paragraphs import words_in
from pipeline.redline.visible import visible
from pipeline.redline.wording import CAUSES, adds_words, field_words, sign, value_words, way_words

if TYPE_CHECKING:
    from jinja2 import Environment

PRINTED_SIGNS = {"+": "+", "-": "−", "~": "~"}


def render(template: str, **values: object) -> str:
    """The text that a template gives; `values` by the names it uses."""
    return _environment().get_template(template).render(**values)


@cache
def style() -> Markup:
    """The style sheet of our pages; it is our own, so it goes out as it is."""
    return Markup(files(__package__).joinpath("templates", "redline.css").read_text(encoding="utf-8").strip())


@cache
def style_hash() -> str:
    """What the page's own policy names, so that no other style sheet is obeyed."""
    return f"sha256-{b64encode(sha256(style().encode()).digest()).decode()}"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # not at the top: most runs make no page

    environment = Environment(
        loader=PackageLoader("pipeline.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "adds_to": lambda words, value: adds_words(value, words),
        "cause": lambda change: CAUSES[change.cause],
        "field": field_words,
        "sign": lambda change: PRINTED_SIGNS[sign(change)],
        "earlier": lambda paragraph: without(Mark.INSERTED, paragraph),
        "later": lambda paragraph: without(Mark.STRUCK, paragraph),
        "value_after": _after,
        "value_before": _before,
        "values": _values,
        "visible": visible,
        "way": lambda change: visible(way_words(change)),
    }
    return environment


def _values(change: Change) -> Paragraph:
    """The fact before and after, the words that differ marked; an amount is marked as a whole."""
    return marked_line(words_in(_before(change)), words_in(_after(change)))


def _before(change: Change) -> str:
    return visible(value_words(change.field, change.before))


def _after(change: Change) -> str:
    return visible(value_words(change.field, change.after))
