"""Open a board: the boards of this laptop, and the three ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.cards import StartRow
from chair_desk.gui.parts.sidebar import paint_initial
from chair_desk.gui.parts.widgets import (
    Icon,
    Message,
    Scroll,
    ShortLabel,
    clear,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.days_in_words import day_beside, weekday_month
from chair_desk.records.local_time import local
from chair_desk.services.known_boards import KnownBoard
from chair_desk.services.passphrases import is_locked
from chair_desk.words import _

BAND_WIDTH = 470
SHOWN = 6


class Emblem(QWidget):
    """The mark of the program: the ladder with four rungs filled and the agreed level."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep the drawn size."""
        return QSize(look().px(74), look().px(81))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint five rungs and the notch."""
        unit = look().px(74) / 22
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(5):
                token = "bandline" if number == 0 else "onband"
                rung = QRectF(0, (2.4 + number * 4.4) * unit, 16 * unit, 3 * unit)
                painter.fillRect(rung, look().colour(token))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("ambL" if not look().theme.is_dark else "amb"))
            corners = ((17.6, 8.3), (21.6, 5.6), (21.6, 11.0))
            painter.drawPolygon(QPolygonF([QPointF(x * unit, y * unit) for x, y in corners]))


class Badge(QWidget):
    """The initial of a board."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be square."""
        return QSize(look().px(44), look().px(44))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the initial."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square = QRect(0, 0, self.width(), self.height())
            paint_initial(painter, square, self._name, token=self._token)


