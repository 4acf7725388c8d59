from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from chair_desk.store.history import ChangeSet, LastChange

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def test_what_was_done_cannot_be_changed() -> None:
    last = LastChange(label="Named the place", at=NOON, who="Chair", can_undo=True)
    change = ChangeSet(label="", at=NOON, who="", device="", sequence=1, reverses="", touched={})

    for record, name in ((last, "label"), (change, "sequence")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, "")
