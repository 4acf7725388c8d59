"""What is behind the chosen sentence: each figure and record, to open, with its value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import (
    KeyCap,
    Scroll,
    Section,
    ShortLabel,
    clear,
    column,
    icon_button,
    link_button,
    row,
    secondary_button,
    tag,
    tie,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.report_reading import Behind, EvidenceLine, SentenceLine
from chair_desk.words import _, ngettext

_TONES = {"C": "plum", "E": "teal"}
_MOST = 12
_ROW = 30
_SEEN, _SEEN_LOW = 4, 2  # rows that are seen at once; more scroll


class BehindPanel(QFrame):
    """Below the sentences. `opened` carries the rows to open, `unlinked` a kept link's id.

    In a very low window it folds to one line, which a button opens; `turned` says that it did.
    """

    opened = Signal(object)
    unlinked = Signal(str)
    accepted = Signal()
    turned = Signal()

    def __init__(self, link: QAction, opinion: QAction, new: QAction) -> None:
        super().__init__()
        self.setProperty("kind", "behind")
        self.setAccessibleName(_("Behind this sentence"))
        self.title = Section(_("Behind this sentence"), "")
        self.fold_button = link_button(_("Show"))
        self.new_button = tie(link_button(_("Write a sentence")), new)
        self.fold_button.clicked.connect(self._turn)
        self.line: SentenceLine | None = None
        self._seen, self._is_folding, self._is_open = _SEEN, False, False
        self.lines = QWidget()
        self.lines_layout = QVBoxLayout(self.lines)
        self.lines_layout.setContentsMargins(0, 0, 0, 0)
        self.lines_layout.setSpacing(2)
        self.sheet = Scroll(_("Evidence behind this sentence"))
        self.sheet.sheet.setObjectName("sunk")
        inner = QVBoxLayout(self.sheet.sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.lines)
        inner.addStretch(1)
        self.link_button = tie(secondary_button(_("Link evidence"), "plus"), link)
        self.opinion_button = tie(secondary_button(_("Mark as opinion")), opinion)
        self.foot = QWidget()
        self.foot.setLayout(
            row(self.link_button, KeyCap("Ctrl+E"), self.opinion_button, None, spacing=10)
        )
        self.was = words("", "small", "amb", wrap=True)
        self.accept_button = link_button(_("Accept the change"))
        self.was_row = QWidget()
        changed = row(self.was, self.accept_button, spacing=12)
        changed.setStretch(0, 1)
        self.was_row.setLayout(changed)
        self.accept_button.clicked.connect(self.accepted)
        first = row(self.title, self.new_button, self.fold_button, spacing=12)
        first.setStretch(0, 1)
        layout = column(first, self.was_row, self.sheet, self.foot, spacing=6)
        layout.setContentsMargins(16, 10, 16, 10)
        self.setLayout(layout)
        self._rows: list[_EvidenceRow] = []
        self.sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show_fold()

    def show_line(self, line: SentenceLine | None, *, is_draft: bool) -> None:
        """Show what is behind a sentence, or that nothing is."""
        clear(self.lines_layout)
        self._rows = []
        self.line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self.title.note.setText(
            _("figures follow the record") if is_draft else _("figures are frozen")
        )
        self.was.setText(_("It said: {was}").format(was=line.was))
        if line.behind is Behind.OPINION:
            said = _("This is marked as an opinion. It asks for no evidence.")
            self.lines_layout.addWidget(words(said, "", "ink2", wrap=True))
        elif not line.evidence:
            said = _("Nothing yet. Link a record or a figure, or mark it as an opinion.")
            self.lines_layout.addWidget(words(said, "", "amb", wrap=True))
        self._add(line.evidence, is_draft=is_draft)
        self.opinion_button.setText(
            _("It is no opinion") if line.behind is Behind.OPINION else _("Mark as opinion")
        )
        self._show_fold()

    def fold(self, *, is_low: bool, is_folded: bool) -> None:
        """Show fewer rows in a low window; fold to a line in a very low one."""
        self._seen = _SEEN_LOW if is_low else _SEEN
        if is_folded != self._is_folding:
            self._is_folding, self._is_open = is_folded, False
        self._show_fold()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show_fold()
        self.turned.emit()

    def _show_fold(self) -> None:
        line = self.line
        is_open = self._is_open or not self._is_folding
        shown = min(max(self.lines_layout.count(), 1), self._seen)
        self.sheet.setFixedHeight(look().px(_ROW) * shown + look().px(4))
        self.sheet.setVisible(is_open)
        self.foot.setVisible(is_open)
        self.was_row.setVisible(is_open and line is not None and bool(line.was))
        self.title.note.setVisible(not self._is_folding)
        count = len(line.evidence) if line is not None else 0
        self.fold_button.setText(
            _("Hide") if is_open else _("Show {count}").format(count=count) if count else _("None")
        )
        said = (
            _("Hide what is behind this sentence")
            if is_open
            else _("Show what is behind this sentence")
        )
        self.fold_button.setAccessibleName(said)
        self.fold_button.setVisible(self._is_folding)
        self.new_button.setVisible(not is_open)

    def _add(self, evidence: Sequence[EvidenceLine], *, is_draft: bool) -> None:
        for one in evidence[:_MOST]:
            made = _EvidenceRow(one, is_draft=is_draft)
            made.opened.connect(self.opened)
            made.unlinked.connect(self.unlinked)
            self._rows.append(made)
            self.lines_layout.addWidget(made)
        left = len(evidence) - _MOST
        if left > 0:
            said = ngettext("{count} more record", "{count} more records", left)
            self.lines_layout.addWidget(words(said.format(count=left), "small", "ink3"))

    def open_first(self) -> None:
        """Open the first thing that can be opened."""
        for made in self._rows:
            if made.open_button.isEnabled():
                made.open_button.click()
                return


class _EvidenceRow(QWidget):
    """One thing behind a sentence: its tag, what it says, its value, and the way to it."""

    opened = Signal(object)
    unlinked = Signal(str)

    def __init__(self, line: EvidenceLine, *, is_draft: bool) -> None:
        super().__init__()
        self._line = line
        label = line.value if line.is_figure else line.label
        tone = "accent" if line.is_figure else _TONES.get(line.label.partition("-")[0], "accent")
        self.said = ShortLabel(line.words, "")
        self.open_button = _open_button(line)
        parts: list[QWidget | None] = [tag(label, tone), self.said]
        if line.is_gone or line.was:
            parts.append(words(_gone_words(line), "small", "amb"))
        parts.append(self.open_button)
        if line.id and is_draft:
            unlink = icon_button(_("Take {label} from behind it").format(label=label), "unlink")
            unlink.setProperty("kind", "link")
            unlink.clicked.connect(self._unlink)
            parts.append(unlink)
        layout = row(*parts, spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(look().px(28))
        self.open_button.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._line.rows)

    def _unlink(self) -> None:
        self.unlinked.emit(self._line.id)


def _gone_words(line: EvidenceLine) -> str:
    if line.is_gone:
        return _("no longer in the record")
    return _("was {value}").format(value=line.was)


def _open_button(line: EvidenceLine) -> QPushButton:
    count = len(line.rows)
    if line.is_figure:
        button = link_button(
            ngettext("Show {count} row", "Show {count} rows", count).format(count=count)
        )
    else:
        button = link_button(_("Open"))
    button.setEnabled(count > 0 and not line.is_gone)
    button.setAccessibleName(f"{button.text()}: {line.label} {line.words}")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
