"""What went out of the board when its time was over: ids of records and chains of seals."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from chair_desk.records.safekeeping import Disposal
from chair_desk.services.desk import Desk
from chair_desk.store.erasing import read_erased


def seals_disposed(desk: Desk) -> frozenset[str]:
    """Return the chains of seals that went with their minutes."""
    return frozenset(
        chain for one in desk.rows(Disposal) for chain in read_erased(one.rows_json).seals
    )


def ids_disposed(desk: Desk) -> frozenset[str]:
    """Return the ids of all records that were disposed of."""
    return frozenset(
        row_id for one in desk.rows(Disposal) for _table, row_id in read_erased(one.rows_json).gone
    )


def is_same_but_for(sealed: str, now: str, gone: Collection[str]) -> bool:
    """Say whether two canonical texts differ only in links to records that are gone.

    Minutes name the meeting they confirmed and the item they carried on. When those go, the
    link is empty; the sealed words are the same.
    """
    if sealed == now:
        return True
    if not gone:
        return False
    try:
        return bool(_without(json.loads(sealed), gone) == json.loads(now))
    except (ValueError, RecursionError):
        return False


def _without(value: Any, gone: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(one, gone) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(one, gone) for one in value]
    return None if isinstance(value, str) and value in gone else value
