from chair_desk.records.grammar import parse_line
from chair_desk.records.line import LineKind
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk
from chair_desk.services.surroundings import surroundings_of


def test_a_line_is_read_against_the_people_and_partners_of_the_board(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    around = surroundings_of(desk, meeting.id)

    line = parse_line("/action @Gwen Tallowfield to write to all by next board", around)

    assert line.kind is LineKind.ACTION
    assert [one.name for one in line.owners] == ["Gwen Tallowfield"]
    assert line.due is not None
    assert line.due.on == later.held_on


def test_items_are_known_by_their_numbers(desk: Desk, meeting: Meeting) -> None:
    around = surroundings_of(desk, meeting.id)

    assert [item.number for item in around.items][:2] == ["1", "2"]


def test_bank_holidays_are_those_of_the_boards_nation(desk: Desk, meeting: Meeting) -> None:
    line = parse_line("/a @Gwen Tallowfield ring by 25 dec", surroundings_of(desk, meeting.id))

    assert line.due is not None
    assert line.due.holiday == "Christmas Day"
