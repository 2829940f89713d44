"""Web pages: what no reader sees, what only some windows hide, and what stands in frames and fields."""

import pytest
from test_read_html import page, texts

SHEET = "<style>.a{{display:none}}{}</style>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p style='DISPLAY : NONE !important'>no", id="hidden with emphasis"),
        pytest.param("<div style='display:none'><p style='display:block'>no</div>", id="a block in what is hidden"),
        pytest.param("<p style='color:#FFFFFF'>no", id="white on white"),
        pytest.param("<p><font color=white>no</font>", id="white by an old tag"),
        pytest.param("<p style='font-size:0'>no", id="of no size"),
        pytest.param("<p style='font-size:1px'>no", id="of one pixel"),
        pytest.param("<dialog>no</dialog>", id="a closed dialog"),
        pytest.param("<video>no</video><canvas>no</canvas>", id="words for programs that show no film"),
    ],
)
def test_what_nobody_sees_is_furniture(body: str) -> None:
    found = page(f"<p>A</p>{body}")
    assert [line.text for line in found.lines] == ["A"]
    assert {line.text for line in found.furniture} == {"no"}


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("<p style='visibility:hidden'><b style='visibility:visible'>B</b>", "", id="visible again"),
        pytest.param("<ul style='font-size:0'><li style='font-size:1rem'>B</ul>", "", id="of a size again"),
        pytest.param("<div style='background:#036'><p style='color:white'>B</div>", "", id="white on a ground"),
        pytest.param("<div class=bar><p style='color:white'>B</div>", "", id="white where a class may give a ground"),
        pytest.param("<p style='color:white'><b style='color:red'>B</b>", "", id="another colour inside"),
        pytest.param("<p class=b>B", SHEET.format("@media print{.b{display:none}}"), id="hidden on paper"),
        pytest.param("<p class=b>B", SHEET.format("@media (max-width:9em){p{top:0}.b{display:none}}"), id="on phones"),
        pytest.param("<p class=b>B", SHEET.format("@media print{@page{top:0}.b{display:none}"), id="cut off"),
        pytest.param("<dialog open>B</dialog>", "", id="an open dialog"),
        pytest.param("<iframe srcdoc='&lt;p&gt;B&lt;/p&gt;'></iframe>", "", id="a frame that carries its page"),
        pytest.param("<xmp>B</xmp>", "", id="an old tag for examples"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_text(body: str, head: str) -> None:
    assert [text.removeprefix("• ") for text in texts(f"<p>A</p>{body}", head)] == ["A", "B"]


def test_rules_for_all_windows_hide() -> None:
    for rules in ("@media screen{.b{display:none}}", "@media print{p{color:red}} .b{display:none}"):
        assert texts("<p>A<p class=b>no", SHEET.format(rules)) == ["A"]


@pytest.mark.parametrize(
    ("rule", "attributes"),
    [
        pytest.param("#b{display:none}", "id=b", id="an id"),
        pytest.param("p#b{display:none}", "id=b class=x", id="a tag with an id"),
        pytest.param(".b.c{display:none}", "class='c x b'", id="two classes, in any order"),
        pytest.param("p.d.c.b{display:none}", "class='b c d'", id="a tag with three classes"),
        pytest.param("i,#b , .x{display:none}", "id=b", id="an id among other selectors"),
        pytest.param("#b{display:none} .c{display:block}", "class=c id=b", id="an id is stronger than a class"),
        pytest.param(".b.c{display:none} .c{display:block}", "class='b c'", id="two classes are stronger than one"),
    ],
)
def test_rules_for_an_id_or_several_classes_hide(rule: str, attributes: str) -> None:
    assert texts(f"<p>A<p {attributes}>no", f"<style>{rule}</style>") == ["A"]


@pytest.mark.parametrize(
    ("rule", "attributes"),
    [
        pytest.param("#b{display:none}", "class=b", id="a class of that name"),
        pytest.param("#b{display:none}", "class='#b'", id="a class that looks like the id"),
        pytest.param("#b{display:none}", "id=c", id="another id"),
        pytest.param("i#b{display:none}", "id=b", id="another tag"),
        pytest.param(".b.c{display:none}", "class=b", id="one class of two"),
        pytest.param(".b.c{display:none}", "class='b.c'", id="one class with a dot in its name"),
        pytest.param("#b{display:none}", "id=b style='display:block'", id="shown by the element itself"),
        pytest.param("#d .b{display:none}", "class=b", id="inside of what is not there"),
    ],
)
def test_rules_for_others_do_not(rule: str, attributes: str) -> None:
    assert texts(f"<p>A<p {attributes}>B", f"<style>{rule}</style>") == ["A", "B"]


def test_thousands_of_rules_and_classes_cost_no_more_than_their_number() -> None:
    rules = "".join(f".a.b{n}{{display:none}}#c{n}{{color:red}}" for n in range(5_000))
    many = "".join(f"<p class='{' '.join(f'x{n}-{m}' for m in range(60))}'>B{n}" for n in range(500))
    assert len(texts(many, f"<style>{rules}</style>")) == 500


def test_what_is_typed_into_a_field_is_furniture() -> None:
    found = page("<p>A</p><input value='B'><input type=hidden value=no><input type=password value=no>")
    assert [line.text for line in found.lines] == ["A"]
    assert [line.text for line in found.furniture] == ["B"]


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "idna", "utf-7", "zlib_codec", "undefined"])
def test_a_codec_that_is_no_charset_is_not_believed(charset: str) -> None:
    found = page(f"<html><meta charset={charset}><p>A \\x42 +AEI-".encode() + b" \x93C\x94</p>")
    assert [line.text for line in found.lines] == ["A \\x42 +AEI- “C”"]
