from __future__ import annotations

from dataclasses import replace
from datetime import date

from chair_desk.records.bundles import MeetingBundle
from chair_desk.reports.document import Grid, MarginRecord, Paragraph, plain
from chair_desk.reports.minutes_records import (
    action_mark,
    action_table,
    carried_blocks,
    correction_mark,
    decision_mark,
    log_mark,
)


def test_an_action_in_the_margin_has_owner_words_and_date(westmarch: MeetingBundle) -> None:
    record = action_mark(westmarch, westmarch.actions[0]).beside("Something else was said.")

    assert record == MarginRecord(
        title="Action A-124",
        lines=(
            "Nell Applegarth and Tobias Fernley",
            "dip-sample of 20 late interviews",
            "by 18 December 2026",
        ),
    )


def test_words_that_the_paragraph_says_are_not_said_again(westmarch: MeetingBundle) -> None:
    mark = action_mark(westmarch, westmarch.actions[0])

    assert len(mark.beside("A Dip-sample of 20 late interviews was asked for.").lines) == 2
    assert mark.named().lines == ()


def test_records_can_be_set_inside_the_words(westmarch: MeetingBundle) -> None:
    action = action_mark(westmarch, westmarch.actions[0])
    inside = [
        action.inside("It asked for a dip-sample of 20 late interviews."),
        action.inside(""),
        decision_mark(westmarch.decisions[0]).inside(""),
        log_mark(westmarch, westmarch.log_entries[0]).inside(""),
        correction_mark(replace(westmarch.corrections[0], made_on=None, text="")).inside(""),
    ]

    assert [run.text for run in inside] == [
        " (Action A-124: Nell Applegarth and Tobias Fernley by 18 December 2026)",
        " (Action A-124: Nell Applegarth and Tobias Fernley, dip-sample of 20 late interviews, "
        "by 18 December 2026)",
        " (Decision D-041: C-016 stays open.)",
        " (Challenge C-017: Westmarch Constabulary. Give the date from which the form no longer "
        "waits. Answer due 17 December 2026.)",
        " (Correction)",
    ]


def test_minutes_keep_the_date_first_agreed(westmarch: MeetingBundle) -> None:
    action = replace(westmarch.actions[0], first_due_on=date(2026, 12, 18), due_on=date(2027, 3, 1))

    assert action_mark(westmarch, action).due == "by 18 December 2026"


def test_a_decision_without_a_quorum_is_a_recommendation(westmarch: MeetingBundle) -> None:
    record = decision_mark(westmarch.decisions[2]).beside("")

    assert record.lines[-1] == "Taken without a quorum: a recommendation until ratified."


def test_a_log_of_any_type_has_its_name(westmarch: MeetingBundle) -> None:
    entry = replace(
        westmarch.log_entries[0],
        log_type="near_miss",
        reference="N-1",
        to_organisation_id=None,
        to_person_id="thornbury",
        due_on=None,
    )

    record = log_mark(westmarch, entry).beside("")

    assert record.title == "Near miss N-1"
    assert record.lines[0] == "Yasmin Thornbury"
    assert len(record.lines) == 2


def test_the_table_of_actions_leads_to_the_minutes(westmarch: MeetingBundle) -> None:
    table = action_table(westmarch, westmarch.actions, {"a124": "4.5"})

    assert isinstance(table, Grid)
    assert [plain(cell) for cell in table.rows[0]] == [
        "A-124",
        "4.5",
        "dip-sample of 20 late interviews",
        "Nell Applegarth and Tobias Fernley",
        "18 December 2026",
    ]
    assert table.rows[0][1][0].link == "#minute-4.5"
    assert table.rows[1][1] == ()


def test_a_meeting_without_actions_says_so(westmarch: MeetingBundle) -> None:
    table = action_table(westmarch, (), {})

    assert isinstance(table, Paragraph)
    assert carried_blocks(replace(westmarch, carried=())) == []


def test_actions_carried_forward_keep_number_and_first_date(westmarch: MeetingBundle) -> None:
    _heading, table = carried_blocks(westmarch)

    assert isinstance(table, Grid)
    assert [plain(cell) for cell in table.rows[0]] == [
        "A-104",
        "21 May 2026",
        "Name an officer able to commit the force",
        "Yasmin Thornbury",
        "17 September 2026",
        "16 October 2026",
    ]
