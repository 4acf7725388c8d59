"""The passphrase of the person's own notes: the board's opens them no longer."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import own_passphrase as notes_lock
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import Circumstances, Desk, create_with, new_uuid, open_with
from chair_desk.services.exchange import hand_over
from chair_desk.services.meetings import add_meeting
from chair_desk.services.passphrases import TooSoon, change_passphrase, is_locked, new_key
from chair_desk.services.private_notes import add_note, notes_for
from chair_desk.services.promises import add_promise, promises
from chair_desk.services.readiness import readiness
from chair_desk.store import key as keys
from chair_desk.store.private_file import private_path

BOARD_WORDS = "harbour lantern seven teapots"
OWN_WORDS = "a walk along the old canal"
NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive with little memory: the strength is tested where the key is."""
    monkeypatch.setattr(keys, "_MEMORY_BYTES", 8192)
    monkeypatch.setattr(keys, "_PASSES", 1)


@pytest.fixture
def own(tmp_path: Path) -> Circumstances:
    key = new_key(BOARD_WORDS)
    return Circumstances(
        now=lambda: NOON, new_id=new_uuid, who="The chair", home=tmp_path / "home", key=key
    )


@pytest.fixture
def desk(tmp_path: Path, own: Circumstances) -> Desk:
    """A locked board with a meeting, an item, and a note to it."""
    desk = create_with(tmp_path / "board.chairdesk", own)
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch"))
    return desk


@pytest.fixture
def item(desk: Desk) -> str:
    meeting = add_meeting(desk, main_body(desk).id, desk.today()).made
    return add_item(desk, meeting, title="Rapid review").made


def reopened(desk: Desk, own: Circumstances) -> Desk:
    desk.close()
    return open_with(desk.file.path, own)


def notes_of(desk: Desk, item: str) -> list[str]:
    return [note.text for note in notes_for(desk, item)]


def test_the_boards_passphrase_opens_them_only_until_they_have_their_own(
    desk: Desk, own: Circumstances, item: str
) -> None:
    add_note(desk, item, "Say nothing of rank.")
    assert notes_lock.are_open_to_others(desk)
    notes_lock.lock_notes_with(desk, notes_lock.new_key_of_notes(None, "", OWN_WORDS))
    assert notes_of(desk, item) == ["Say nothing of rank."]
    assert notes_lock.have_own_passphrase(desk)

    desk = reopened(desk, own)

    assert notes_lock.notes_are_closed(desk)
    assert not notes_lock.are_open_to_others(desk)
    with pytest.raises(CannotDo, match="closed"):
        notes_for(desk, item)
    with pytest.raises(CannotDo, match="closed"):
        add_note(desk, item, "Another.")
    key = notes_lock.key_of_notes(
        desk.file.path, desk.who, "A walk  ALONG the old canal", home=own.home, now=own.now
    )
    assert notes_lock.open_notes(desk, key)
    assert notes_of(desk, item) == ["Say nothing of rank."]
    desk.close()


def test_who_was_handed_the_board_does_not_open_them(
    desk: Desk, own: Circumstances, item: str, tmp_path: Path
) -> None:
    add_note(desk, item, "Say nothing of rank.")
    notes_lock.lock_notes_with(desk, new_key(OWN_WORDS))
    there = tmp_path / "office" / "board.chairdesk"
    there.parent.mkdir()
    hand_over(desk, there)
    found = private_path(there, desk.who)
    found.write_bytes(private_path(desk.file.path, desk.who).read_bytes())

    theirs = open_with(there, dataclasses.replace(own, home=tmp_path / "their home"))

    with pytest.raises(CannotDo, match="closed"):
        notes_for(theirs, item)
    assert b"rank" not in found.read_bytes()
    theirs.close()
    desk.close()


