"""A board file as it is handed over and brought in: what it knows, and what others know."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.store import blobs, exchanges, triggers
from chair_desk.store.differences import RowInTwo, rows_in_two
from chair_desk.store.drafts import Typing
from chair_desk.store.erasing import has_disposed
from chair_desk.store.exchanges import Exchange
from chair_desk.store.faults import in_plain_words, not_writable
from chair_desk.store.foreign import Transaction
from chair_desk.store.handing_file import HandingFile
from chair_desk.store.made_whole import Progress
from chair_desk.store.step import Step
from chair_desk.store.taking_in import TakenIn, take_in
from chair_desk.store.typed_there import made_by
from chair_desk.store.undo import confirmed_minutes, disposed_words, invert
from chair_desk.store.writing import Writing
from chair_desk.words import _


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


class ExchangingFile(HandingFile):
    """A board file that takes in what other copies have, and remembers with whom it exchanged."""

    def remember_exchange(self, exchange: Exchange) -> None:
        """Keep that a copy was handed over or brought in."""
        with self._writer().typing():
            exchanges.keep_exchange(self._connection, exchange)

    def news_at(self) -> datetime | None:
        """Return when something was last taken in from a shared folder, or nothing."""
        with in_plain_words(self.path):
            return exchanges.news_at(self._connection)

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

        Where something is new and it `is_marked`, the change can be undone as a whole. Else what
        is done inside only puts right what came, and undo passes it over.

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

    def made_by(self, table: str, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Return by id the clock at which records were first added, and on which device."""
        with in_plain_words(self.path):
            return made_by(self._connection, table, ids)

    def bring_back(self, label: str, device: str, sequence: int) -> Changes:
        """Turn one change round, whoever made it; `skipped` is what changed since and stays.

        Raises:
            Refused: It confirmed minutes, or others have come to depend on it.
        """
        writing = self._writer()
        if confirmed_minutes(self._connection, device, sequence):
            raise Refused(_("The minutes were confirmed then; that cannot be undone."))
        if has_disposed(self._connection, device, sequence):
            raise Refused(disposed_words())
        with writing.change(label) as step:
            skipped = invert(self._connection, device, sequence)
        return dataclasses.replace(step.changes, skipped=tuple(skipped))

    def _take_in(
        self,
        writing: Writing,
        step: Step,
        incoming: Incoming,
        is_marked: bool,
        progress: Callable[[int, int], None],
    ) -> TakenIn:
        triggers.set_mode(self._connection, triggers.MODE_APPLY)
        for content in incoming.files.values():
            blobs.put_blob(self._connection, content)
        taken = take_in(
            self._connection, incoming.transactions, is_marked=is_marked, progress=progress
        )
        triggers.set_mode(self._connection, triggers.MODE_CHANGE)
        writing.journal.stand_anew()
        step.is_marked = is_marked and taken.new > 0
        step.tidies = not is_marked
        return taken

    def _writer(self) -> Writing:
        """Return the writing path, with what was typed sealed first."""
        if self._opened.writing is None:
            raise not_writable(self.path)
        writing = self._opened.writing
        if not writing.is_open:
            Typing(self._connection, writing, self._opened.circumstances).seal()
        return writing
