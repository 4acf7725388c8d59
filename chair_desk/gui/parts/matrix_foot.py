"""Below the matrix: what each rank can do here, every measure, and the chosen row in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.matrix_decisions import DecisionPanel
from chair_desk.gui.parts.widgets import (
    Scroll,
    ShortLabel,
    clear,
    column,
    link_button,
    retone,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.attendance_numbers import MeasureLine, body_lines
from chair_desk.services.attendance_reading import LevelLine
from chair_desk.words import _, ngettext

MOST_DOTS = 8
LARGE = 115
HIGH, LEAST_HIGH, SHARE = 200, 120, 34  # pixels at 100 per cent of text; per cent of the page


class RankPanel(QWidget):
    """Five levels with the ranks of a partner at each, and how often each came."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ShortLabel("", "strong")
        self.change = link_button(_("Levels"))
        self.measures = link_button(_("Measures"))
        self.measures.setAccessibleName(_("All measures"))
        self.decisions = link_button(_("Decisions"))
        self.decisions.setAccessibleName(_("Decisions without a partner able to commit"))
        head = row(self.heading, self.measures, self.decisions, self.change)
        self.change.setAccessibleName(_("Change the levels"))
        head.setStretch(0, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(2, 1)
        self._marks: list[Ladder] = []
        self._labels: list[tuple[QLabel, ShortLabel, QLabel, QLabel]] = []
        for number in range(5):
            mark = Ladder()
            parts = (
                words(""),
                ShortLabel("", "", "ink2"),
                words("", "", "accent"),
                words("", "strong"),
            )
            self._grid.addWidget(mark, number, 0)
            for at, part in enumerate(parts, 1):
                self._grid.addWidget(part, number, at)
            self._marks.append(mark)
            self._labels.append(parts)
        scroll = Scroll(_("What each rank can do here"))
        scroll.sheet.setObjectName("sunk")
        scroll.sheet.setLayout(column(self._grid, None))
        whole = column(head, 8, scroll)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_levels(self, label: str, lines: Sequence[LevelLine]) -> None:
        """Show the levels of one partner."""
        said = (
            _("What each rank can do here") if not label else _("What each rank can do: {ladder}")
        )
        self.heading.say(said.format(ladder=label))
        for mark, parts, line in zip(self._marks, self._labels, lines, strict=True):
            mark.show_level(line.level, line.level if line.is_agreed else None)
            name, ranks, dots, agreed = parts
            name.setText(line.words)
            retone(name, role="strong" if line.is_agreed else "interface")
            ranks.say(line.ranks)
            name.setToolTip(line.steps)
            mark.setToolTip(line.steps)
            for part in (name, ranks):  # how many steps below the top, and counted from where
                part.setAccessibleDescription(line.steps)
            most = MOST_DOTS if look().percent <= LARGE else 1
            dots.setText("● " * line.came if line.came <= most else f"{line.came} ●")
            times = ngettext("came to {count} meeting", "came to {count} meetings", line.came)
            dots.setAccessibleName(times.format(count=line.came) if line.came else "")
            agreed.setText(_("agreed") if line.is_agreed else "")


class MeasurePanel(QWidget):
    """Every measure of a row; pressing one shows what it means and the meetings it counts.

    Those of all rows together are worked out when they are asked for, once for each matrix.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[MeasureLine] = ()
        self._found: Matrix | None = None
        self._body_of: Matrix | None = None
        self._buttons: dict[QPushButton, str] = {}
        self._body_buttons: dict[QPushButton, str] = {}
        self._open = ""
        scroll = Scroll(_("Measures"))
        scroll.sheet.setObjectName("sunk")
        self._list = column(spacing=1)
        self._body_list = column(spacing=1)
        self.together = link_button(_("All rows together"))
        self.together.setCheckable(True)
        self.together.toggled.connect(self._fill_body)
        scroll.sheet.setLayout(
            column(self._list, 8, row(self.together, None), self._body_list, None)
        )
        self.back = link_button(_("Back to the ranks"))
        head = row(words(_("All measures"), "strong"), None, self.back)
        whole = column(head, 4, scroll)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_measures(self, lines: Sequence[MeasureLine], found: Matrix) -> None:
        """Show the measures of one row, and offer those of all rows of its matrix together."""
        self._lines, self._found = lines, found
        self._fill()
        if self._body_of is not found:
            self._fill_body()

    def _fill(self) -> None:
        clear(self._list)
        self._buttons = {}
        for line in self._lines:
            self._add(line, self._list, self._buttons)

    def _fill_body(self) -> None:
        clear(self._body_list)
        self._body_buttons = {}
        self._body_of = self._found
        if self.together.isChecked() and self._found is not None:
            for line in body_lines(self._found):
                self._add(line, self._body_list, self._body_buttons)

    def _add(self, line: MeasureLine, into: QVBoxLayout, buttons: dict[QPushButton, str]) -> None:
        button = link_button(line.label)
        button.setAccessibleName(f"{line.label}: {line.words}")
        button.setAccessibleDescription(line.definition)
        button.setToolTip(line.definition)
        button.clicked.connect(self._pressed)
        buttons[button] = line.name
        into.addLayout(row(button, None, words(line.words, "figures_strong"), 8))
        if line.name != self._open:
            return
        into.addWidget(words(line.definition, "small", "ink2", wrap=True))
        for said in line.counted:
            into.addWidget(words(f"·  {said}", "small", wrap=True))
        if line.others:
            into.addWidget(words(_("In the base and not counted:"), "small", "ink2"))
        for said in line.others:
            into.addWidget(words(f"–  {said}", "small", "ink2", wrap=True))

    def _pressed(self) -> None:
        sender = self.sender()
        is_body = sender in self._body_buttons
        held = self._body_buttons if is_body else self._buttons
        name = held.get(sender, "")  # type: ignore[call-overload]
        self._open = "" if name == self._open else name
        self._fill()
        self._fill_body()
        now = self._body_buttons if is_body else self._buttons
        for button, one in now.items():
            if one == name:
                button.setFocus()


class ReadingPanel(QWidget):
    """The chosen row in words, the place that is chosen, and what can be done with them."""

    def __init__(self) -> None:
        super().__init__()
        self.source = ShortLabel("", "small", "ink2")
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sentence = words("", "record", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = words("", "small", "ink2", wrap=True)
        self.letters = words("", "small_strong", "amb", wrap=True)
        self._buttons = QWidget()
        scroll = Scroll(_("In words, for the report"))
        scroll.sheet.setObjectName("sunk")
        scroll.sheet.setLayout(column(self.sentence, 4, self.letters, 4, self.place, None))
        head = row(words(_("In words, for the report"), "strong"), self.source)
        head.setStretch(1, 1)
        whole = column(head, 8, scroll, 8, self._buttons)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def set_buttons(self, *buttons: QPushButton) -> None:
        """Put these buttons below the words; they go on in another line where it is narrow."""
        flow = Flow(*buttons, spacing=8)
        flow.setContentsMargins(0, 0, 0, 0)
        flowing(self._buttons, flow)

    def show_reading(self, sentence: str, source: str, place: str, letters: str = "") -> None:
        """Show a sentence, what it rests on, the chosen place said in full, letters to renew."""
        self.letters.setText(letters)
        self.letters.setVisible(bool(letters))
        self.sentence.setText(sentence)
        self.source.say(source)
        self.place.setText(place)


class MatrixFoot(QWidget):
    """The two halves side by side. `switched` when the left half shows something else."""

    switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ranks = RankPanel()
        self.measures = MeasurePanel()
        self.decisions = DecisionPanel()
        self.reading = ReadingPanel()
        self.left = QStackedWidget()
        self.left.addWidget(self.ranks)
        self.left.addWidget(self.measures)
        self.left.addWidget(self.decisions)
        for half in (self.left, self.reading):
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whole = row(self.left, self.reading, spacing=32)
        whole.setContentsMargins(28, 12, 28, 10)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFixedHeight(look().px(HIGH))

    def fit(self, page_height: int) -> None:
        """Leave most of a low page to the matrix; what does not fit here is scrolled to."""
        most = max(page_height * SHARE // 100, look().px(LEAST_HIGH))
        self.setFixedHeight(min(look().px(HIGH), most))

    def show_half(self, name: str) -> None:
        """Show "ranks", "measures" or "decisions" at the left."""
        halves = {"measures": self.measures, "decisions": self.decisions}
        self.left.setCurrentWidget(halves.get(name, self.ranks))
        self.switched.emit()
