"""Web pages: what no reader sees, what only some windows hide, and what stands in frames and fields."""

import time

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


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        pytest.param("#old .y{display:none}", "<div id=old><p class=y>no</div>", id="a class inside of an id"),
        pytest.param(".past p{display:none}", "<div class=past><div><p>no</div></div>", id="anywhere inside"),
        pytest.param(".past>p{visibility:hidden}", "<div class='x past'><p>no</div>", id="right inside"),
        pytest.param("div.past  span{display:none}", "<div class=past><p><span>no</span></div>", id="tag, class"),
        pytest.param("ul > li.a.b{display:none}", "<ul><li class='b a'>no</ul>", id="two classes of the inner one"),
        pytest.param("i .q, .past\n.y{display:none}", "<div class=past><p class=y>no</div>", id="the second"),
        pytest.param("body .a .b .c{display:none}", "<p class=a><b class=b><i class=c>no</i></b>", id="four steps"),
        pytest.param(".a > * > b{display:none}", "<div class=a><p><b>no</b></div>", id="any tag between"),
        pytest.param("div#d.x p{display:none}", "<div class=x id=d><p>no</div>", id="an id with a class"),
        pytest.param(".a .a{display:none}", "<div class=a><p class=a>no</div>", id="in itself"),
        pytest.param(".p{display:block} .a .p{display:none}", "<div class=a><p class=p>no</div>", id="heavier"),
        pytest.param(".a p{display:none} .b p{color:red}", "<p>B</p><div class='a b'><p>no</div>", id="red"),
    ],
)  # fmt: skip
def test_rules_for_what_lies_inside_hide(rule: str, body: str) -> None:
    found = page(f"<p>A{body}", f"<style>{rule}</style>")
    assert "no" not in " ".join(line.text for line in found.lines)
    assert "no" in {line.text.removeprefix("• ") for line in found.furniture}


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        pytest.param("#old .y{display:none}", "<p id=old>x</p><p class=y>B", id="beside and not inside"),
        pytest.param(".a > p{display:none}", "<div class=a><div><p>B</div></div>", id="inside, but not right inside"),
        pytest.param(".a .b p{display:none}", "<div class=b><div class=a><p>B</div></div>", id="the other way round"),
        pytest.param(".a p{display:none} .a .k{display:block}", "<div class=a><p class=k>B</div>", id="shown again"),
        pytest.param(".a .k{display:block} .a p{display:none}", "<div class=a><p class=k>B</div>", id="by the heavier"),
        pytest.param("div p{display:none} .k{display:block}", "<div><p class=k>B</div>", id="a class beats two tags"),
        pytest.param(".a p{display:none} #k{display:block}", "<div class=a><p id=k>B</div>", id="an id beats a class"),
        pytest.param(".a p{display:none}", "<div class=a><p style='display:block'>B</div>", id="by itself"),
        pytest.param(".a p{visibility:hidden} .a b{visibility:visible}", "<div class=a><p><b>B</b></div>", id="seen"),
        pytest.param(".a:hover p{display:none}", "<div class=a><p>B</div>", id="only under the pointer"),
        pytest.param(".a + p{display:none}", "<div class=a>x</div><p>B", id="a neighbour is no part"),
        pytest.param(".a p::before{display:none}", "<div class=a><p>B</div>", id="what stands before the text"),
        pytest.param(".no-js .k{display:none}", "<div class=no-js><p class=k>B</div>", id="until the scripts run"),
        pytest.param("@media print{.a p{display:none}}", "<div class=a><p>B</div>", id="on paper"),
        pytest.param(
            ".a .k{display:none}", "<div class=a><button aria-controls=q></button><p class=k id=q>B</div>", id="opened"
        ),
    ],
)  # fmt: skip
def test_rules_for_what_lies_elsewhere_do_not(rule: str, body: str) -> None:
    assert texts(f"<p>A</p>{body}", f"<style>{rule}</style>")[-1] == "B"


def test_struck_inside_of_a_repealed_part_is_not_in_force() -> None:
    found = page("<p>A<div class=repealed><p>no</div>", "<style>.repealed p{text-decoration:line-through}</style>")
    assert [line.text for line in found.lines] == ["A"]
    assert [problem.code for problem in found.problems] == ["struck-text"]


def test_many_rules_for_deep_pages_cost_no_more_than_their_number() -> None:
    rules = "".join(f".a{n} .a p.x{{display:none}}" for n in range(3_000))
    deep = "".join(f"<div class='a a{n}'>" for n in range(200)) + "".join(f"<p class=y{n}>B" for n in range(20_000))
    began = time.process_time()
    assert len(texts(deep, f"<style>{rules}</style>")) == 20_000
    assert time.process_time() - began < 10, "it takes a second; each rule for each element takes a minute"


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
