"""Exchange files and segments that were damaged, forged or made by an insider: refused in words.

An outsider cannot make one that opens. An insider has the secret: whatever they put into it
comes in whole or not at all, and what came in can be read, shown and checked.
"""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.signing import SigningKey

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.minutes import Minute
from chair_desk.records.tables import TABLES
from chair_desk.store import bundles
from chair_desk.store.bundles import Bundle, Header, pack, public_key, unpack
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import Forked, Unreadable, as_plain
from chair_desk.store.journal import operation_hash, transaction_hash
from chair_desk.store.key import KEY_BYTES, SALT_BYTES, Key
from chair_desk.store.rekeying import change_key

from .conftest import circumstances_in
from .copies import desk_of, history_of, state_of
from .rekeying_program import circumstances_in as with_key
from .test_hostile_files import QUIET, damage, damaged, use

SECRET, SEED = bytes(range(32)), bytes(range(32, 64))
BOARD = "board-1"
WORDS = (Unreadable, Forked, CannotDo, Refused)
WRONG: list[Any] = [
    None, -1, 0, 1, 2**63, 2**70, 1.5, "", "A", "minute", "sqlite_schema", "D", "I", "U", "{}",
    "[]", '{"text": [1, 2]}', '{"rid": [null, 5]}', '{"item_id": [null, "nobody"]}', [], {},
    True, False,
    '{"text": [null, {"a": 1}]}', '{"meeting_id": ["meeting", "nobody"]}', "\ud800", "\0",
    "x" * 5000, '{"A": 9999999}', '{"A": "x"}', "2026-13-45T99:00:00", [[]] * 50, {"\ud800": 1},
    "\u202e",
    '{"held_on": ["2026-03-12", "soon"]}', '{"starts_minute": [0, 9223372036854775807]}', "-", "..",
]  # fmt: skip


@dataclass
class Desks:
    """Good plain content of an exchange file, and the board that it is for."""

    good: dict[str, Any]
    sealed: bytes
    desk: DeskFile


