from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.organisations import organisations
from chair_desk.services.report_publishing import export_report
from chair_desk.services.report_reading import Behind, SentenceLine, read_report
from chair_desk.services.report_returning import Offer, OfferKind, look_at_returned, take_offers
from chair_desk.services.report_writing import add_sentence, publish
from chair_desk.services.yearly_reports import begin_report
from tests.services.writer import edited_in_writer, needs_writer, step

Edit = Callable[[str], str]


@pytest.fixture
def report(desk: Desk) -> str:
    raise_challenge(desk, "Police seniority", to_organisation_id=organisations(desk)[1].id)
    made = begin_report(desk, date(2027, 3, 31)).made
    add_sentence(desk, made, "scrutiny", "Partners act more openly.")
    return made


@pytest.fixture
def sent(desk: Desk, report: str, tmp_path: Path) -> Path:
    return export_report(desk, report, tmp_path / "draft.docx")


def edited(path: Path, edit: Edit, comments: str = "") -> Path:
    """Write the file anew with its body changed, as another program would leave it."""
    back = path.with_name("back.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(back, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                before = content.decode()
                content = edit(before).encode()
                assert content.decode() != before or comments
            new.writestr(name, content)
        if comments:
            new.writestr("word/comments.xml", comments)
    return back


def lines(desk: Desk, report: str) -> list[SentenceLine]:
    head = next(one for one in read_report(desk, report).heads if one.head.key == "scrutiny")
    return list(head.sentences)


def offers(desk: Desk, report: str, path: Path) -> list[Offer]:
    return look_at_returned(desk, report, path)


def test_a_draft_that_nobody_touched_offers_nothing(desk: Desk, report: str, sent: Path) -> None:
    assert offers(desk, report, sent) == []


def test_changed_words_are_taken_and_their_evidence_stays(
    desk: Desk, report: str, sent: Path
) -> None:
    back = edited(sent, lambda body: body.replace("The Chair raised", "This year the Chair raised"))
    found = offers(desk, report, back)
    assert [(one.kind, one.theirs[:9]) for one in found] == [(OfferKind.CHANGED, "This year")]
    take_offers(desk, report, found, {found[0].key: found[0].theirs})
    line = lines(desk, report)[0]
    assert line.text.startswith("This year the Chair raised one challenge")
    assert line.behind is Behind.EVIDENCE
    assert any(one.number for one in line.evidence)
    undo(desk)
    assert lines(desk, report)[0].text.startswith("The Chair raised")


def test_tracked_changes_count_as_the_reviewer_left_them(
    desk: Desk, report: str, sent: Path
) -> None:
    def track(body: str) -> str:
        return body.replace(
            "<w:t>Partners act more openly.</w:t>",
            '<w:t xml:space="preserve">Partners </w:t></w:r><w:del w:id="9" w:author="Ivo">'
            "<w:r><w:delText>act</w:delText></w:r></w:del>"
            '<w:ins w:id="8" w:author="Ivo"><w:r><w:t>speak</w:t></w:r></w:ins>'
            '<w:r><w:t xml:space="preserve"> more openly.</w:t>',
        )

    found = offers(desk, report, edited(sent, track))
    assert [one.theirs for one in found] == ["Partners speak more openly."]


def test_a_sentence_that_was_deleted_is_offered_and_can_be_kept(
    desk: Desk, report: str, sent: Path
) -> None:
    back = edited(sent, lambda body: body.replace("Partners act more openly.", ""))
    found = offers(desk, report, back)
    assert [(one.kind, one.ours) for one in found] == [
        (OfferKind.REMOVED, "Partners act more openly.")
    ]
    with pytest.raises(Refused):
        take_offers(desk, report, found, {})
    take_offers(desk, report, found, {found[0].key: ""})
    assert "Partners act more openly." not in [line.text for line in lines(desk, report)]


def test_words_put_behind_a_sentence_become_one_of_their_own(
    desk: Desk, report: str, sent: Path
) -> None:
    def add(body: str) -> str:
        words = '<w:r><w:t xml:space="preserve"> Health has answered.</w:t></w:r></w:p>'
        at = body.index("</w:p>", body.index("Partners act more openly."))
        return body[:at] + words + body[at + len("</w:p>") :]

    found = offers(desk, report, edited(sent, add))
    assert [(one.kind, one.theirs) for one in found] == [(OfferKind.ADDED, "Health has answered.")]
    take_offers(desk, report, found, {found[0].key: found[0].theirs})
    assert lines(desk, report)[-1].text == "Health has answered."


def test_comments_stand_beside_their_sentence(desk: Desk, report: str, sent: Path) -> None:
    def mark(body: str) -> str:
        return body.replace(
            "<w:r><w:t>Partners act",
            '<w:commentRangeStart w:id="4"/><w:r><w:t>Partners act',
        ).replace(
            "more openly.</w:t></w:r>", 'more openly.</w:t></w:r><w:commentRangeEnd w:id="4"/>'
        )

    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="4" w:author="Ivo Penrose"><w:p><w:r><w:t>How do we know?</w:t></w:r>'
        "</w:p></w:comment></w:comments>"
    )
    found = offers(desk, report, edited(sent, mark, comments))
    assert [one.kind for one in found] == [OfferKind.COMMENT]
    assert (found[0].comments[0].author, found[0].comments[0].text) == (
        "Ivo Penrose", "How do we know?",
    )  # fmt: skip


