"""Two canonical texts that differ only in links to what is gone."""

from __future__ import annotations

import pytest

from chair_desk.services.disposed import is_same_but_for

SEALED = '{"agenda_item":[{"confirms_id":"m1","id":"i","title":"Minutes"}]}'


@pytest.mark.parametrize(
    ("now", "gone", "is_same"),
    [
        (SEALED, [], True),
        (SEALED.replace('"m1"', "null"), ["m1"], True),
        (SEALED.replace('"m1"', "null"), [], False),
        (SEALED.replace('"m1"', "null"), ["m2"], False),
        (SEALED.replace('"m1"', "null").replace("Minutes", "Others"), ["m1"], False),
        ("no text of ours", ["m1"], False),
    ],
)
def test_an_empty_link_to_what_was_disposed_of_is_no_alteration(
    now: str, gone: list[str], is_same: bool
) -> None:
    assert is_same_but_for(SEALED, now, gone) is is_same
