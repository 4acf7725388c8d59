from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import BinderAsked, BinderBundle
from chair_desk.records.changes import Refused
from chair_desk.records.follow_ups import Happened
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.recommendations import Recommendation
from chair_desk.services.binder import binder_of, export_binder
from chair_desk.services.decisions import follow_up
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.organisations import organisations


@pytest.fixture
def board(sample_bytes: bytes, tmp_path: Path) -> Desk:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    now = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
    return open_desk(path, who="Rosalind Larkspur", home=tmp_path / "home", now=lambda: now)


def sections(found: BinderBundle) -> dict[str, list[str]]:
    return {
        one.key: [f"{piece.label} {piece.title}".strip() for piece in one.pieces]
        for one in found.sections
    }


def words(found: BinderBundle) -> str:
    said = [one.words for one in found.events]
    for section in found.sections:
        for piece in section.pieces:
            said += [piece.title, *piece.paragraphs, *(text for _label, text in piece.details)]
    return "\n".join(said)


def test_a_theme_brings_minutes_challenges_actions_and_evidence(board: Desk) -> None:
    found = binder_of(board, BinderAsked(words="missing, return home"))
    there = sections(found)
    assert set(there) >= {"minutes", "challenges", "actions"}
    assert any(name.startswith("C-016") for name in there["challenges"])
    days = [one.on for one in found.events]
    assert days == sorted(days)
    keys = {piece.key for one in found.sections for piece in one.pieces}
    assert {one.piece for one in found.events} <= keys


def test_days_and_a_partner_narrow_it(board: Desk) -> None:
    partner = next(one for one in organisations(board) if "Constabulary" in one.name)
    asked = BinderAsked(
        organisation_id=partner.id, from_on=date(2026, 1, 1), to_on=date(2026, 12, 31)
    )
    found = binder_of(board, asked)
    assert "minutes" not in sections(found)
    assert all(date(2026, 1, 1) <= one.on <= date(2026, 12, 31) for one in found.events)
    assert any(name.startswith("C-014") for name in sections(found)["challenges"])


def test_what_the_readers_may_not_see_is_not_in_it(board: Desk) -> None:
    row = next(iter(board.rows(LogEntry, reference="C-016")))
    item = next(one for one in board.rows(AgendaItem) if one.audience is Audience.CONFIDENTIAL)
    said = next(iter(board.rows(Minute, audience=Audience.CONFIDENTIAL)), None)
    with board.change("Close") as step:
        step.update(LogEntry, row.id, audience=Audience.CONFIDENTIAL)
    open_one = binder_of(board, BinderAsked(words="missing", audience=Audience.MEMBERS))
    whole = binder_of(board, BinderAsked(words="missing", audience=Audience.CONFIDENTIAL))
    assert "C-016" not in words(open_one) + str(sections(open_one))
    assert any(name.startswith("C-016") for name in sections(whole)["challenges"])
    assert f"item-{item.id}" not in {one.piece for one in open_one.events}
    if said is not None and said.text:
        assert said.text not in words(open_one)


def test_nothing_asked_or_nothing_found_is_refused(board: Desk) -> None:
    with pytest.raises(Refused, match="Say what the binder is about"):
        binder_of(board, BinderAsked())
    with pytest.raises(Refused, match="holds nothing of this"):
        binder_of(board, BinderAsked(words="zeppelin"))


def test_pages_are_numbered_bookmarked_and_linked(board: Desk, tmp_path: Path) -> None:
    path = export_binder(board, BinderAsked(words="missing"), tmp_path / "binder.pdf")
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            titles = [one.title for one in outline.root]
        links = sum(len(page.get("/Annots", [])) for page in pdf.pages)
    assert "Chronology" in str(titles)
    assert links > 10
    assert export_binder(
        board, BinderAsked(words="missing"), tmp_path / "binder.docx", format="docx"
    ).exists()


def test_days_steps_and_sums_are_in_words(board: Desk) -> None:
    said = words(binder_of(board, BinderAsked(words="missing", audience=Audience.CONFIDENTIAL)))

    assert "Answered on: 14 January 2025" in said
    assert "Step: At the table" in said
    assert "Cost: £12,600" in said
    assert "at_the_table" not in said
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", said) is None


