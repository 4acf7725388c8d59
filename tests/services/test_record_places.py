from __future__ import annotations

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Minute
from chair_desk.services.action_lines import action_line
from chair_desk.services.action_triage import challenge_from_action
from chair_desk.services.actions import add_action, note_action
from chair_desk.services.desk import Desk
from chair_desk.services.record_places import made_at, named_in, places_of_action


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def one(desk: Desk, record_class: type[Action] | type[LogEntry], reference: str) -> str:
    return desk.rows(record_class, reference=reference)[0].id


def test_a_challenge_is_found_at_the_minute_that_people_quote(desk: Desk) -> None:
    entry = desk.rows(LogEntry, reference="C-014")[0]
    place = made_at(desk, entry)
    assert place is not None
    assert (place.words, place.table) == ("Minute 6.4", "minute")
    assert desk.get(Minute, place.id) == desk.get(Minute, entry.minute_id)
    assert place.spoken == "Open minute 6.4"


def test_what_has_no_minute_is_found_at_its_meeting_or_nowhere(desk: Desk) -> None:
    row = desk.rows(Action, reference="A-104")[0]
    with desk.change("Cut loose") as step:
        step.update(Action, row.id, minute_id=None)
    place = made_at(desk, desk.rows(Action, reference="A-104")[0])
    assert place is not None
    assert (place.words, place.table) == ("Meeting of 17 September", "meeting")
    made = add_action(desk, "Made at no meeting").made
    assert made_at(desk, desk.rows(Action, id=made)[0]) is None


def test_an_action_leads_to_what_its_last_word_names_and_to_its_minute(desk: Desk) -> None:
    found = places_of_action(desk, action_line(desk, one(desk, Action, "A-104")))
    assert [place.words for place in found] == ["C-014", "Minute 6.4"]
    assert found[0].spoken == "Open C-014 Police seniority at this Board"


def test_an_action_raised_as_a_challenge_is_linked_with_it_and_named_once(desk: Desk) -> None:
    action_id = one(desk, Action, "A-109")
    challenge_from_action(desk, action_id)
    found = places_of_action(desk, action_line(desk, action_id))
    assert [place.table for place in found] == ["log_entry", "minute"]
    note_action(desk, action_id, "It is with the lawyers.")
    again = places_of_action(desk, action_line(desk, action_id))
    assert [place.id for place in again] == [place.id for place in found]


def test_words_that_name_nothing_on_file_lead_nowhere(desk: Desk) -> None:
    assert named_in(desk, "See C-999 and the letter.") == []
    assert [place.words for place in named_in(desk, "D-038 follows A-104.")] == ["A-104", "D-038"]
