from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.gui.parts.editor_rows import Row, differs, keep_rows, settle_with
from chair_desk.records.audience import Audience
from chair_desk.records.grammar import parse_line
from chair_desk.services import minutes
from chair_desk.services.desk import Desk
from chair_desk.services.surroundings import surroundings_of
from tests.gui.meeting_room import in_session, texts


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    return new_desk()


@pytest.fixture
def item_id(desk: Desk) -> str:
    return in_session(desk).current_item_id or ""


def write(desk: Desk, item_id: str, *lines: str) -> None:
    for line in lines:
        minutes.add_paragraph(desk, item_id, line)


def keep(desk: Desk, item_id: str, rows: list[Row]) -> None:
    kept = minutes.paragraphs(desk, item_id)
    keep_rows(desk, item_id, rows, kept, {one.id: one.text for one in kept})


def rows_of(desk: Desk, item_id: str) -> list[Row]:
    return [Row(one.id, one.text) for one in minutes.paragraphs(desk, item_id)]


texts_typed = st.lists(st.text(alphabet="ab /@[]", max_size=8), max_size=6)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(["put", "drop", "say"]), st.integers(0, 6), st.text("xyz ")),
        max_size=8,
    )
)
def test_whatever_is_done_to_the_blocks_the_rows_say_the_same(
    desk: Desk, item_id: str, edits: list[tuple[str, int, str]]
) -> None:
    rows = rows_of(desk, item_id)
    for verb, at, words in edits:
        if verb == "put":
            rows.insert(min(at, len(rows)), Row("", words))
        elif rows and verb == "drop":
            rows.pop(at % len(rows))
        elif rows:
            rows[at % len(rows)].text = words

    keep(desk, item_id, rows)

    assert texts(desk, item_id) == [row.text for row in rows if row.id or row.text]
    assert not differs(rows, minutes.paragraphs(desk, item_id))


def test_all_that_differs_is_one_step_to_undo(desk: Desk, item_id: str) -> None:
    write(desk, item_id, "One", "Two")
    rows = rows_of(desk, item_id)
    rows[0].text = "Other"
    rows[1:] = [Row("", "New")]

    keep(desk, item_id, rows)
    desk.file.undo()

    assert texts(desk, item_id) == ["One", "Two"]


def test_a_paragraph_joined_with_a_confidential_one_is_confidential(
    desk: Desk, item_id: str
) -> None:
    write(desk, item_id, "Open words", "Secret words")
    rows = rows_of(desk, item_id)
    minutes.set_audience(desk, rows[1].id, Audience.CONFIDENTIAL)

    keep(desk, item_id, [Row(rows[0].id, "Open words Secret words")])

    assert minutes.paragraphs(desk, item_id)[0].audience is Audience.CONFIDENTIAL


def test_all_the_lines_pasted_into_a_confidential_paragraph_are_confidential(
    desk: Desk, item_id: str
) -> None:
    write(desk, item_id, "Secret")
    rows = rows_of(desk, item_id)
    minutes.set_audience(desk, rows[0].id, Audience.CONFIDENTIAL)
    rows[0].text = "Secret first"

    keep(desk, item_id, [*rows, Row("", "second"), Row("", "third")])

    found = minutes.paragraphs(desk, item_id)
    assert [one.audience for one in found] == [Audience.CONFIDENTIAL] * 3


def test_a_record_that_is_left_without_words_keeps_its_own(desk: Desk, item_id: str) -> None:
    around = surroundings_of(desk, in_meeting(desk, item_id))
    minutes.record_line(desk, item_id, parse_line("/decision Agreed", around))
    rows = rows_of(desk, item_id)

    keep(desk, item_id, [Row(rows[0].id, ""), Row("", "After")])

    assert texts(desk, item_id) == ["Agreed", "After"]


def in_meeting(desk: Desk, item_id: str) -> str:
    from chair_desk.records.meetings import AgendaItem

    item = desk.get(AgendaItem, item_id)
    assert item is not None
    return item.meeting_id


def test_what_somebody_else_took_out_goes_unless_it_was_touched_here(
    desk: Desk, item_id: str
) -> None:
    write(desk, item_id, "One", "Two")
    rows = rows_of(desk, item_id)
    was = {row.id: row.text for row in rows}
    for row in rows:
        minutes.remove_paragraph(desk, row.id)
    rows[1].text = "Two and more"

    must_go = settle_with(rows, was, minutes.paragraphs(desk, item_id))

    assert must_go
    assert [(row.id, row.text) for row in rows] == [("", ""), ("", "Two and more")]
