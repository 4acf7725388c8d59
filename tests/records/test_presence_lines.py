import pytest

from chair_desk.records.line import KnownPerson, PresenceFound, PresenceKind, Surroundings
from chair_desk.records.presence_lines import read_presence
from tests.records.test_grammar import AROUND


def read(text: str) -> PresenceFound:
    found = read_presence(text, AROUND)
    assert isinstance(found, PresenceFound)
    return found


@pytest.mark.parametrize("text", ["out Marcus until item 7 11:05", "out Marcus 11:05 until 7"])
def test_the_time_may_stand_on_either_side_of_the_item(text: str) -> None:
    found = read(text)

    assert (found.kind, found.at, found.until_item) == (PresenceKind.OUT, "11:05", "7")


def test_a_number_that_is_no_time_is_no_part_of_a_name() -> None:
    assert read_presence("in Marcus 2561", AROUND) == ()


def test_every_name_of_a_list_must_be_known() -> None:
    assert read_presence("apols Nell and Somebody", AROUND) == ()


def test_a_list_with_a_name_of_two_people_asks() -> None:
    doubts = read_presence("apols Nell, LB", AROUND)

    assert not isinstance(doubts, PresenceFound)
    assert doubts[0].candidates == ("lb1", "lb2")
    assert "apols Nell, LB"[doubts[0].start : doubts[0].end] == "LB"


def test_places_are_those_of_the_names() -> None:
    text = "apols @Nell,  Marcus Wrenfield"
    found = read(text)

    assert [text[one.start : one.end] for one in found.people] == ["Nell", "Marcus Wrenfield"]


def test_a_deputy_of_unsure_name_asks() -> None:
    doubts = read_presence("dep LB for Marcus", AROUND)

    assert not isinstance(doubts, PresenceFound)
    assert doubts[0].candidates == ("lb1", "lb2")


def test_with_nobody_known_everything_is_prose() -> None:
    empty = Surroundings(on=AROUND.on, people=(KnownPerson(id="x", name="Ada"),))

    assert read_presence("in Marcus", empty) == ()
