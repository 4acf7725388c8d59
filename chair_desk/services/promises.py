"""The chair's own promises and ticks: in the person's own file, in no export, in no history."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date, timedelta

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import day_beside, short_day, weekday_month
from chair_desk.services.desk import Desk
from chair_desk.services.private_notes import own_file
from chair_desk.store.private_file import OwnTask
from chair_desk.words import _

__all__ = [
    "OwnTask",
    "add_promise",
    "change_promise",
    "due_words",
    "is_ticked",
    "keep_promise",
    "promises",
    "remove_promise",
    "tick_own",
]

_KEPT_SHOWN = timedelta(days=1)
_WEEK = 7


def promises(desk: Desk) -> list[OwnTask]:
    """Return the person's own promises: open ones by their day, then those kept since yesterday.

    Raises:
        CannotDo: The person's own file cannot be read.
    """
    today = desk.today()
    with own_file(desk) as file:
        found = [task for task in file.tasks() if not task.about]
    shown = [one for one in found if one.done_on is None or today - one.done_on <= _KEPT_SHOWN]
    return sorted(shown, key=lambda one: (one.done_on is not None, one.due_on or date.max))


def add_promise(desk: Desk, text: str, due_on: date | None = None) -> OwnTask:
    """Put a promise down.

    Raises:
        Refused: It says nothing.
        CannotDo: The folder of the board cannot be written.
    """
    said = " ".join(text.split())
    if not said:
        raise Refused({"text": _("Say what you promised.")})
    task = OwnTask(id=desk.new_id(), about="", text=said, due_on=due_on, made_at=desk.now())
    with own_file(desk) as file:
        file.put_task(task)
    return task


def change_promise(desk: Desk, task_id: str, text: str, due_on: date | None) -> None:
    """Set the words and the day of a promise.

    Raises:
        Refused: It says nothing, or is no longer there.
        CannotDo: The folder of the board cannot be written.
    """
    said = " ".join(text.split())
    if not said:
        raise Refused({"text": _("Say what you promised.")})
    with own_file(desk) as file:
        file.put_task(replace(_existing(file.tasks(), task_id), text=said, due_on=due_on))


def keep_promise(desk: Desk, task_id: str, *, is_kept: bool = True) -> None:
    """Tick a promise as kept today, or take the tick away.

    Raises:
        Refused: It is no longer there.
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        done_on = desk.today() if is_kept else None
        file.put_task(replace(_existing(file.tasks(), task_id), done_on=done_on))


def remove_promise(desk: Desk, task_id: str) -> None:
    """Remove a promise for good: there is no history of what is private.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        file.remove_task(task_id)


def is_ticked(desk: Desk, about: str) -> date | None:
    """Return on which day the person ticked something off; closed notes have no ticks."""
    with contextlib.suppress(CannotDo), own_file(desk) as file:
        return next((one.done_on for one in file.tasks() if one.about == about), None)
    return None


def tick_own(desk: Desk, about: str, *, is_done: bool = True) -> None:
    """Tick something off for the person alone, or take the tick away.

    Raises:
        CannotDo: The folder of the board cannot be written.
    """
    with own_file(desk) as file:
        for one in file.tasks():
            if one.about == about:
                file.remove_task(one.id)
        if is_done:
            now = desk.now()
            file.put_task(
                OwnTask(id=desk.new_id(), about=about, text="", done_on=desk.today(), made_at=now)
            )


def due_words(task: OwnTask, today: date) -> str:
    """Say by when: "before Thursday" within a week, "by 4 Dec", "3 days late", "kept"."""
    if task.done_on is not None:
        return _("kept {date}").format(date=short_day(task.done_on))
    if task.due_on is None:
        return _("no date")
    left = (task.due_on - today).days
    if left < 0:
        return _("was due {date}").format(date=short_day(task.due_on))
    if left == 0:
        return _("today")
    if left < _WEEK:
        return _("by {day}").format(day=weekday_month(task.due_on).split()[0])
    if task.due_on.year == today.year:
        return _("by {date}").format(date=short_day(task.due_on))
    return _("by {date}").format(date=day_beside(task.due_on, today))


def _existing(tasks: list[OwnTask], task_id: str) -> OwnTask:
    for task in tasks:
        if task.id == task_id:
            return task
    raise Refused(_("This promise is no longer there."))
