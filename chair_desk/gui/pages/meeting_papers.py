"""Shows the papers of an item beside its minutes, a page at a time, and puts them away."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.meeting_cited import MeetingCited
from chair_desk.gui.pages.meeting_paper_copy import PaperCopying
from chair_desk.gui.paper_drawing import DrawnPage, PaperDrawing
from chair_desk.gui.parts.agenda_purposes import is_locked
from chair_desk.gui.parts.paper_links import NamedPaper, named_papers
from chair_desk.gui.parts.paper_pane import PaperPane
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.last_page import keep_page, last_page, pages_file
from chair_desk.services.paper_files import file_of, file_pieces, pdf_of
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

AGENDA, EDITOR, LEAST, MOST = 262, 540, 352, 760
"""Widths: the agenda at the left, what the editor keeps, and what a paper has at least and most."""


class MeetingPapers(QObject):
    """The pane stands where the room stands; the focus stays in the editor."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self.pane = PaperPane()
        self.drawing = PaperDrawing(self)
        self._shown: NamedPaper | None = None
        self._number = 1
        self._path = Path()
        pane, drawing = self.pane, self.drawing
        pane.closed.connect(self.leave)
        pane.turned.connect(self._turn_to)
        pane.next_asked.connect(self.next_paper)
        self.copying = PaperCopying(pane, drawing.background)
        pane.view.room_changed.connect(self._ask)
        drawing.opened.connect(self._ask)
        drawing.drawn.connect(self._drawn)
        drawing.failed.connect(self._failed)
        page.column.head.papers.asked.connect(self.open)
        page.column.editor.citations.opener = MeetingCited(page)

    # -------------------------------------------------------------- which papers

    def papers(self) -> list[NamedPaper]:
        """Return the papers of the item that have a file and may be seen now."""
        return [named for named in self.seen() if named.paper.attachment_id]

    def seen(self) -> tuple[NamedPaper, ...]:
        """Return the papers of the item whose titles may be seen now."""
        page = self._page
        line = page.line_of(page.item_id)
        if line is None or (page.is_hidden_from_room and is_locked(line.item)):
            return ()
        return tuple(named for named in named_papers(line) if self._may_see(named))

    def _may_see(self, named: NamedPaper) -> bool:
        is_closed = named.paper.audience is Audience.CONFIDENTIAL
        return not (is_closed and self._page.is_hidden_from_room)

    def reason(self) -> str:
        """Say why no paper can be opened now; nothing where one can."""
        page = self._page
        line = page.line_of(page.item_id)
        if line is None:
            return _("Choose an item first.")
        if self.papers() or not self.is_away():
            return ""
        if self.seen():
            return _("No file is attached to the papers of this item.")
        return _("Hidden with your notes.") if line.papers else _("This item has no papers.")

    # -------------------------------------------------------------- opening and closing

    def turn(self) -> None:
        """Open the first paper of the item, or put the open one away."""
        found = self.papers()
        if not self.is_away():
            self.leave()
        elif found:
            self.open(found[0].paper.id)

    def open(self, paper_id: str) -> None:
        """Open a paper of the item at the page it was last read at."""
        named = next((one for one in self.papers() if one.paper.id == paper_id), None)
        if named is None:
            return
        self._page.last_times.leave()
        self.keep()
        self._page.room.hide()
        self.pane.show()
        self.fit()
        self._load(named)
        self._page.refresh_commands()

    def next_paper(self) -> None:
        """Open the next paper of the item; after the last comes the first."""
        found = self.papers()
        ids = [named.paper.id for named in found]
        shown = self._shown.paper.id if self._shown else ""
        if ids:
            at = ids.index(shown) + 1 if shown in ids else 0
            self.open(ids[at % len(ids)])

    def leave(self) -> None:
        """Put the paper away; the room is there again."""
        if self.is_away():
            return
        self.keep()
        had_focus = self.pane.isAncestorOf(self._page.focusWidget() or self._page)
        self._shown = None
        self.copying.forget()
        self.drawing.forget()
        self.pane.show_name("", count=0, has_more=False)
        self.pane.hide()
        self._page.room.setVisible(self._page.meeting is not None)
        if had_focus or self._page.focusWidget() in (None, self.pane):
            self._page.column.editor.setFocus()
        self._page.refresh_commands()

    def is_away(self) -> bool:
        """Say whether no paper is shown."""
        return self.pane.isHidden()

    def is_beside(self) -> bool:
        """Say whether a paper or the last times stand in the place of the room."""
        return not (self.is_away() and self._page.last_times.is_away())

    def give_back_room(self) -> None:
        """Put away whatever stands in the place of the room."""
        self.leave()
        self._page.last_times.leave()

    def show(self) -> None:
        """Follow the item, its papers and what the room may see: in the head, and beside it."""
        self._page.column.head.papers.show_papers(self.seen())
        if self.is_away():
            return
        found = self.papers()
        shown = self._shown.paper.id if self._shown else ""
        named = next((one for one in found if one.paper.id == shown), found[0] if found else None)
        if named is None:
            self.leave()
            return
        self._page.room.hide()
        if named != self._shown:
            self.keep()
            self._load(named)

    def fit(self) -> None:
        """Be as wide as the editor can spare, and as the room at least."""
        spare = self._page.width() - look().wide(AGENDA) - look().px(EDITOR)
        self.pane.setFixedWidth(max(min(spare, look().wide(MOST)), look().wide(LEAST)))

    # -------------------------------------------------------------- pages

    def _load(self, named: NamedPaper) -> None:
        desk, pane = self._page.session.desk, self.pane
        self._shown = named
        self.copying.forget()
        self.drawing.forget()
        self._path = pages_file(desk)  # now: the board may be closed when the page is kept
        self._number = last_page(self._path, named.paper.id)
        count = named.paper.page_count or 0
        pane.show_name(named.name, count=count, has_more=len(self.papers()) > 1)
        try:
            file = file_of(desk, named.paper.id)
        except Refused as refusal:
            pane.say(CannotDo(" ".join(refusal.problems.values())), 1, can_save=False)
            return
        self.copying.take(file.name, partial(file_pieces, desk, file))
        if sha256 := pdf_of(file):
            self.drawing.open(file_pieces(desk, file, sha256))
        else:
            pane.count = 0
            what = _("This paper cannot be shown here.")
            pane.say(CannotDo(what, _("Its file is {name}.").format(name=file.name)), 1,
                     can_save=True)  # fmt: skip

    def _turn_to(self, number: int) -> None:
        self._number = number
        self._ask()

    def _ask(self) -> None:
        if not self.is_away():
            self.drawing.ask(self._number, self.pane.view.pixels())

    def _drawn(self, page: DrawnPage) -> None:
        if not self.is_away():
            self._number = page.number
            self.pane.show_page(page)

    def _failed(self, problem: CannotDo) -> None:
        if not self.is_away():
            self.pane.say(problem, self._number, can_save=self.drawing.is_open)

    def keep(self) -> None:
        """Remember the page; where the person's folder takes nothing, it is forgotten."""
        if self._shown is not None:
            with contextlib.suppress(CannotDo):
                keep_page(self._path, self._shown.paper.id, self._number)


