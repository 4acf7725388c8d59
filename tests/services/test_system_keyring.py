"""Keys in the keyring of the computer's user, over a keyring in memory."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.backends import fail, null

from chair_desk.records.changes import CannotDo
from chair_desk.services import passphrases, system_keyring
from chair_desk.services.desk import Circumstances, create_with, new_uuid
from chair_desk.services.passphrases import change_passphrase, new_key
from chair_desk.services.system_keyring import SERVICE, SystemKeyring, backend_of_system
from chair_desk.store import key as keys
from chair_desk.store.key import Key

from .memory_keyring import MemoryKeyring

WORDS = "harbour lantern seven teapots"
NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive with little memory: the strength is tested where the key is."""
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)


@pytest.fixture
def own(tmp_path: Path) -> Circumstances:
    key = new_key(WORDS)
    return Circumstances(
        now=lambda: NOON, new_id=new_uuid, who="Chair", home=tmp_path / "home", key=key
    )


@pytest.fixture
def board(tmp_path: Path, own: Circumstances) -> Path:
    path = tmp_path / "board.chairdesk"
    create_with(path, own).close()
    return path


@pytest.fixture
def memory() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def keyring(own: Circumstances, memory: MemoryKeyring) -> SystemKeyring:
    return SystemKeyring(own.home, lambda: memory)


def the_key(own: Circumstances) -> Key:
    assert own.key is not None
    return own.key


def test_the_key_is_kept_and_never_the_passphrase(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    assert keyring.key_of(board) is None
    keyring.keep(the_key(own))
    assert memory.kept == {(SERVICE, the_key(own).salt.hex()): the_key(own).raw.hex()}
    assert keyring.is_kept(board)
    assert keyring.may_open(board)
    found = SystemKeyring(own.home, lambda: memory).key_of(board)
    assert found is not None
    assert found.opens_like(the_key(own))
    assert the_key(own).raw.hex() not in (own.home / "keyring.json").read_text()


def test_a_board_that_nobody_chose_is_not_looked_for(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path
) -> None:
    memory.is_shut = True
    assert keyring.key_of(board) is None
    assert not keyring.may_open(board)


def test_a_locked_board_asks_until_its_passphrase_was_typed(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    salt = the_key(own).salt
    keyring.hold(salt)
    assert not keyring.kept()
    keyring.keep(the_key(own))
    keyring.hold(salt)
    again = SystemKeyring(own.home, lambda: memory)
    assert again.is_kept(board)
    assert not again.may_open(board)
    again.let_open(salt)
    assert again.may_open(board)


def test_a_key_is_taken_out_by_itself_or_with_all(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    keyring.keep(the_key(own))
    keyring.keep(new_key("another four words here"))
    keyring.forget(the_key(own).salt)
    assert len(memory.kept) == 1
    assert not keyring.is_kept(board)
    keyring.forget(the_key(own).salt)
    memory.kept.clear()  # somebody took it out by the system's own program
    keyring.forget_all()
    assert not keyring.kept()


def test_a_key_that_stayed_stays_on_the_list(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    keyring.keep(the_key(own))
    memory.is_shut = True
    with pytest.raises(CannotDo, match="not opened") as refused:
        keyring.forget(the_key(own).salt)
    assert refused.value.why == "The system says: it was not unlocked."
    with pytest.raises(CannotDo, match="not opened"):
        keyring.key_of(board)
    assert keyring.is_kept(board)


@pytest.mark.parametrize("found", ["", "no key", "00" * 31, "00" * 32, "zz" * 32])
def test_what_is_no_key_of_the_board_opens_nothing(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances, found: str
) -> None:
    keyring.keep(the_key(own))
    memory.kept[SERVICE, the_key(own).salt.hex()] = found
    assert keyring.key_of(board) is None


def test_a_changed_passphrase_takes_the_old_key_out(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    keyring.keep(the_key(own))
    changed = change_passphrase(board, own, "quite another set of words", keyring=keyring)
    assert not memory.kept
    assert changed is not None
    keyring.keep(changed)
    change_passphrase(board, dataclasses.replace(own, key=changed), None, keyring=keyring)
    assert not memory.kept
    assert not keyring.kept()


def test_a_keyring_that_stays_shut_does_not_stop_a_new_passphrase(
    keyring: SystemKeyring, memory: MemoryKeyring, board: Path, own: Circumstances
) -> None:
    keyring.keep(the_key(own))
    memory.is_shut = True
    changed = change_passphrase(board, own, "quite another set of words", keyring=keyring)
    assert changed is not None
    assert passphrases.is_locked(board)
    assert keyring.kept() == [the_key(own).salt.hex()]
    assert keyring.key_of(board) is None


def test_without_a_keyring_nothing_is_kept(own: Circumstances) -> None:
    none = SystemKeyring(own.home, lambda: None)
    assert "no keyring" in none.reason()
    with pytest.raises(CannotDo, match="no keyring"):
        none.keep(the_key(own))
    assert not none.kept()


def test_a_keyring_that_a_setting_or_a_plugin_names_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    monkeypatch.setattr(system_keyring.sys, "platform", "linux")
    found = backend_of_system()
    assert found is None
    assert not isinstance(found, (fail.Keyring, null.Keyring))


def test_a_wiped_key_is_not_kept(keyring: SystemKeyring, memory: MemoryKeyring) -> None:
    key = new_key(WORDS)
    key.wipe()
    keyring.keep(key)
    assert not memory.kept


def test_a_damaged_list_is_an_empty_one(keyring: SystemKeyring, own: Circumstances) -> None:
    for text in ("", "[]", '{"not hex": true}', "\x00"):
        (own.home).mkdir(exist_ok=True)
        (own.home / "keyring.json").write_text(text)
        assert keyring.kept() == []
