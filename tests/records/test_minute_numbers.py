from __future__ import annotations

from dataclasses import replace

from reports.westmarch import westmarch_bundle

from chair_desk.records.meetings import Paper
from chair_desk.records.minute_numbers import (
    numbered,
    paper_labels,
    paragraph_numbers,
    stands_alone,
)
from chair_desk.records.minutes import Minute, MinuteKind


def _minute(key: str, kind: MinuteKind = MinuteKind.PARAGRAPH, text: str = "Said.") -> Minute:
    return Minute(id=key, meeting_id="m", item_id="i", place=key, kind=kind, text=text)


def _paper(key: str, item: str = "i") -> Paper:
    return Paper(id=key, item_id=item, title=key)


def test_paragraphs_are_numbered_under_their_item() -> None:
    found = paragraph_numbers([_minute("a"), _minute("b")], {"i": "5"})

    assert found == {"a": "5.1", "b": "5.2"}


def test_a_record_stands_beside_the_paragraph_before_it() -> None:
    rows = [_minute("a"), _minute("b", MinuteKind.ACTION), _minute("c")]

    assert paragraph_numbers(rows, {"i": "5"}) == {"a": "5.1", "c": "5.2"}


def test_a_record_that_comes_first_has_a_number_of_its_own() -> None:
    rows = [_minute("a", MinuteKind.ACTION), _minute("b", MinuteKind.DECISION)]

    assert paragraph_numbers(rows, {"i": "5"}) == {"a": "5.1"}


def test_a_blank_paragraph_has_no_number() -> None:
    assert paragraph_numbers([_minute("a", text=" "), _minute("b")], {"i": "5"}) == {"b": "5.1"}


def test_what_stands_under_no_number_has_none() -> None:
    assert paragraph_numbers([_minute("a")], {"i": ""}) == {}
    assert not stands_alone(_minute("a", MinuteKind.ACTION), follows_paragraph=True)


def test_papers_are_called_by_their_item() -> None:
    papers = [_paper("one"), _paper("two"), _paper("only", "j"), _paper("lost", "none")]

    assert paper_labels(papers, {"i": "5", "j": "6"}) == {"one": "5a", "two": "5b", "only": "6"}


def test_papers_to_a_sub_item_are_counted_in_figures() -> None:
    assert paper_labels([_paper("one"), _paper("two")], {"i": "5a"}) == {
        "one": "5a.1",
        "two": "5a.2",
    }


def test_numbers_that_are_there_already_stay() -> None:
    bundle = replace(westmarch_bundle(), numbers={"i5": "9"}, minute_numbers={"m5": "9.9"})

    found = numbered(bundle)

    assert found.numbers == {"i5": "9"}
    assert found.minute_numbers == {"m5": "9.9"}
    assert found.paper_labels["p5a"] == "9a"
