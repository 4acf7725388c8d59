from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.records.line import Surroundings
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.agenda import add_item, agenda, change_item
from chair_desk.services.attendance import expect_members
from chair_desk.services.checks import existing
from chair_desk.services.desk import Changes, Desk, Refused, open_desk
from chair_desk.services.history import redo, undo
from chair_desk.services.meetings import confirm_minutes, mark_checked, new_version, start_session
from chair_desk.services.minutes import (
    NewRecord,
    add_paragraph,
    add_record,
    change_record,
    change_record_kind,
    change_text,
    move_paragraph,
    paragraph,
    paragraphs,
    record_line,
    remove_paragraph,
    set_audience,
    settle_typing,
    type_text,
)
from chair_desk.services.minutes_kinds import record_of_words
from chair_desk.services.minutes_pasting import put_paragraphs
from chair_desk.services.people import add_person, appoint, appoint_deputy
from chair_desk.services.private_notes import notes_for
from chair_desk.services.surroundings import surroundings_of

Take = Callable[[str], Changes]


AROUND = Surroundings(on=date(2026, 11, 19))


@pytest.fixture
def item(desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]) -> AgendaItem:
    """An item of business, with a council member and a police officer who may be named."""
    for kind, name, rank in (
        (OrganisationKind.COUNCIL, "Nell Applegarth", "DCS"),
        (OrganisationKind.POLICE, "Yasmin Thornbury", "ACC"),
        (OrganisationKind.FIRE, "Stella Marchbanks", "AM"),
    ):
        appoint(desk, seat_of(kind).id, add_person(desk, name).made, rank=rank)
    expect_members(desk, meeting.id)
    made = add_item(desk, meeting.id, "Return home interviews", planned_minutes=20).made
    return existing(desk, AgendaItem, made)


@pytest.fixture
def take(desk: Desk, item: AgendaItem) -> Take:
    """Type a line of the minute grammar into the item."""

    def take_line(text: str) -> Changes:
        line = parse_line(text, surroundings_of(desk, item.meeting_id))
        return record_line(desk, item.id, line)

    return take_line


def texts(desk: Desk, item: AgendaItem) -> list[str]:
    return [one.text for one in paragraphs(desk, item.id)]