def test_a_paragraph_that_made_a_record_says_which(board: Desk) -> None:
    found = binder_of(board, BinderAsked(words="missing"))
    spoken = [text for one in found.sections if one.key == "minutes"
              for piece in one.pieces for text in piece.paragraphs]  # fmt: skip

    assert "Action A-007: Send the weekly list of missing children to health" in spoken
    assert any(text.startswith("Challenge C-016: ") for text in spoken)


def test_what_was_agreed_at_an_item_about_the_theme_is_in_it(board: Desk) -> None:
    there = sections(binder_of(board, BinderAsked(words="missing, return home")))

    assert any(name.startswith("C-017 Give the date") for name in there["challenges"])
    assert any(name.startswith("A-107 Bring what young people say") for name in there["actions"])
    assert "D-026 The aim is an interview within 72 hours of 90% of returns." in there["decisions"]


def test_an_item_that_only_mentions_the_theme_brings_nothing_else(board: Desk) -> None:
    there = sections(binder_of(board, BinderAsked(words="neglect")))

    assert any("Risks and forward plan" in name for name in there["minutes"])
    assert any(name.startswith("A-113 Neglect strategy") for name in there["actions"])
    assert not any(name.startswith("A-110 Section 175") for name in there["actions"])


def test_a_decision_says_what_became_of_it(board: Desk) -> None:
    found = binder_of(board, BinderAsked(words="neglect"))
    decisions = [piece for one in found.sections if one.key == "decisions" for piece in one.pieces]
    followed = next(piece for piece in decisions if piece.label == "D-004")

    assert ("What became of it", "It happened") in followed.details
    assert followed.paragraphs == (
        "The strategy was agreed in February 2026.", "How we know: D-029",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "told"),
    [(Audience.PUBLIC, "D-099"), (Audience.CONFIDENTIAL, "(a number withheld)")],
)
def test_a_superseded_decision_says_by_which_unless_that_is_withheld(
    board: Desk, audience: Audience, told: str
) -> None:
    old = board.rows(Decision, reference="D-004")[0]
    with board.change("Decide") as step:
        step.insert(Decision(id="later", reference="D-099", text="Another", audience=audience))
    follow_up(board, old.id, state=Happened.SUPERSEDED, superseded_by="D-099")

    said = words(binder_of(board, BinderAsked(words="neglect strategy is written")))
    assert f"Superseded by: {told}" in said


def test_a_review_brings_what_each_agency_did_with_its_recommendations(board: Desk) -> None:
    review = next(iter(board.rows(LogEntry, reference="WM-05")))
    rows = board.rows(Recommendation, log_entry_id=review.id, order=("reference",))
    with board.change("Close") as step:
        step.update(Recommendation, rows[0].id, audience=Audience.CONFIDENTIAL)
    found = binder_of(board, BinderAsked(words="missing episodes before harm"))
    pieces = [piece for one in found.sections for piece in one.pieces if piece.label == "WM-05"]
    said = "\n".join(pieces[0].paragraphs)

    assert f"{rows[1].reference}: " in said
    assert "; County Council: embedded; Constabulary: embedded; NHS ICB: rejected (" in said
    assert rows[0].title not in said


def test_short_facts_stand_together_and_texts_apart(board: Desk) -> None:
    found = binder_of(board, BinderAsked(words="seeing it early"))
    training = next(
        piece for one in found.sections for piece in one.pieces if piece.label == "T-01"
    )

    assert "Booked: 34; Attended: 28" in training.paragraphs[0]
    assert any("County Council: 12 of 14 came, 1 did not; " in said for said in training.paragraphs)


def test_what_a_column_says_is_not_said_again_as_a_step(board: Desk) -> None:
    found = binder_of(board, BinderAsked(words="return notices sent late"))
    pieces = [piece for one in found.sections for piece in one.pieces if piece.label == "C-001"]

    answers = [text for text in pieces[0].paragraphs if "Of 212 notices 61" in text]
    assert [text.split(":")[0] for text in answers] == ["Answer", "Outcome"]