class BoardRow(QFrame):
    """A board opened before; the first row of the list has the primary button."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, board: KnownBoard, now: datetime, *, is_first: bool) -> None:
        super().__init__()
        self._path = board.path
        self.setObjectName("boardrow")
        self.setProperty("chosen", "true" if is_first else "false")
        self.button = _open_button(is_first=is_first, is_locked=is_locked(board.path))
        self.button.setAccessibleName(_("Open {name}").format(name=board.title))
        self.forget = link_button(_("Take off the list"))
        self.forget.setAccessibleName(_("Take {name} off the list").format(name=board.title))
        (self.forget if board.is_there else self.button).hide()
        said = said_of(board, now)
        # A place is one long word, which would hold the row open; sentences take a second line.
        below = (
            words(said, tone="ink2", wrap=True) if board.is_there else ShortLabel(said, tone="ink2")
        )
        lines = column(words(board.title, "reading_strong", wrap=True), below)
        layout = row(Badge(board.title, "band" if is_first else "teal"), spacing=16)
        layout.addLayout(lines, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.forget)
        layout.setContentsMargins(12, 15, 14, 15)
        self.setLayout(layout)
        self.button.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)

    def _choose(self) -> None:
        self.chosen.emit(self._path)

    def _forget(self) -> None:
        self.forgotten.emit(self._path)


def _open_button(*, is_first: bool, is_locked: bool) -> QPushButton:
    icon_name = "lock" if is_locked else ""
    make = primary_button if is_first else secondary_button
    return make(_("Open"), icon_name)


def said_of(board: KnownBoard, now: datetime) -> str:
    """Say when the board meets next and when it was opened, as far as that is kept."""
    if not board.is_there:
        return _("The file is not where it was: {place}").format(place=board.path.parent)
    said = []
    today = local(now).date()
    if board.next_meeting_on and board.next_meeting_on >= today:
        meets = weekday_month(board.next_meeting_on)
        said.append(_("The board meets {day}.").format(day=meets))
    if board.opened_at:
        said.append(_("Last opened {when}.").format(when=_opened(board.opened_at, today)))
    return " ".join(said)


def _opened(at: datetime, today: date) -> str:
    then = local(at)
    if then.date() == today:
        return _("today, {time}").format(time=then.strftime("%H:%M"))
    return day_beside(then.date(), today)


class WelcomePage(QWidget):
    """The page before a board is open."""

    open_asked = Signal(object)
    forget_asked = Signal(object)
    new_asked = Signal()
    file_asked = Signal()
    sample_asked = Signal()
    read_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = Message()
        self.message.hide()
        self.message.asked.connect(self.read_asked)
        self.boards = QVBoxLayout()
        self.boards.setSpacing(0)
        self.rows: list[BoardRow] = []
        self.new_row = StartRow(
            "plus",
            _("Set up a new board"),
            _(
                "Six questions, about ten minutes. "
                "Partners and ranks are filled in for you to correct."
            ),
            "Ctrl+N",
        )
        self.file_row = StartRow(
            "folder-open",
            _("Open a board from a file or USB stick"),
            _("Choose a file that ends in .chairdesk"),
            "Ctrl+O",
        )
        self.sample_row = StartRow(
            "book-open",
            _("Look round a made-up board"),
            _("Westmarch, with two years of records. Nothing in it is real."),
        )
        self.new_row.setShortcut("Ctrl+N")
        self._lay_out()
        self.new_row.clicked.connect(self.new_asked)
        self.file_row.clicked.connect(self.file_asked)
        self.sample_row.clicked.connect(self.sample_asked)

    def _lay_out(self) -> None:
        scroll = Scroll(_("Open a board"))
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(look().wide(60), 56, look().wide(60), 24)
        inner.setSpacing(0)
        self.heading = words(_("Open a board"), "title")
        self.second_heading = words(_("Or start here"), "section")
        inner.addWidget(self.message)
        inner.addWidget(self.heading)
        inner.addSpacing(16)
        self.top_line = line_across()
        inner.addWidget(self.top_line)
        inner.addLayout(self.boards)
        self.gap = QWidget()
        self.gap.setFixedHeight(34)
        inner.addWidget(self.gap)
        inner.addWidget(self.second_heading)
        inner.addSpacing(8)
        inner.addWidget(line_across())
        for start in (self.new_row, self.file_row, self.sample_row):
            inner.addWidget(start)
        inner.addStretch(1)
        self.setLayout(row(_band(), scroll, spacing=0))

    def show_boards(self, boards: Sequence[KnownBoard], now: datetime) -> None:
        """Show the boards opened on this laptop, last opened first."""
        clear(self.boards)
        self.rows = []
        for number, board in enumerate(boards[:SHOWN]):
            line = BoardRow(board, now, is_first=number == 0)
            line.chosen.connect(self.open_asked)
            line.forgotten.connect(self.forget_asked)
            self.rows.append(line)
            self.boards.addWidget(line)
        has_boards = bool(boards)
        for part in (self.top_line, self.gap, self.second_heading):
            part.setVisible(has_boards)
        self.heading.setText(_("Open a board") if has_boards else _("Start here"))

    def focus_first(self) -> None:
        """Put the focus on the button of the last board, or on setting one up."""
        (self.rows[0].button if self.rows else self.new_row).setFocus()

    def say(self, problem: CannotDo, *, link: str = "") -> None:
        """Say in three sentences why a board could not be opened."""
        more = f"{problem.why} {problem.remedy}".strip()
        self.message.say(problem.what, more, tone="amb", link=link)

    def say_busy(self, sentence: str) -> None:
        """Say what is being done."""
        self.message.say(sentence)


def _band() -> QFrame:
    band = QFrame()
    band.setObjectName("band")
    band.setFixedWidth(look().wide(BAND_WIDTH))
    motto = words(
        _(
            "Who came, could they commit,\n"
            "what did we ask of them,\n"
            "and what difference did it make?"
        ),
        "motto",
        "onband",
    )
    promise = words(
        _("Works with no network. Nothing you write here leaves this laptop unless you export it."),
        tone="onband2",
        wrap=True,
    )
    foot = QHBoxLayout()
    foot.setSpacing(12)
    foot.addWidget(Icon("laptop", "onband2", side=18), 0, Qt.AlignmentFlag.AlignTop)
    foot.addWidget(promise, 1)
    layout = column(Emblem(), 30, words(_("Chair Desk"), "brand", "onband"), 10, motto, None, foot)
    layout.setContentsMargins(56, 66, 16, 40)
    band.setLayout(layout)
    return band
