"""A board file as it is handed over and brought in: what it knows, and what others know."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chair_desk.records.frozen import frozen
from chair_desk.store import blobs, exchanges, triggers
from chair_desk.store.differences import Difference, RowInTwo, read_differences, rows_in_two
from chair_desk.store.exchange_key import exchange_key
from chair_desk.store.exchanges import Exchange
from chair_desk.store.faults import in_plain_words, not_writable
from chair_desk.store.fold import Stored
from chair_desk.store.foreign import Transaction, read_transactions
from chair_desk.store.forks import without_forks
from chair_desk.store.journal import hash_at, made_at, read_standing, seen_versions
from chair_desk.store.made_whole import Progress
from chair_desk.store.reading import ReadableFile
from chair_desk.store.step import Step
from chair_desk.store.taking_in import TakenIn, take_in
from chair_desk.store.typed_there import first_written, typed_there
from chair_desk.store.writing import Writing

if TYPE_CHECKING:
    from chair_desk.store.opening import Opened


@frozen(kw_only=True)
class Incoming:
    """What comes from another copy: its changes, its files, and how far it had come itself."""

    transactions: Sequence[Transaction]
    versions: Mapping[str, int]
    files: Mapping[str, bytes]
    who: str = ""
    device: str = ""
    public_key: str = ""


@frozen
class BroughtIn:
    """What came in, and the change in which it is settled."""

    step: Step
    taken: TakenIn


class _LookedOnly(Exception):  # noqa: N818
    """Ends the change in which a copy was only looked at."""


class ExchangingFile(ReadableFile):
    """What a board file can tell another copy of the same board, and take from it."""

    _opened: Opened

    @property
    def board_id(self) -> str:
        """The id that every copy of this board keeps."""
        return self._opened.board

    @property
    def device(self) -> str:
        """The name of this device for this file, or nothing where it is only read."""
        writing = self._opened.writing
        return writing.journal.device if writing else ""

    def versions(self) -> dict[str, int]:
        """Return the last sequence of each device that is known here."""
        with in_plain_words(self.path):
            return seen_versions(self._connection)

    def transactions(
        self, since: Mapping[str, int] | None = None, only: str = ""
    ) -> Iterator[Transaction]:
        """Yield the changes after what somebody has seen, `only` those of one device."""
        with in_plain_words(self.path):
            yield from read_transactions(self._connection, since, only)

    def secret(self) -> bytes | None:
        """Return the secret that every copy of this board shares."""
        with in_plain_words(self.path):
            return exchange_key(self._connection)

    def differences(self, table: str = "", row_id: str = "") -> list[Difference]:
        """Return what two people changed and nobody has settled, of one record or of all."""
        with in_plain_words(self.path):
            return read_differences(self._connection, table, row_id)

    def first_written(self, table: str, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Return by id the clock and the instant at which records were first added."""
        with in_plain_words(self.path):
            return first_written(self._connection, table, list(ids))

    def written_by(self, device: str, sequence: int) -> tuple[str, datetime | None]:
        """Return who made a change, and when."""
        with in_plain_words(self.path):
            row = self._connection.execute(
                "SELECT who, made_at FROM journal_transaction WHERE device = ? AND sequence = ?",
                (device, sequence),
            ).fetchone()
        return (row[0], made_at(row[1])) if row else ("", None)

    def stored_value(self, table: str, id: str, column: str) -> Stored:  # noqa: A002
        """Return one value as it is stored; nothing where the record is not there."""
        with in_plain_words(self.path):
            row = self._connection.execute(
                f'SELECT "{column}" FROM "{table}" WHERE id = ?', (id,)
            ).fetchone()
        return row[0] if row else None

    def without_forks(self, transactions: Iterable[Transaction]) -> list[Transaction]:
        """Return a whole copy's changes with what a split device did there sealed again."""
        with in_plain_words(self.path):
            return without_forks(
                transactions, lambda device, number: hash_at(self._connection, device, number)
            )

    def typed_there(self) -> Transaction | None:
        """Return what is being typed in a copy that is only read, as a change of its own."""
        with in_plain_words(self.path):
            return typed_there(self._connection, self.board_id)

    def files_kept(self) -> list[str]:
        """Return the SHA-256 of each file that is kept in the board."""
        with in_plain_words(self.path):
            return blobs.kept(self._connection)

    def missing_files(self, wanted: Iterable[str]) -> list[str]:
        """Return those of these SHA-256 whose bytes are not in this board."""
        with in_plain_words(self.path):
            return [one for one in wanted if blobs.get_blob(self._connection, one) is None]

    def exchanges(self) -> list[Exchange]:
        """Return the copies handed over and brought in, newest first."""
        with in_plain_words(self.path):
            return exchanges.read_exchanges(self._connection)

    def remember_exchange(self, exchange: Exchange) -> None:
        """Keep that a copy was handed over or brought in."""
        with self._writer().typing():
            exchanges.keep_exchange(self._connection, exchange)

    def key_of(self, device: str) -> str:
        """Return the public key that a device showed first, as hex, or nothing."""
        with in_plain_words(self.path):
            return exchanges.key_of(self._connection, device)

    def meet(self, device: str, public_key: str, who: str) -> None:
        """Keep the public key of a device that is met for the first time."""
        at = self._opened.circumstances.now().isoformat(timespec="milliseconds")
        with self._writer().typing():
            exchanges.meet(self._connection, (device, public_key, who, at))

    @contextlib.contextmanager
    def bring_in(
        self,
        label: str,
        incoming: Incoming,
        *,
        is_marked: bool = True,
        progress: Progress = lambda done, of: None,
    ) -> Iterator[BroughtIn]:
        """Take in another copy's changes; what is done inside the `with` is one change with it.

        Where something is new and it `is_marked`, the change can be undone as a whole.

        Raises:
            Unreadable: Something in it was altered. Nothing is kept.
            Forked: Two different changes carry one number. Nothing is kept.
            CannotDo: The disk is full, the file is read-only or was moved.
        """
        writing = self._writer()
        with writing.change(label) as step:
            yield BroughtIn(step, self._take_in(writing, step, incoming, is_marked, progress))

    def look_at(
        self, incoming: Incoming, progress: Progress = lambda done, of: None
    ) -> tuple[TakenIn, list[RowInTwo]]:
        """Return what bringing in would do, record by record. Nothing is kept.

        Raises:
            Unreadable, Forked, CannotDo: As `bring_in`.
        """
        mine = self.versions()
        with (
            contextlib.suppress(_LookedOnly),
            self.bring_in("", incoming, progress=progress) as one,
        ):
            found = list(rows_in_two(self._connection, mine, incoming.versions))
            raise _LookedOnly
        return one.taken, found

    def _take_in(
        self,
        writing: Writing,
        step: Step,
        incoming: Incoming,
        is_marked: bool,
        progress: Callable[[int, int], None],
    ) -> TakenIn:
        journal = writing.journal
        triggers.set_mode(self._connection, triggers.MODE_APPLY)
        for content in incoming.files.values():
            blobs.put_blob(self._connection, content)
        taken = take_in(
            self._connection, incoming.transactions, is_marked=is_marked, progress=progress
        )
        triggers.set_mode(self._connection, triggers.MODE_CHANGE)
        journal.standing = read_standing(self._connection, journal.device)
        step.is_marked = is_marked and taken.new > 0
        return taken

    def _writer(self) -> Writing:
        """Return the writing path, with what was typed sealed first."""
        if self._opened.writing is None:
            raise not_writable(self.path)
        if not self._opened.writing.is_open:
            self._seal_typing()
        return self._opened.writing

    def _seal_typing(self) -> None:
        raise NotImplementedError