def test_a_mix_may_be_taken(desk: Desk, report: str, sent: Path) -> None:
    back = edited(sent, lambda body: body.replace("Partners act", "Agencies act"))
    found = offers(desk, report, back)
    take_offers(desk, report, found, {found[0].key: "Partner agencies act more openly."})
    assert lines(desk, report)[-1].text == "Partner agencies act more openly."


def test_another_document_and_a_published_report_are_refused(
    desk: Desk, report: str, sent: Path, tmp_path: Path
) -> None:
    strange = edited(sent, lambda body: body.replace('w:name="s_', 'w:name="x_'))
    with pytest.raises(CannotDo):
        look_at_returned(desk, report, strange)
    text = tmp_path / "note.docx"
    text.write_text("no Word file")
    with pytest.raises(CannotDo):
        look_at_returned(desk, report, text)
    publish(desk, report)
    with pytest.raises(Refused):
        look_at_returned(desk, report, sent)


def test_words_over_the_first_of_a_sentence_are_not_lost(
    desk: Desk, report: str, sent: Path
) -> None:
    def write_before(body: str) -> str:
        at = body.rindex("<w:bookmarkStart", 0, body.index("The Chair raised"))
        before = "<w:r><w:t>In this year the Chair raised</w:t></w:r>"
        return body[:at] + before + body[at:].replace("The Chair raised", "", 1)

    found = offers(desk, report, edited(sent, write_before))
    assert [(one.kind, one.theirs[:30]) for one in found] == [
        (OfferKind.CHANGED, "In this year the Chair raised ")
    ]


def test_what_is_written_under_a_bare_head_is_offered_for_it(
    desk: Desk, report: str, sent: Path
) -> None:
    def fill(body: str) -> str:
        at = body.index("</w:t>", body.index("[nothing is recorded", body.rindex(">7. Education")))
        return body[:at] + " Schools came. They wrote." + body[at:]

    found = offers(desk, report, edited(sent, fill))
    assert [(one.kind, one.sentence_id, one.head, one.theirs) for one in found] == [
        (OfferKind.ADDED, "", "education", "Schools came."),
        (OfferKind.ADDED, "", "education", "They wrote."),
    ]
    take_offers(desk, report, found, {one.key: one.theirs for one in found})
    head = next(one for one in read_report(desk, report).heads if one.head.key == "education")
    assert [line.text for line in head.sentences] == ["Schools came.", "They wrote."]


@needs_writer
@pytest.mark.parametrize("is_tracked", [False, True], ids=["plain", "tracked"])
def test_a_draft_edited_in_libreoffice_writer_comes_back_with_its_links(
    desk: Desk, report: str, tmp_path: Path, *, is_tracked: bool
) -> None:
    add_sentence(desk, report, "scrutiny", "Decisions were delayed.")
    add_sentence(desk, report, "impact", "Babies are safer.")
    sent = export_report(desk, report, tmp_path / "draft.docx")
    steps = (
        step("Replace", "The Chair raised", "This year the Chair raised"),
        step("Replace", "Partners act more openly.", "Partners speak up."),
        step("Replace", "Decisions were delayed.", ""),
        step("AddBehind", "awaits an answer, due on 29 September 2026.", " Health wrote too."),
        step("MoveBehind", "Babies are safer.", "Partners speak up."),
        step("Remark", "“Police seniority”", "Ivo Penrose", "How do we know?"),
        step("SetStyle", "“Police seniority”", "Quotations"),
        step("SetBold", "challenge in the year"),
    )
    back = edited_in_writer(sent, tmp_path, steps, is_tracked=is_tracked)

    found = offers(desk, report, back)

    assert [(one.kind, one.theirs) for one in found] == [
        (OfferKind.MOVED, "8. Scrutiny and challenge: behind “Partners act more openly.”"),
        (OfferKind.CHANGED, "This year the Chair raised one challenge in the year."),
        (OfferKind.COMMENT, ""),
        (OfferKind.ADDED, "Health wrote too."),
        (OfferKind.CHANGED, "Partners speak up."),
        (OfferKind.REMOVED, ""),
    ]
    assert [(one.author, one.text) for one in found[2].comments] == [
        ("Ivo Penrose", "How do we know?")
    ]
    take_offers(desk, report, found, {one.key: one.theirs for one in found})
    now = lines(desk, report)
    assert [line.text for line in now if line.sentence.is_own] == [
        "This year the Chair raised one challenge in the year.",
        "Health wrote too.",
        "Partners speak up.",
        "Babies are safer.",
    ]
    assert now[0].behind is Behind.EVIDENCE
    assert any(one.number for one in now[0].evidence)
    assert any(one.label == "C-001" for one in now[0].evidence)
    undo(desk)
    assert offers(desk, report, back) == found
