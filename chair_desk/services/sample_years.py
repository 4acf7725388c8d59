"""The years round the story of the sample board, in the shape of a real one and in bulk.

The board six times a year, its executive every month, four sub-groups six times a year: each
with its items, register, minutes and records. Numbers of these years bear the year (A2009-041),
because the partnership of the story began its lists afresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from chair_desk.catalogue.board_profiles import StandingItem
from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.boards import Body, BodyKind
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import (
    AgendaItem,
    ItemState,
    Meeting,
    MeetingState,
    Paper,
    PaperState,
    Purpose,
)
from chair_desk.records.people import SeatKind
from chair_desk.records.places import places
from chair_desk.services.appointments import appoint
from chair_desk.services.boards import add_body, bodies
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.desk import Step
from chair_desk.services.members import Member, members_on
from chair_desk.services.sample_cast import person
from chair_desk.services.sample_people import MEETING_DAYS, PARTNERS, TODAY
from chair_desk.services.sample_stage import Stage
from chair_desk.services.sample_words_years import (
    ASPECTS,
    FIRST_NAMES,
    SUB_GROUPS,
    SURNAMES,
    TOPICS,
)
from chair_desk.services.sample_years_minutes import Recorder
from chair_desk.services.seats import add_seat
from chair_desk.services.versions import keep_version
from chair_desk.words import _

_GUESTS, _ITEMS, _PAPERS = 120, 15, 4
_REGISTER = 48
_EXECUTIVE_SEATS, _SUB_GROUP_SEATS = 8, 6
_BOARD_MONTHS = (1, 3, 5, 7, 9, 11)
_THURSDAY, _TUESDAY, _WEDNESDAY = 3, 1, 2
_PRESENT, _DEPUTY, _APOLOGY = 0.78, 0.88, 0.98
_HOURS = {BodyKind.BOARD: ("10:00", "12:30")}


@frozen
class Date:
    """A meeting that is to be filled in."""

    held_on: date
    body_id: str
    kind: BodyKind


@dataclass
class Years:
    """Fills in the meetings of the years, in order of days, as far as it is asked to."""

    stage: Stage
    recorder: Recorder
    guests: list[str]
    dates: Iterator[Date]
    waiting: Date | None = None
    last: dict[str, str] = field(default_factory=dict)
    members: dict[tuple[str, int], list[Member]] = field(default_factory=dict)

    def fill_until(self, day: date) -> None:
        """Fill in every meeting before a day."""
        while self.waiting is not None and self.waiting.held_on < day:
            _fill(self, self.waiting)
            self.waiting = next(self.dates, None)


def prepare(stage: Stage, since: date) -> Years:
    """Add the sub-groups and seats, and plan the meetings since a day."""
    _add_bodies(stage, since)
    found = bodies(stage.desk)
    dates = iter(sorted(_plan(found, since), key=lambda one: (one.held_on, one.body_id)))
    names = [f"{first} {last}" for first in FIRST_NAMES for last in SURNAMES]
    guests = [person(stage, name) for name in stage.luck.sample(names, _GUESTS)]
    years = Years(stage=stage, recorder=Recorder(stage, Counter()), guests=guests, dates=dates)
    years.waiting = next(dates, None)
    return years


def _add_bodies(stage: Stage, since: date) -> None:
    desk = stage.desk
    with desk.change(_("Set up the sub-groups")):
        made = [add_body(desk, name, starts_on=since).made for name in SUB_GROUPS]
        executive = next(body for body in bodies(desk) if body.kind is BodyKind.EXECUTIVE)
        for body_id, count in [
            (executive.id, _EXECUTIVE_SEATS),
            *((one, _SUB_GROUP_SEATS) for one in made),
        ]:
            for partner in stage.luck.sample(PARTNERS, count):
                seat_id = add_seat(
                    desk,
                    body_id,
                    organisation_id=stage.partners[partner.short],
                    role=_("Member"),
                    starts_on=since,
                ).made
                post = partner.holders[-1]
                appoint(
                    desk, seat_id, person(stage, post.name), starts_on=since,
                    post=post.post, rank=post.rank,
                )  # fmt: skip


def _plan(found: list[Body], since: date) -> Iterator[Date]:
    """Yield when each body meets: the board only before its story begins."""
    groups = [body for body in found if body.kind is BodyKind.SUB_GROUP]
    for year in range(since.year, TODAY.year + 1):
        for body in found:
            for day in _days_of(body, groups, year):
                until = MEETING_DAYS[0] if body.kind is BodyKind.BOARD else TODAY
                if since <= day < until:
                    yield Date(day, body.id, body.kind)


def _days_of(body: Body, groups: list[Body], year: int) -> list[date]:
    if body.kind is BodyKind.BOARD:
        return [_nth(year, month, _THURSDAY, 3) for month in _BOARD_MONTHS]
    if body.kind is BodyKind.EXECUTIVE:
        return [_nth(year, month, _TUESDAY, 1) for month in range(1, 13)]
    at = groups.index(body)
    return [_nth(year, month, _WEDNESDAY, at + 1) for month in range(2 - at % 2, 13, 2)]


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    """Return the first, second … of a day of the week in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _fill(years: Years, planned: Date) -> None:
    """Write one meeting whole, and confirm the one before it."""
    stage = years.stage
    desk = stage.desk
    starts, ends = _HOURS.get(planned.kind, ("14:00", "16:30"))
    stage.clock.set(planned.held_on, ends)
    meeting = Meeting(
        id=desk.new_id(),
        body_id=planned.body_id,
        held_on=planned.held_on,
        starts=starts,
        ends=ends,
        place=desk.board.meeting_place,
        marking=desk.board.marking,
        state=MeetingState.CHECKED,
        ended_at=desk.now(),
    )
    label = _("Filled in the meeting of {date}").format(date=full_day(planned.held_on))
    with desk.change(label) as step:
        step.insert(meeting)
        step.insert(*_register(years, meeting))
        items = _items(years, meeting)
        step.insert(*items)
        step.insert(*_papers(years, items))
        years.recorder.minute(step, meeting, items)
        _keep(years, step, meeting)


