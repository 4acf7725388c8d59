"""The world as the board file needs it, passed in so that a test can make its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chair_desk.records.frozen import frozen

if TYPE_CHECKING:
    from chair_desk.store.key import Key


@frozen(kw_only=True)
class Circumstances:
    """The clock, the source of ids, the person at the desk and their own folder.

    `now` gives an aware instant in UTC; `who` is the name written in the journal; `home` is the
    person's own folder for backups and for what this installation knows of its board files;
    `key` opens the file and its copies where it is locked, or locks a new one; `own_key` does so
    for the person's own notes, where they have a passphrase of their own.
    """

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    who: str
    home: Path
    key: Key | None = None
    own_key: Key | None = None
