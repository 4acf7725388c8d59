"""Passphrases: unlocking, waiting, changing."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services import passphrases
from chair_desk.services.desk import Circumstances, WrongKey, create_with, new_uuid, open_with
from chair_desk.services.passphrases import (
    TooSoon,
    change_passphrase,
    is_locked,
    new_key,
    refuse_weak,
    seconds_to_wait,
    unlock,
    unlock_by_sheet,
)
from chair_desk.services.recovery import lines_of
from chair_desk.store import key as keys
from chair_desk.store.private_file import PrivateFile, private_path

WORDS = "harbour lantern seven teapots"
NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive with little memory: the strength is tested where the key is."""
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def own(tmp_path: Path, clock: Clock) -> Circumstances:
    return Circumstances(now=clock, new_id=new_uuid, who="Chair", home=tmp_path / "home")


@pytest.fixture
def board(tmp_path: Path, own: Circumstances) -> Path:
    path = tmp_path / "board.chairdesk"
    create_with(path, dataclasses.replace(own, key=new_key(WORDS))).close()
    return path


def test_the_passphrase_opens_the_board(board: Path, own: Circumstances, clock: Clock) -> None:
    assert is_locked(board)
    key = unlock(board, "Harbour  LANTERN seven teapots", home=own.home, now=clock)
    open_with(board, dataclasses.replace(own, key=key)).close()


def test_the_wait_grows_and_outlasts_a_restart(
    board: Path, own: Circumstances, clock: Clock
) -> None:
    for _try in range(3):
        assert seconds_to_wait(board, home=own.home, now=clock) == 0
        with pytest.raises(WrongKey):
            unlock(board, "not the right words", home=own.home, now=clock)
    assert seconds_to_wait(board, home=own.home, now=clock) == 2
    with pytest.raises(TooSoon):
        unlock(board, WORDS, home=own.home, now=clock)
    clock.now += timedelta(seconds=2)
    with pytest.raises(WrongKey):
        unlock(board, "not these words either", home=own.home, now=clock)
    assert seconds_to_wait(board, home=own.home, now=clock) == 4
    clock.now += timedelta(seconds=4)
    unlock(board, WORDS, home=own.home, now=clock)
    assert seconds_to_wait(board, home=own.home, now=clock) == 0


def test_a_clock_put_back_does_not_lock_out(board: Path, own: Circumstances, clock: Clock) -> None:
    for _try in range(3):
        with pytest.raises(WrongKey):
            unlock(board, "not the right words", home=own.home, now=clock)
    clock.now -= timedelta(days=400)
    assert seconds_to_wait(board, home=own.home, now=clock) == 2


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"wrong": 1, "last": "x"}}'])
def test_a_damaged_list_of_waits_keeps_nobody_out(
    text: str, board: Path, own: Circumstances, clock: Clock
) -> None:
    own.home.mkdir(exist_ok=True)
    (own.home / passphrases.WAITS_FILE).write_text(text)
    unlock(board, WORDS, home=own.home, now=clock)


def test_what_is_kept_outside_holds_no_words(board: Path, own: Circumstances, clock: Clock) -> None:
    with pytest.raises(WrongKey):
        unlock(board, "nearly the right words", home=own.home, now=clock)
    kept = (own.home / passphrases.WAITS_FILE).read_text()
    assert "nearly" not in kept
    assert next(iter(json.loads(kept).values()))["wrong"] == 1


def test_the_recovery_sheet_opens_the_board(board: Path, own: Circumstances, clock: Clock) -> None:
    key = unlock(board, WORDS, home=own.home, now=clock)
    typed = "\n".join(lines_of(key.raw))
    assert unlock_by_sheet(board, typed, home=own.home, now=clock).opens_like(key)
    other = "\n".join(lines_of(bytes(reversed(key.raw))))
    with pytest.raises(WrongKey):
        unlock_by_sheet(board, other, home=own.home, now=clock)


def test_changing_and_taking_off(board: Path, own: Circumstances, clock: Clock) -> None:
    key = unlock(board, WORDS, home=own.home, now=clock)
    changed = change_passphrase(
        board, dataclasses.replace(own, key=key), "quite another set of words"
    )
    with pytest.raises(WrongKey):
        unlock(board, WORDS, home=own.home, now=clock)
    unlock(board, "quite another set of words", home=own.home, now=clock)
    assert change_passphrase(board, dataclasses.replace(own, key=changed), None) is None
    assert not is_locked(board)


@pytest.mark.parametrize("words", ["", "short", "a b c d e f"])
def test_a_short_passphrase_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        new_key(words)


def test_two_that_differ_are_refused() -> None:
    refuse_weak(WORDS, WORDS.title())
    with pytest.raises(Refused) as refusal:
        refuse_weak(WORDS, WORDS + " more")
    assert "again" in refusal.value.problems


def test_opening_a_locked_board_locks_own_notes_that_lay_plain(
    board: Path, own: Circumstances, clock: Clock
) -> None:
    with contextlib.closing(PrivateFile.open(board, own)) as notes:  # written before it was locked
        notes.put(meeting_id="m", item_id="i", text="Ask about the marigold matter")
    assert b"marigold" in private_path(board, own.who).read_bytes()
    key = unlock(board, WORDS, home=own.home, now=clock)

    open_with(board, dataclasses.replace(own, key=key)).close()

    assert b"marigold" not in private_path(board, own.who).read_bytes()
    with contextlib.closing(PrivateFile.open(board, dataclasses.replace(own, key=key))) as notes:
        assert [one.text for one in notes.notes("i")] == ["Ask about the marigold matter"]
