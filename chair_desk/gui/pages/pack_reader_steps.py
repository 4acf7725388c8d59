"""What was done to one's own highlights in this sitting, so that Undo takes it back first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.records.frozen import frozen
from chair_desk.records.reading import OwnMark
from chair_desk.services import own_marks
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage
    from chair_desk.gui.pages.pack_reader_marks import ReaderMarks


@frozen(kw_only=True)
class MarkStep:
    """A highlight before and after something was done to it; nothing is where there was none."""

    before: OwnMark | None
    after: OwnMark | None

    @property
    def label(self) -> str:
        """Say what was done, as the Edit menu names it."""
        if self.after is None:
            return _("Removed a highlight of your own")
        if self.after.note == (self.before.note if self.before else ""):
            return _("Highlighted some words")
        return _("Wrote a note of your own")


class MarkSteps:
    """Steps that can be taken back, and those that were; the newest last."""

    def __init__(self, page: PackReaderPage, marks: ReaderMarks) -> None:
        self._page, self._marks = page, marks
        self._done: list[MarkStep] = []
        self._undone: list[MarkStep] = []

    @property
    def has_removed_last(self) -> bool:
        """Say whether the last step removed a mark."""
        return bool(self._done) and self._done[-1].after is None

    def forget(self) -> None:
        """Other papers are read, or the marks are destroyed: nothing can be taken back."""
        self._done.clear()
        self._undone.clear()
        self._page.session.own_changed.emit()

    def note(self, before: OwnMark | None, after: OwnMark | None) -> None:
        """Note a step; what was undone before cannot be done again."""
        if before != after:
            self._done.append(MarkStep(before=before, after=after))
            self._undone.clear()
            self._page.session.own_changed.emit()

    def labels(self) -> tuple[str, str]:
        """Return what Undo and Redo would do, or nothing."""
        undo, redo = ([step.label for step in steps[-1:]] for steps in (self._done, self._undone))
        return "".join(undo), "".join(redo)

    def undo(self) -> None:
        """Take the last step back, and show where it was."""
        self._marks.notes.settle()
        step = self._done[-1]
        self._go((step.after, step.before), self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._marks.notes.settle()
        if self._undone:  # a note that was kept just now leaves nothing to do again
            step = self._undone[-1]
            self._go((step.before, step.after), self._undone, self._done)

    def _go(
        self, way: tuple[OwnMark | None, OwnMark | None], taken: list[MarkStep], put: list[MarkStep]
    ) -> None:
        if self.put(*way):
            put.append(taken.pop())
            self._say_where(way[1])

    def put(self, now: OwnMark | None, then: OwnMark | None) -> bool:
        """Put a mark as it was in the place of what it is; nothing stands for none."""
        if then is not None:
            is_put = self._marks.try_out(own_marks.keep_marks, [then])
        else:
            is_put = now is None or self._marks.try_out(own_marks.remove_mark, now.id)
        self._marks.reload()
        return is_put

    def _say_where(self, mark: OwnMark | None) -> None:
        self._page.message.hide()
        if mark is not None:
            self._page.panel.list.choose(mark.id)
            self._marks.go_to(mark.id)
        self._page.refresh_commands()
        self._page.session.own_changed.emit()
