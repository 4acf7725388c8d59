"""The session: what every page gets, and the only way from a window to a service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.services.desk import Desk


class Session(QObject):
    """One board open in one window.

    `run` calls a service and tells everyone what came of it. `changed` carries `Changes`,
    `refused` a `Refused`, `problem` a `CannotDo`; `typed` says that typing was kept.
    `unkept` carries the `CannotDo` while words wait that the file does not take, then None.
    `kept_again` carries what was said of it once the file takes words again.
    `own_changed` says that Undo takes back something else in one's own file than before.
    `hidden_changed` says that `is_hidden_from_room` was turned.
    `meeting_chosen` carries the id of the meeting that agenda, meeting and minutes show.
    `exchange_asked` carries what the merge screen asks of the window, and what belongs to it.
    `asked_for` carries a page's name and the (table, id) to show there, or None.
    """

    changed = Signal(object)
    refused = Signal(object)
    problem = Signal(object)
    typed = Signal()
    unkept = Signal(object)
    kept_again = Signal(str)
    meeting_chosen = Signal(str)
    own_changed = Signal()
    hidden_changed = Signal()
    asked_for = Signal(str, object)
    exchange_asked = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.meeting_id = ""
        self.is_over = False  # the board is being closed: what was put off must not read it
        self._is_hidden_from_room = False
        self.coming: Any = None  # a copy that is looked at: `merge_state.Coming`
        self.waiting_for: CannotDo | None = None
        self._said, self._has_written = "", True
        self.changed.connect(self._written)
        self.typed.connect(self._written)

    @property
    def read_only(self) -> bool:
        """Whether the board was opened only to read."""
        return bool(self.desk.file.read_only)

    @property
    def is_hidden_from_room(self) -> bool:
        """Whether what the room may not see is hidden, on every page."""
        return self._is_hidden_from_room

    @is_hidden_from_room.setter
    def is_hidden_from_room(self, is_hidden: bool) -> None:
        if is_hidden is not self._is_hidden_from_room:
            self._is_hidden_from_room = is_hidden
            self.hidden_changed.emit()

    def today(self) -> date:
        """Return the local date of the desk's clock."""
        return self.desk.today()

    def run(self, service: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        """Call a service with the desk first; None when it was refused or could not be done."""
        changes = self._call(service, *args, **kwargs)
        if changes is not None:
            self.changed.emit(changes)
        return changes

    def keep_typing(self, service: Callable[..., Changes], *args: Any, **kwargs: Any) -> bool:
        """Call a service that keeps typing: nothing is redrawn, `typed` is said. True if kept."""
        kept = self.keep_words(service, *args, **kwargs) is not None
        if kept:
            self.typed.emit()
        return kept

    def keep_words(
        self, service: Callable[..., Changes], *args: Any, **kwargs: Any
    ) -> Changes | None:
        """Call a service that keeps words; what the world forbids is said once, and tried again."""
        try:
            return service(self.desk, *args, **kwargs)
        except Refused as refusal:
            self.refused.emit(refusal)
        except CannotDo as problem:
            self.wait_for(problem)
        return None

    def wait_for(self, problem: CannotDo) -> None:
        """Say that words wait in the window: the file does not take them now."""
        is_new = self.waiting_for is None or self.waiting_for.what != problem.what
        self.waiting_for = problem
        self._said, self._has_written = problem.what, False
        self.unkept.emit(problem)
        if is_new:
            self.problem.emit(problem)

    def all_kept(self) -> None:
        """Say that no words wait any longer."""
        if self.waiting_for is not None:
            self.waiting_for = None
            self.unkept.emit(None)
            self._say_kept_again()

    def _written(self, _changes: object = None) -> None:
        self._has_written = True
        self._say_kept_again()

    def _say_kept_again(self) -> None:
        """Say that it is over; not before the file took something: it may only be out of sight."""
        if self._said and self._has_written and self.waiting_for is None:
            said, self._said = self._said, ""
            self.kept_again.emit(said)

    def seal(self) -> None:
        """Make what was typed one change in the history, if anything was.

        Where the file takes nothing now, it stays a draft there and is sealed later.
        """
        if self.read_only or self.waiting_for is not None:
            return
        try:
            changes = self.desk.file.seal()
        except CannotDo as problem:
            self.problem.emit(problem)
            return
        if changes:
            self.changed.emit(changes)

    def try_out(
        self, service: Callable[..., Changes], *args: Any, **kwargs: Any
    ) -> Changes | dict[str, str]:
        """Call a service for a form: the changes, or the refusal's problems by column.

        The refusal is the form's to show and is not said to anyone else; a `CannotDo` is said as
        `problem` and comes back as no problem beside a field.
        """
        return self._try(self.problem.emit, service, *args, **kwargs)

    def try_words(
        self, service: Callable[..., Changes], *args: Any, **kwargs: Any
    ) -> Changes | dict[str, str]:
        """Do the same for words: what the world forbids is said once, and tried again."""
        return self._try(self.wait_for, service, *args, **kwargs)

    def _try(
        self,
        say: Callable[[CannotDo], object],
        service: Callable[..., Changes],
        *args: Any,
        **kwargs: Any,
    ) -> Changes | dict[str, str]:
        try:
            changes = service(self.desk, *args, **kwargs)
        except Refused as refusal:
            return refusal.problems
        except CannotDo as problem:
            say(problem)
            return {}
        self.changed.emit(changes)
        return changes

    def _call(self, service: Callable[..., Changes], *args: Any, **kwargs: Any) -> Changes | None:
        try:
            return service(self.desk, *args, **kwargs)
        except Refused as refusal:
            self.refused.emit(refusal)
        except CannotDo as problem:
            self.problem.emit(problem)
        return None

    def choose_meeting(self, meeting_id: str) -> None:
        """Choose the meeting that agenda, meeting and minutes are about."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self.meeting_chosen.emit(meeting_id)

    def show_page(self, name: str, record: tuple[str, str] | None = None) -> None:
        """Ask the window for a page, perhaps at a record (table, id)."""
        self.asked_for.emit(name, record)
