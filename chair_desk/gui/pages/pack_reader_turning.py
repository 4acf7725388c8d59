"""Turning the pages that are read, and saying where one is; what is drawn comes to its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.reader_bar import ReaderBar
from chair_desk.gui.parts.reader_outline import ReaderOutline
from chair_desk.gui.parts.reader_view import ReaderView
from chair_desk.gui.reading import ReadingWork
from chair_desk.gui.reading_jobs import DrawnSheet
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo
from chair_desk.records.reading import Readable
from chair_desk.services.reading import source_pieces
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader_finding import ReaderFinding


class TurningPage(Page):
    """A page of the window that shows pages of papers: its contents, its bar, its view."""

    finding: ReaderFinding

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.read: Readable | None = None
        self.at = 0
        self.pages_read: dict[str, int] = {}
        """The page that each paper is at, for when it is opened in the meeting."""
        self.outline = ReaderOutline()
        self.view = ReaderView()
        self.bar = ReaderBar()
        self.work = ReadingWork(self._content, self)

    def connect_parts(self) -> None:
        """Let the parts speak to each other."""
        view, bar, work = self.view, self.bar, self.work
        view.wished.connect(self.ask)
        view.turned.connect(self.turn)
        view.gone_to.connect(self._go_to_end)
        view.typed.connect(self._begin_label)
        bar.turned.connect(self.turn)
        bar.labelled.connect(self.go_to_label)
        bar.zoomed.connect(view.zoom_by)
        bar.fitted.connect(view.fit_to)
        bar.doubled.connect(self._set_double)
        bar.left.connect(view.setFocus)
        work.drawn.connect(self._drawn)
        work.worded.connect(self._worded)
        work.outlined.connect(self._outlined)
        work.failed.connect(self._failed)
        self.outline.page_chosen.connect(self.go_to)
        self.outline.entered.connect(view.setFocus)

    def _content(self, source: str) -> Iterator[bytes]:
        return source_pieces(self.session.desk, source)

    # -------------------------------------------------------------- turning

    @property
    def spread(self) -> list[int]:
        """Return the pages that are seen together, from 0."""
        count = len(self.read.pages) if self.read else 0
        if not self.view.is_double:
            return [self.at] if count else []
        first = self.at - self.at % 2
        return [at for at in (first, first + 1) if at < count]

    def turn(self, by: int) -> None:
        """Turn pages; coming back, a page is shown from its end."""
        spread = self.spread
        if not spread or self.read is None:
            return
        to = spread[-1] + by if by > 0 else spread[0] + by
        if 0 <= to < len(self.read.pages):
            self._show_page(to, at_end=by < 0 and not self.view.is_whole)

    def go_to(self, at: int) -> None:
        """Show a page, from 0."""
        self._show_page(at, at_end=False)

    def _show_page(self, at: int, *, at_end: bool) -> None:
        if self.read is None or not 0 <= at < len(self.read.pages):
            return
        self.at = at
        self._note_page()
        self.view.show_pages(self.spread, at_end=at_end)
        self.show_place()
        self.ask()

    def _note_page(self) -> None:
        """Note the page a paper is at; one that is read to its end begins anew."""
        if self.read is None or not self.read.part_of(self.at).paper_id:
            return
        part, page = self.read.part_of(self.at), self.read.page_in_part(self.at)
        is_through = self.at == part.first + part.count - 1
        self.pages_read[part.paper_id] = 1 if is_through else max(page, 1)

    def show_place(self) -> None:
        """Say where one is, to the eye and to a screen reader; veil what the room may not see."""
        read = self.read
        if read is None or not read.pages:
            return
        page, part = read.pages[self.at], read.part_of(self.at)
        self.bar.show_place(page.label, self.at + 1, len(read.pages))
        self.outline.follow(page.part)
        is_hidden = self.session.is_hidden_from_room
        self.view.veiled = {
            at for at in self.spread if is_hidden and read.part_of(at).is_closed
        }  # fmt: skip
        veiled = self.at in self.view.veiled
        title = _("confidential, hidden from the room") if veiled else part.title
        self.view.setAccessibleName(
            _("Page {label}, {number} of {count}: {title}").format(
                label=page.label, number=self.at + 1, count=len(read.pages), title=title
            )
        )
        words = self.work.words.get(self.at)
        said = "" if veiled or words is None else words.text
        self.view.setAccessibleDescription(said)
        self.view.viewport().update()
        self.refresh_commands()

    def go_to_label(self, label: str) -> bool:
        """Go to a page by its label or number; False where there is none."""
        at = self.read.page_labelled(label) if self.read else None
        if at is None:
            self.message.say(_("There is no page {label} in this pack.").format(label=label),
                             tone="amb")  # fmt: skip
            return False
        self.message.hide()
        self.go_to(at)
        self.view.setFocus()
        return True

    def _go_to_end(self, at: int) -> None:
        if self.read is not None:
            self.go_to(at if at >= 0 else len(self.read.pages) - 1)

    def _begin_label(self, digit: str) -> None:
        self.bar.field.setFocus()
        self.bar.field.setText(digit)

    def _set_double(self, is_double: bool) -> None:
        self.view.is_double = is_double
        self.view.show_pages(self.spread)

    # -------------------------------------------------------------- what is drawn

    def ask(self) -> None:
        """Ask for the pages that are seen."""
        spread = self.spread
        if spread and self.isVisible():
            self.work.ask(spread, self.view.wish())

    def _drawn(self, sheet: DrawnSheet) -> None:
        self.view.said.pop(sheet.at, None)
        self.view.show_sheet(sheet)
        self.bar.show_percent(self.view.shown_percent())

    def _worded(self, at: int) -> None:
        self.view.words[at] = self.work.words[at]
        self.view.words = {
            place: one for place, one in self.view.words.items() if place in self.work.words
        }
        if at in self.spread:
            self.finding.show()
            if at == self.at:
                self.show_place()

    def _outlined(self, _source: str) -> None:
        if self.read is not None:
            self.outline.add_outlines(
                self.read, self.work.outlines, is_hidden=self.session.is_hidden_from_room
            )

    def _failed(self, at: int, problem: CannotDo) -> None:
        parts = (problem.what, problem.why, problem.remedy)
        self.view.said[at] = " ".join(part for part in parts if part)
        self.view.viewport().update()
