"""The clocks of the ladder: those of the board, those of one challenge, and those that ran out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta

from chair_desk.catalogue.toml_writing import toml_text
from chair_desk.records.between import Between
from chair_desk.records.boards import ProfileInForce
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenges import LOG, ladder, reached_on, step_at
from chair_desk.services.desk import Desk
from chair_desk.services.log_dates import days_at, own_days, written_days
from chair_desk.services.logs import LogLine, add_step, change_entry, entry, open_lines
from chair_desk.words import _

MOST_DAYS = 250
DISPUTE = "dispute"


def board_clocks(desk: Desk, on: date | None = None) -> dict[str, int | None]:
    """Return the working days of each step of the board's ladder, lowest first."""
    return {step.key: step.working_days for step in ladder(desk, on)}


def change_board_clocks(desk: Desk, **days: int | None) -> Changes:
    """Change the working days of steps for this board; None takes the clock away.

    It is written into the profile that the board file carries, and counts for what is raised
    or escalated from now on. Dates already given stay.

    Raises:
        Refused: A step is not known, or its days are out of reason.
        CannotDo: The board has no profile of its own to write into.
    """
    known = board_clocks(desk)
    wrong = {}
    for key, count in days.items():
        if key not in known:
            wrong[key] = _("The ladder has no such step.")
        elif count is not None and (not isinstance(count, int) or not 1 <= count <= MOST_DAYS):
            wrong[key] = _("Give from 1 to {most} working days, or none.").format(most=MOST_DAYS)
    if wrong:
        raise Refused(wrong)
    row = _profile_row(desk)
    tables = tomllib.loads(row.profile_text or desk.shelf.profile_text(row.profile))
    for step in tables.get("challenge_step", []):
        if step["key"] in days:
            step.pop("working_days", None)
            if (count := days[step["key"]]) is not None:
                step["working_days"] = count
    with desk.change(_("Changed the clocks of the ladder")) as step:
        step.update(ProfileInForce, row.id, profile_text=toml_text(tables))
    return step.done(made=row.id)


def _profile_row(desk: Desk) -> ProfileInForce:
    rows = desk.profile_rows()
    if not rows:
        raise CannotDo(_("This board has no profile yet."))
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= desk.today()]
    return begun[-1] if begun else rows[0]


def change_clocks_of(desk: Desk, challenge_id: str, **days: int | None) -> Changes:
    """Change the working days of steps for one challenge; None goes back to the board's.

    Where the step at which it stands is changed, its date follows from when it came there.

    Raises:
        Refused: A step is not known, its days are out of reason, or the challenge is closed.
    """
    line = entry(desk, challenge_id)
    known = board_clocks(desk, line.entry.opened_on)
    wrong = {
        key: _("Give from 1 to {most} working days, or none.").format(most=MOST_DAYS)
        for key, count in days.items()
        if key not in known
        or (count is not None and (not isinstance(count, int) or not 1 <= count <= MOST_DAYS))
    }
    if wrong:
        raise Refused(wrong)
    if not line.is_open:
        raise Refused(_("{reference} is closed.").format(reference=line.entry.reference))
    own = own_days(line.values.get("clock_days", ""))
    for key, count in days.items():
        own.pop(key, None)
        if count is not None:
            own[key] = count
    label = _("Changed the clocks of {reference}").format(reference=line.entry.reference)
    with desk.change(label) as step:
        change_entry(desk, challenge_id, clock_days=written_days(own))
        _follow(desk, challenge_id, days)
    return step.done(made=challenge_id)


def _follow(desk: Desk, challenge_id: str, days: Mapping[str, int | None]) -> None:
    """Move the date of the step where it stands, where that step's clock was changed."""
    line = entry(desk, challenge_id)
    here = step_at(desk, line, line.entry.opened_on)
    begun = reached_on(desk, line)
    if here.key not in days or begun is None or line.values.get("paused_on"):
        return
    count = days_at(here, line.values)
    due_on = desk.working_days().after(begun, count) if count else None
    if due_on == line.entry.due_on:
        return
    change_entry(desk, challenge_id, due_on=due_on)
    said = _("The clock of this step is {days} working days. Answer due {date}.").format(
        days=count or 0, date=full_day(due_on) if due_on else _("without a day")
    )
    add_step(desk, challenge_id, "note", said)


def ran_out(desk: Desk, on: date | None = None) -> list[LogLine]:
    """Return the challenges and disputes with no answer by their day, the longest late first."""
    known = {LOG, DISPUTE} & set(desk.shelf.log_type_names())
    day = on or desk.today()
    rows = desk.rows(
        LogEntry, log_type=sorted(known), closed_on=None,
        due_on=Between(first=date.min, last=day - timedelta(days=1)),
    )  # fmt: skip
    return [line for line in open_lines(desk, rows, on) if line.is_late]