def _keep(years: Years, step: Step, meeting: Meeting) -> None:
    """Keep the version the chair checked, and confirm the minutes before."""
    desk = years.stage.desk
    keep_version(desk, step, meeting.id)
    before = years.last.get(meeting.body_id)
    if before:
        confirm_minutes(desk, before, at_meeting_id=meeting.id)
    years.last[meeting.body_id] = meeting.id


def _register(years: Years, meeting: Meeting) -> list[Attendance]:
    key = (meeting.body_id, meeting.held_on.year)
    if key not in years.members:
        years.members[key] = members_on(years.stage.desk, meeting.body_id, meeting.held_on)
    lines: list[Attendance] = []
    guests = iter(years.stage.luck.sample(years.guests, _REGISTER))
    for member in years.members[key]:
        if member.person is not None:
            lines.extend(_seat_lines(years, meeting, member, guests))
    while len(lines) < _REGISTER:
        lines.append(_guest(years, meeting, next(guests)))
    return lines


def _seat_lines(
    years: Years, meeting: Meeting, member: Member, guests: Iterator[str]
) -> Iterator[Attendance]:
    """Yield the line of a seat's holder, and that of a deputy where one came."""
    row, luck = member.appointment, years.stage.luck.random()
    level = row.level if row else None
    person_id = member.person.id if member.person else ""
    common: dict[str, Any] = {"meeting_id": meeting.id, "seat_id": member.seat.id}
    yield Attendance(
        id=years.stage.desk.new_id(),
        person_id=person_id,
        presence=_presence(luck, member.seat.kind),
        post=row.post if row else "",
        rank=row.rank if row else "",
        level=level,
        **common,
    )
    if _PRESENT <= luck < _DEPUTY and member.seat.kind is SeatKind.MEMBER:
        yield Attendance(
            id=years.stage.desk.new_id(),
            person_id=next(guests),
            presence=Presence.DEPUTY,
            deputy_for_id=person_id,
            level=max(1, level - 1) if level else None,
            **common,
        )


def _presence(luck: float, kind: SeatKind) -> Presence:
    if luck >= _APOLOGY:
        return Presence.NO_SHOW
    if luck >= _PRESENT:
        return Presence.APOLOGY
    if kind is SeatKind.STAFF:
        return Presence.IN_ATTENDANCE
    return Presence.OBSERVER if kind is SeatKind.OBSERVER else Presence.PRESENT


def _guest(years: Years, meeting: Meeting, person_id: str) -> Attendance:
    presence = years.stage.luck.choice((Presence.IN_ATTENDANCE, Presence.OBSERVER))
    return Attendance(
        id=years.stage.desk.new_id(),
        meeting_id=meeting.id,
        person_id=person_id,
        presence=presence,
    )


def _items(years: Years, meeting: Meeting) -> list[AgendaItem]:
    """Return the items: what opens and closes each meeting, and what it was about."""
    stage = years.stage
    standing = stage.desk.profile(meeting.held_on).standing_items
    opening = [one for one in standing if one.is_at_start]
    closing = [one for one in standing if not one.is_at_start]
    between = _ITEMS - len(standing)
    heads: list[dict[str, Any]] = [
        *(_standing(years, meeting, one) for one in opening),
        *(_topic(years) for _number in range(between)),
        *(_standing(years, meeting, one) for one in closing),
    ]
    started = stage.clock.at - timedelta(minutes=150)
    found = []
    for number, (place, head) in enumerate(zip(places(_ITEMS), heads, strict=True), start=1):
        found.append(_item(years, meeting, {**head, "place": place}, number, started))
        started += timedelta(minutes=10)
    return found


def _item(
    years: Years, meeting: Meeting, head: dict[str, Any], number: int, started: datetime
) -> AgendaItem:
    return AgendaItem(
        id=years.stage.desk.new_id(),
        meeting_id=meeting.id,
        number=str(number),
        state=ItemState.DONE,
        planned_minutes=10,
        started_at=started,
        used_seconds=600,
        **head,
    )


def _standing(years: Years, meeting: Meeting, one: StandingItem) -> dict[str, Any]:
    confirms = years.last.get(meeting.body_id) if one.key == "minutes" else None
    return {
        "title": one.title,
        "purpose": one.purpose,
        "is_standing": True,
        "standing_key": one.key,
        "confirms_id": confirms,
    }


def _topic(years: Years) -> dict[str, Any]:
    luck = years.stage.luck
    return {
        "title": f"{luck.choice(TOPICS)}: {luck.choice(ASPECTS)}",
        "purpose": luck.choice(tuple(Purpose)),
        "lead_id": luck.choice(years.guests),
    }


def _papers(years: Years, items: list[AgendaItem]) -> list[Paper]:
    luck = years.stage.luck
    chosen = sorted(luck.sample(range(len(items)), luck.randint(_PAPERS - 1, _PAPERS)))
    return [
        Paper(
            id=years.stage.desk.new_id(),
            item_id=items[at].id,
            title=items[at].title,
            place="V",
            state=PaperState.RECEIVED,
            page_count=luck.randint(2, 20),
        )
        for at in chosen
    ]
