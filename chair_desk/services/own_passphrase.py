"""The passphrase of the person's own notes: another than the board's, which others may know.

Until one is given, the notes have the passphrase of the board. Whoever was handed the board knows
that one, and would need nothing more than the file of the notes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.desk import Desk
from chair_desk.services.passphrases import Key, new_key, unlock
from chair_desk.store import rekeying
from chair_desk.store.locked import WrongKey
from chair_desk.store.private_file import is_open_to, private_path
from chair_desk.words import _

BOARDS: Final = ""
"""In the place of a new passphrase: let the notes have the board's again."""


def notes_are_closed(desk: Desk) -> bool:
    """Say whether the person's own notes ask for a passphrase that was not typed yet."""
    return not is_open_to(desk.file.path, desk.circumstances)


def have_own_passphrase(desk: Desk) -> bool:
    """Say whether the person's own notes are open by a passphrase of their own."""
    return desk.circumstances.own_key is not None and not notes_are_closed(desk)


def are_open_to_others(desk: Desk) -> bool:
    """Say whether the passphrase of the board, which others may know, opens own notes here."""
    is_there = private_path(desk.file.path, desk.who).exists()
    return is_there and desk.circumstances.own_key is None and not notes_are_closed(desk)


def name_of_file(desk: Desk) -> str:
    """Return the name of the file in which the person's own notes lie."""
    return private_path(desk.file.path, desk.who).name


def key_of_notes(
    board: Path, who: str, typed: str, *, home: Path, now: Callable[[], datetime]
) -> Key:
    """Return the key of own notes. It takes half a second: never on the window's thread.

    Raises:
        TooSoon: Wrong ones were typed several times; the passphrase was not looked at.
        CannotDo: It is not their passphrase, or there is too little memory.
    """
    try:
        return unlock(private_path(board, who), typed, home=home, now=now)
    except WrongKey as wrong:
        raise CannotDo(
            _("That is not the passphrase of your own notes."),
            _("Nothing was changed, and nothing was read."),
            _("Type it again. The eye beside the field shows what you type."),
        ) from wrong


def new_key_of_notes(held: Key | None, old: str, new: str) -> Key | None:
    """Return the key that a new passphrase makes; nothing for the board's own.

    `held` is the key that the notes have of their own, `old` what was typed for it. It takes half
    a second or more: never on the window's thread.

    Raises:
        Refused: The old one is not right, or the new one is too short.
    """
    if held is not None and not Key.from_passphrase(old, held.salt).opens_like(held):
        raise Refused({"old": _("That is not the passphrase they have now.")})
    return None if new == BOARDS else new_key(new)


def open_notes(desk: Desk, key: Key) -> bool:
    """Let the person's own notes be read for as long as the board is open; False: it is not theirs.

    A key that is not theirs changes nothing.
    """
    circumstances = dataclasses.replace(desk.circumstances, own_key=key)
    if key.is_wiped or not is_open_to(desk.file.path, circumstances):
        return False
    desk.circumstances = circumstances
    return True


def lock_notes_with(desk: Desk, key: Key | None) -> None:
    """Lock the person's own notes with a key of their own, or again as the board is.

    Raises:
        CannotDo: There is no room, or they are closed; they are as they were.
    """
    rekeying.change_key_of_notes(desk.file.path, desk.circumstances, key)
    desk.circumstances = dataclasses.replace(desk.circumstances, own_key=key)
