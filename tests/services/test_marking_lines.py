from __future__ import annotations

from chair_desk.records.line import KnownItem, PersonFound, PresenceFound, PresenceKind
from chair_desk.records.meetings import Meeting
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.desk import Desk
from chair_desk.services.marking_lines import mark_presence
from chair_desk.services.people import add_person


def known_items(desk: Desk, meeting: Meeting) -> tuple[KnownItem, ...]:
    return tuple(
        KnownItem(one.item.id, one.number, one.item.title) for one in placed_items(desk, meeting.id)
    )


def said(kind: PresenceKind, person_id: str, name: str, until: str = "") -> PresenceFound:
    people = (PersonFound(person_id, name, 0, 1),)
    return PresenceFound(kind=kind, people=people, until_item=until)


def test_out_until_an_item_that_is_not_there_is_marked_and_said(
    desk: Desk, meeting: Meeting
) -> None:
    items = known_items(desk, meeting)
    made = add_person(desk, "Nell Applegarth").made
    here = said(PresenceKind.HERE, made, "Nell Applegarth")
    mark_presence(desk, meeting.id, here, item=items[0], items=items)

    out = said(PresenceKind.OUT, made, "Nell Applegarth", until="99")
    marked = mark_presence(desk, meeting.id, out, item=items[0], items=items)

    assert marked.done == ("Nell Applegarth is out",)
    assert marked.refused == ("There is no item 99.",)


def test_one_who_cannot_be_marked_does_not_stop_the_others(desk: Desk, meeting: Meeting) -> None:
    items = known_items(desk, meeting)
    first, second = (add_person(desk, name).made for name in ("Nell Applegarth", "Colin Tupworth"))
    here = said(PresenceKind.HERE, first, "Nell Applegarth")
    mark_presence(desk, meeting.id, here, item=items[0], items=items)
    both = PresenceFound(
        kind=PresenceKind.LEFT,
        people=(
            PersonFound(second, "Colin Tupworth", 0, 1),
            PersonFound(first, "Nell Applegarth", 2, 3),
        ),
        at="11:05",
    )

    marked = mark_presence(desk, meeting.id, both, item=items[0], items=items)

    assert marked.done == ("Nell Applegarth left, 11:05",)
    assert marked.refused == ("Colin Tupworth is not on the register.",)
