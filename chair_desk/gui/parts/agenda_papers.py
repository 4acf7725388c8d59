"""The papers of one item: title, whether it is in, and adding one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.keeping import progress_words
from chair_desk.gui.parts.agenda_purposes import paper_state_choices
from chair_desk.gui.parts.editors import ChoiceEditor, LineEditor
from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.widgets import (
    Icon,
    Section,
    ShortLabel,
    clear,
    column,
    icon_button,
    link_button,
    row,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import short_day
from chair_desk.records.meetings import Paper, PaperState
from chair_desk.words import _, ngettext

_SMALL = 8  # steps


def _standing(paper: Paper) -> str:
    """Say by when a paper is due, or how many pages it has."""
    if paper.state in (PaperState.EXPECTED, PaperState.TO_FOLLOW):
        return _("due {day}").format(day=short_day(paper.due_on)) if paper.due_on else ""
    count = paper.page_count or 0
    return ngettext("{count} page", "{count} pages", count).format(count=count) if count else ""


class PaperRow(QWidget):
    """One paper. `edited` carries its id and the values to keep, `removed` its id."""

    edited = Signal(str, dict)
    removed = Signal(str)
    file_asked = Signal(str)
    details_asked = Signal(str)

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.paper = paper
        self.title = LineEditor()
        self.title.setText(paper.title)
        self.title.setAccessibleName(_("Title of the paper"))
        self.state = ChoiceEditor(paper_state_choices())
        self.state.show_value(paper.state)
        self.state.setAccessibleName(_("Whether “{title}” is in").format(title=paper.title))
        self.state.setFixedWidth(look().px(112))
        asks = (
            _("Replace the file of “{title}”")
            if paper.attachment_id
            else _("Attach a file to “{title}”")
        )
        self.file_button = icon_button(asks.format(title=paper.title), "file-plus")
        self.file_button.setProperty("kind", "link")
        said = _("“{title}” in full: cover sheet, versions, who gets it").format(title=paper.title)
        self.details_button = icon_button(said, "ellipsis")
        self.details_button.setProperty("kind", "link")
        self.title.setAcceptDrops(False)  # a file that is dropped here is attached to the paper
        self.remove_button = icon_button(_("Remove “{title}”").format(title=paper.title), "x")
        self.remove_button.setProperty("kind", "link")
        is_missing = paper.state is PaperState.EXPECTED
        has_file = paper.attachment_id is not None
        mark = (
            StatusMark("at_risk")
            if is_missing
            else Icon("paperclip", "accent" if has_file else "ink3")
        )
        self.standing = ShortLabel(_standing(paper), "small", "amb" if is_missing else "ink2")
        below = row(self.state, self.standing, self.details_button, self.file_button,
                    self.remove_button, spacing=2)  # fmt: skip
        below.setStretch(1, 1)
        below.setContentsMargins(look().px(22), 0, 0, 0)
        layout = column(row(mark, self.title, spacing=4), spacing=4)
        layout.addLayout(below)
        self.setLayout(layout)
        self.title.editingFinished.connect(self._keep)
        self.state.activated.connect(self._keep)
        self.file_button.clicked.connect(self._ask_file)
        self.details_button.clicked.connect(self._ask_details)
        self.remove_button.clicked.connect(self._remove)

    def _keep(self, _what: object = None) -> None:
        values = {"title": self.title.value(), "state": self.state.value()}
        kept = {"title": self.paper.title, "state": self.paper.state}
        changed = {name: value for name, value in values.items() if value != kept[name]}
        if changed:
            self.edited.emit(self.paper.id, changed)

    def _ask_file(self) -> None:
        self.file_asked.emit(self.paper.id)

    def _ask_details(self) -> None:
        self.details_asked.emit(self.paper.id)

    def _remove(self) -> None:
        self.removed.emit(self.paper.id)


class PaperRows(QWidget):
    """The papers of the chosen item, and a line to add one.

    `file_asked` carries the id of the paper that a file is for, "" for a new one.
    """

    added = Signal(str)
    edited = Signal(str, dict)
    removed = Signal(str)
    file_asked = Signal(str)
    details_asked = Signal(str)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[Paper, ...] = ()
        self.heading = Section(_("Papers"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.coming_words = ShortLabel("", "small", "ink2")
        self.coming = QProgressBar()
        self.coming.setTextVisible(False)
        self.coming.setAccessibleName(_("How much of the file is in"))
        self.stop_button = icon_button(_("Stop bringing the file in"), "x")
        self.new_title = LineEditor()
        self.new_title.setPlaceholderText(_("Title of a paper to add"))
        self.new_title.setAccessibleName(_("Title of a paper to add"))
        self.add_button = link_button(_("Add paper"), "file-plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(8)
        self.file_button = link_button(_("Add a file…"), "paperclip")
        self.file_button.setToolTip(_("A file can also be dropped on this item."))
        head = row(self.heading, self.file_button, spacing=12)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        coming = row(self.coming, self.stop_button, spacing=8)
        coming.setStretch(0, 1)
        layout.addWidget(self.coming_words)
        layout.addLayout(coming)
        layout.addLayout(row(self.new_title, self.add_button))
        self.nothing_comes()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.new_title.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.file_button.clicked.connect(self._ask_file)
        self.stop_button.clicked.connect(self.stopped)

    def show_coming(self, name: str, done: int, of: int) -> None:
        """Show how far a file has come; one of a megabyte is in before anybody could read it."""
        if of <= _SMALL:
            return
        self.coming.setRange(0, of)
        self.coming.setValue(done)
        said = progress_words(name, done, of)
        self.coming_words.say(said)
        self.coming.setAccessibleDescription(said)
        self._show_coming(is_shown=True)

    def nothing_comes(self) -> None:
        """Show that no file is on its way."""
        self._show_coming(is_shown=False)

    def _show_coming(self, *, is_shown: bool) -> None:
        for part in (self.coming_words, self.coming, self.stop_button):
            part.setVisible(is_shown)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these papers; nothing is done where they are shown already."""
        if tuple(papers) == self._papers:
            return
        self._papers = tuple(papers)
        clear(self._rows)
        for paper in papers:
            shown = PaperRow(paper)
            shown.edited.connect(self.edited)
            shown.removed.connect(self.removed)
            shown.file_asked.connect(self.file_asked)
            shown.details_asked.connect(self.details_asked)
            self._rows.addWidget(shown)
        self.heading.note.setText(str(len(papers)) if papers else "")

    def focus_new(self) -> None:
        """Put the focus where a paper is added."""
        self.new_title.setFocus()

    def _ask_file(self) -> None:
        self.file_asked.emit("")

    def _add(self) -> None:
        title = str(self.new_title.value())
        if title:
            self.new_title.clear()
            self.added.emit(title)
        else:
            self.new_title.setFocus()