# ------------------------------------------------------------------ commands


def _turn(page: MeetingPage) -> None:
    page.papers.turn()


def _reason(page: MeetingPage) -> str:
    return page.papers.reason()


def _next(page: MeetingPage) -> None:
    page.papers.next_paper()


def _next_reason(page: MeetingPage) -> str:
    return "" if len(page.papers.papers()) > 1 else _("This item has no other paper with a file.")


def _page_on(page: MeetingPage) -> None:
    page.papers.pane.turn(1)


def _page_back(page: MeetingPage) -> None:
    page.papers.pane.turn(-1)


def _larger(page: MeetingPage) -> None:
    page.papers.pane.view.zoom_by(1)


def _smaller(page: MeetingPage) -> None:
    page.papers.pane.view.zoom_by(-1)


def _open_reason(page: MeetingPage) -> str:
    return _("Open a paper first.") if page.papers.is_away() else ""


PAPER_COMMANDS: tuple[Command, ...] = (
    Command(name="meeting.paper", label=N_("Open paper"), menu="Meeting", keys="F4", do=_turn,
            icon="paperclip", when=_reason),
    Command(name="meeting.next_paper", label=N_("Next paper"), menu="Meeting", keys="Shift+F4",
            do=_next, when=_next_reason),
    Command(name="meeting.page_on", label=N_("Next page of the paper"), menu="Meeting",
            keys="Alt+PgDown", do=_page_on, when=_open_reason),
    Command(name="meeting.page_back", label=N_("Page of the paper before"), menu="Meeting",
            keys="Alt+PgUp", do=_page_back, when=_open_reason),
    Command(name="meeting.paper_larger", label=N_("Larger page of the paper"), menu="Meeting",
            keys="Alt+=", do=_larger, when=_open_reason),
    Command(name="meeting.paper_smaller", label=N_("Smaller page of the paper"), menu="Meeting",
            keys="Alt+-", do=_smaller, when=_open_reason),
)  # fmt: skip
