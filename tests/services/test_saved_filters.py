from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.saved_filters import SavedFilter
from chair_desk.services import history
from chair_desk.services.action_tracker import GroupedBy, Showing
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.saved_filters import (
    Narrowed,
    narrowed,
    remove_filter,
    save_filter,
    saved_filters,
)


def test_a_filter_is_kept_by_name_changed_removed_and_brought_back(desk: Desk) -> None:
    partner = organisations(desk)[0].id
    asked = Narrowed(
        by=GroupedBy.DATE, showing=Showing.LATE, organisation_id=partner, words="custody"
    )
    made = save_filter(desk, "  Late   figures ", asked).made
    (row,) = saved_filters(desk)
    assert (row.name, narrowed(row)) == ("Late figures", asked)
    assert save_filter(desk, "LATE FIGURES", Narrowed()).made == made
    assert narrowed(saved_filters(desk)[0]) == Narrowed()
    remove_filter(desk, made)
    assert saved_filters(desk) == []
    history.undo(desk)
    assert len(saved_filters(desk)) == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_filter_has_a_name_that_can_be_read(desk: Desk, name: str) -> None:
    with pytest.raises(Refused):
        save_filter(desk, name, Narrowed())


def test_its_partner_has_to_be_known(desk: Desk) -> None:
    with pytest.raises(Refused):
        save_filter(desk, "Mine", Narrowed(organisation_id="nobody"))


def test_what_a_later_version_wrote_is_shown_as_usual() -> None:
    row = SavedFilter(id="a", name="Odd", grouped_by="moon", showing="stars", wanted="x")
    assert narrowed(row) == Narrowed(words="x")
