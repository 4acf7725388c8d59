"""The board file: open it, read it, change it, take changes back, close it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.store import engine, opening
from chair_desk.store.backup import back_up, backup_folder, sweep
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.drafts import Typing, read_draft
from chair_desk.store.faults import in_plain_words, not_writable, unreachable
from chair_desk.store.history import LastChange
from chair_desk.store.journal import made_at
from chair_desk.store.keeping_file import KeepingFile
from chair_desk.store.lock import StoreBusy
from chair_desk.store.snapshots import Snapshots
from chair_desk.store.step import Step
from chair_desk.store.undo import Turning
from chair_desk.store.writing import Writing

__all__ = ["DeskFile", "Step", "StoreBusy"]


class DeskFile(KeepingFile):
    """One open board file, for one thread."""

    def __init__(self, opened: opening.Opened) -> None:
        """Take what was opened; what was still being typed at a crash is sealed."""
        super().__init__(opened.connection, opened.path)
        self._opened = opened
        self.read_only = opened.writing is None
        self.circumstances = opened.circumstances  # with a key only where the file is locked
        self.board = opened.board
        self.is_locked = opened.circumstances.key is not None
        self.snapshots = Snapshots(
            opened.connection, opened.path, opened.circumstances, opened.board
        )
        self._is_closed = False
        if opened.writing is not None:
            self.snapshots.before = opened.writing.tell
            sweep(backup_folder(opened.circumstances, opened.board), opened.circumstances.now())
            self.seal()

    @classmethod
    def create(cls, path: Path, circumstances: Circumstances) -> Self:
        """Make a new board file and open it.

        Raises:
            CannotDo: There is such a file already, or the folder cannot be written.
        """
        opening.make_file(path, circumstances)
        return cls.open(path, circumstances)

    @classmethod
    def open(cls, path: Path, circumstances: Circumstances, *, read_only: bool = False) -> Self:
        """Open a board file; to read only, it may be open elsewhere too.

        Raises:
            StoreBusy: It is open elsewhere; `.holder` says who has it and since when.
            CannotDo: It is newer, damaged, or no board file; nothing was written to it.
        """
        if read_only:
            return cls(opening.open_to_read(path, circumstances))
        return cls(opening.open_to_write(path, circumstances))

    @contextlib.contextmanager
    def change(self, label: str) -> Iterator[Step]:
        """Make one change of all that is done inside the `with`, or none of it.

        A change inside a change joins the outer one.

        Raises:
            Refused: It is against a rule of the file.
            CannotDo: The disk is full, the file is read-only or was moved.
        """
        writing = self._to_write()
        if not writing.is_open:
            self.seal()
        with writing.change(label) as step:
            yield step

    def type_into(self, record_class: type, id: str, column: str, text: str) -> Changes:  # noqa: A002
        """Keep words while they are typed; `seal` makes one change of them.

        Raises:
            Refused: The record is no longer there, or its minutes are confirmed.
        """
        return self._typing().type_into(record_class, id, column, text)

    def seal(self) -> Changes | None:
        """Make one change of what was typed since the last; nothing where nothing was."""
        return self._typing().seal()

    def undo(self) -> Changes | None:
        """Take back the last change of this device; nothing where there is none.

        Raises:
            Refused: It confirmed minutes, or something belongs to what it made.
        """
        self.seal()
        return self._turning().undo()

    def redo(self) -> Changes | None:
        """Do again what was last undone; nothing where there is none."""
        self.seal()
        return self._turning().redo()

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or nothing."""
        if self.read_only:
            return None
        draft = read_draft(self._connection)
        return draft.label if draft else self._turning().undo_label()

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or nothing."""
        if self.read_only or read_draft(self._connection):
            return None
        return self._turning().redo_label()

    def last_change(self) -> LastChange | None:
        """Return the newest change, what is being typed included."""
        can_undo = self.undo_label is not None
        if draft := read_draft(self._connection):
            at, who = made_at(draft.changed_at), self._opened.circumstances.who
            return LastChange(label=draft.label, at=at, who=who, can_undo=can_undo)
        for one in self.history(1):
            return LastChange(label=one.label, at=one.at, who=one.who, can_undo=can_undo)
        return None

    def get_ready(self) -> None:
        """Do at rest, in two calls, what the first change would do: longer than a key may take."""
        if self._opened.writing is not None:
            self._opened.writing.get_ready()

    def settle(self) -> None:
        """Bring everything home into the one file; called after a second of rest.

        While a copy is made the log stays where it is.
        """
        writing = self._opened.writing
        if writing is not None and not writing.is_open and not self.snapshots.is_copying:
            with in_plain_words(self.path):
                engine.checkpoint(self._connection)
            writing.tell()

    def back_up(self) -> Path:
        """Write a verified copy in the person's own folder and return its place.

        Raises:
            CannotDo: There is no room for it, or it could not be read back.
        """
        if not self.read_only:
            self.seal()
            self._to_write().tell()
        return back_up(self._connection, self._opened.circumstances, self._opened.board)

    def copy_to(self, path: Path) -> None:
        """Write all of the board into a new file at another place, what is being typed too.

        Raises:
            CannotDo: There is no room, the place cannot be written, or the board not be read.
        """
        if self._opened.writing is not None:
            self._opened.writing.tell()
        part = path.with_name(f".{path.name}.new")
        with in_plain_words(path):
            try:
                part.unlink(missing_ok=True)
                engine.copy_into(self._connection, part)
                engine.put_aside_logs(path)
                part.replace(path)
            except OSError as error:
                raise unreachable(path) from error
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)

    def close(self) -> None:
        """Seal what was typed and leave one plain file behind; a second time does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self.snapshots.give_up()
        if not self.read_only:
            # it stays a draft in the file
            with contextlib.suppress(CannotDo, Refused), in_plain_words(self.path):
                self.seal()
                self.drop_unfinished()
        self._opened.when_closed()
        self.snapshots.close()

    def _to_write(self) -> Writing:
        if self._opened.writing is None:
            raise not_writable(self.path)
        return self._opened.writing

    def _typing(self) -> Typing:
        return Typing(self._connection, self._to_write(), self._opened.circumstances)

    def _turning(self) -> Turning:
        return Turning(self._connection, self._to_write())
