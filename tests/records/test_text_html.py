"""Words copied in from other programs and out to them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.list_marks import BULLET, list_mark
from chair_desk.records.text_html import HtmlWords, plain_lines, write_html
from chair_desk.records.text_marks import Piece, Pieces, write_marks

# As Word for Windows puts it on the clipboard: lists are paragraphs with a mark to be ignored.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {color:red} --></style><xml><w:WordDocument/></xml></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoNormal>The <b><span style='color:red'>Board</span></b> heard
that <i style='mso-bidi-font-style:normal'>nothing</i> was done.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span>&nbsp;&nbsp; </span></span>
</span><![endif]>First <b>point</b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Second<o:p></o:p></p>
<!--EndFragment--></body></html>"""


# The styles of a document and what hangs beside its words, as Word puts them on the clipboard too.
REVIEWED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;}
p.Actions, li.Actions, div.Actions\n\t{mso-style-unhide:no;\n\tfont-weight:bold;\n\tmargin:0cm;}
span.Quoted\n\t{font-style:italic;}
@list l0:level1\n\t{mso-level-number-format:bullet;\n\tfont-weight:bold;}
--></style></head><body lang=EN-GB><div class=WordSection1>
<p class=MsoNormal>Plain, <span class=Quoted>quoted</span> and <del cite="mailto:Somebody"
datetime="2026-11-19T10:47">struck</del><ins cite="mailto:Somebody">put in</ins>.<o:p></o:p></p>
<p class=Actions>An action <span style='font-weight:normal'>for somebody</span><span
class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a
class=msocomanchor id="_anchor_1" href="#_msocom_1">[AB1]</a><![endif]></span></span></p>
<p class=MsoListBullet><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>By its style alone</p></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>
What a reviewer thought</p></div></div></body></html>"""


def read(html: str) -> list[str]:
    return [write_marks(line) for line in HtmlWords(html).lines() if line]


def test_words_from_word_keep_bold_italics_and_lists() -> None:
    assert read(WORD) == [
        "The **Board** heard that _nothing_ was done.",
        "\u2022 First **point**",
        "2. Second",
    ]


def test_styles_set_words_and_neither_comments_nor_struck_words_come_along() -> None:
    assert read(REVIEWED) == [
        "Plain, _quoted_ and put in.",
        "**An action** for somebody",
        "\u2022 By its style alone",
    ]


@pytest.mark.parametrize(
    ("printed", "mark"),
    [("3)", "3. "), ("o", "\u2022 "), ("\uf0b7", "\u2022 "), ("(b)", "\u2022 (b) "),
     ("iv.", "\u2022 iv. "), ("2.1", "\u2022 2.1 "), ("0.", "\u2022 0. ")],
)  # fmt: skip
def test_what_was_printed_before_an_item_is_a_mark_or_stays(printed: str, mark: str) -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>"
        f"{printed}<span>&nbsp; </span></span>asked</p>"
    )

    assert read(f"{item}<p>after</p>") == [f"{mark}asked", "after"]


@pytest.mark.parametrize("sign", ["\u00b7", "o", "\u00a7"])
def test_an_item_whose_list_was_lost_in_a_mail_is_one_still(sign: str) -> None:
    item = (
        f'<p class="x_MsoListParagraph"><span style="font-family:Symbol">{sign}<span style="font:'
        '7pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span></span>asked <b>again</b></p>'
    )

    assert read(f"{item}<p>o  after</p>") == ["\u2022 asked **again**", "o after"]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("one<br>two<br><br>three", ["one\ntwo", "three"]),
        ("<h2>Head</h2>words", ["**Head**", "words"]),
        ("<ol start=3><li><p>a</p></li><li>b</ol>", ["3. a", "4. b"]),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", ["\u2022 a", "1. b", "\u2022 c"]),
        ("<table><tr><td><p>A</p><p>b</p><td>C &amp; d<tr><td>e</table>", ["A b | C & d", "e"]),
        ('<b style="font-weight:normal">a <span style="font-weight:700">b</span></b>', ["a **b**"]),
        ('<span style="font-style:italic">a</span>', ["_a_"]),
        ('<b><i><p style="font-weight:inherit;font-style:inherit">a</p></i></b>', ["**_a_**"]),
        ("a<script>x()</script><style>p{}</style><title>t</title>b", ["ab"]),
        ('a<span style="display: none">b</span>c', ["ac"]),
        ("a &lt;b&gt; **c** 5 < 6", [r"a <b> \*\*c\*\* 5 < 6"]),
        ("<!-- a --><p>b</p><!-- never closed", ["b", "<!-- never closed"]),
        ("", []),
        ("<p>&nbsp;</p>", []),
    ],
)
def test_html_of_any_making_is_read_for_its_words(html: str, lines: list[str]) -> None:
    assert read(html) == lines


@pytest.mark.parametrize(
    "html",
    ["<" * 100_000, "<a " * 50_000, "<!--" * 50_000, '<a "' * 50_000, "<b>" * 50_000 + "x",
     "<p>" * 50_000, "<!" * 50_000, "&" * 100_000, "<li>" * 20_000 + "x", "</p>" * 50_000,
     "<td>x" * 50_000],
)  # fmt: skip
def test_hostile_html_is_read_in_time(html: str) -> None:
    begun = time.process_time()
    for _line in HtmlWords(html).lines():
        pass

    assert time.process_time() - begun < 8


@given(st.text(alphabet=st.sampled_from("<>/=\"'!-ab pbituloldr&;"), max_size=80))
def test_reading_never_fails(html: str) -> None:
    list(HtmlWords(html).lines())


def test_no_single_step_takes_long() -> None:
    slowest = 0.0
    lines = HtmlWords("<p>" * 20_000 + "<p>a <b>b</b> c</p>" * 5_000).lines()
    while True:
        begun = time.process_time()
        if next(lines, None) is None:
            break
        slowest = max(slowest, time.process_time() - begun)

    assert slowest < 0.05


WORDS = st.text(alphabet=st.sampled_from("ab c&<é1.\n"), min_size=1, max_size=10)
LINES = st.lists(
    st.lists(st.builds(Piece, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=4)
)


def _room(line: Pieces) -> str:
    return " ".join("".join(piece.text for piece in line).split())


@given(LINES)
def test_what_is_written_is_read_again_with_every_word(lines: list[list[Piece]]) -> None:
    written = [tuple(line) for line in lines]
    wanted = " ".join(part for line in written if (part := _room(line)))

    found = [line for line in HtmlWords(write_html(written)).lines() if line]

    said = " ".join(_room(line) for line in found).split()
    is_list = any(list_mark("".join(piece.text for piece in line)) for line in written)
    assert said == wanted.split() or is_list or any(list_mark(_room(line)) for line in written)


def test_lists_are_written_as_lists() -> None:
    lines: list[Pieces] = [
        (Piece("Noted:"),),
        (Piece(BULLET), Piece("one", bold=True)),
        (Piece("- two", italic=True),),
        (Piece("3. three"),),
    ]

    html = write_html(lines)

    assert "<ul><li><b>one</b></li><li><i>two</i></li></ul>" in html
    assert '<ol start="3"><li>three</li></ol>' in html
    assert read(html) == ["Noted:", "\u2022 **one**", "\u2022 _two_", "3. three"]


def test_plain_words_are_a_paragraph_to_a_line() -> None:
    assert list(plain_lines("one \r\n\n two\n")) == [(Piece("one"),), (Piece(" two"),)]
