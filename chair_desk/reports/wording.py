"""How documents say dates, times, numbers of items and who somebody is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body, BodyKind
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import Meeting, Purpose
from chair_desk.records.people import Organisation, Seat, SeatKind
from chair_desk.records.spans import split_spans
from chair_desk.reports.document import Run, Runs
from chair_desk.reports.plain_text import clean, one_line
from chair_desk.words import N_, _

# Not from `calendar` or `strftime`: those follow the locale of the machine.
_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_PURPOSES: Mapping[Purpose, str] = {
    Purpose.INFORMATION: N_("information"),
    Purpose.DISCUSSION: N_("discussion"),
    Purpose.ASSURANCE: N_("assurance"),
    Purpose.CHALLENGE: N_("challenge"),
    Purpose.DECISION: N_("decision"),
}
_SEATS: Mapping[SeatKind, str] = {
    SeatKind.MEMBER: N_("Member"),
    SeatKind.CHAIR: N_("Chair"),
    SeatKind.VICE_CHAIR: N_("Vice-chair"),
    SeatKind.SCRUTINEER: N_("Scrutineer"),
    SeatKind.LAY_MEMBER: N_("Lay member"),
    SeatKind.ADVISER: N_("Adviser"),
    SeatKind.OBSERVER: N_("Observer"),
    SeatKind.STAFF: N_("Staff"),
}


def full_date(day: date) -> str:
    """Say a date as "Thursday 19 November 2026"."""
    return f"{_(_WEEKDAYS[day.weekday()])} {short_date(day)}"


def short_date(day: date) -> str:
    """Say a date as "19 November 2026"."""
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year}"


def listed(parts: Sequence[str]) -> str:
    """Say a list as "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004  two is what takes an "and"
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def purpose_words(purpose: Purpose) -> str:
    """Say what an item is for: "challenge"."""
    return _(_PURPOSES[purpose])


def body_words(body: Body) -> str:
    """Say a body inside a sentence: "the Board", "the Executive"."""
    name = one_line(body.name) or (
        _("Board") if body.kind is BodyKind.BOARD else _("Executive group")
    )
    is_definite = name.casefold().startswith("the ")
    return name if is_definite else _("the {body}").format(body=name)


def time_and_place(meeting: Meeting) -> str:
    """Say "10:00 to 12:30, Committee Room 2, County Hall"."""
    times = _("{starts} to {ends}").format(starts=meeting.starts, ends=meeting.ends)
    place = one_line(meeting.place)
    return f"{times}, {place}" if place else times


def person_name(bundle: MeetingBundle, person_id: str | None) -> str:
    """Return a person's full name: initials are not unique."""
    person = bundle.people.get(person_id or "")
    return one_line(person.name) if person else ""


def organisation_name(bundle: MeetingBundle, organisation_id: str | None) -> str:
    """Return the full name of an agency."""
    organisation = bundle.organisations.get(organisation_id or "")
    return one_line(organisation.name) if organisation else ""


def seat_words(seat: Seat) -> str:
    """Say what a seat is, by its own role or by its kind."""
    return one_line(seat.role) or _(_SEATS[seat.kind])


def agency_of(bundle: MeetingBundle, seat: Seat | None) -> Organisation | None:
    """Return the agency that a seat is for, where it is for one."""
    return bundle.organisations.get(seat.organisation_id or "") if seat else None


def owner_words(bundle: MeetingBundle, action: Action) -> str:
    """Say who owns an action, the lead first: people by full name, else agency, else words."""
    lead = (
        person_name(bundle, action.owner_id)
        or organisation_name(bundle, action.organisation_id)
        or one_line(action.owner_words)
    )
    others = [
        person_name(bundle, owner.person_id)
        for owner in bundle.action_owners
        if owner.action_id == action.id and owner.person_id != action.owner_id
    ]
    words = one_line(action.owner_words)
    if words and words != lead:
        others.append(words)
    return listed([name for name in (lead, *others) if name])


def due_words(action: Action) -> str:
    """Say when an action is due: its date, else the words used, else nothing."""
    return short_date(action.due_on) if action.due_on else one_line(action.due_words)


def text_runs(text: str) -> Runs:
    """Make runs of a text from the board, its confidential words named as such.

    Only the confidential edition still has any: the cut took them out of the others.
    """
    return tuple(
        Run(_confidential(span.text)) if span.is_confidential else Run(span.text)
        for span in split_spans(clean(text).strip())
    )


def spoken(text: str) -> str:
    """Return a text from the board on one line, its confidential words named as such."""
    return one_line("".join(run.text for run in text_runs(text)))


def _confidential(text: str) -> str:
    return _("[confidential: {words}]").format(words=text.strip())
