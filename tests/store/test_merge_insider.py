"""Somebody who has the secret alters what is inside and mends the hashes: all or nothing."""

from __future__ import annotations

import copy
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.minutes import Minute
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import Forked, Unreadable, as_plain, from_plain
from chair_desk.store.journal import operation_hash, transaction_hash
from tests.store.copies import desk_of, history_of, state_of

WRONG: list[Any] = [
    None, -1, 0, 1, 2**63, 2**70, 1.5, "", "A", "minute", "sqlite_schema", "D", "I", "U", "{}",
    "[]", '{"text": [1, 2]}', '{"rid": [null, 5]}', '{"item_id": [null, "nobody"]}',
    '{"text": [null, {"a": 1}]}', [], {}, True, "\ud800", "\0", "x" * 5000,
    "'; DROP TABLE minute; --", '{"A": 9999999}', '{"A": "x"}',
]  # fmt: skip


def altered(chance: random.Random, value: Any) -> Any:
    if chance.random() < 0.15:
        return chance.choice(WRONG)
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        luck = chance.random()
        if luck < 0.6:
            value[at] = altered(chance, value[at])
        elif luck < 0.75:
            del value[at]
        elif luck < 0.9:
            value.insert(at, copy.deepcopy(chance.choice(value)))
        else:
            chance.shuffle(value)
        return value
    return chance.choice(WRONG)


def with_hashes_mended(found: Any) -> Any:
    try:
        before = ""
        for one in found:
            hashes = [operation_hash(op[4] or "", op[:4]) for op in one[-1]]
            before = one[8] = transaction_hash(before, one[:8], hashes)
    except (TypeError, IndexError, ValueError, KeyError, UnicodeEncodeError):
        pass
    return found


@pytest.mark.parametrize("seed", range(6))
def test_it_comes_in_whole_or_not_at_all(small_board: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    shutil.copy(small_board, tmp_path / "a.chairdesk")
    source = desk_of("A", tmp_path / "a.chairdesk", tmp_path)
    seen = source.versions()
    for number in range(8):
        with source.change("Wrote") as step:
            step.update(Minute, "minute", text=f"Words {number}")
            step.insert(
                Minute(id=f"m{number}", meeting_id="meeting", item_id="item", place="b", text="x")
            )
    good = [as_plain(one) for one in source.transactions(seen)]
    source.close()
    shutil.copy(small_board, tmp_path / "b.chairdesk")
    desk = desk_of("B", tmp_path / "b.chairdesk", tmp_path)
    refused = 0
    for _try in range(60):
        found: Any = copy.deepcopy(good)
        for _times in range(chance.choice((1, 1, 2, 4))):
            found = altered(chance, found)
        if chance.random() < 0.6:
            found = with_hashes_mended(found)
        before = state_of(desk), history_of(desk)
        try:
            read = [
                from_plain(json.loads(json.dumps(one)))
                for one in (found if isinstance(found, list) else [found])
            ]
            incoming = Incoming(transactions=read, versions={}, files={})
            with desk.bring_in("x", incoming, is_marked=False):
                pass
        except (Unreadable, Forked):
            refused += 1
            assert (state_of(desk), history_of(desk)) == before
    assert refused
    assert desk.check() == []
    desk.close()
