"""The agenda of a meeting: its items in order, their papers, and what there is time for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from chair_desk.records.agenda_times import (
    Placed,
    clock_of,
    minutes_of_day,
    minutes_over,
    shape_of,
    start_times,
)
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    Meeting,
    Paper,
    PaperState,
)
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.services.agenda_places import (
    insert_item,
    item_name,
    open_meeting,
    placed_items,
    siblings_of,
)
from chair_desk.services.agenda_since import came_after_now, note_move, noted, refuse_removal
from chair_desk.services.carry_forward import (
    defer_item,
    defer_rest,
    place_waiting,
    put_back_item,
    waiting,
)
from chair_desk.services.checks import (
    existing,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import narrow_records, readers_of
from chair_desk.services.outlines import paste_outline, preview_outline
from chair_desk.services.papers import add_paper, change_paper, remove_paper
from chair_desk.services.placing import index_after, place_at
from chair_desk.words import _, ngettext

__all__ = [
    "Agenda",
    "AgendaLine",
    "add_break",
    "add_item",
    "add_paper",
    "agenda",
    "change_item",
    "change_paper",
    "defer_item",
    "defer_rest",
    "move_item",
    "move_under",
    "paste_outline",
    "place_waiting",
    "preview_outline",
    "put_back_item",
    "remove_item",
    "remove_paper",
    "waiting",
]

ITEM_COLUMNS = frozenset(
    {
        "title", "closed_title", "lead_id", "lead_words", "purpose", "planned_minutes", "asked",
        "audience", "is_standing",
    }
)  # fmt: skip
BREAK_MINUTES = 10
_LONGEST = 600


@frozen(kw_only=True)
class AgendaLine:
    """An item as it stands on the agenda: its number, when it starts ("HH:MM"), who leads."""

    item: AgendaItem
    number: str
    depth: int
    starts: str
    lead: str = ""
    papers: tuple[Paper, ...] = ()

    @property
    def missing_papers(self) -> tuple[Paper, ...]:
        """The papers that were promised and are not in."""
        return tuple(paper for paper in self.papers if paper.state is PaperState.EXPECTED)


@frozen(kw_only=True)
class Agenda:
    """The agenda of a meeting. Times are in minutes; `minutes_over` below nothing is to spare.

    `ends` is when the last item ends, "HH:MM", which need not be when the meeting should.
    """

    meeting: Meeting
    lines: tuple[AgendaLine, ...]
    total_minutes: int
    working_minutes: int
    weighty_minutes: int
    ends: str
    minutes_over: int

    @property
    def ends_words(self) -> str:
        """Say when it ends and whether that is in time: "Ends 12:30, on time"."""
        if self.minutes_over == 0:
            return _("Ends {time}, on time").format(time=self.ends)
        count = abs(self.minutes_over)
        words = (
            ngettext("Ends {time}, {count} minute over", "Ends {time}, {count} minutes over", count)
            if self.minutes_over > 0
            else ngettext(
                "Ends {time}, {count} minute to spare",
                "Ends {time}, {count} minutes to spare",
                count,
            )
        )
        return words.format(time=self.ends, count=count)

    @property
    def shape_words(self) -> str:
        """Say how much of the time is for challenge and decisions; breaks are no work."""
        return _("{weighty} of {working} working minutes are for challenge and decisions.").format(
            weighty=self.weighty_minutes, working=self.working_minutes
        )


def agenda(desk: Desk, meeting_id: str) -> Agenda:
    """Return the agenda of a meeting in printing order.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    placed = placed_items(desk, meeting_id)
    shape = shape_of(placed)
    return Agenda(
        meeting=meeting,
        lines=_lines(desk, meeting, placed),
        total_minutes=shape.total,
        working_minutes=shape.working,
        weighty_minutes=shape.weighty,
        ends=clock_of(minutes_of_day(meeting.starts) + shape.total),
        minutes_over=minutes_over(meeting.starts, meeting.ends, shape.total),
    )


def _lines(desk: Desk, meeting: Meeting, placed: Sequence[Placed]) -> tuple[AgendaLine, ...]:
    starts = start_times(placed, meeting.starts)
    names = {person.id: person.name for person in desk.rows(Person)}
    papers = _papers_by_item(desk, [line.item.id for line in placed])
    return tuple(
        AgendaLine(
            item=line.item,
            number=line.number,
            depth=line.depth,
            starts=starts[line.item.id],
            lead=names.get(line.item.lead_id or "", "") or line.item.lead_words,
            papers=tuple(papers.get(line.item.id, ())),
        )
        for line in placed
    )


