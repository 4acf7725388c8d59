"""The inspector of an agenda: one item in full, kept with each edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLayout, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_open import OpenOnItem
from chair_desk.gui.parts.agenda_papers import PaperRows
from chair_desk.gui.parts.agenda_purposes import (
    audience_choices,
    is_locked,
    purpose_choices,
)
from chair_desk.gui.parts.editors import (
    ChoiceEditor,
    Choices,
    Editor,
    LineEditor,
    TextEditor,
    YesNoEditor,
)
from chair_desk.gui.parts.pack_strip import PackStrip
from chair_desk.gui.parts.widgets import (
    Scroll,
    Section,
    icon_button,
    line_across,
    retone,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.columns import Value
from chair_desk.records.meetings import ItemKind
from chair_desk.services.agenda import AgendaLine
from chair_desk.words import _

WIDTH = 374
LABEL = 88
KEEP_AFTER_MS = 700


class MinutesEditor(LineEditor):
    """Minutes as a number; words that are none come back as they are, to be refused."""

    def value(self) -> Value:
        """Return the number of minutes."""
        text = self.text().strip().removesuffix(_("min")).strip()
        return int(text) if text.isdigit() else text


class LeadEditor(QComboBox):
    """A person of the board, found by typing; a name that is none of theirs stays as words.

    The completion is written into the line and opens nothing over the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(_("Lead"))
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._ids: dict[str, str] = {}

    def offer(self, people: Choices) -> None:
        """Offer these people: id and name."""
        names = [(value, name) for value, name in people if isinstance(value, str)]
        if [name for _value, name in names] == [self.itemText(n) for n in range(self.count())]:
            return
        with QSignalBlocker(self):
            self.clear()
            self.addItems([name for _value, name in names])
        self._ids = {name: value for value, name in names}

    def value(self) -> Value:
        """Return the words in the line."""
        return self.currentText().strip()

    def show_value(self, value: Value) -> None:
        """Show a name."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findText(str(value or "")))
            self.setEditText(str(value or ""))

    def lead(self) -> dict[str, Value]:
        """Return the lead as the columns of an item."""
        name = str(self.value())
        person_id = self._ids.get(name)
        return {"lead_id": person_id, "lead_words": "" if person_id else name}


class AgendaInspector(QWidget):
    """One item. `edited` carries the values to keep; `folded` is said when it is put away."""

    edited = Signal(str, dict)
    folded = Signal()

    def __init__(self, asked_words: str) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The chosen item"))
        self.item_id = ""
        self._shown: dict[str, Value] = {}
        self._editors: dict[str, Editor] = {}
        self.heading = Section("")
        self.fold_button = icon_button(_("Fold the inspector (F9)"), "panel-right")
        self.fold_button.setProperty("kind", "link")
        self.papers = PaperRows()
        self.pack = PackStrip()
        self.open_here = OpenOnItem()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(20, 2, 20, 12)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._build_fields(asked_words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._lay_out()
        self.setFixedWidth(look().wide(WIDTH))
        self.fold_button.clicked.connect(self.folded)

    def _build_fields(self, asked_words: str) -> None:
        self.title = LineEditor()
        self.title.setProperty("role", "medium")
        self.closed_title = LineEditor()
        self.lead = LeadEditor()
        self.purpose = ChoiceEditor(purpose_choices())
        self.minutes = MinutesEditor()
        self.audience = ChoiceEditor(audience_choices())
        self.standing = YesNoEditor()
        self.standing.setText(_("Every meeting"))
        self.asked = TextEditor()
        self.asked.setProperty("role", "record")
        self.asked.setFixedHeight(look().px(96))
        self._add("title", "", self.title, _("Title"))
        self._add("closed_title", _("Confidential title"), self.closed_title)
        self._add("lead", _("Lead"), self.lead)
        beside = row(self.purpose, self.minutes, words(_("min"), "small", "ink3"))
        self.minutes.setFixedWidth(look().px(56))
        self._add("purpose", _("Purpose"), self.purpose, beside=beside)
        self._name("planned_minutes", self.minutes, _("Minutes"))
        self._add("audience", _("For"), self.audience)
        self._add("is_standing", "", self.standing, _("Every meeting"))
        self._add("asked", asked_words, self.asked)

    def _add(
        self,
        name: str,
        label: str,
        editor: QWidget,
        said: str = "",
        *,
        beside: QLayout | None = None,
    ) -> None:
        at = self._grid.rowCount()
        self._name(name, editor, said or label)
        if label:
            shown = words(label, "", "ink2", wrap=True)
            shown.setBuddy(editor)
            shown.setObjectName(f"label_{name}")
            shown.setFixedWidth(look().px(LABEL - 8))
            align = Qt.AlignmentFlag.AlignTop if name == "asked" else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(shown, at, 0, align)
        if beside is not None:
            self._grid.addLayout(beside, at, 1)
        elif label:
            self._grid.addWidget(editor, at, 1)
        else:
            self._grid.addWidget(editor, at, 0, 1, 2)

    def _name(self, name: str, editor: QWidget, said: str) -> None:
        editor.setAccessibleName(said)
        editor.setAccessibleIdentifier(name)
        editor.installEventFilter(self)
        self._editors[name] = cast("Editor", editor)
        if isinstance(editor, LineEditor):
            editor.editingFinished.connect(self.keep)
        elif isinstance(editor, TextEditor):
            editor.textChanged.connect(self._wait_to_keep)
        elif isinstance(editor, YesNoEditor):
            editor.toggled.connect(self.keep)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(self.keep)

    def _lay_out(self) -> None:
        scroll = Scroll(_("The chosen item"))
        scroll.sheet.setObjectName("sunk")
        head = row(self.heading, None, self.fold_button)
        head.setContentsMargins(20, 10, 14, 4)
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addLayout(self._grid)
        inner.addWidget(line_across("strong"))
        inner.addWidget(self.papers)
        inner.addWidget(self.open_here)
        inner.addWidget(line_across("strong"))
        inner.addWidget(self.pack)
        inner.addStretch(1)
        self.setLayout(row(line_across("down"), scroll, spacing=0))

    # -------------------------------------------------------------- showing

    def show_line(self, line: AgendaLine, people: Sequence[tuple[str, str]]) -> None:
        """Show an item; what is being typed into the same item is left alone."""
        is_same = line.item.id == self.item_id
        if not is_same:
            self.keep()
        self.item_id = line.item.id
        if not is_same:
            self.open_here.hide()
        item = line.item
        is_break = item.kind is ItemKind.BREAK
        heading = _("Item {number}").format(number=line.number) if line.number else _("Break")
        self.heading.title.setText(heading)
        self.lead.offer([("", ""), *people])
        values: dict[str, Value] = {
            "title": item.title,
            "closed_title": item.closed_title,
            "lead": line.lead,
            "purpose": item.purpose,
            "planned_minutes": item.planned_minutes,
            "audience": item.audience,
            "is_standing": item.is_standing,
            "asked": item.asked,
        }
        for name, value in values.items():
            self._show_value(name, value, is_same=is_same)
        self._show_only(is_break=is_break, is_closed=is_locked(item))
        self.papers.setVisible(not is_break)
        self.papers.show_papers(line.papers)

    def _show_value(self, name: str, value: Value, *, is_same: bool) -> None:
        editor = self._editors[name]
        if is_same and editor.value() != self._shown.get(name):
            return
        shown = str(value) if name == "planned_minutes" else value
        if editor.value() != value:
            with QSignalBlocker(cast("QObject", editor)):
                editor.show_value(shown)
        self._shown[name] = editor.value()
        if cast("QWidget", editor).property("fault"):
            retone(cast("QWidget", editor), fault=False)

    def _show_only(self, *, is_break: bool, is_closed: bool) -> None:
        for name in ("lead", "audience", "is_standing", "asked"):
            self._show_field(name, not is_break)
        self._show_field("closed_title", is_closed and not is_break)
        self.purpose.setEnabled(not is_break)

    def _show_field(self, name: str, is_shown: bool) -> None:
        cast("QWidget", self._editors[name]).setVisible(is_shown)
        label = self.findChild(QWidget, f"label_{name}")
        if label is not None:
            label.setVisible(is_shown)

    # -------------------------------------------------------------- keeping

    def _wait_to_keep(self) -> None:
        self._timer.start()

    def keep(self, *_what: object) -> None:
        """Say what was changed since it was shown."""
        self._timer.stop()
        if not self.item_id:
            return
        changed: dict[str, Value] = {}
        for name, editor in self._editors.items():
            value = editor.value()
            if value == self._shown.get(name):
                continue
            self._shown[name] = value
            changed |= self.lead.lead() if name == "lead" else {name: value}
        if changed:
            self.edited.emit(self.item_id, changed)

    def show_refused(self, problems: Mapping[str, str]) -> None:
        """Mark the fields that were refused; what was typed stays to be mended."""
        for name, editor in self._editors.items():
            widget = cast("QWidget", editor)
            widget.setAccessibleDescription(problems.get(name, ""))
            retone(widget, fault=name in problems)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return False