def test_the_first_note_is_locked_where_the_passphrase_came_first(
    desk: Desk, own: Circumstances, item: str
) -> None:
    key = new_key(OWN_WORDS)
    notes_lock.lock_notes_with(desk, key)
    desk = reopened(desk, own)
    assert notes_lock.notes_are_closed(desk)
    assert notes_lock.open_notes(desk, key)
    add_note(desk, item, "First.")
    assert notes_of(desk, item) == ["First."]
    desk.close()


def test_a_new_passphrase_of_the_board_leaves_them_as_they_are(
    desk: Desk, own: Circumstances, item: str
) -> None:
    add_note(desk, item, "Mine.")
    key = new_key(OWN_WORDS)
    notes_lock.lock_notes_with(desk, key)
    desk.close()
    changed = change_passphrase(desk.file.path, own, "quite another set of words")
    desk = open_with(desk.file.path, dataclasses.replace(own, key=changed))
    assert notes_lock.notes_are_closed(desk)
    assert notes_lock.open_notes(desk, key)
    assert notes_of(desk, item) == ["Mine."]

    notes_lock.lock_notes_with(desk, None)

    assert not notes_lock.have_own_passphrase(desk)
    assert is_locked(private_path(desk.file.path, desk.who))
    desk.close()
    desk = open_with(desk.file.path, dataclasses.replace(own, key=changed))
    assert notes_of(desk, item) == ["Mine."]
    desk.close()


def test_the_notes_of_a_plain_board_can_be_locked(tmp_path: Path, own: Circumstances) -> None:
    plain = dataclasses.replace(own, key=None)
    desk = create_with(tmp_path / "plain.chairdesk", plain)
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch"))
    add_promise(desk, "Ring the Director")
    key = new_key(OWN_WORDS)
    notes_lock.lock_notes_with(desk, key)
    desk = reopened(desk, plain)
    assert notes_lock.notes_are_closed(desk)
    assert notes_lock.open_notes(desk, key)
    assert [one.text for one in promises(desk)] == ["Ring the Director"]
    notes_lock.lock_notes_with(desk, None)
    assert not is_locked(private_path(desk.file.path, desk.who))
    desk.close()


def test_a_wrong_passphrase_is_said_and_waits(desk: Desk, own: Circumstances) -> None:
    notes_lock.lock_notes_with(desk, new_key(OWN_WORDS))
    path, who = desk.file.path, desk.who
    for _try in range(3):
        with pytest.raises(CannotDo, match="of your own notes"):
            notes_lock.key_of_notes(path, who, "not these words", home=own.home, now=own.now)
    with pytest.raises(TooSoon):
        notes_lock.key_of_notes(path, who, OWN_WORDS, home=own.home, now=own.now)
    desk.close()


def test_changing_it_asks_for_the_one_they_have(desk: Desk) -> None:
    key = new_key(OWN_WORDS)
    with pytest.raises(Refused, match="they have now"):
        notes_lock.new_key_of_notes(key, "not these words", "quite another set of words")
    with pytest.raises(Refused, match="Too short"):
        notes_lock.new_key_of_notes(key, OWN_WORDS, "short")
    assert notes_lock.new_key_of_notes(key, OWN_WORDS, notes_lock.BOARDS) is None
    desk.close()


def test_a_key_that_is_not_theirs_opens_nothing(desk: Desk, own: Circumstances) -> None:
    notes_lock.lock_notes_with(desk, new_key(OWN_WORDS))
    desk = reopened(desk, own)
    assert not notes_lock.open_notes(desk, new_key("quite another set of words"))
    wiped = new_key(OWN_WORDS)
    wiped.wipe()
    assert not notes_lock.open_notes(desk, wiped)
    assert notes_lock.notes_are_closed(desk)
    desk.close()


def test_what_is_ready_is_told_while_they_are_closed(desk: Desk, own: Circumstances) -> None:
    notes_lock.lock_notes_with(desk, new_key(OWN_WORDS))
    desk = reopened(desk, own)
    meeting = add_meeting(desk, main_body(desk).id, desk.today()).made
    assert any(line.key == "briefing" for line in readiness(desk, meeting).lines)
    desk.close()
