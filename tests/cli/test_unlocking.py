"""Commands on a locked board."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.cli.unlocking import NEW_VARIABLE, VARIABLE
from chair_desk.services import system_keyring
from chair_desk.services.passphrases import is_locked
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.store import key as keys
from chair_desk.store.key import Key, salt_of
from tests.services.memory_keyring import MemoryKeyring

from .conftest import Run

WORDS = "harbour lantern seven teapots"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive with little memory: the strength is tested where the key is."""
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)


@pytest.fixture
def locked(run: Run, board: Path) -> Path:
    done = run("passphrase", board, "set", typed=f"{WORDS}\n")
    assert done.exit_code == 0, done.output
    assert is_locked(board)
    return board


def test_the_passphrase_comes_in_or_from_the_environment(
    run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", locked, typed=f"{WORDS}\n").exit_code == 0
    without = run("check", locked)
    assert without.exit_code == 1
    assert "locked with a passphrase" in without.output
    wrong = run("info", locked, typed="not these words\n")
    assert wrong.exit_code == 1
    assert "not the passphrase" in wrong.output
    monkeypatch.setenv(VARIABLE, WORDS)
    assert run("info", locked).exit_code == 0


def test_changing_and_removing(run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "quite another set of words"
    assert run("passphrase", locked, "change", typed=f"{WORDS}\n{other}\n").exit_code == 0
    monkeypatch.setenv(VARIABLE, other)
    monkeypatch.setenv(NEW_VARIABLE, "short")
    refused = run("passphrase", locked, "change")
    assert refused.exit_code == 1
    assert "Too short" in refused.output
    assert run("passphrase", locked, "set").exit_code == 1
    assert run("passphrase", locked, "remove").exit_code == 0
    assert not is_locked(locked)
    assert run("passphrase", locked, "remove").exit_code == 1


def test_a_new_board_takes_a_passphrase_or_says_that_it_has_none(run: Run, tmp_path: Path) -> None:
    made = ("--profile", "lscp_2023", "--name", "Westmarch")
    locked = tmp_path / "locked.chairdesk"
    assert run("new", locked, *made, typed=f"{WORDS}\n").exit_code == 0
    assert is_locked(locked)
    plain = tmp_path / "plain.chairdesk"
    said = run("new", plain, *made, "--no-passphrase")
    assert "no passphrase" in said.output
    assert not is_locked(plain)


@pytest.fixture
def memory(
    locked: Path, desk_home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[MemoryKeyring, SystemKeyring]:
    """A keyring in memory in which the owner keeps the key of the locked board."""
    made = MemoryKeyring()
    keyring = SystemKeyring(desk_home, lambda: made)
    monkeypatch.setattr(system_keyring, "SystemKeyring", lambda _home: keyring)
    keyring.keep(Key.from_passphrase(WORDS, salt_of(locked)))
    return made, keyring


def test_a_key_that_was_kept_by_choice_opens_it_and_is_said(
    run: Run, locked: Path, memory: tuple[MemoryKeyring, SystemKeyring]
) -> None:
    opened = run("info", locked)
    assert opened.exit_code == 0, opened.output
    assert "this computer's keyring" in opened.stderr
    assert "keyring" not in opened.stdout
    given = run("info", locked, typed=f"{WORDS}\n")
    assert given.exit_code == 0
    assert "keyring" not in given.output
    assert run("info", locked, typed="not these words\n").exit_code == 1
    memory[1].hold(salt_of(locked))
    assert run("info", locked).exit_code == 1, "it was locked by hand: the passphrase is asked"


def test_a_shut_keyring_is_said_and_the_passphrase_asked(
    run: Run, locked: Path, memory: tuple[MemoryKeyring, SystemKeyring]
) -> None:
    memory[0].is_shut = True
    done = run("info", locked)
    assert done.exit_code == 1
    assert "keyring of this computer was not opened" in done.output
    assert "locked with a passphrase" in done.output


@pytest.mark.usefixtures("memory")
def test_the_passphrase_itself_is_never_changed_by_a_kept_key(run: Run, locked: Path) -> None:
    assert run("passphrase", locked, "remove").exit_code == 1
    assert is_locked(locked)
