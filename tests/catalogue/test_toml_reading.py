from datetime import date
from typing import Any

import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.people import SeatKind


def part(text: str) -> Part:
    return Part("mine.toml", parse(text, "mine.toml"))


def refusal(text: str, method: str, *args: Any, **named: Any) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        getattr(part(text), method)(*args, **named)
    return caught.value


def test_what_is_no_toml_is_refused_with_the_place() -> None:
    with pytest.raises(CatalogueError, match="It is not TOML") as caught:
        parse("name =\nlabel = 1", "mine.toml")

    assert caught.value.file == "mine.toml"
    assert "line 1" in caught.value.reason


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "a = " + "9" * 5_000])
def test_a_text_made_to_trip_the_reader_is_refused(text: str) -> None:
    with pytest.raises(CatalogueError):
        parse(text, "mine.toml")


def test_each_sort_of_value_is_read() -> None:
    text = 'a = "one"\nb = 2\nc = true\nd = 2026-03-03\ne = ["x", "y"]\nf = "member"'

    with part(text) as found:
        assert found.words("a") == "one"
        assert found.number("b") == 2
        assert found.yes_no("c") is True
        assert found.day("d") == date(2026, 3, 3)
        assert found.list_of_words("e") == ("x", "y")
        assert found.choice("f", SeatKind) is SeatKind.MEMBER
        assert "a" in found


def test_defaults_stand_in_for_what_is_not_written() -> None:
    with part("") as found:
        assert found.words("a", "") == ""
        assert found.number("b", 0, least=1) == 0
        assert found.yes_no("c", default=False) is False
        assert found.day("d") is None
        assert found.list_of_words("e", ()) == ()
        assert found.parts("f") == []
        assert found.choice("g", SeatKind, SeatKind.STAFF) is SeatKind.STAFF


@pytest.mark.parametrize(
    ("text", "method", "reason"),
    [
        ("", "words", "this key is missing"),
        ("a = 1", "words", "this is not a text in quotes"),
        ('a = "  "', "words", "this may not be empty"),
        ("", "number", "this key is missing"),
        ('a = "1"', "number", "this is not a whole number"),
        ("a = true", "number", "this is not a whole number"),
        ("a = 1.5", "number", "this is not a whole number"),
        ("a = -1", "number", "this may not be below 0"),
        ("a = 1001", "number", "this may not be above 1000"),
        ("a = 1", "yes_no", "this is not true or false"),
        ('a = "2026-03-03"', "day", "this is not a date"),
        ("a = 2026-03-03T10:00:00", "day", "this is not a date"),
        ('a = "x"', "list_of_words", "this is not a list"),
        ('a = ["x", "x"]', "list_of_words", "“x” stands here twice"),
        ("a = 1", "part", "this is not a table"),
        ("", "part", "this key is missing"),
        ("a = 1", "parts", "this is not a list"),
    ],
)
def test_a_wrong_value_is_refused_by_key_and_reason(text: str, method: str, reason: str) -> None:
    fault = refusal(text, method, "a")

    assert (fault.file, fault.key, fault.reason) == ("mine.toml", "a", reason)


def test_a_wrong_entry_of_a_list_is_named_by_its_number() -> None:
    assert refusal('a = ["x", 2]', "list_of_words", "a").key == "a[2]"
    assert refusal("a = [{}, 2]", "parts", "a").key == "a[2]"


def test_too_few_tables_are_refused() -> None:
    assert "at least 2" in refusal("a = [{}]", "parts", "a", least=2).reason


def test_a_choice_that_is_none_is_refused_with_the_choices() -> None:
    fault = refusal('a = "throne"', "choice", "a", SeatKind)

    assert "“throne” is not one of: member, chair" in fault.reason


def test_an_unknown_key_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(CatalogueError) as caught, part('nmae = "x"\nname = "y"') as found:
        found.words("name")

    assert caught.value.key == "nmae"
    assert caught.value.reason == "this key is not known here; known are: name"


def test_the_key_is_named_from_the_top_of_the_file() -> None:
    inner = part("[[partner]]\n[[partner]]\n[[partner.floor]]").parts("partner")[1]

    assert inner.parts("floor")[0].key("rank") == "partner[2].floor[1].rank"


def test_a_fault_within_is_not_hidden_by_an_unknown_key() -> None:
    with pytest.raises(CatalogueError, match="missing") as caught, part("odd = 1") as found:
        found.words("name")

    assert caught.value.key == "name"


def test_a_name_that_stands_twice_is_refused_at_the_second() -> None:
    parts = part('[[a]]\nkey = "x"\n[[a]]\nkey = "x"').parts("a")

    with pytest.raises(CatalogueError, match="“x” stands here twice") as caught:
        refuse_twice(parts, "key", ["x", "x"])

    assert caught.value.key == "a[2].key"
