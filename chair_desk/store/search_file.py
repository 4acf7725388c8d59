"""The search index of a board: a file of its own in the person's folder, made anew at need.

It holds what the board holds, so it is locked with the board's key where the board is locked,
and a plain one is removed before a locked board is searched. It is not inside the board: that
file belongs to one connection alone, goes to others, and must not grow by what can be made
again. Nothing is lost with it.

FTS5 with `prefix` of one to four letters answers a key within milliseconds; numbers begin with
the day of the meeting, so that the newest come first without sorting (facts, section 3).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Self

from chair_desk.records.frozen import frozen
from chair_desk.records.search import SearchAsked, SearchText
from chair_desk.store import engine
from chair_desk.store.engine import Connection
from chair_desk.store.faults import in_plain_words
from chair_desk.store.key import Key

FOLDER = "search"
_VERSION = 2
_TABLES = (
    "CREATE TABLE text (number INTEGER PRIMARY KEY, source TEXT NOT NULL, source_id TEXT NOT NULL,"
    " page INTEGER NOT NULL, kind TEXT NOT NULL, held_on TEXT NOT NULL, meeting_id TEXT NOT NULL,"
    " title TEXT NOT NULL, text TEXT NOT NULL, is_closed INTEGER NOT NULL) STRICT",
    "CREATE INDEX text_source ON text (source, source_id)",
    "CREATE TABLE standing (number INTEGER NOT NULL, hash TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE words USING fts5(kind, title, text, content='text',"
    " content_rowid='number', prefix='1 2 3 4', detail=column,"
    " tokenize='unicode61 remove_diacritics 2')",
)
_SECURE = "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)"
_COLUMNS = "source, source_id, page, kind, held_on, meeting_id, title, text, is_closed"
_SHOWN = ", ".join(f"text.{name}" for name in _COLUMNS.split(", "))
_DAY_BITS = 24
_SHORT = 2
_KIND_SIGN = "\ue000"
"""Begins the word of a kind: no word that is typed has it."""
_PLAIN = b"SQLite format 3\x00"
_BUSY_MS = 5_000


@frozen
class Standing:
    """How far an index has come: the number and hash of the last transaction that is in it."""

    number: int
    hash: str


def search_path(home: Path, board: str) -> Path:
    """Return where the index of a board is kept."""
    return home / FOLDER / f"{board}.search"


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def forget_index(path: Path) -> None:
    """Remove an index; it can be made again from the board."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def forget_all(home: Path) -> None:
    """Remove every index of a person: a board was locked, and it is not asked which."""
    for path in (home / FOLDER).glob("*.search"):
        forget_index(path)


