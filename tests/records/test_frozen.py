"""The frozen dataclass behaves as the one of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.frozen import filler, frozen


@frozen(kw_only=True)
class Seat:
    """A seat, as this program declares its facts."""

    name: str
    number: int = 1
    marks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """The same, as the standard library makes it."""

    name: str
    number: int = 1
    marks: list[str] = field(default_factory=list)


@frozen
class Span:
    start: int
    end: int = 0


@frozen
class Alone:
    value: object


@frozen
class Nothing:
    pass


NAMES, NUMBERS = st.text(), st.integers()


@given(NAMES, NUMBERS, NAMES, NUMBERS)
def test_two_are_equal_where_the_standard_ones_are(
    name: str, number: int, other_name: str, other_number: int
) -> None:
    ours = [Seat(name=name, number=number), Seat(name=other_name, number=other_number)]
    theirs = [Chair(name=name, number=number), Chair(name=other_name, number=other_number)]

    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])


@given(NUMBERS, NUMBERS)
def test_the_equal_hash_alike(start: int, end: int) -> None:
    assert hash(Span(start, end)) == hash(Span(start, end)) == hash((start, end))


@given(NAMES, NUMBERS, st.lists(NAMES))
def test_it_is_shown_as_the_standard_one_is(name: str, number: int, marks: list[str]) -> None:
    ours = Seat(name=name, number=number, marks=marks)
    theirs = Chair(name=name, number=number, marks=marks)

    assert repr(ours) == repr(theirs).replace("Chair", "Seat")


@given(NAMES, NUMBERS, st.lists(NAMES))
def test_replace_asdict_and_copies_know_it(name: str, number: int, marks: list[str]) -> None:
    seat = Seat(name=name, number=number, marks=marks)

    assert dataclasses.replace(seat, number=7) == Seat(name=name, number=7, marks=marks)
    assert dataclasses.asdict(seat) == {"name": name, "number": number, "marks": marks}
    assert copy.copy(seat) == copy.deepcopy(seat) == pickle.loads(pickle.dumps(seat)) == seat


def test_no_two_share_what_a_factory_made() -> None:
    assert Seat(name="Chair").marks is not Seat(name="Chair").marks
    assert Seat(name="Chair", marks=["here"]).marks == ["here"]


@pytest.mark.parametrize("values", [{}, {"name": "Chair", "colour": "red"}])
def test_making_one_wrongly_is_said_as_by_the_standard_one(values: dict[str, Any]) -> None:
    said = []
    for made in (Seat, Chair):
        with pytest.raises(TypeError) as told:
            made(**values)
        said.append(str(told.value))

    assert said[0] == said[1].replace("Chair", "Seat", 1)


def test_one_with_keywords_only_takes_no_place() -> None:
    with pytest.raises(TypeError, match="takes 1 positional argument"):
        Seat("Chair")  # type: ignore[call-arg]


def test_nothing_is_changed_added_or_taken_away() -> None:
    seat = Seat(name="Chair")

    for name in ("name", "colour"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(seat, name, "Other")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del seat.name
    assert seat == Seat(name="Chair")
    assert not hasattr(seat, "__dict__")


def test_another_class_with_the_same_values_is_not_equal() -> None:
    assert Span(1, 2) != (1, 2)  # type: ignore[comparison-overlap]
    assert Alone(1) != Alone(2)
    assert Alone(1) == Alone(1)
    assert hash(Alone(1)) == hash((1,))
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"


def test_it_is_matched_by_its_places() -> None:
    match Span(3, 4):
        case Span(start, end):
            assert (start, end) == (3, 4)
        case _:
            pytest.fail("it was not matched")


@given(NAMES, NUMBERS, st.lists(NAMES))
def test_filling_makes_the_same_as_calling(name: str, number: int, marks: list[str]) -> None:
    fill = filler(Seat, ("marks", "name", "number"))

    assert fill([marks, name, number]) == Seat(name=name, number=number, marks=marks)
    with pytest.raises(ValueError, match="shorter"):
        fill([marks])
