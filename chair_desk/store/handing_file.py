"""What a board file can tell another copy of the same board."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from chair_desk.records.columns import R
from chair_desk.store import blobs, exchanges, moments
from chair_desk.store.differences import Difference, read_differences
from chair_desk.store.exchange_key import exchange_key
from chair_desk.store.exchanges import Exchange
from chair_desk.store.faults import in_plain_words
from chair_desk.store.fold import Stored
from chair_desk.store.foreign import Transaction, read_transactions
from chair_desk.store.forks import without_forks
from chair_desk.store.journal import hash_at, made_at, seen_versions
from chair_desk.store.moments import Compared, RecordChange
from chair_desk.store.reading import ReadableFile
from chair_desk.store.typed_there import first_written, typed_there

if TYPE_CHECKING:
    from chair_desk.store.opening import Opened
    from chair_desk.store.snapshots import Snapshots


class HandingFile(ReadableFile):
    """A board file as others may know it: how far it has come, what it has that they have not."""

    _opened: Opened
    snapshots: Snapshots

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
        if self._opened.writing is not None:
            self._opened.writing.tell()
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

    def label_of(self, device: str, sequence: int) -> str | None:
        """Return what a change is called, or nothing where there is none."""
        with in_plain_words(self.path):
            row = self._connection.execute(
                "SELECT label FROM journal_transaction WHERE device = ? AND sequence = ?",
                (device, sequence),
            ).fetchone()
        return row[0] if row else None

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
            return [one for one in wanted if not blobs.is_kept(self._connection, one)]

    def exchanges(self) -> list[Exchange]:
        """Return the copies handed over and brought in, newest first."""
        with in_plain_words(self.path):
            return exchanges.read_exchanges(self._connection)

    def key_of(self, device: str) -> str:
        """Return the public key that a device showed first, as hex, or nothing."""
        with in_plain_words(self.path):
            return exchanges.key_of(self._connection, device)

    def record_changes(self, table: str, id: str) -> list[RecordChange]:  # noqa: A002
        """Return all that was done to a record, newest first."""
        with in_plain_words(self.path):
            return moments.record_changes(self._connection, (table, id))

    def rows_at(self, record_class: type[R], moment: datetime) -> Iterator[list[R]]:
        """Yield all records of a class as they stood at an instant, some at a time."""
        with in_plain_words(self.path):
            yield from moments.rows_at(self._connection, record_class, moments.clock_at(moment))

    def changed_between(self, first: datetime, last: datetime) -> list[tuple[str, str]]:
        """Return the table and id of each record that was touched between two instants."""
        clocks = moments.clock_at(first), moments.clock_at(last)
        with in_plain_words(self.path):
            return moments.changed_between(self._connection, *clocks)

    def compare(
        self, first: datetime, last: datetime, only: Collection[tuple[str, str]] | None = None
    ) -> list[Compared]:
        """Return the records that differ between two instants, perhaps only of some."""
        clocks = moments.clock_at(first), moments.clock_at(last)
        with in_plain_words(self.path):
            return list(moments.compare(self._connection, *clocks, only))
