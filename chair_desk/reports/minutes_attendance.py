"""The part of the minutes that says who was there, as what, and with which interests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from chair_desk.records.attendance import Attendance, MovementKind, Presence
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.minutes import Declaration, InterestOutcome
from chair_desk.records.people import SeatKind
from chair_desk.records.presence_by_item import (
    Course,
    course_of,
    items_attended,
    items_missed_in_part,
    turns_of,
)
from chair_desk.records.presence_spans import out_for_part_words
from chair_desk.reports.document import Block, BulletList, Grid, Heading, Paragraph, row, runs
from chair_desk.reports.plain_text import one_line
from chair_desk.reports.wording import (
    agency_of,
    listed,
    person_name,
    seat_words,
    spoken,
    text_runs,
)
from chair_desk.words import N_, _

_PRESENCES: Mapping[Presence, str] = {
    Presence.PRESENT: N_("Present"),
    Presence.DEPUTY: N_("Deputy"),
    Presence.EXPECTED: N_("Not recorded"),
    Presence.OBSERVER: N_("Observer"),
    Presence.IN_ATTENDANCE: N_("In attendance"),
    Presence.APOLOGY: N_("Apologies"),
    Presence.NO_SHOW: N_("Did not attend"),
}
# Deputies sit among the members whom they stand for.
_ORDER = (
    (Presence.PRESENT, Presence.DEPUTY),
    (Presence.OBSERVER,),
    (Presence.IN_ATTENDANCE,),
    (Presence.APOLOGY,),
    (Presence.NO_SHOW,),
    (Presence.EXPECTED,),
)
_SEAT_ORDER = (SeatKind.CHAIR, SeatKind.VICE_CHAIR)
_OUTCOMES: Mapping[InterestOutcome, str] = {
    InterestOutcome.NOTED: N_("The interest was noted."),
    InterestOutcome.STAYED: N_("It was agreed that they stay and take part."),
    InterestOutcome.NO_PART: N_("They took no part in the item."),
    InterestOutcome.LEFT: N_("They left the room for the item."),
}


def attendance_blocks(bundle: MeetingBundle) -> list[Block]:
    """Return the register as one table, those present first, and the words on quorum."""
    blocks: list[Block] = [Heading(level=2, text=_("Attendance"), anchor="attendance")]
    if bundle.attendance:
        blocks.append(_register(bundle))
    else:
        blocks.append(Paragraph(runs=runs(_("No attendance was recorded."))))
    if bundle.quorum_words:
        blocks.append(Paragraph(runs=text_runs(bundle.quorum_words)))
    if bundle.quorum_course:
        blocks.append(Paragraph(runs=runs(_("How quorum went:"))))
        told = (one_line(moment.words) for moment in bundle.quorum_course)
        blocks.append(BulletList(items=tuple(text_runs(words) for words in told)))
    return blocks


def present_for(bundle: MeetingBundle, item_id: str) -> str:
    """Say who was present for an item, for its confidential part; nothing where nobody is known.

    Whoever stood aside for the item is not named; whoever was there for some of it is.
    """
    course = course_of(bundle.meeting, bundle.items)
    if item_id not in course.item_ids:
        return ""
    at = course.item_ids.index(item_id)
    aside = {
        one.attendance_id
        for one in bundle.movements
        if one.kind is MovementKind.RECUSED and one.item_id == item_id
    }
    names = [
        person_name(bundle, line.person_id)
        for line in sorted(bundle.attendance, key=lambda line: _rank(bundle, line))
        if line.presence.is_here and line.id not in aside and _was_there(bundle, line, course, at)
    ]
    named = listed([name for name in dict.fromkeys(names) if name])
    return _("Present for the confidential part: {names}.").format(names=named) if named else ""


def _was_there(bundle: MeetingBundle, line: Attendance, course: Course, at: int) -> bool:
    turns = turns_of(line, bundle.movements, course)
    return items_attended(turns, len(course.item_ids))[at]


def declaration_blocks(bundle: MeetingBundle) -> list[Block]:
    """Return the interests declared, or the sentence that there were none."""
    heading = Heading(level=2, text=_("Declarations of interest"), anchor="interests")
    if not bundle.declarations:
        return [heading, Paragraph(runs=runs(_none_declared(bundle)))]
    items = tuple(runs(_declaration(bundle, one)) for one in bundle.declarations)
    return [heading, BulletList(items=items)]


def _none_declared(bundle: MeetingBundle) -> str:
    """Say that there were none; where items are closed to these readers, of the open ones only."""
    is_cut = any(not bundle.audience.may_read(item.audience) for item in bundle.items)
    if is_cut:
        return _("No interests were declared on the open items.")
    return _("No interests were declared.")


def _register(bundle: MeetingBundle) -> Grid:
    course = course_of(bundle.meeting, bundle.items)
    lines = sorted(bundle.attendance, key=lambda line: _rank(bundle, line))
    return Grid(
        caption=_("Who attended, and as what"),
        header=(_("Name"), _("Role and agency"), _("Present as")),
        rows=tuple(
            row(
                person_name(bundle, line.person_id),
                role_and_agency(bundle, line),
                _present_as(bundle, line, course),
            )
            for line in lines
        ),
        widths=(26, 44, 30),
    )


def _rank(bundle: MeetingBundle, line: Attendance) -> tuple[int, int]:
    """Order lines by group; the chair leads the group, the rest keep their order."""
    group = next(at for at, kinds in enumerate(_ORDER) if line.presence in kinds)
    seat = bundle.seats.get(line.seat_id or "")
    leads = _SEAT_ORDER.index(seat.kind) if seat and seat.kind in _SEAT_ORDER else len(_SEAT_ORDER)
    return group, leads


def role_and_agency(bundle: MeetingBundle, line: Attendance) -> str:
    """Say in what role and for which agency somebody came: the post of that day."""
    seat = bundle.seats.get(line.seat_id or "")
    agency = agency_of(bundle, seat)
    post = spoken(line.post)
    is_member = seat is None or seat.kind is SeatKind.MEMBER
    role = "" if seat is None or (is_member and post) else seat_words(seat)
    parts = [role, post if post != role else "", one_line(agency.name) if agency else ""]
    return ", ".join(part for part in parts if part)


def _present_as(bundle: MeetingBundle, line: Attendance, course: Course) -> str:
    stood_for = person_name(bundle, line.deputy_for_id)
    words = _(_PRESENCES[line.presence])
    if line.presence is Presence.DEPUTY and stood_for:
        words = _("Deputising for {name}").format(name=stood_for)
    return ", ".join([words, *_remarks(bundle, line, course)])


def _remarks(bundle: MeetingBundle, line: Attendance, course: Course) -> list[str]:
    remarks = []
    if line.is_remote:
        remarks.append(_("by video or telephone"))
    if line.presence.is_here:
        if line.arrived:
            remarks.append(_("arrived {time}").format(time=line.arrived))
        if line.left:
            remarks.append(_("left {time}").format(time=line.left))
        remarks.extend(_parts_attended(bundle, line, course))
        remarks.extend(_parts_missed(bundle, line, course))
        remarks.extend(_recusals(bundle, line))
    if line.note:
        remarks.append(spoken(line.note))
    return remarks


def _parts_attended(bundle: MeetingBundle, line: Attendance, course: Course) -> list[str]:
    turns = turns_of(line, bundle.movements, course)
    there = items_attended(turns, len(course.item_ids))
    if all(there):
        return []
    numbers = [bundle.numbers.get(item_id, "") for item_id in course.item_ids]
    ranges = _ranges(numbers, there)
    if not ranges:
        return []
    is_one_item = sum(there) == 1
    sentence = _("for item {items}") if is_one_item else _("for items {items}")
    return [sentence.format(items=listed(ranges))]


def _parts_missed(bundle: MeetingBundle, line: Attendance, course: Course) -> list[str]:
    missed = items_missed_in_part(line, bundle.movements, course)
    words = out_for_part_words(bundle.numbers.get(course.item_ids[at], "") for at in missed)
    return [words] if words else []


def _ranges(numbers: Sequence[str], there: Sequence[bool]) -> list[str]:
    """Name the items attended, in order, three or more together as "1 to 4"."""
    found = []
    together = groupby(zip(numbers, there, strict=True), key=lambda pair: pair[1])
    for is_there, group in together:
        named = [number for number, _there in group if number]
        if is_there and named:
            if len(named) > 2:  # noqa: PLR2004  two items are named, not spanned
                named = [_("{first} to {last}").format(first=named[0], last=named[-1])]
            found.extend(named)
    return found


def _recusals(bundle: MeetingBundle, line: Attendance) -> list[str]:
    numbers = [
        bundle.numbers.get(one.item_id or "", "")
        for one in bundle.movements
        if one.attendance_id == line.id and one.kind is MovementKind.RECUSED
    ]
    return [
        _("took no part in item {item}").format(item=number)
        for number in dict.fromkeys(numbers)
        if number
    ]


def _declaration(bundle: MeetingBundle, declared: Declaration) -> str:
    name = person_name(bundle, declared.person_id)
    number = bundle.numbers.get(declared.item_id or "", "")
    about = _("{name}, on item {item}").format(name=name, item=number) if number else name
    interest = spoken(declared.interest).rstrip(".")
    said = f"{about}: {interest}." if interest else f"{about}."
    return f"{said} {_(_OUTCOMES[declared.outcome])}"
