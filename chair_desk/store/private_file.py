"""The person's own notes on a board, in a file of their own beside it.

Whoever has the board file can read all of it, so what is private must not be in it. The file
bears the person's name, is never handed over with the board, and appears with the first note.

It may have a passphrase of its own. Until it is given one it is locked as the board is.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Self

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.reading import OwnMark
from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.faults import damaged, in_plain_words
from chair_desk.store.key import Key
from chair_desk.store.locked import is_locked, opens
from chair_desk.store.private_marks import TABLE as MARKS_TABLE
from chair_desk.store.private_marks import has_marks, put_mark, read_marks, remove_marks
from chair_desk.words import _

_TABLE = (
    "CREATE TABLE private_note (id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL,"
    " item_id TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, made_at TEXT NOT NULL,"
    " changed_at TEXT NOT NULL) STRICT"
)
_INDEX = "CREATE INDEX private_note_item ON private_note (item_id, place)"
_COLUMNS = "id, meeting_id, item_id, place, text, made_at, changed_at"
_TASKS = (
    "CREATE TABLE own_task (id TEXT PRIMARY KEY, about TEXT NOT NULL, text TEXT NOT NULL,"
    " due_on TEXT NOT NULL, done_on TEXT NOT NULL, made_at TEXT NOT NULL) STRICT"
)
_TASK_COLUMNS = "id, about, text, due_on, done_on, made_at"


@frozen(kw_only=True)
class PrivateNote:
    """One private note to an item of a meeting; instants are in UTC, `place` sorts them."""

    id: str
    meeting_id: str
    item_id: str
    place: str
    text: str
    made_at: datetime
    changed_at: datetime


@frozen(kw_only=True)
class OwnTask:
    """Something the person has to do for the board, known to nobody else.

    `about` is empty for a promise; else it names what a tick stands for ("briefing:<meeting>").
    """

    id: str
    about: str
    text: str
    due_on: date | None = None
    done_on: date | None = None
    made_at: datetime


class PrivateFile:
    """One person's notes on one board, and what they have to do themselves."""

    def __init__(self, path: Path, circumstances: Circumstances) -> None:
        """Take the place of the file; it is made when the first note is put."""
        self.path = path
        self._circumstances = circumstances
        self._connection: Connection | None = None

    @classmethod
    def open(cls, path_of_board: Path, circumstances: Circumstances) -> Self:
        """Open the person's own file beside a board; without one, there are no notes yet.

        Raises:
            CannotDo: There is a file of that name which does not hold private notes.
        """
        path = private_path(path_of_board, circumstances.who)
        file = cls(path, circumstances)
        if path.exists():
            _finish_rekeying(path, circumstances.key)
            file._connect("rw")
        return file

    def begin(self) -> None:
        """Make the file where there is none yet, so that it has its lock before the first note.

        Raises:
            CannotDo: The disk is full, or the folder cannot be written.
        """
        self._ready()

    def notes(self, item_id: str) -> list[PrivateNote]:
        """Return the notes to one item in their order."""
        return self._read("WHERE item_id = ? ORDER BY place, made_at, id", item_id)

    def all_notes(self) -> list[PrivateNote]:
        """Return every note, by meeting and item."""
        return self._read("WHERE id <> ? ORDER BY meeting_id, item_id, place, made_at, id", "")

    def put(
        self, *, meeting_id: str, item_id: str, text: str, place: str = "", note_id: str = ""
    ) -> PrivateNote:
        """Add a note, or give the one named by `note_id` this text and place.

        Raises:
            CannotDo: The disk is full, or the folder cannot be written.
        """
        now = self._circumstances.now()
        row_id = note_id or self._circumstances.new_id()
        with in_plain_words(self.path):
            self._ready().execute(
                f"INSERT INTO private_note ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET place = excluded.place, text = excluded.text,"
                " changed_at = excluded.changed_at",
                (row_id, meeting_id, item_id, place, text, now.isoformat(), now.isoformat()),
            )
        (note,) = self._read("WHERE id = ?", row_id)
        return note

    def remove(self, note_id: str) -> None:
        """Remove a note; where there is none, nothing happens."""
        if self._connection is not None:
            with in_plain_words(self.path):
                self._connection.execute("DELETE FROM private_note WHERE id = ?", (note_id,))

    def tasks(self) -> list[OwnTask]:
        """Return what the person has to do, in the order in which it was put down."""
        if self._connection is None or not _has_tasks(self._connection):
            return []
        with in_plain_words(self.path):
            rows = self._connection.execute(
                f"SELECT {_TASK_COLUMNS} FROM own_task ORDER BY made_at, id"
            ).fetchall()
        return [_task(*row) for row in rows]

    def put_task(self, task: OwnTask) -> None:
        """Keep a task, or put what is given in the place of the one of its id.

        Raises:
            CannotDo: The disk is full, or the folder cannot be written.
        """
        days = (str(task.due_on or ""), str(task.done_on or ""))
        with in_plain_words(self.path):
            connection = self._ready()
            if not _has_tasks(connection):
                connection.execute(_TASKS)
            connection.execute(
                f"INSERT OR REPLACE INTO own_task ({_TASK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
                (task.id, task.about, task.text, *days, task.made_at.isoformat()),
            )

    def remove_task(self, task_id: str) -> None:
        """Remove a task; where there is none, nothing happens."""
        if self._connection is not None and _has_tasks(self._connection):
            with in_plain_words(self.path):
                self._connection.execute("DELETE FROM own_task WHERE id = ?", (task_id,))

    def marks(self, meeting_id: str = "") -> list[OwnMark]:
        """Return the highlights and notes on the papers of a meeting, or on all."""
        if self._connection is None or not has_marks(self._connection):
            return []
        with in_plain_words(self.path):
            return read_marks(self._connection, meeting_id)

    def put_mark(self, mark: OwnMark) -> None:
        """Keep a highlight, or put what is given in the place of the one of its id.

        Raises:
            CannotDo: The disk is full, or the folder cannot be written.
        """
        with in_plain_words(self.path):
            put_mark(self._ready(), mark)

    def remove_marks(self, *, mark_id: str = "", meeting_id: str = "") -> int:
        """Remove a highlight, or all of a meeting, for good; return how many there were."""
        if self._connection is None or not has_marks(self._connection):
            return 0
        with in_plain_words(self.path):
            return remove_marks(self._connection, mark_id=mark_id, meeting_id=meeting_id)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _read(self, where: str, argument: str) -> list[PrivateNote]:
        if self._connection is None:
            return []
        with in_plain_words(self.path):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM private_note {where}", (argument,)
            ).fetchall()
        return [_note(*row) for row in rows]

    def _ready(self) -> Connection:
        if self._connection is None:
            self._connect("rwc")
        return self._connection

    def _key(self) -> Key | None:
        """Return the key of the file: a plain one has none, a new one is locked as it may be."""
        own = self._circumstances
        if not self.path.exists() or not self.path.stat().st_size:
            return own.own_key or own.key
        if not is_locked(self.path):
            return None
        key = key_that_opens(self.path, own)
        if key is None:
            raise _closed(self.path)
        return key

    def _connect(self, mode: str) -> None:
        """Connect in the plainest safe mode: one file, flushed to disk with each note."""
        with in_plain_words(self.path):
            if mode == "rwc" and not self.path.exists():
                engine.make_empty(self.path)  # so that nobody else may ever read it
            connection = engine.connect(self.path, mode, self._key())
            try:
                connection.execute("PRAGMA synchronous=EXTRA")
                if mode == "rwc":
                    _make(connection)
                _recognise(connection, self.path)
            except BaseException:
                connection.close()
                raise
        self._connection = connection