def _papers_by_item(desk: Desk, item_ids: Sequence[str]) -> Mapping[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in desk.rows(Paper, item_id=item_ids, order=("place", "id")):
        found[paper.item_id].append(paper)
    return found


def add_item(
    desk: Desk,
    meeting_id: str,
    title: str,
    *,
    after_id: str | None = None,
    under_id: str | None = None,
    **values: Value,
) -> Changes:
    """Add an item after another, or under one; else before the items that close a meeting.

    On an agenda that was issued it takes a number of its own (7A): no other number moves.

    Raises:
        Refused: The title is missing, a value is not allowed, or the minutes are confirmed.
    """
    _check({**values, "title": title})
    open_meeting(desk, meeting_id)
    if under_id:
        values.setdefault("planned_minutes", 0)
    item = AgendaItem(id=desk.new_id(), meeting_id=meeting_id, place="", title=title, **values)  # type: ignore[arg-type]
    with desk.change(_("Added “{title}”").format(title=title)) as step:
        insert_item(desk, step, item, after_id=after_id, under_id=under_id)
    return step.done(made=item.id)


def add_break(
    desk: Desk, meeting_id: str, *, after_id: str | None = None, minutes: int = BREAK_MINUTES
) -> Changes:
    """Add a break; it has no number.

    Raises:
        Refused: The minutes of the meeting are confirmed.
    """
    _check({"planned_minutes": minutes})
    open_meeting(desk, meeting_id)
    item = AgendaItem(
        id=desk.new_id(),
        meeting_id=meeting_id,
        place="",
        title=_("Break"),
        kind=ItemKind.BREAK,
        planned_minutes=minutes,
    )
    with desk.change(_("Added a break")) as step:
        insert_item(desk, step, item, after_id=after_id)
    return step.done(made=item.id)


def change_item(desk: Desk, item_id: str, **values: Value) -> Changes:
    """Change what an item says: its titles, lead, purpose, minutes, what is asked, for whom.

    Where it becomes confidential, what was recorded at it does too. One that has minutes notes
    what its title and minutes were.

    Raises:
        Refused: A value is not allowed, or the minutes are confirmed.
    """
    _check(values)
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    if values.get("lead_id"):
        values.setdefault("lead_words", "")
    with desk.change(_("Changed {item}").format(item=item_name(desk, item))) as step:
        step.update(AgendaItem, item_id, **values, **noted(desk, item, values))
        if "audience" in values:
            narrow_records(desk, step, item_id)
    return step.done()


def _check(values: dict[str, Value]) -> None:
    refuse_other_columns(values, ITEM_COLUMNS)
    refuse_faults(AgendaItem, values)
    minutes = values.get("planned_minutes", 0)
    if not isinstance(minutes, int) or not 0 <= minutes <= _LONGEST:
        raise Refused({"planned_minutes": _("Give the minutes as a number from 0 to 600.")})


def move_item(desk: Desk, item_id: str, *, after_id: str | None) -> Changes:
    """Move an item, with its sub-items, after another; None moves it to the top.

    It goes to the level of the item it comes after. Numbers that were issued stay. What lay
    under a confidential item stays confidential.

    Raises:
        Refused: It would come to lie under itself, or the minutes are confirmed.
    """
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    after = existing(desk, AgendaItem, after_id) if after_id else None
    parent_id = after.parent_id if after else None
    _refuse_circle(desk, item, parent_id)
    came_after = came_after_now(desk, item)
    with desk.change(_moved_words(desk, item, after)) as step:
        others = [row for row in siblings_of(desk, item.meeting_id, parent_id) if row.id != item_id]
        place = place_at(step, others, index_after(others, after_id))
        readers = readers_of(desk, item) if parent_id != item.parent_id else item.audience
        step.update(AgendaItem, item_id, place=place, parent_id=parent_id, audience=readers)
        narrow_records(desk, step, item_id)
        note_move(desk, step, item, came_after)
    return step.done()


def move_under(desk: Desk, item_id: str, parent_id: str | None) -> Changes:
    """Put an item last under another; None takes it out again, to come after that one.

    Raises:
        Refused: It would come to lie under itself, or the minutes are confirmed.
    """
    item = existing(desk, AgendaItem, item_id)
    if parent_id is None:
        return move_item(desk, item_id, after_id=item.parent_id) if item.parent_id else Changes()
    open_meeting(desk, item.meeting_id)
    parent = existing(desk, AgendaItem, parent_id)
    _refuse_circle(desk, item, parent_id)
    label = _("Moved {item} under {parent}").format(
        item=item_name(desk, item), parent=item_name(desk, parent)
    )
    came_after = came_after_now(desk, item)
    with desk.change(label) as step:
        others = [row for row in siblings_of(desk, item.meeting_id, parent_id) if row.id != item_id]
        step.update(
            AgendaItem, item_id, place=place_at(step, others, len(others)), parent_id=parent_id
        )
        narrow_records(desk, step, item_id)
        note_move(desk, step, item, came_after)
    return step.done()


def _refuse_circle(desk: Desk, item: AgendaItem, parent_id: str | None) -> None:
    above = desk.get(AgendaItem, parent_id)
    while above is not None:
        if above.id == item.id:
            raise Refused(_("An item cannot lie under itself."))
        above = desk.get(AgendaItem, above.parent_id)


def _moved_words(desk: Desk, item: AgendaItem, after: AgendaItem | None) -> str:
    name = item_name(desk, item)
    if after is None:
        return _("Moved {item} to the top").format(item=name)
    if after.kind is ItemKind.BREAK:
        return _("Moved {item} after the break").format(item=name)
    return _("Moved {item} after {other}").format(item=name, other=item_name(desk, after))


def remove_item(desk: Desk, item_id: str) -> Changes:
    """Take an item and its sub-items off the agenda, with their papers; Undo brings them back.

    Raises:
        Refused: Something is already recorded at it, or the minutes are confirmed.
    """
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    with desk.change(_("Removed {item}").format(item=item_name(desk, item))) as step:
        for child in reversed(_with_children(desk, item)):
            refuse_removal(desk, child)
            refuse_if_named(desk, AgendaItem, child.id, but={"paper", "agenda_item", "minute"})
            for row in desk.rows(Minute, item_id=child.id):
                step.delete(Minute, row.id)
            for paper in desk.rows(Paper, item_id=child.id):
                step.delete(Paper, paper.id)
            step.delete(AgendaItem, child.id)
    return step.done()


def _with_children(desk: Desk, item: AgendaItem) -> list[AgendaItem]:
    """Return an item and all that lies under it, those below after those above."""
    found = [item]
    for child in siblings_of(desk, item.meeting_id, item.id):
        found.extend(_with_children(desk, child))
    return found
