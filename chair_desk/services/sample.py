"""The sample board: a made-up county, played through the same services that a person uses."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from chair_desk.records.changes import CannotDo
from chair_desk.services.desk import create_desk
from chair_desk.services.folders import home_folder
from chair_desk.services.meeting_states import issue_agenda, mark_checked
from chair_desk.services.sample_between import go_on_until, list_risks
from chair_desk.services.sample_cast import set_up
from chair_desk.services.sample_eve import EVE, HOUR, promise, send_apologies, send_pack
from chair_desk.services.sample_funding import fund
from chair_desk.services.sample_marks import highlight
from chair_desk.services.sample_people import CHAIR, MEETING_DAYS, TODAY
from chair_desk.services.sample_registers import tell_registers
from chair_desk.services.sample_report import write_report
from chair_desk.services.sample_stage import Stage, StoryClock, seeded_ids
from chair_desk.services.sample_story import draft_meeting, hold_meeting, read_story
from chair_desk.services.sample_today import draft_today, hold_until_item_five
from chair_desk.services.sample_words import (
    FEBRUARY_2025,
    MAY_2025,
    NOVEMBER_2024,
    SEPTEMBER_2025,
)
from chair_desk.services.sample_words_2026 import (
    FEBRUARY_2026,
    MAY_2026,
    NOVEMBER_2025,
    SEPTEMBER_2026,
)
from chair_desk.services.sample_years import Years, prepare
from chair_desk.words import _

STORY_YEARS = 2
_MOST_YEARS = 200
_DRAFTED_BEFORE, _ISSUED_BEFORE = timedelta(days=28), timedelta(days=7)
_CHECKED_AFTER = timedelta(days=22)
_TEXTS = (
    NOVEMBER_2024, FEBRUARY_2025, MAY_2025, SEPTEMBER_2025,
    NOVEMBER_2025, FEBRUARY_2026, MAY_2026, SEPTEMBER_2026,
)  # fmt: skip


def write_sample(
    path: Path,
    *,
    years: int = 2,
    seed: int = 1,
    home: Path | None = None,
    is_eve: bool = False,
    has_pack: bool = False,
) -> Path:
    """Write the sample board and return its path; the same input gives the same board.

    Two years are told meeting by meeting; earlier ones are filled in by the thousand. On the eve
    the story ends two days before its last meeting. `home` is the person's own folder. With its
    pack, which takes twice as long, the papers of the last meeting were issued and issued again.

    Raises:
        CannotDo: There is such a file already, the folder cannot be written, or the years are
            fewer than two.
    """
    _refuse_years(years)
    clock = StoryClock()
    luck = Random(seed)
    since = date(TODAY.year - years, 10, 1)
    clock.set(since)
    desk = create_desk(
        path, who=CHAIR, home=home or home_folder(), now=clock, new_id=seeded_ids(luck)
    )
    is_whole = False
    try:
        stage = Stage(desk=desk, clock=clock, luck=Random(seed))
        _tell(stage, since, years, is_eve=is_eve, has_pack=has_pack)
        is_whole = True
    finally:
        desk.close()
        if not is_whole:  # a half-told story would be taken for a board
            path.unlink(missing_ok=True)
    return path


def _refuse_years(years: int) -> None:
    if not STORY_YEARS <= years <= _MOST_YEARS:
        raise CannotDo(
            _("The sample board has from {least} to {most} years.").format(
                least=STORY_YEARS, most=_MOST_YEARS
            )
        )


def _tell(stage: Stage, since: date, years: int, *, is_eve: bool, has_pack: bool) -> None:
    set_up(stage, since)
    list_risks(stage)
    others = prepare(stage, since) if years > STORY_YEARS else None
    for at, (day, text) in enumerate(zip(MEETING_DAYS, _TEXTS, strict=True)):
        story = read_story(text)
        _until(stage, others, day - _DRAFTED_BEFORE, "10:00")
        meeting_id = draft_meeting(stage, day, story)
        _issue(stage, others, meeting_id, day)
        hold_meeting(stage, meeting_id, story, at)
        _until(stage, others, day + _CHECKED_AFTER, "11:00")
        mark_checked(stage.desk, meeting_id)
    _until(stage, others, TODAY - _DRAFTED_BEFORE, "10:00")
    go_on_until(stage, TODAY - _DRAFTED_BEFORE)
    tell_registers(stage)
    fund(stage)
    write_report(stage)
    meeting_id = draft_today(stage)
    _issue(stage, others, meeting_id, TODAY, is_eve=is_eve, has_pack=has_pack)
    if is_eve:
        send_apologies(stage, meeting_id)
    else:
        hold_until_item_five(stage, meeting_id)
    promise(stage)
    highlight(stage, meeting_id)


def _issue(  # noqa: PLR0913, RUF100  one meeting of the story
    stage: Stage,
    others: Years | None,
    meeting_id: str,
    day: date,
    *,
    is_eve: bool = False,
    has_pack: bool = False,
) -> None:
    """Issue an agenda a week before the meeting, and let that week pass."""
    go_on_until(stage, day - _ISSUED_BEFORE)
    _until(stage, others, day - _ISSUED_BEFORE, "16:20")
    issue_agenda(stage.desk, meeting_id)
    if day == TODAY:
        send_pack(stage, meeting_id)
    if has_pack:
        from chair_desk.services.sample_pack import issue_packs

        issue_packs(stage, meeting_id)
    go_on_until(stage, EVE if is_eve else day)
    _until(stage, others, EVE if is_eve else day, HOUR if is_eve else "09:00")


def _until(stage: Stage, others: Years | None, day: date, clock: str) -> None:
    """Let time pass until an hour of a day, with the meetings of the other bodies."""
    if others:
        others.fill_until(day)
    stage.clock.set(day, clock)
