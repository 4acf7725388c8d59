"""Letters of delegation that have ended, or whose review is due, while they are still needed."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from chair_desk.records.days_in_words import full_day, span_words, whole_months
from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.people import Appointment, Delegation, Organisation, Person, Seat
from chair_desk.services.desk import Desk
from chair_desk.words import _


class LetterState(enum.StrEnum):
    """What is due with a letter, the most pressing first."""

    ENDED = "ended"
    REVIEW_DUE = "review_due"
    ENDING = "ending"
    REVIEW_AHEAD = "review_ahead"


@frozen(kw_only=True)
class LetterDue:
    """A letter to renew or review. `since` is the day it ended, ends or was due for review."""

    letter: Delegation
    organisation: Organisation
    to_person: Person
    state: LetterState
    since: date
    on: date

    @property
    def state_words(self) -> str:
        """Say what is due: "ended on 3 March 2026", "is due for review since 3 March 2026"."""
        day = full_day(self.since)
        if self.state is LetterState.ENDED:
            return _("ended on {day}").format(day=day)
        if self.state is LetterState.ENDING:
            return _("ends on {day}").format(day=day)
        if self.state is LetterState.REVIEW_AHEAD:
            return _("is to be reviewed by {day}").format(day=day)
        months = whole_months(self.since, self.on)
        if not months:
            return _("is due for review since {day}").format(day=day)
        said = _("is due for review since {day}, {span} overdue")
        return said.format(day=day, span=span_words(months))

    @property
    def words(self) -> str:
        """Say it in a sentence, the partner first."""
        return _("{partner}: the letter of delegation to {name} {state}.").format(
            partner=self.organisation.short_name or self.organisation.name,
            name=self.to_person.name,
            state=self.state_words,
        )


def letters_to_renew(
    desk: Desk, on: date, *, organisation_ids: Iterable[str] | None = None, ahead_days: int = 0
) -> list[LetterDue]:
    """Return the letters that ended or are due for review on a day, the most pressing first.

    Only those still needed: whoever it was given to holds a seat or deputises for the partner on
    that day, and no newer letter takes its place. A letter for one meeting alone is done with its
    day and is never renewed. `ahead_days` adds those that end, or are to be
    reviewed, within so many days. An organisation that is no more needs none.
    """
    partners = _partners(desk, on, organisation_ids)
    letters = [
        row
        for row in desk.rows(Delegation)
        if row.organisation_id in partners and not is_for_one_day(row)
    ]
    if not letters:
        return []
    people = {row.id: row for row in desk.rows(Person, id=[x.to_person_id or "" for x in letters])}
    serving = _serving(desk, partners, on)
    found = []
    for letter in _last_of_each(letters, on):
        key = (letter.organisation_id, letter.to_person_id or "")
        due = _due(letter, on, ahead_days)
        if due is not None and key in serving and key[1] in people:
            state, since = due
            found.append(
                LetterDue(letter=letter, organisation=partners[key[0]], to_person=people[key[1]],
                          state=state, since=since, on=on)
            )  # fmt: skip
    return sorted(found, key=_order)


def is_for_one_day(letter: Delegation) -> bool:
    """Say whether a letter is for the meeting of one day alone."""
    return letter.starts_on is not None and letter.starts_on == letter.ends_on


def _partners(desk: Desk, on: date, ids: Iterable[str] | None) -> dict[str, Organisation]:
    rows = desk.rows(Organisation) if ids is None else desk.rows(Organisation, id=list(ids))
    return {row.id: row for row in rows if is_in_force(row.starts_on, row.ends_on, on)}


def _serving(desk: Desk, partners: Mapping[str, Organisation], on: date) -> set[tuple[str, str]]:
    """Return who sits or deputises for which partner on a day, as organisation and person id."""
    seats = {
        seat.id: seat.organisation_id or ""
        for seat in desk.rows(Seat, organisation_id=list(partners))
        if is_in_force(seat.starts_on, seat.ends_on, on)
    }
    return {
        (seats[row.seat_id], row.person_id)
        for row in desk.rows(Appointment, seat_id=list(seats))
        if is_in_force(row.starts_on, row.ends_on, on)
    }


def _last_of_each(letters: Sequence[Delegation], on: date) -> list[Delegation]:
    """Return for each person and partner the letter that speaks for them: the last one begun.

    One that is still in force stands before one that has ended.
    """
    last: dict[tuple[str, str], Delegation] = {}
    for letter in letters:
        if letter.starts_on is not None and letter.starts_on > on:
            continue
        key = (letter.organisation_id, letter.to_person_id or "")
        if key not in last or _weight(letter, on) >= _weight(last[key], on):
            last[key] = letter
    return list(last.values())


def _weight(letter: Delegation, on: date) -> tuple[bool, date, date]:
    is_on = is_in_force(letter.starts_on, letter.ends_on, on)
    return is_on, letter.ends_on or date.max, letter.starts_on or date.min


def _due(letter: Delegation, on: date, ahead_days: int) -> tuple[LetterState, date] | None:
    if letter.ends_on is not None and letter.ends_on < on:
        return LetterState.ENDED, letter.ends_on
    if letter.review_on is not None and letter.review_on < on:
        return LetterState.REVIEW_DUE, letter.review_on
    until = on + timedelta(days=ahead_days)
    if ahead_days and letter.ends_on is not None and letter.ends_on <= until:
        return LetterState.ENDING, letter.ends_on
    if ahead_days and letter.review_on is not None and letter.review_on <= until:
        return LetterState.REVIEW_AHEAD, letter.review_on
    return None


def _order(due: LetterDue) -> tuple[int, date, str]:
    return list(LetterState).index(due.state), due.since, due.organisation.name