def key_that_opens(path: Path, circumstances: Circumstances) -> Key | None:
    """Return the key in hand that opens a locked file of own notes: its own, or the board's."""
    for key in (circumstances.own_key, circumstances.key):
        if key is not None and not key.is_wiped and opens(path, key):
            return key
    return None


def is_open_to(path_of_board: Path, circumstances: Circumstances) -> bool:
    """Say whether a person's own notes can be read with the keys in hand, or are none yet."""
    path = private_path(path_of_board, circumstances.who)
    if not path.exists() or not path.stat().st_size or not is_locked(path):
        return True
    return key_that_opens(path, circumstances) is not None


def _finish_rekeying(path: Path, key: Key | None) -> None:
    """Put in place what a change of passphrase had written, if it was cut off just before.

    The board has its new key already then: the notes beside it do not open, the new ones do.
    """
    part = path.with_name(f".{path.name}.new")
    if not part.exists():
        return
    with in_plain_words(path):
        if _fits(path, key) or not _fits(part, key):
            part.unlink()
        else:
            part.replace(path)


def _fits(path: Path, key: Key | None) -> bool:
    """Say whether a file is locked as the board is."""
    if is_locked(path):
        return key is not None and opens(path, key)
    return key is None


def private_path(path_of_board: Path, who: str) -> Path:
    """Return the place of a person's own file: the board's name, theirs, and `private`."""
    letters = unicodedata.normalize("NFKD", who).lower()
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "me"
    board = path_of_board.resolve()
    return board.with_name(f"{board.stem}.{name}.private{board.suffix}")


def _make(connection: Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    with contextlib.closing(connection.execute("PRAGMA application_id")) as found:
        is_new = found.fetchone()[0] == 0
    if is_new:
        connection.execute(_TABLE)
        connection.execute(_INDEX)
        connection.execute(f"PRAGMA application_id={engine.PRIVATE_APPLICATION_ID}")
    connection.execute("COMMIT")


def _recognise(connection: Connection, path: Path) -> None:
    """Accept only what `_make` makes: no trigger or view can hide in it."""
    if engine.number_of(connection, "application_id") != engine.PRIVATE_APPLICATION_ID:
        raise CannotDo(
            _("{name} does not hold private notes.").format(name=path.name),
            _("It was left exactly as it is."),
            _("Move it to another folder; a new file for your notes is then made."),
        )
    found = {
        row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    }
    if found - {_TASKS, MARKS_TABLE} != {_TABLE, _INDEX}:
        raise damaged(path)


def _has_tasks(connection: Connection) -> bool:
    """Say whether the file has the table of tasks: one of an earlier version has not."""
    named = "SELECT count(*) FROM sqlite_schema WHERE name = 'own_task'"
    return bool(connection.execute(named).fetchone()[0])


def _task(*row: str) -> OwnTask:
    task_id, about, text, due, done, made = row
    return OwnTask(
        id=task_id,
        about=about,
        text=text,
        due_on=date.fromisoformat(due) if due else None,
        done_on=date.fromisoformat(done) if done else None,
        made_at=datetime.fromisoformat(made),
    )


def _closed(path: Path) -> CannotDo:
    return CannotDo(
        _("Your own notes are closed: they have a passphrase of their own."),
        _("{name} was left exactly as it is.").format(name=path.name),
        _("File, Passphrase of your notes, opens them."),
    )


def _note(*row: str) -> PrivateNote:
    note_id, meeting_id, item_id, place, text, made, changed = row
    return PrivateNote(
        id=note_id,
        meeting_id=meeting_id,
        item_id=item_id,
        place=place,
        text=text,
        made_at=datetime.fromisoformat(made),
        changed_at=datetime.fromisoformat(changed),
    )
