"""Writing a note of one's own beside the page that is read; what is typed is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.records.changes import CannotDo
from chair_desk.records.reading import OwnMark
from chair_desk.services import own_marks

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage
    from chair_desk.gui.pages.pack_reader_marks import ReaderMarks


class NoteWriting(QObject):
    """One note at a time: to words that are chosen, to a highlight, or to the page."""

    def __init__(self, page: PackReaderPage, marks: ReaderMarks) -> None:
        super().__init__(page)
        self._page, self._marks = page, marks
        self._noted: OwnMark | None = None  # as it stands in the file
        self._before: OwnMark | None = None  # as it was when the note was begun
        panel = page.panel
        panel.list.opened.connect(self.write)
        panel.note_typed.connect(self._type)
        panel.note_kept.connect(self._keep)
        panel.note_left.connect(self._leave)

    def begin(self) -> None:
        """Write a note: to what is chosen on the page, else to the page."""
        if self._page.view.picked is None:
            self._begin(None)
            return
        made = self._marks.highlight()
        if made is not None:
            self.write(made.id)

    def write(self, mark_id: str) -> None:
        """Write the note of a mark."""
        mark = self._marks.named(mark_id)
        if mark is not None:
            self._page.panel.list.choose(mark_id)
            self._begin(mark)

    def settle(self) -> None:
        """Keep the note that is being written."""
        if self._page.panel.is_writing:
            self._page.panel.keep()

    def _begin(self, mark: OwnMark | None) -> None:
        self.settle()
        self._noted = self._before = mark
        self._page.panel.show()
        self._page.panel.begin_note(mark.note if mark is not None else "")

    def _type(self, text: str) -> None:
        """Keep what is written so far: a power cut must not take it."""
        if self._noted is None:
            if text.strip():
                self._noted = self._marks.mark(text)
        elif text.strip() != self._noted.note:
            try:
                self._noted = own_marks.change_note(self._page.session.desk, self._noted, text)
            except CannotDo as problem:
                self._page.show_problem(problem)

    def _keep(self, text: str) -> None:
        self._type(text)
        now = self._noted
        if now is not None and not (now.words or now.note):
            now = None if self._marks.try_out(own_marks.remove_mark, now.id) else now
        self._marks.steps.note(self._before, now)
        self._noted = self._before = None
        self._marks.reload()

    def _leave(self) -> None:
        """Leave the note as it was when it was begun."""
        if self._noted != self._before:
            self._marks.steps.put(self._noted, self._before)
        self._noted = self._before = None
        self._page.view.setFocus()
