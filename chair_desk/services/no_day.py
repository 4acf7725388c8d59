"""What is said where a day was asked for and none was typed."""

from __future__ import annotations

from datetime import date

from chair_desk.records.days_in_words import full_day
from chair_desk.services.action_follow_up import months_after
from chair_desk.words import _

_ONGOING = ("ongoing", "on-going", "on going", "continuing", "continuous")
_ROUND = 3  # months


def no_day_words(text: str, today: date, *, or_board: bool = False) -> str:
    """Say what to type instead; for "ongoing" a next date is offered, since it is no status."""
    if text.strip(" .").casefold() in _ONGOING:
        said = _("“Ongoing” is no date. Say when it is looked at next, as {day}. "
                 "A check that comes round always has its next date.")  # fmt: skip
        return said.format(day=full_day(months_after(today, _ROUND)))
    if or_board:
        return _("Type a date, as 4 December or in two weeks, or next board.")
    return _("Type a date, as 4 December or in two weeks.")
