"""Frozen facts come back from JSON as they were, whatever they hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.plain_form import as_plain, from_plain, kinds_in


@frozen(kw_only=True)
class Leaf:
    words: str = ""
    on: date | None = None


@frozen(kw_only=True)
class Branch:
    leaves: tuple[Leaf, ...] = ()
    by_audience: Mapping[Audience, Leaf]
    at: datetime | None = None
    content: bytes = b""
    is_cut: bool = False


WHOLE = Branch(
    leaves=(Leaf(words="Llŷn", on=date(2026, 11, 19)), Leaf()),
    by_audience={Audience.PUBLIC: Leaf(words="all")},
    at=datetime(2026, 11, 12, 9, 30, tzinfo=UTC),
    content=b"\x00pdf",
    is_cut=True,
)


def test_what_is_written_comes_back_equal_and_of_its_kind() -> None:
    found = from_plain(json.loads(json.dumps(as_plain(WHOLE))), kinds_in(Branch))
    assert found == WHOLE
    assert set(kinds_in(Branch)) == {"Branch", "Leaf", "Audience"}


def test_fields_may_come_and_go_between_two_versions_of_the_program() -> None:
    plain = as_plain(Leaf(words="kept"))
    plain["has"]["gone"] = 1
    del plain["has"]["on"]
    assert from_plain(plain, kinds_in(Branch)) == Leaf(words="kept")


def test_no_other_class_is_made() -> None:
    with pytest.raises(KeyError):
        from_plain({"is": "Popen", "has": {}}, kinds_in(Branch))
    with pytest.raises(TypeError, match="set"):
        as_plain({1, 2})
