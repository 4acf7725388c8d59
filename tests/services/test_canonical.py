from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.services.agenda import agenda
from chair_desk.services.canonical import canonical_text, fingerprint
from chair_desk.services.desk import Desk


def write(desk: Desk, meeting: Meeting, text: str) -> None:
    item = agenda(desk, meeting.id).lines[0].item
    with desk.change("Write") as step:
        if desk.get(Minute, "p"):
            step.update(Minute, "p", text=text)
        else:
            step.insert(
                Minute(id="p", meeting_id=meeting.id, item_id=item.id, place="A", text=text)
            )


@pytest.mark.parametrize(
    ("text", "same"),
    [("Cafe\u0301 Zoe\u0308.", "Café Zoë."), ("One.\r\nTwo.", "One.\nTwo."), ("A\rB", "A\nB")],
)
def test_the_same_words_give_the_same_hash_however_they_are_encoded(
    desk: Desk, meeting: Meeting, text: str, same: str
) -> None:
    write(desk, meeting, text)
    first = fingerprint(desk, meeting.id)

    write(desk, meeting, same)

    assert fingerprint(desk, meeting.id) == first


def test_one_other_letter_gives_another_hash(desk: Desk, meeting: Meeting) -> None:
    write(desk, meeting, "Agreed.")
    first = fingerprint(desk, meeting.id)

    write(desk, meeting, "Agreed,")

    assert fingerprint(desk, meeting.id) != first


def test_the_text_is_json_with_sorted_keys_and_holds_the_register(
    desk: Desk, meeting: Meeting
) -> None:
    text = canonical_text(desk, meeting.id)

    tables = json.loads(text)
    assert list(tables) == sorted(tables)
    assert len(tables["attendance"]) == 2
    assert "\n" not in text


def test_how_far_the_minutes_have_come_is_no_part_of_them(
    desk: Desk, meeting: Meeting, hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)
    first = fingerprint(desk, meeting.id)

    with desk.change("Count") as step:
        step.update(Meeting, meeting.id, minutes_version=9, state="checked")

    assert fingerprint(desk, meeting.id) == first
