"""The one path by which anything is written to a board file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.store import engine, triggers
from chair_desk.store.engine import Connection
from chair_desk.store.faults import in_plain_words
from chair_desk.store.journal import TICKS, TIDIED, Journal
from chair_desk.store.rescue import rescue
from chair_desk.store.step import Step
from chair_desk.store.whereabouts import Whereabouts
from chair_desk.words import _


class LooseEnd(Refused):
    """A change would leave a record pointing at nothing."""


_UNTOLD: Final = 5_000 << TICKS
"""The most of the journal's clock that goes by before it is told how far this device came."""


class Writing:
    """Makes changes whole or not at all, and looks that the file is where it was.

    `when_written` tells this installation how far its device has come. That is done at rest,
    before anything leaves this file, and now and then in between: not at each change.
    """

    def __init__(self, connection: Connection, journal: Journal, place: Whereabouts) -> None:
        """Take an open file; the first write makes it ready to be written."""
        self._connection = connection
        self.place = place
        self.journal = journal
        self._step: Step | None = None
        self.has_written = self._has_triggers = False
        self._is_spoilt = False
        self._triggers = 0
        self._is_told, self._told_at = True, journal.standing.clock
        self._stranded: CannotDo | None = None
        self.when_written: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Say whether a change is being made."""
        return self._step is not None

    @contextmanager
    def change(
        self,
        label: str,
        *,
        reverses: str | None = None,
        mode: int = triggers.MODE_CHANGE,
        then: Callable[[], None] | None = None,
    ) -> Iterator[Step]:
        """Make one change; a change inside a change is part of the outer one.

        `then` is done last, when the journal has it and before it is committed.

        An outer change without a label takes that of the first change inside it.

        Raises:
            Refused: The change is against a rule of the file; nothing of it is kept.
            CannotDo: The disk is full, the file is gone; `why` says what is safe.
        """
        if self._step is not None:
            self._step.label = self._step.label or label
            with self._joined():
                yield self._step
            return
        with self._outer(Step(self._connection, label), reverses, mode, then) as step:
            yield step
        if step.changes or step.is_marked or reverses is not None:
            self._is_told = False
            if self.journal.standing.clock - self._told_at > _UNTOLD:
                self.tell()

    def tell(self) -> None:
        """Let this installation know how far its device has come, if it does not yet."""
        if not self._is_told:
            self.when_written()
            self._is_told, self._told_at = True, self.journal.standing.clock

    @contextmanager
    def _outer(
        self, step: Step, reverses: str | None, mode: int, then: Callable[[], None] | None
    ) -> Iterator[Step]:
        before = self.journal.standing
        self._step, self._is_spoilt = step, False
        try:
            with self._transaction(mode):
                yield step
                if self._is_spoilt:
                    raise RuntimeError("a change inside this change failed and was passed over")
                if step.tidies:
                    reverses = TIDIED
                step.changes = self.journal.seal(step.label, reverses, always=step.is_marked)
                if then is not None:
                    then()
                    self.journal.stand_anew()
        except BaseException:
            if self._stranded is None:
                self.journal.stand_at(before)
            raise
        finally:
            self._step = None

    @contextmanager
    def typing(self) -> Iterator[None]:
        """Write beside the journal: what a draft will later bring into it."""
        with self._transaction(triggers.MODE_TYPING):
            yield

    @contextmanager
    def disposing(self) -> Iterator[None]:
        """Write beside the journal, and let files go that nothing names."""
        with self._transaction(triggers.MODE_DISPOSE):
            yield

    def get_ready(self) -> None:
        """Make the journal's triggers, so that the first change need not; nothing is written.

        It takes two calls, so that neither is long: the first only puts the statements together.
        """
        if triggers.are_put_together():
            with in_plain_words(self.place.path):
                self._make_triggers()

    def close(self) -> None:
        """Leave one plain file behind where that is possible; else what lies beside it stays."""
        if self.has_written:
            with suppress(engine.DatabaseError):
                engine.one_plain_file(self._connection)
        self._connection.close()

    @contextmanager
    def _joined(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._is_spoilt = True
            raise

    @contextmanager
    def _transaction(self, mode: int) -> Iterator[None]:
        if self._stranded is not None and not self.place.is_there():
            raise self._stranded
        self._stranded = None  # the stick is in again, or the file was put back
        with in_plain_words(self.place.path):
            self._make_ready()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._see_triggers()
                triggers.set_mode(self._connection, mode)
                yield
                triggers.set_mode(self._connection, triggers.MODE_SHUT)
                self._commit()
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _see_triggers(self) -> None:
        """See that no trigger went; they are counted only where anything came or went."""
        shape = triggers.shape_of(self._connection)
        if shape != self._triggers:
            if not triggers.are_installed(self._connection):
                raise RuntimeError("the journal's triggers are not all there")
            self._triggers = shape

    def _make_ready(self) -> None:
        if self.has_written:
            return
        if not self.place.is_there():
            self._stranded = rescue(self._connection, self.place.path, is_change_in=False)
            raise self._stranded
        engine.write_ahead(self._connection)
        self._make_triggers()
        self.when_written()
        self.has_written = True

    def _make_triggers(self) -> None:
        if not self._has_triggers:
            triggers.install(self._connection)
            self._has_triggers = True

    def _commit(self) -> None:
        was_there = self.place.is_there()
        try:
            self._connection.execute("COMMIT")
        except engine.DatabaseError as error:
            if engine.error_name(error).startswith("SQLITE_CONSTRAINT"):
                raise self._loose_end() from error
            raise
        if not (was_there and self.place.is_there()):
            self._stranded = rescue(self._connection, self.place.path, is_change_in=True)
            raise self._stranded

    def _loose_end(self) -> LooseEnd:
        """Say which records would be left pointing at nothing."""
        from chair_desk.records.tables import BY_NAME

        found = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if found is None:
            raise RuntimeError("a link was refused and none is loose")
        children, parents = BY_NAME[found[0]].label, BY_NAME[found[2]].label
        return LooseEnd(
            _("Entries under “{children}” still belong to this, under “{parents}”.").format(
                children=_(children), parents=_(parents)
            )
        )
