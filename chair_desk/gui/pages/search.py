"""Search: the papers and minutes of all years, found while one types."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.search_list import SearchList
from chair_desk.gui.parts.widgets import column, line_across, row, words
from chair_desk.gui.searching import searching_of
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.search import SearchAsked, SearchText
from chair_desk.services.desk import Desk
from chair_desk.services.search_texts import KINDS
from chair_desk.words import N_, _, ngettext

MOST = 60
Place = tuple[str, tuple[str, str]]


class SearchLine(QLineEdit):
    """The field; Down goes into the results, Enter opens the one that is chosen."""

    moved = Signal(int)
    taken = Signal()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results without leaving the field."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


def _clear(page: SearchPage) -> None:
    page.line.clear()
    page.line.setFocus()


class SearchPage(Page):
    """A field, two filters, and what they find, the newest first."""

    TITLE = N_("Search")
    TABLES: ClassVar[tuple[str, ...]] = ("meeting",)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(name="search.clear", label=N_("Clear the search"), menu="Edit",
                keys="Ctrl+Backspace", do=_clear),
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.searching = searching_of(session)
        self.is_whole = False  # what is shown was looked for in all of the board
        self.line = SearchLine()
        self.line.setAccessibleName(_("Search all papers and minutes"))
        self.line.setPlaceholderText(_("Words in minutes, papers, actions or challenges"))
        self.line.setClearButtonEnabled(True)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("Kind"))
        self.years = QComboBox()
        self.years.setAccessibleName(_("Year"))
        self.list = SearchList()
        self.said = words("", "small", "ink2")
        self.nothing = words("", "record", "ink2", wrap=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.kinds.addItem(_("Everything"), "")
        for kind, label in KINDS.items():
            self.kinds.addItem(_(label), kind)
        self.line.setMinimumWidth(look().wide(300))
        bar = row(self.line, self.kinds, self.years, spacing=12)
        bar.setStretch(0, 1)
        bar.setContentsMargins(GUTTER, 14, GUTTER, 8)
        self.said.setContentsMargins(GUTTER, 0, GUTTER, 8)
        empty = QWidget()
        inside = column(self.nothing, None)
        inside.setContentsMargins(GUTTER, 24, GUTTER, 24)
        empty.setLayout(inside)
        self.stack.addWidget(self.list)
        self.stack.addWidget(empty)
        self._empty = empty
        self.body.addLayout(column(bar, self.said, line_across(), self.stack), 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(self.ask)
        self.line.moved.connect(self.list.move_by)
        self.line.taken.connect(self.list.open_current)
        self.kinds.currentIndexChanged.connect(self.ask)
        self.years.currentIndexChanged.connect(self.ask)
        self.list.opened.connect(self.open_found)
        self.list.left.connect(self.line.setFocus)
        self.searching.found.connect(self._found)
        self.searching.went_on.connect(self._went_on)
        self.searching.failed.connect(self._failed)
        self.session.hidden_changed.connect(self.ask)

    def reload(self) -> None:
        """Offer the years there are meetings of."""
        desk = self.session.desk
        years = sorted({row_.held_on.year for row_ in desk.rows(Meeting)}, reverse=True)
        kept = self.years.currentData()
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItem(_("All years"), None)
        for year in years:
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(years.index(kept) + 1 if kept in years else 0)
        self.years.blockSignals(False)
        self.ask()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        self.searching.begin()
        self.line.setFocus()
        self.line.selectAll()

    def look_for(self, text: str) -> None:
        """Look for words in everything, as the palette asks."""
        self.kinds.setCurrentIndex(0)
        self.years.setCurrentIndex(0)
        self.line.setText(text)
        self.line.setFocus()

    def show_record(self, table: str, record_id: str) -> None:
        """Look for words: ("words", the words)."""
        if table == "words":
            self.look_for(record_id)

    def asked(self) -> SearchAsked:
        """Return what is asked for now; nothing confidential while another display is on."""
        return SearchAsked(
            words=self.line.text(),
            kind=self.kinds.currentData() or "",
            year=self.years.currentData(),
            with_confidential=not self.session.is_hidden_from_room,
            most=MOST,
        )

    def ask(self, *_changed: object) -> None:
        """Look for what is asked for now."""
        asked = self.asked()
        if not asked.tokens:
            self._show([], asked)
        elif self.isVisible():
            self.searching.ask(asked)

    def _found(self, asked: SearchAsked, found: list[SearchText]) -> None:
        if asked == self.asked():
            self._show(found, asked)

    def _show(self, found: list[SearchText], asked: SearchAsked) -> None:
        self.list.show_found(found, asked.tokens)
        self.stack.setCurrentWidget(self.list if found else self._empty)
        if not asked.tokens:
            self.nothing.setText(
                _(
                    "Type a word or its beginning. All minutes, papers, decisions, actions and "
                    "challenges of all years are looked through, the newest first."
                )
            )
        elif not found:
            self.nothing.setText(_("Nothing holds “{words}”.").format(words=asked.words.strip()))
        self._say(len(found), asked)

    def _say(self, count: int, asked: SearchAsked) -> None:
        said = ""
        if asked.tokens and count:
            said = ngettext("{count} place", "{count} places", count).format(count=count)
            if count >= MOST:
                said = _("The newest {count} places").format(count=count)
        if not asked.with_confidential:
            said = _("{said}. Confidential places are hidden with your notes.").format(said=said)
        self.is_whole = self.searching.is_whole
        if not self.is_whole:
            said = _("{said}  The board is still being read; more may be found.").format(said=said)
        self.said.setText(said.strip(" ."))

    def _went_on(self) -> None:
        has_none = bool(self.asked().tokens) and self.list.results.rowCount() == 0
        if self.isVisible() and (has_none or self.searching.is_whole):
            self.ask()

    def _failed(self, problem: CannotDo) -> None:
        if self.isVisible():
            self.show_problem(problem)

    # -------------------------------------------------------------- going there

    def open_found(self, one: SearchText) -> None:
        """Go to the place that was found."""
        place = place_of(self.session.desk, one)
        if place is None:
            self.message.say(_("It is no longer in the board."), tone="amb")
            return
        if one.meeting_id and place[0] in {"minutes", "agenda", "reader"}:
            self.session.choose_meeting(one.meeting_id)
        self.session.show_page(*place)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the field and the results."""
        return (self.line, self.list)


def place_of(desk: Desk, one: SearchText) -> Place | None:
    """Return on which page a result is, and where there; nothing where it is gone."""
    if one.source == "minute":
        return ("minutes", ("minute", one.source_id))
    if one.source == "paper":
        paper = desk.get(Paper, one.source_id)
        item = desk.get(AgendaItem, paper.item_id) if paper else None
        if paper is None or item is None:
            return None
        if paper.attachment_id is None:
            return ("agenda", ("agenda_item", item.id))
        return ("reader", ("paper", f"{paper.id}#{max(one.page, 1)}"))
    found = page_of(desk, one.source, one.source_id)
    return (found[0], found[1]) if found is not None and found[1] is not None else None