class SearchFile:
    """An open index. It may be used from any thread, by one at a time."""

    def __init__(self, path: Path, connection: Connection) -> None:
        """Take an open connection to the index."""
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, key: Key | None) -> Self:
        """Open the index, or make an empty one; one locked otherwise or damaged is made anew.

        Raises:
            CannotDo: The person's folder cannot be written.
        """
        if path.exists() and _is_plain(path) is (key is not None):
            forget_index(path)
        with in_plain_words(path):
            try:
                return cls(path, _connected(path, key))
            except engine.DatabaseError as error:
                if engine.error_name(error).startswith("SQLITE_BUSY"):
                    raise
                forget_index(path)
                return cls(path, _connected(path, key))

    def standing(self) -> Standing | None:
        """Say how far the index has come; nothing where it is not whole yet."""
        with in_plain_words(self.path):
            row = self._connection.execute("SELECT number, hash FROM standing").fetchone()
        return Standing(*row) if row else None

    def set_standing(self, standing: Standing | None) -> None:
        """Note how far the index has come."""
        with in_plain_words(self.path), self._transaction():
            self._connection.execute("DELETE FROM standing")
            if standing is not None:
                self._connection.execute(
                    "INSERT INTO standing VALUES (?, ?)", (standing.number, standing.hash)
                )

    def clear(self) -> None:
        """Take everything out."""
        with in_plain_words(self.path), self._transaction():
            for name in ("words", "text", "standing"):
                self._connection.execute(f"DROP TABLE {name}")
            for statement in (*_TABLES, _SECURE):
                self._connection.execute(statement)

    def put(
        self,
        texts: Iterable[SearchText],
        gone: Iterable[tuple[str, str]] = (),
        *,
        is_new: bool = False,
    ) -> None:
        """Put texts in, in place of what was known of their sources; take out what is gone.

        `is_new` says that nothing was known of any of them: a first filling is twice as fast.
        """
        found = list(texts)
        known = set() if is_new else {(one.source, one.source_id) for one in found}
        with in_plain_words(self.path), self._transaction():
            for source, source_id in known.union(gone):
                self._take_out(source, source_id)
            numbers: dict[int, int] = {}
            for one in found:
                self._insert(self._number(one.held_on, numbers), one)

    def find(self, asked: SearchAsked) -> list[SearchText]:
        """Return what was asked for, the newest first; `interrupt` makes an end of it."""
        match = match_words(asked.tokens, asked.kind)
        if not match:
            return []
        first, last = _numbers_of(asked.year)
        where, arguments = ["words MATCH ?", "words.rowid BETWEEN ? AND ?"], [match, first, last]
        if not asked.with_confidential:
            where.append("text.is_closed = 0")
        with in_plain_words(self.path):
            try:
                rows = self._connection.execute(
                    f"SELECT {_SHOWN} FROM words"
                    f" JOIN text ON text.number = words.rowid WHERE {' AND '.join(where)}"
                    " ORDER BY words.rowid DESC LIMIT ?",
                    (*arguments, asked.most),
                ).fetchall()
            except engine.DatabaseError as error:
                if engine.error_name(error) == "SQLITE_INTERRUPT":
                    return []
                raise
        return [_text(*row) for row in rows]

    def interrupt(self) -> None:
        """End the search that runs on another thread."""
        self._connection.interrupt()

    def count(self) -> int:
        """Count the texts."""
        return engine.count_of(self._connection, "text")

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _take_out(self, source: str, source_id: str) -> None:
        rows = self._connection.execute(
            "SELECT number, kind, title, text FROM text WHERE source = ? AND source_id = ?",
            (source, source_id),
        ).fetchall()
        for number, kind, title, text in rows:
            self._connection.execute(
                "INSERT INTO words (words, rowid, kind, title, text) VALUES ('delete', ?, ?, ?, ?)",
                (number, _KIND_SIGN + kind, title, text),
            )
            self._connection.execute("DELETE FROM text WHERE number = ?", (number,))

    def _number(self, day: date | None, known: dict[int, int]) -> int:
        base = (day.toordinal() if day else 0) << _DAY_BITS
        if base not in known:
            (last,) = self._connection.execute(
                "SELECT max(number) FROM text WHERE number BETWEEN ? AND ?",
                (base, base + (1 << _DAY_BITS) - 1),
            ).fetchone()
            known[base] = base if last is None else last + 1
        else:
            known[base] += 1
        return known[base]

    def _insert(self, number: int, one: SearchText) -> None:
        day = one.held_on.isoformat() if one.held_on else ""
        self._connection.execute(
            f"INSERT INTO text (number, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, one.source, one.source_id, one.page, one.kind, day, one.meeting_id,
             one.title, one.text, int(one.is_closed)),
        )  # fmt: skip
        self._connection.execute(
            "INSERT INTO words (rowid, kind, title, text) VALUES (?, ?, ?, ?)",
            (number, _KIND_SIGN + one.kind, one.title, one.text),
        )


def match_words(asked: Sequence[str], kind: str = "") -> str:
    """Write words as FTS5 asks for them: each begins a word; a short one before the last is whole.

    They are quoted, so that nothing of what a person types is read as a command. The kind is a
    word among them: looked at row by row, a rare one would take a tenth of a second.
    """
    last = len(asked) - 1
    found = [
        f'"{word}" *' if at == last or len(word) > _SHORT else f'"{word}"'
        for at, word in enumerate(asked)
    ]
    if found and kind:
        found.append(f'"{_KIND_SIGN}{kind}"')
    return " AND ".join(found)


def _numbers_of(year: int | None) -> tuple[int, int]:
    if year is None:
        return 0, (1 << 62)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return first << _DAY_BITS, ((last + 1) << _DAY_BITS) - 1


def _connected(path: Path, key: Key | None) -> Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        engine.make_empty(path)
    connection = engine.connect(path, "rw", key, is_shared=True)
    try:
        engine.write_ahead(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        if engine.number_of(connection, "user_version") != _VERSION:
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if engine.number_of(connection, "user_version") != _VERSION:
        for statement in (*_TABLES, _SECURE):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={_VERSION}")
    connection.execute("COMMIT")


def _text(*row: object) -> SearchText:
    source, source_id, page, kind, day, meeting_id, title, text, closed = row
    return SearchText(
        source=str(source), source_id=str(source_id), page=int(str(page)), kind=str(kind),
        held_on=date.fromisoformat(str(day)) if day else None, meeting_id=str(meeting_id),
        title=str(title), text=str(text), is_closed=bool(closed),
    )  # fmt: skip
