"""Pages of the pack as they are quoted in minutes."""

from __future__ import annotations

from chair_desk.records.citations import citation_at, citations

KNOWN = frozenset({"4", "45", "45A"})


def test_only_pages_that_exist_are_links() -> None:
    text = "See p45A, p. 45 and p99; P1 is a priority, step 4, gp45."
    assert [(text[one.start : one.end], one.label) for one in citations(text, KNOWN)] == [
        ("p45A", "45A"),
        ("p. 45", "45"),
    ]
    assert [one.label for one in citations("pp 4, page 45a", KNOWN)] == ["4", "45A"]


def test_the_page_at_the_caret_is_meant_else_the_one_before() -> None:
    text = "See p4 and p45 there."
    first, last = citation_at(text, 5, KNOWN), citation_at(text, 20, KNOWN)
    assert first is not None
    assert last is not None
    assert (first.label, last.label) == ("4", "45")
    assert citation_at("nothing", 3, KNOWN) is None
