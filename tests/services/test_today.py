"""The page of today on the sample board, two days before it meets and on the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.services import today, today_boards, today_counts, today_letters
from chair_desk.services.action_follow_up import ask_impact
from chair_desk.services.actions import complete_action
from chair_desk.services.desk import Circumstances, Desk, new_uuid, open_desk
from chair_desk.services.diary import left_open
from chair_desk.services.known_boards import remember_board
from chair_desk.services.passphrases import change_passphrase
from chair_desk.services.readiness import next_meeting, readiness
from chair_desk.services.today_authority import authority, last_matrix
from chair_desk.store import key as keys


def now() -> datetime:
    return datetime(2026, 11, 19, 10, 47, tzinfo=UTC)


@pytest.fixture
def board(sample_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    yield desk
    desk.close()


def test_the_challenges_that_wait_stand_by_the_day_their_answer_is_due(board: Desk) -> None:
    found = today.awaited(board)
    days = [one.line.entry.due_on for one in found.lines if one.line.entry.due_on]
    assert days == sorted(days)
    assert len(found.lines) == 4 <= found.count
    first = found.lines[0]
    assert (first.line.entry.reference, first.shape, first.words) == (
        "C-016", "late", "5 days late",
    )  # fmt: skip
    assert (first.used, first.whole) == (40, 40)
    assert "County Council" in first.to


def test_only_as_many_challenges_are_read_as_are_shown(board: Desk) -> None:
    found = today.awaited(board, most=2)
    assert len(found.lines) == 2
    assert found.count == 5


def test_late_actions_stand_by_partner_with_the_oldest(board: Desk) -> None:
    late = today.late_by_partner(board)
    first = late.partners[0]
    assert (first.label, first.count, first.oldest_days) == ("Constabulary", 3, 36)
    assert sum(one.count for one in late.partners) == late.count == 6


def test_closed_actions_are_asked_what_difference_they_made(board: Desk) -> None:
    first = board.get(Action, today.late_by_partner(board).partners[0].first_id)
    assert first is not None
    complete_action(board, first.id)
    ask_impact(board, first.id, board.today())
    (asked,) = today.late_by_partner(board).impacts
    assert asked.reference == first.reference


def test_the_counts_of_the_sidebar_follow_a_change(board: Desk) -> None:
    before = today_counts.page_counts(board)
    assert (before["actions"].words, before["actions"].is_late) == ("6 late", True)
    assert before["challenges"].words == "7 open"
    oldest = today.late_by_partner(board).partners[0].first_id
    complete_action(board, oldest, "Done.")
    assert today_counts.page_counts(board)["actions"].words == "5 late"
    assert board.get(Action, oldest) is not None


def test_the_sentence_says_when_the_board_meets_and_what_cannot_wait(board: Desk) -> None:
    meeting = next_meeting(board)
    assert meeting is not None
    said = today.sentence(board, readiness(board, meeting.id), today.awaited(board), 6)
    assert said == (
        "The Board is meeting now. Two papers are still missing, and the answer of Alun "
        "Brackenridge to C-014 is due on Friday."
    )
    assert today.heading(board) == "Thursday 19 November"
    assert today.until_words(board, meeting) == "now"


def test_an_answer_due_a_week_from_now_is_said_with_its_date(
    sample_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "week.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(
        path, who="Gwen", home=tmp_path / "home", now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC)
    )
    said = today.sentence(desk, None, today.awaited(desk), 0)
    assert "to C-015 is due on Monday 30 November" in said  # on a Monday
    desk.close()


def test_a_meeting_that_nobody_closed_is_not_meeting_now(
    sample_bytes: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "left.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", now=lambda: now() + timedelta(3))
    try:
        coming = next_meeting(desk)
        (left,) = left_open(desk)
        assert left.held_on == date(2026, 11, 19)
        assert coming is not None
        assert coming.held_on > desk.today()
        said = today.sentence(desk, readiness(desk, coming.id), today.awaited(desk), 0)
        assert said.startswith("The meeting of 19 November was never closed. The Board meets on ")
        line = today_boards.board_line(desk)
        assert (line.left_open, line.next_on) == (1, coming.held_on)
        assert line.words(desk.today()).startswith("1 meeting never closed, meets ")
        with desk.change("Left in session too") as step:
            step.update(Meeting, coming.id, state="in_session", held_on=date(2026, 11, 14))
        assert today.sentence(desk, None, today.awaited(desk), 0).startswith(
            "Two meetings were never closed, the last of them on 19 November."
        )
    finally:
        desk.close()


def test_a_board_without_a_meeting_says_so(desk: Desk) -> None:
    waiting = today.awaited(desk)
    assert today.sentence(desk, None, waiting, 0) == "No meeting is planned yet."
    assert today.sentence(desk, None, waiting, 1).endswith("One action is late.")
    assert today_counts.page_counts(desk) == {}
    assert next_meeting(desk) is None
    assert authority(last_matrix(desk)) == []


@pytest.mark.parametrize(
    ("day", "said", "until"),
    [
        ("2026-09-01", "The Partnership meets on 17 September.", "in 16 days"),
        ("2026-09-14", "The Partnership meets on Thursday.", "in 3 days"),
        ("2026-09-16", "The Partnership meets tomorrow.", "in 1 day"),
        ("2026-09-17", "The Partnership meets today at 10:00.", "today"),
        ("2026-05-01", "The Partnership meets on 17 September.", "in 19 weeks"),
    ],
)
def test_how_far_off_the_meeting_is_is_said_in_plain_words(
    desk: Desk, meeting: Meeting, clock: object, day: str, said: str, until: str
) -> None:
    clock.set(date.fromisoformat(day))  # type: ignore[attr-defined]
    sentence = today.sentence(desk, readiness(desk, meeting.id), today.awaited(desk), 0)
    assert sentence.startswith(said)
    assert sentence.endswith("Nothing is late, and no answer is due this week.")
    assert today.until_words(desk, meeting) == until


def test_who_turned_up_with_authority_begins_with_the_statutory_partners(board: Desk) -> None:
    found = authority(last_matrix(board))
    assert [one.name for one in found][:3] == ["County Council", "Constabulary", "NHS ICB"]
    assert len(found) == 8
    assert all(len(one.bars) <= 8 for one in found)
    police = found[1]
    assert (police.words, police.tone) == ("2 of 8, falling", "red")


def test_a_mail_is_drafted_to_each_author_of_a_missing_paper(board: Desk, tmp_path: Path) -> None:
    meeting = next_meeting(board)
    assert meeting is not None
    drafts = today_letters.paper_letters(board, meeting.id)
    assert [one.letter.to_name for one in drafts] == ["Priya Sandalwood", "Sunita Brookvale"]
    assert "The force’s answer to C-014" in drafts[0].letter.facts[0]
    paths = today_letters.write_letters(drafts, tmp_path)
    assert all(path.suffix == ".eml" and b"X-Unsent: 1" in path.read_bytes() for path in paths)


def test_nobody_is_chased_where_every_paper_is_in(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="nobody is to be chased"):
        today_letters.paper_letters(desk, meeting.id)


def test_the_head_of_a_partner_is_asked_for_somebody_at_the_agreed_level(board: Desk) -> None:
    row = next(row for row in last_matrix(board).rows if row.short_name == "Constabulary")
    draft = today_letters.level_letter(board, row.key)
    assert draft.letter.to_agency == "Westmarch Constabulary"
    assert draft.name == "Westmarch SCP, letter to Constabulary"
    with pytest.raises(Refused, match="no seat"):
        today_letters.level_letter(board, "nobody")


def test_other_boards_are_read_and_closed_again(
    board: Desk, sample_bytes: bytes, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    remember_board(board, keep_names=False)
    other = tmp_path / "Tarnside.chairdesk"
    other.write_bytes(sample_bytes)
    there = open_desk(other, who="Gwen", home=home, now=now)
    remember_board(there, keep_names=False)
    there.close()
    lines = today_boards.other_boards(home, board.file.path, "Gwen", now)
    assert [line.path.name for line in lines] == ["Tarnside.chairdesk"]
    assert lines[0].words(date(2026, 11, 19)) == (
        "meets 19 November, 6 actions late, 1 answer late"
    )
    assert lines[0].is_late


def test_a_board_that_cannot_be_read_says_so_and_stops_none(board: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.chairdesk"
    bad.write_bytes(b"no board at all")
    (line,) = today_boards.lines_of([bad], "Gwen", tmp_path / "home", now)
    assert line.problem
    assert line.words(date(2026, 11, 19)) == line.problem


def test_a_locked_board_says_so_and_tells_nothing(
    sample_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)
    locked, home = tmp_path / "other.chairdesk", tmp_path / "home"
    locked.write_bytes(sample_bytes)
    circumstances = Circumstances(now=now, new_id=new_uuid, who="Gwen", home=home)
    change_passphrase(locked, circumstances, "harbour lantern seven teapots")
    held = locked.read_bytes()

    (line,) = today_boards.lines_of([locked], "Gwen", home, now)
    assert line.words(date(2026, 11, 17)) == "other.chairdesk is locked with a passphrase."
    assert (line.name, line.sentence, line.next_on, line.is_late) == ("other", "", None, False)
    assert (line.late_actions, line.late_answers, line.open_challenges) == (0, 0, 0)
    assert locked.read_bytes() == held