def test_paragraphs_come_in_the_order_they_are_taken(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    for text in ("First.", "Second.", "Third."):
        take(text)

    assert texts(desk, item) == ["First.", "Second.", "Third."]
    numbers = [one.number for one in paragraphs(desk, item.id)]
    assert [number.partition(".")[2] for number in numbers] == ["1", "2", "3"]


def test_a_paragraph_goes_between_two_that_share_a_place(desk: Desk, item: AgendaItem) -> None:
    made = [add_paragraph(desk, item.id, words).made for words in ("First.", "Last.")]
    with desk.change("Two copies merged") as step:
        for minute_id in made:
            step.update(Minute, minute_id, place="B")
    first, last = texts(desk, item)

    before = desk.rows(Minute, item_id=item.id, order=("place", "id"))[0]
    add_paragraph(desk, item.id, "Between.", after_id=before.id)

    assert texts(desk, item) == [first, "Between.", last]


def test_a_paragraph_goes_between_two_others_and_moves_neither(
    desk: Desk, item: AgendaItem
) -> None:
    first = add_paragraph(desk, item.id, "First.").made
    last = add_paragraph(desk, item.id, "Last.").made
    changes = add_paragraph(desk, item.id, "Between.", after_id=first)
    top = add_paragraph(desk, item.id, "Top.", before_id=first)

    assert texts(desk, item) == ["Top.", "First.", "Between.", "Last."]
    for one in (changes, top):
        assert one.touched["minute"] == frozenset({one.made})
    assert last not in changes.touched["minute"]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_row_of_insertions_keeps_the_order_of_a_plain_list(
    desk: Desk, item: AgendaItem, spots: list[int]
) -> None:
    for row in desk.rows(Minute, item_id=item.id):
        remove_paragraph(desk, row.id)
    model: list[str] = []
    for count, spot in enumerate(spots):
        at = spot % (len(model) + 1)
        rows = [one.id for one in paragraphs(desk, item.id)]
        where = {"after_id": rows[at - 1]} if at else {"before_id": rows[0] if rows else None}
        add_paragraph(desk, item.id, str(count), **where)  # type: ignore[arg-type]
        model.insert(at, str(count))

    assert texts(desk, item) == model


def test_an_action_is_recorded_with_its_owners_and_date(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    take("Nell Applegarth reported that 58% took place.")
    made = take("/action @Nell Applegarth @Yasmin Thornbury dip-sample 20 interviews by 18 dec")

    (action,) = desk.rows(Action)
    owners = {one.name for one in paragraphs(desk, item.id)[1].owners}
    assert (action.reference, action.due_on) == ("A-001", date(2026, 12, 18))
    assert action.first_due_on == action.due_on
    assert action.minute_id == made.made
    assert owners == {"Nell Applegarth", "Yasmin Thornbury"}
    assert desk.count(ActionOwner) == 1
    assert made.label == "Recorded action A-001"


def test_the_block_says_what_it_is_whose_and_by_when(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    take("/action @Nell Applegarth dip-sample 20 interviews by 18 dec")

    (block,) = paragraphs(desk, item.id)
    assert block.heading == "A-001 Action for Nell Applegarth"
    assert block.footing == "By Friday 18 December 2026"
    assert block.organisation is not None
    assert block.organisation.kind is OrganisationKind.COUNCIL


def test_an_action_may_have_an_agency_for_an_owner_and_words_for_a_date(
    desk: Desk, take: Take
) -> None:
    take("/action @Police force send the weekly list by tbc")

    (action,) = desk.rows(Action)
    assert action.owner_id is None
    assert action.organisation_id is not None
    assert (action.due_on, action.due_words) == (None, "tbc")


def test_an_action_may_have_neither_owner_nor_date(desk: Desk, take: Take) -> None:
    take("/action look at the form again")

    (action,) = desk.rows(Action)
    assert (action.owner_id, action.organisation_id, action.due_on) == (None, None, None)


def test_a_challenge_without_a_date_is_due_by_the_clock_of_the_profile(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    take("/challenge @Police force Give the date from which returns are notified")

    (entry,) = desk.rows(LogEntry)
    (block,) = paragraphs(desk, item.id)
    assert (entry.reference, entry.state) == ("C-001", "awaiting_answer")
    assert entry.due_on == date(2026, 10, 15)
    assert block.heading == "C-001 Challenge to Police force"
    assert block.footing == (
        "Answer due Thursday 15 October, from ACC Yasmin Thornbury, who can commit."
    )


def test_a_challenge_is_put_to_nobody_who_must_refer_back(
    desk: Desk, take: Take, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    priya = add_person(desk, "Priya Sandalwood").made
    appoint(desk, seat.id, priya, rank="Supt", starts_on=date(2026, 1, 1))
    take("/challenge @Police force Give the date")

    (entry,) = desk.rows(LogEntry)
    assert entry.to_person_id is None


def test_a_challenge_to_somebody_by_name_says_what_they_can_do(
    desk: Desk, item: AgendaItem, take: Take, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    priya = add_person(desk, "Priya Sandalwood").made
    seat = seat_of(OrganisationKind.POLICE)
    appoint_deputy(desk, seat.id, priya, rank="Det Supt")
    take("/challenge @Priya Sandalwood give the date by 1 oct")

    assert paragraphs(desk, item.id)[0].footing == (
        "Answer due Thursday 1 October, from Det Supt Priya Sandalwood, who must refer back."
    )


def test_impact_has_a_log_of_its_own(desk: Desk, take: Take) -> None:
    take("/impact Health knew of 9 of 10 children within a day")

    (entry,) = desk.rows(LogEntry)
    assert (entry.reference, entry.log_type, entry.due_on) == ("E-01", "evidence", None)


def test_each_kind_counts_for_itself_and_the_numbers_go_on(desk: Desk, take: Take) -> None:
    for text in ("/action one", "/decision one", "/action two", "/challenge one", "/decision two"):
        take(text)

    found = [row.reference for kind in (Action, Decision, LogEntry) for row in desk.rows(kind)]
    assert found == ["A-001", "A-002", "D-001", "D-002", "C-001"]


def test_a_note_to_self_never_enters_the_board_file(
    desk: Desk, item: AgendaItem, take: Take, snapshot: Callable[[], object]
) -> None:
    before = snapshot()
    take("/note Say nothing more on rank here.")

    assert snapshot() == before
    assert [note.text for note in notes_for(desk, item.id)] == ["Say nothing more on rank here."]
    assert b"nothing more on rank" not in desk.file.path.read_bytes()


def test_a_blank_line_makes_nothing(desk: Desk, item: AgendaItem, take: Take) -> None:
    assert not take("   ")
    assert texts(desk, item) == []


def test_a_record_without_words_is_refused(desk: Desk, item: AgendaItem) -> None:
    with pytest.raises(Refused) as refusal:
        add_record(desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="  "))

    assert "words" in refusal.value.problems
    assert texts(desk, item) == []


def test_undo_of_a_record_takes_block_and_record_and_redo_brings_both_back(
    desk: Desk, take: Take, snapshot: Callable[[], object]
) -> None:
    before = snapshot()
    take("/action @Nell Applegarth @Yasmin Thornbury dip-sample by 18 dec")
    after = snapshot()

    undo(desk)
    assert snapshot() == before
    redo(desk)
    assert snapshot() == after


def test_changing_a_record_changes_the_block_and_the_log(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    made = take("/action @Nell Applegarth dip-sample 20 by 18 dec").made
    yasmin = next(
        one.id
        for one in desk.rows(type(paragraphs(desk, item.id)[0].owners[0]))
        if one.name == "Yasmin Thornbury"
    )

    change_record(desk, made, words="Dip-sample 30", due_on=date(2027, 1, 8), owner_ids=(yasmin,))

    (action,) = desk.rows(Action)
    (row,) = desk.rows(Minute, item_id=item.id)
    assert (action.title, row.text) == ("Dip-sample 30", "Dip-sample 30")
    assert (action.owner_id, action.first_due_on) == (yasmin, date(2027, 1, 8))
    with pytest.raises(Refused):
        change_record(desk, made, words=" ")


def test_only_a_record_is_changed_as_one(desk: Desk, item: AgendaItem) -> None:
    made = add_paragraph(desk, item.id, "Prose.").made

    with pytest.raises(Refused, match="no record"):
        change_record(desk, made, words="Other")
    with pytest.raises(KeyError):
        change_record(desk, made, wrods="Other")


def test_a_record_may_become_another_kind_and_keeps_what_fits(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    made = take("/action @Yasmin Thornbury give the date by 18 dec").made

    changes = change_record_kind(desk, made, MinuteKind.CHALLENGE)
    (entry,) = desk.rows(LogEntry)
    assert desk.count(Action) == 0
    assert (entry.title, entry.due_on) == ("Give the date", date(2026, 12, 18))
    assert entry.to_person_id is not None
    assert changes.label == "Recorded challenge C-001"

    change_record_kind(desk, made, MinuteKind.PARAGRAPH)
    assert texts(desk, item) == ["Give the date"]
    assert desk.count(LogEntry) == 0
    assert not change_record_kind(desk, made, MinuteKind.PARAGRAPH)

    undo(desk)
    undo(desk)
    assert [row.reference for row in desk.rows(Action)] == ["A-001"]


def test_what_is_typed_is_in_the_file_before_it_settles(desk: Desk, item: AgendaItem) -> None:
    made = add_paragraph(desk, item.id).made
    for end in range(1, 12):
        type_text(desk, made, "The Board agreed"[:end])

    assert texts(desk, item) == ["The Board a"]
    assert settle_typing(desk).touched["minute"] == frozenset({made})
    assert not settle_typing(desk)
    undo(desk)
    assert texts(desk, item) == [""]


def test_words_typed_before_a_crash_are_there_when_the_board_is_opened_again(
    desk: Desk, item: AgendaItem
) -> None:
    made = add_paragraph(desk, item.id).made
    type_text(desk, made, "Not settled")
    path, circumstances = desk.file.path, desk.circumstances
    desk.close()

    again = open_desk(path, who=circumstances.who, home=circumstances.home)
    assert texts(again, item) == ["Not settled"]
    again.close()


def test_typing_in_a_block_changes_the_record_itself(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    action, decision = take("/action ask again").made, take("/decision C-016 stays open").made
    type_text(desk, action, "Ask once more")
    type_text(desk, decision, "C-016 stays open.")
    settle_typing(desk)

    assert texts(desk, item) == ["Ask once more", "C-016 stays open."]
    assert desk.rows(Action)[0].title == "Ask once more"
    assert desk.rows(Decision)[0].text == "C-016 stays open."


def test_text_may_be_set_at_once(desk: Desk, item: AgendaItem, take: Take) -> None:
    prose, action = add_paragraph(desk, item.id, "Prose.").made, take("/action ask").made
    change_text(desk, prose, "Other prose.")
    change_text(desk, action, "Ask twice")

    assert texts(desk, item) == ["Other prose.", "Ask twice"]
    assert desk.rows(Action)[0].title == "Ask twice"


def test_a_paragraph_moves_and_its_record_goes_with_it(
    desk: Desk, item: AgendaItem, take: Take, meeting: Meeting, later: Meeting
) -> None:
    add_paragraph(desk, item.id, "First.")
    block = take("/action ask").made
    move_paragraph(desk, block, after_id=None)
    assert texts(desk, item) == ["Ask", "First."]

    other = next(line.item for line in agenda(desk, meeting.id).lines if line.item.id != item.id)
    move_paragraph(desk, block, after_id=None, item_id=other.id)
    assert desk.rows(Action)[0].item_id == other.id
    elsewhere = agenda(desk, later.id).lines[0].item
    with pytest.raises(Refused, match="another agenda"):
        move_paragraph(desk, block, after_id=None, item_id=elsewhere.id)


def test_removing_a_block_removes_its_record_and_undo_brings_both_back(
    desk: Desk, item: AgendaItem, take: Take, snapshot: Callable[[], object]
) -> None:
    block = take("/action @Nell Applegarth @Yasmin Thornbury ask by 18 dec").made
    before = snapshot()
    remove_paragraph(desk, block)
    assert (desk.count(Action), texts(desk, item)) == (0, [])

    undo(desk)
    assert snapshot() == before


def test_a_number_that_was_given_out_is_never_taken_back(
    desk: Desk, item: AgendaItem, take: Take, hold: Callable[[Meeting], None], meeting: Meeting
) -> None:
    block = take("/action ask by 18 dec").made
    hold(meeting)
    new_version(desk, meeting.id)

    for verb in (remove_paragraph, lambda d, one: change_record_kind(d, one, MinuteKind.DECISION)):
        with pytest.raises(Refused, match="A-001 was given out"):
            verb(desk, block)


def test_what_is_recorded_at_a_confidential_item_is_confidential_everywhere(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    change_item(desk, item.id, audience=Audience.CONFIDENTIAL)
    made = take("/action @Nell Applegarth write to the family by 18 dec").made
    take("/decision commission a review")
    take("/challenge @Police force say why")

    found = [row.audience for kind in (Action, Decision, LogEntry) for row in desk.rows(kind)]
    assert set(found) == {Audience.CONFIDENTIAL}
    with pytest.raises(Refused, match="whole item is confidential"):
        set_audience(desk, made, Audience.PUBLIC)


def test_what_was_said_in_confidence_stays_so_where_it_is_moved(
    desk: Desk, item: AgendaItem, meeting: Meeting
) -> None:
    change_item(desk, item.id, audience=Audience.CONFIDENTIAL)
    made = add_paragraph(desk, item.id, "The family asked for time.").made
    other = next(line.item for line in agenda(desk, meeting.id).lines if line.item.id != item.id)
    move_paragraph(desk, made, after_id=None, item_id=other.id)

    assert paragraph(desk, made).audience is Audience.CONFIDENTIAL


def test_the_audience_of_a_paragraph_is_that_of_its_record(
    desk: Desk, item: AgendaItem, take: Take
) -> None:
    prose, made = add_paragraph(desk, item.id, "Prose.").made, take("/action ask").made
    for one in (prose, made):
        set_audience(desk, one, Audience.MEMBERS)

    assert {row.audience for row in desk.rows(Minute, item_id=item.id)} == {Audience.MEMBERS}
    assert desk.rows(Action)[0].audience is Audience.MEMBERS


def test_a_line_marked_confidential_is_kept_so(desk: Desk, item: AgendaItem, take: Take) -> None:
    take("!! The child was named.")

    assert paragraphs(desk, item.id)[0].audience is Audience.CONFIDENTIAL


def test_confirmed_minutes_take_no_more_words(
    desk: Desk,
    item: AgendaItem,
    take: Take,
    hold: Callable[[Meeting], None],
    later: Meeting,
    clock: Any,
) -> None:
    meeting = existing(desk, Meeting, item.meeting_id)
    prose, block = add_paragraph(desk, item.id, "Prose.").made, take("/action ask").made
    hold(meeting)
    mark_checked(desk, meeting.id)
    clock.set(later.held_on)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)

    asked = NewRecord(kind=MinuteKind.ACTION, words="Ask")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: add_paragraph(desk, item.id, "More."),
        lambda: add_record(desk, item.id, asked),
        lambda: type_text(desk, prose, "Other"),
        lambda: type_text(desk, block, "Other"),
        lambda: change_text(desk, prose, "Other"),
        lambda: change_record(desk, block, words="Other"),
        lambda: change_record_kind(desk, block, MinuteKind.DECISION),
        lambda: set_audience(desk, prose, Audience.MEMBERS),
        lambda: move_paragraph(desk, prose, after_id=None),
        lambda: remove_paragraph(desk, prose),
    )
    for verb in refusals:
        with pytest.raises(Refused, match="confirmed"):
            verb()


def test_the_list_below_a_paragraph_is_for_whom_the_paragraph_is(
    desk: Desk, item: AgendaItem
) -> None:
    lead = add_paragraph(desk, item.id, "It was said:").made
    for text in ("- one", "- two", "After it."):
        add_paragraph(desk, item.id, text)

    set_audience(desk, lead, Audience.CONFIDENTIAL)
    closed = [one.audience is Audience.CONFIDENTIAL for one in paragraphs(desk, item.id)]
    assert closed == [True, True, True, False]

    set_audience(desk, lead, Audience.PUBLIC)
    assert {one.audience for one in paragraphs(desk, item.id)} == {Audience.PUBLIC}


def test_many_paragraphs_are_put_between_two_in_their_order(desk: Desk, item: AgendaItem) -> None:
    first = add_paragraph(desk, item.id, "first").made
    last = add_paragraph(desk, item.id, "last").made
    above = first
    for number in range(5):
        made = put_paragraphs(desk, above, last, [f"{number}.{n}" for n in range(40)]).made
        above = made.split()[-1]

    wanted = [f"{number}.{n}" for number in range(5) for n in range(40)]
    assert texts(desk, item) == ["first", *wanted, "last"]
    undo(desk)
    assert texts(desk, item) == ["first", *wanted[:160], "last"]


def test_there_is_no_putting_paragraphs_where_two_stand_the_wrong_way_round(
    desk: Desk, item: AgendaItem
) -> None:
    first = add_paragraph(desk, item.id, "first").made
    last = add_paragraph(desk, item.id, "last").made

    with pytest.raises(Refused):
        put_paragraphs(desk, last, first, ["between"])


def test_a_paragraph_becomes_a_record_with_what_its_words_name_and_stays_closed(
    desk: Desk, item: AgendaItem
) -> None:
    row = add_paragraph(desk, item.id, "The **date** is given", audience=Audience.CONFIDENTIAL)

    changes = record_of_words(desk, row.made, parse_line("/d The date is given", AROUND))

    one = paragraph(desk, changes.made)
    assert (one.kind, one.text) == (MinuteKind.DECISION, "The date is given")
    assert one.audience is Audience.CONFIDENTIAL
    undo(desk)
    assert paragraph(desk, row.made).text == "The **date** is given"
    assert paragraph(desk, row.made).words == "The date is given"
