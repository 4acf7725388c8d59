"""The room beside a meeting: who can commit, whether it is quorate, who is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.commit_gauge import CommitGauge, QuorumLine
from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.quorum_list import QuorumList
from chair_desk.gui.parts.room_chooser import RoomChooser
from chair_desk.gui.parts.room_list import RoomList
from chair_desk.gui.parts.room_open import OpenPanel
from chair_desk.gui.parts.widgets import (
    KeyCap,
    column,
    icon_button,
    line_across,
    link_button,
    retone,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.quorum import Commitment, Quorum
from chair_desk.services.register import RegisterLine
from chair_desk.words import N_, _, ngettext

WIDTH, LOW_WIDTH = 352, 330
LARGE = 115
LEGEND_LINES = 2
ONE_AND_A_HALF = 40  # people in the list that a large text in a low window leaves at least
CAPS = (
    ("P", "here", N_("here")),
    ("D", "deputy", N_("deputy")),
    ("A", "apology", N_("apology")),
    ("X", "left", N_("left")),
    ("B", "back", N_("back")),
    ("O", "out", N_("out until")),
    ("R", "recuse", N_("no part")),
    ("V", "video", N_("by video")),
    ("I", "interest", N_("interest")),
)


class RoomColumn(QWidget):
    """`asked` names what a key or a button asks of the chosen person.

    `room_shown` says that the register was shown anew.
    """

    asked = Signal(str)
    room_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.gauge = CommitGauge()
        self.quorum = QuorumLine()
        self.count = words("", "", "ink2")
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("type a name"))
        self.find_line.setAccessibleName(_("Find somebody in the room"))
        self.find_line.setProperty("small", "true")
        self.everyone = icon_button(_("Everyone is here"), "users")
        self.guest = icon_button(_("Add a guest"), "plus")
        self.list = RoomList()
        self.chooser = RoomChooser()
        self.course = icon_button(_("How quorum went"), "list-checks")
        self.course.setProperty("kind", "link")
        self.quorum_list = QuorumList()
        self.known = link_button("", "list-checks")
        self.known.setToolTip("Ctrl Shift I")
        self.known.hide()
        self.open = OpenPanel()
        self._is_tight, self._known_count = False, 0
        self._caps: dict[QPushButton, str] = {}
        self._top = self._make_top()
        self._lay_out()
        self.list.asked.connect(self.asked)
        self.list.typed.connect(self._type)
        self.find_line.textChanged.connect(self.list.search)
        self.find_line.installEventFilter(self)
        self.chooser.left.connect(self.list.setFocus)

    def _make_top(self) -> QVBoxLayout:
        self._quorum_row = row(self.quorum, self.course, spacing=4)
        self._quorum_row.setStretch(0, 1)
        layout = column(self.gauge, 4, self._quorum_row)
        layout.setContentsMargins(16, 12, 16, 9)
        return layout

    def _lay_out(self) -> None:
        self._key = KeyCap("F6")
        head = row(
            words(_("In the room"), "strong"), self.count, None, self.find_line, self._key,
            self.everyone, self.guest, spacing=6,
        )  # fmt: skip
        head.setContentsMargins(16, 6, 10, 6)
        self.find_line.setMaximumWidth(look().px(118))
        for button in (self.everyone, self.guest):
            button.setProperty("kind", "link")
        whole = column(
            self._top,
            line_across(),
            head,
            line_across(),
            self.list,
            self.known,
            self.chooser,
            self.quorum_list,
            line_across(),
            self._foot(),
            line_across("strong"),
            self.open,
        )
        whole.setStretch(4, 1)
        self._parts = whole
        self.setLayout(row(line_across("down"), whole, spacing=0))
        self.setFixedWidth(look().wide(WIDTH))

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("sunk")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Large text leaves room for the four of every meeting; the others stand in the menu.
        caps = CAPS if look().percent <= LARGE else CAPS[:4]
        self._legend = [self._make_cap(*cap) for cap in caps]
        self._flow = Flow(*self._legend, spacing=0)
        self._flow.setContentsMargins(8, 5, 0, 5)
        return flowing(foot, self._flow)

    def _fit_legend(self) -> None:
        """Show the keys that two lines hold; the others stand in the menu."""
        for cap in self._legend:
            cap.show()
        line = max(cap.sizeHint().height() for cap in self._legend)
        edges = self._flow.contentsMargins()
        most = LEGEND_LINES * line + edges.top() + edges.bottom()
        for cap in reversed(self._legend):
            self._flow.invalidate()
            if self._flow.heightForWidth(self.width()) <= most:
                break
            cap.hide()

    def _make_cap(self, keys: str, name: str, label: str) -> QWidget:
        button = link_button(_(label))
        button.setProperty("small", "true")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._cap_clicked)
        self._caps[button] = name
        held = QWidget()
        held.setLayout(row(KeyCap(keys), button, spacing=0))
        return held

    def _cap_clicked(self) -> None:
        name = self._caps.get(self.sender())  # type: ignore[call-overload]
        if name:
            self.asked.emit(name)

    # -------------------------------------------------------------- showing

    def fit(self, *, is_small: bool) -> None:
        """Be narrower and closer on a small window."""
        self.setFixedWidth(look().wide(LOW_WIDTH if is_small else WIDTH))
        self._fit_legend()
        self._key.setVisible(not is_small and look().percent <= LARGE)
        edge = 8 if is_small else 12
        self._top.setContentsMargins(14 if is_small else 16, edge, 16, edge - 3)
        is_tight = is_small and look().percent > LARGE
        self.list.setMinimumHeight(look().px(ONE_AND_A_HALF) if is_tight else 0)
        self.gauge.fit(is_tight=is_tight)
        self.quorum.fit(is_tight=is_tight)
        self._fit_known(is_tight=is_tight)
        self.list.doItemsLayout()
        self.open.fit(is_small=is_small, is_tight=is_tight)

    def _fit_known(self, *, is_tight: bool) -> None:
        """Have what is known stand beside the quorum where no line is left for it."""
        if is_tight:
            self._quorum_row.insertWidget(1, self.known)
        else:
            self._parts.insertWidget(self._parts.indexOf(self.list) + 1, self.known)
        retone(self.known, inset=not is_tight)
        self._is_tight = is_tight
        self._say_known()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the gauge its share of the height there is now."""
        super().resizeEvent(event)
        self.gauge.fit_height()

    def show_room(
        self,
        lines: Sequence[RegisterLine],
        commitments: Sequence[Commitment],
        quorum: Quorum,
        *,
        is_hidden: bool,
    ) -> None:
        """Show who is here; the gauge is hidden with the notes."""
        self.list.show_lines(lines)
        here = sum(line.is_here for line in lines)
        self.count.setText(str(here))
        self.count.setAccessibleName(_("{count} people in the room").format(count=here))
        self.gauge.setVisible(not is_hidden and bool(commitments))
        self.gauge.show_commitments(commitments)
        self.quorum.show_quorum(quorum)
        self.room_shown.emit()

    def show_known(self, count: int) -> None:
        """Say quietly how many interests are known of those here and not declared yet."""
        self._known_count = count
        self._say_known()

    def _say_known(self) -> None:
        count = self._known_count
        words = ngettext("{count} interest known of those here",
                         "{count} interests known of those here", count)  # fmt: skip
        few = ngettext("{count} interest", "{count} interests", count)
        self.known.setText((few if self._is_tight else words).format(count=count))
        self.known.setAccessibleName(words.format(count=count))
        has_room = self.quorum.is_met or not self._is_tight
        self.known.setVisible(count > 0 and has_room)

    # -------------------------------------------------------------- finding

    def _type(self, letter: str) -> None:
        self.find_line.setFocus()
        self.find_line.setText(letter)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the list with Enter or Down; Esc shows everybody again, then leaves the line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.list.setFocus()
            return True
        if key == Qt.Key.Key_Escape and self.find_line.text():
            self.find_line.clear()
            self.list.setFocus()
            return True
        return False
