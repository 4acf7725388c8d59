from __future__ import annotations

import pytest

from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.links import (
    End,
    add_link,
    find_record,
    link_by_words,
    links_of,
    named,
    remove_link,
)
from chair_desk.services.logs import add_entry


@pytest.fixture
def risk(desk: Desk) -> End:
    return End("log_entry", add_entry(desk, "risk", "Posts change too fast").made)


@pytest.fixture
def proof(desk: Desk) -> End:
    return End("log_entry", add_entry(desk, "evidence", "An audit of ten cases").made)


def test_a_link_is_read_from_both_ends(desk: Desk, risk: End, proof: End) -> None:
    link_by_words(desk, risk, "e-01", "rests on it")

    there, back = links_of(desk, *_of(risk))[0], links_of(desk, *_of(proof))[0]
    assert (there.words, there.kind, there.note) == (
        "E-01 An audit of ten cases", "Evidence", "rests on it",
    )  # fmt: skip
    assert back.words == "R-001 Posts change too fast"
    assert desk.file.undo_label == "Linked R-001 with E-01"


def _of(end: End) -> tuple[str, str]:
    return end.table, end.id


def test_links_are_undone_and_removed(desk: Desk, risk: End, proof: End) -> None:
    made = add_link(desk, risk, proof).made
    remove_link(desk, made)
    assert links_of(desk, *_of(risk)) == []

    undo(desk)
    assert len(desk.rows(Link)) == 1


def test_two_records_are_linked_once_and_never_with_themselves(
    desk: Desk, risk: End, proof: End
) -> None:
    add_link(desk, risk, proof)
    for start, end in ((risk, proof), (proof, risk), (risk, risk), (risk, End("paper", "no"))):
        with pytest.raises(Refused):
            add_link(desk, start, end)


@pytest.mark.parametrize("words", ["", "Z-999", "1 January 1999", "nothing"])
def test_what_nothing_goes_by_is_said(desk: Desk, words: str) -> None:
    with pytest.raises(Refused):
        find_record(desk, words)


def test_the_other_end_may_be_gone(desk: Desk, risk: End, proof: End) -> None:
    from chair_desk.records.logs import LogEntry

    add_link(desk, risk, proof)
    with desk.change("Removed") as step:
        step.delete(LogEntry, proof.id)

    assert links_of(desk, *_of(risk))[0].is_gone
    assert named(desk, *_of(proof)) == ""


def test_a_challenge_about_money_names_the_year_it_is_about(sample_desk: Desk) -> None:
    challenge = sample_desk.rows(LogEntry, reference="C-015")[0]
    (money,) = [
        one
        for one in links_of(sample_desk, LogEntry.TABLE, challenge.id)
        if one.table == "funding_year"
    ]
    assert (money.words, money.kind, money.is_gone) == ("Funding 2026–27", "Funding", False)


def test_no_link_of_the_sample_leads_nowhere(sample_desk: Desk) -> None:
    for entry in sample_desk.rows(LogEntry):
        for one in links_of(sample_desk, LogEntry.TABLE, entry.id):
            assert not one.is_gone, (entry.reference, one)
