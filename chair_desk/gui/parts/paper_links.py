"""The papers of an item as links in its head, each by its number and letter."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import clear, link_button, row
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Paper
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

AROUND, LEAST, MOST = 34, 30, 340


@frozen(kw_only=True)
class NamedPaper:
    """A paper with its short name on the agenda: "5a"."""

    paper: Paper
    short: str

    @property
    def name(self) -> str:
        """The short name and the title."""
        return f"{self.short} {self.paper.title}".strip()


def named_papers(line: AgendaLine) -> tuple[NamedPaper, ...]:
    """Return the papers of an item: 5a, 5b, and after z its number again."""
    return tuple(
        NamedPaper(paper=paper, short=f"{line.number}{_letter(at)}" if line.number else "")
        for at, paper in enumerate(line.papers)
    )


def _letter(at: int) -> str:
    again, letter = divmod(at, len(ascii_lowercase))
    return ascii_lowercase[letter] * (again + 1)


class PaperLinks(QWidget):
    """`asked` carries the id of the paper to be opened."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[QPushButton, NamedPaper] = {}
        self._row = row(spacing=4)
        self._row.addStretch(1)
        self._row.setSizeConstraint(self._row.SizeConstraint.SetNoConstraint)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_papers(self, papers: Sequence[NamedPaper]) -> None:
        """Show these papers; one without a file is greyed and says so."""
        if tuple(papers) == tuple(self._buttons.values()):
            return
        clear(self._row)
        self._buttons.clear()
        self._row.addStretch(1)
        for named in papers:
            button = link_button(named.name, "paperclip")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(_("Open the paper {name}").format(name=named.name))
            reason = "" if named.paper.attachment_id else _("No file is attached to this paper.")
            button.setEnabled(not reason)
            button.setAccessibleDescription(reason)
            button.setToolTip(f"{named.name}. {reason}" if reason else f"{named.name}  F4")
            button.clicked.connect(self._open)
            self._buttons[button] = named
            self._row.addWidget(button)
        self.setVisible(bool(papers))
        self.updateGeometry()
        self._cut()

    def buttons(self) -> list[QPushButton]:
        """Return the links, in order."""
        return list(self._buttons)

    def _open(self) -> None:
        named = self._buttons.get(self.sender())  # type: ignore[call-overload]
        if named is not None:
            self.asked.emit(named.paper.id)

    def _wish(self) -> int:
        measure = self.fontMetrics()
        return sum(
            measure.horizontalAdvance(named.name) + look().px(AROUND + 4)
            for named in self._buttons.values()
        )

    def _cut(self) -> None:
        """Shorten the titles where there is no room, down to the number and letter."""
        if not self._buttons:
            return
        measure = self.fontMetrics()
        fits = self._wish() <= self.width()
        room = self.width() // len(self._buttons) - look().px(AROUND + 4)
        for button, named in self._buttons.items():
            least = measure.horizontalAdvance(f"{named.short} Aa…")
            cut = measure.elidedText(named.name, Qt.TextElideMode.ElideRight, max(room, 0))
            shown = named.name if fits else cut if room >= least else named.short
            if button.text() != shown:
                button.setText(shown)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for room for every title, and leave some to the lead."""
        return QSize(min(self._wish(), look().px(MOST)), super().sizeHint().height())

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Be content with numbers and letters."""
        each = look().px(AROUND + LEAST)
        return QSize(each * len(self._buttons), super().sizeHint().height())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the titles anew."""
        super().resizeEvent(event)
        self._cut()
