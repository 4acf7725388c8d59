from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.reports.document import Document, Grid, Heading, Paragraph, Run, row
from chair_desk.reports.docx import docx_bytes
from chair_desk.services.word_changes import read_stretches
from tests.services.test_report_returning import edited


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    runs = (Run("First.", anchor="s_1"), Run("¹"), Run(" "), Run("Second.", anchor="s_2"))
    table = Grid(caption="Counts", header=("A",), rows=(row("b"),), widths=(1,), shows_caption=True)
    head = Heading(level=2, text="1. The year", anchor="head_year")
    place = tmp_path / "draft.docx"
    place.write_bytes(
        docx_bytes(Document(title="A draft", blocks=(head, Paragraph(runs=runs), table)))
    )
    return place


def said(path: Path) -> list[tuple[str, str]]:
    found = read_stretches(path, ("s_", "head_"))
    return [(one.name, one.text.strip()) for one in found if one.name or one.text.strip()]


def tracked(kind: str, body: str) -> str:
    return f'<w:{kind} w:id="9" w:author="Ivo">{body}</w:{kind}>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_words_are_read_in_order_with_their_names_and_no_numbers_of_notes(draft: Path) -> None:
    assert said(draft) == [("head_year", ""), ("s_1", "First."), ("s_2", "Second.")]
    found = {one.name: one for one in read_stretches(draft, ("s_", "head_"))}
    assert found["head_year"].is_heading
    assert found["s_1"].paragraph == found["s_2"].paragraph
    assert all(not one.name for one in read_stretches(draft, ("x_",)))


def test_words_with_no_name_stand_where_they_were_put(draft: Path) -> None:
    word = docx.Document(str(draft))
    word.paragraphs[1].add_run(" And a third.")
    word.add_paragraph("A paragraph of its own.")
    word.save(str(draft))
    assert said(draft)[-2:] == [("", "And a third."), ("", "A paragraph of its own.")]


def at_the_end(body: str, name: str, words: str) -> str:
    """Put words under a name behind the second sentence, as a word processor does."""
    at = body.index("</w:p>", body.index("Second."))
    place = f'<w:bookmarkStart w:id="700" w:name="{name}"/>{words}<w:bookmarkEnd w:id="700"/>'
    return body[:at] + place + body[at:]


def moved_away(body: str) -> str:
    return body.replace(run("First."), tracked("moveFrom", run("First.")))


def moved(body: str) -> str:
    return at_the_end(moved_away(body), "s_1_Copy_", tracked("moveTo", run("First.")))


def copied(body: str) -> str:
    return at_the_end(body, "s_1_Copy_1", run("First."))


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (moved_away, [("s_1", ""), ("s_2", "Second.")]),
        (moved, [("s_2", "Second."), ("s_1", "First.")]),
        (copied, [("s_1", "First."), ("s_2", "Second."), ("", "First.")]),
    ],
)
def test_what_was_moved_stands_where_it_went(
    draft: Path, edit: Callable[[str], str], found: list[tuple[str, str]]
) -> None:
    assert said(edited(draft, edit))[1:] == found


def test_a_remark_on_words_that_were_struck_out_is_kept(draft: Path) -> None:
    gone = tracked("del", "<w:r><w:delText>First.</w:delText></w:r>")
    back = edited(
        draft,
        lambda body: body.replace(
            run("First."),
            f'<w:commentRangeStart w:id="4"/>{gone}<w:commentRangeEnd w:id="4"/>',
        ),
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="4" w:author="Ivo"><w:p><w:r><w:t>Not so.</w:t></w:r></w:p></w:comment>'
        "</w:comments>",
    )
    first = next(one for one in read_stretches(back, ("s_",)) if one.name == "s_1")
    assert (first.text, first.comments[0].text) == ("", "Not so.")


def test_another_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "draft.docx"
    place.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(CannotDo):
        read_stretches(place, ("s_",))