@pytest.fixture(scope="module")
def desks(small_board: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    folder = tmp_path_factory.mktemp("exchanges")
    for name in ("a", "b"):
        shutil.copy(small_board, folder / f"{name}.chairdesk")
    source = desk_of("A", folder / "a.chairdesk", folder)
    seen = source.versions()
    for number in range(6):
        with source.change("Wrote") as step:
            step.update(Minute, "minute", text=f"Words {number}")
            step.insert(
                Minute(id=f"m{number}", meeting_id="meeting", item_id="item", place="b", text="x")
            )
    bundle = Bundle(
        header=Header(board=BOARD, device=source.device, public_key=public_key(SEED)),
        who="A",
        versions=source.versions(),
        since=seen,
        transactions=list(source.transactions(seen)),
        files={},
    )
    good = {
        "who": "A",
        "versions": dict(bundle.versions),
        "since": dict(seen),
        "transactions": [as_plain(one) for one in bundle.transactions],
    }
    source.close()
    desk = desk_of("B", folder / "b.chairdesk", folder)
    yield Desks(good=good, sealed=pack(bundle, SECRET, SEED), desk=desk)
    desk.close()


def sealed_by_an_insider(content: Any, device: str) -> bytes:
    """Seal and sign whatever is given, as the program would."""
    try:
        text = json.dumps(content).encode()
    except (TypeError, ValueError):
        text = b"{}"
    changes = zlib.compress(text, 1)
    clear = json.dumps(
        {"board": BOARD, "device": device, "key": public_key(SEED), "schema": 1, "form": 1}
    ).encode()
    start = bundles.MAGIC + bundles._LENGTH.pack(len(clear)) + clear
    nonce = os.urandom(24)
    inner = bundles._LENGTH.pack(len(changes)) + changes
    sealed = start + nonce + encrypt(inner, start, nonce, SECRET)
    return sealed + SigningKey(SEED).sign(sealed).signature


def altered(chance: random.Random, value: Any) -> Any:
    """Change something somewhere inside of plain values."""
    if chance.random() < 0.12:
        return copy.deepcopy(chance.choice(WRONG))
    if isinstance(value, dict) and value:
        name = chance.choice(sorted(value))
        value[name] = altered(chance, value[name])
        return value
    if isinstance(value, list) and value:
        at, luck = chance.randrange(len(value)), chance.random()
        if luck < 0.6:
            value[at] = altered(chance, value[at])
        elif luck < 0.75:
            del value[at]
        elif luck < 0.9:
            value.insert(at, copy.deepcopy(chance.choice(value)))
        else:
            chance.shuffle(value)
        return value
    if isinstance(value, str) and value.startswith("{") and chance.random() < 0.7:
        return json.dumps(altered(chance, json.loads(value)))
    return copy.deepcopy(chance.choice(WRONG))


def with_hashes_mended(content: Any) -> Any:
    """Mend the hashes, as somebody would who knows the program."""
    try:
        before = {}
        for one in content["transactions"]:
            hashes = [operation_hash(op[4] or "", op[:4]) for op in one[-1]]
            before[one[0]] = one[8] = transaction_hash(before.get(one[0], ""), one[:8], hashes)
    except (TypeError, IndexError, ValueError, KeyError, UnicodeEncodeError, AttributeError):
        pass
    return content


def take(desk: DeskFile, content: bytes) -> bool:
    """Bring in what is given, wholly or not at all; say whether it came in."""
    before = state_of(desk), history_of(desk)
    try:
        bundle = unpack(content, SECRET, BOARD)
        incoming = Incoming(
            transactions=bundle.transactions,
            versions=bundle.versions,
            files=bundle.files,
            who=bundle.who,
        )
        with desk.bring_in("Brought in", incoming) as one:
            assert one.taken.new >= 0
            assert not [fault for fault in desk.check() if "lead back" not in fault]
            for table in TABLES:
                desk.rows(table.record_class)
            desk.history(20)
            raise Refused("looked only")  # so that the next begins where this one did
    except Refused:
        return True
    except WORDS:
        return False
    finally:
        assert (state_of(desk), history_of(desk)) == before


def try_insider(desks: Desks, seed: int) -> None:
    chance = random.Random(seed)
    content: Any = copy.deepcopy(desks.good)
    for _time in range(chance.choice((1, 1, 2, 4))):
        content = altered(chance, content)
    if chance.random() < 0.6:
        content = with_hashes_mended(content)
    take(desks.desk, sealed_by_an_insider(content, "A-1"))


def try_outsider(desks: Desks, changes: list[tuple[str, float, Any]]) -> None:
    content = damaged(desks.sealed, changes)
    if content != desks.sealed:
        with pytest.raises(Unreadable):
            unpack(content, SECRET, BOARD)


def test_a_good_one_comes_in(desks: Desks) -> None:
    assert take(desks.desk, desks.sealed)
    assert take(desks.desk, sealed_by_an_insider(desks.good, "A-1"))


def test_a_name_that_cannot_be_written_is_refused(desks: Desks) -> None:
    content = sealed_by_an_insider(desks.good | {"who": "\ud800"}, "A-1")
    with pytest.raises(bundles.Altered):
        unpack(content, SECRET, BOARD)


@settings(max_examples=150, **QUIET)
@given(changes=damage)
def test_a_damaged_one_is_refused(desks: Desks, changes: list[tuple[str, float, Any]]) -> None:
    try_outsider(desks, changes)


@settings(max_examples=60, **QUIET)
@given(seed=st.integers(0, 2**32))
def test_what_an_insider_made_comes_in_whole_or_not_at_all(desks: Desks, seed: int) -> None:
    try_insider(desks, seed)


@pytest.fixture(scope="module")
def locked_board(small_board: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locked")
    path = folder / "locked.chairdesk"
    shutil.copy(small_board, path)
    change_key(path, circumstances_in(folder / "home"), key_of_all())
    return path


def key_of_all() -> Key:
    return Key(b"h" * KEY_BYTES, b"\x9d" * SALT_BYTES)


def try_locked(board: Path, folder: Path, changes: list[tuple[str, float, Any]]) -> None:
    path = folder / "locked from elsewhere.chairdesk"
    for one in folder.glob(f"*{path.name}*"):
        one.unlink()
    path.write_bytes(damaged(board.read_bytes(), changes))
    use(path, with_key(folder / "home", key_of_all()), read_only=True)
    use(path, with_key(folder / "home", key_of_all()), read_only=False)


@settings(max_examples=60, **QUIET)
@given(changes=damage)
def test_a_damaged_locked_board_is_refused_or_read(
    locked_board: Path,
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[str, float, Any]],
) -> None:
    try_locked(locked_board, tmp_path_factory.getbasetemp(), changes)


@pytest.mark.soak
@settings(max_examples=20_000, **QUIET)
@given(seed=st.integers(0, 2**32))
def test_thousands_that_an_insider_made(desks: Desks, seed: int) -> None:
    try_insider(desks, seed)


@pytest.mark.soak
@settings(max_examples=50_000, **QUIET)
@given(changes=damage)
def test_thousands_of_damaged_ones(desks: Desks, changes: list[tuple[str, float, Any]]) -> None:
    try_outsider(desks, changes)


@pytest.mark.soak
@settings(max_examples=10_000, **QUIET)
@given(changes=damage)
def test_thousands_of_damaged_locked_boards(
    locked_board: Path,
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[str, float, Any]],
) -> None:
    try_locked(locked_board, tmp_path_factory.getbasetemp(), changes)
