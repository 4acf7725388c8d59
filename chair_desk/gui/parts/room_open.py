"""What is open, under the room: on the item, and for the agency that speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.matter_closing import Closing
from chair_desk.gui.parts.room_open_rows import FoldRow, MatterRow, OpenLine
from chair_desk.gui.parts.widgets import Scroll, ShortLabel, clear, row
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.services.open_matters import OpenMatter
from chair_desk.words import _

MOST_ON_ITEM, MOST_BESIDE, MOST_FOR_AGENCY, MOST_SMALL, MOST_TIGHT = 4, 3, 2, 2, 1
SHARE, SMALL_SHARE = 0.36, 0.3  # of the height of the room
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@frozen(kw_only=True)
class OpenNow:
    """What is to be shown: of which item, and for which agency, under which short name."""

    item_id: str = ""
    on_item: tuple[OpenMatter, ...] = ()
    agency_id: str = ""
    agency: str = ""
    for_agency: tuple[OpenMatter, ...] = ()


class OpenSection(QWidget):
    """A heading and its matters, of which the first few show; the rest comes when it is asked."""

    turned = Signal()
    keyed = Signal(int)
    closed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._typed: dict[str, Closing] = {}
        self.heading = ShortLabel("", "strong")
        self.lines: list[OpenLine] = []
        self._of = ""
        self._shown: tuple[OpenMatter, ...] = ()
        self._most, self._is_whole = MOST_ON_ITEM, False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._beside = QHBoxLayout()
        head = row(self.heading, self._beside, spacing=8)
        head.setStretch(0, 1)
        head.setContentsMargins(look().px(6), 0, look().px(6), 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        self.hide()

    def show_matters(self, of: str, heading: str, found: Sequence[OpenMatter], most: int) -> bool:
        """Show these; what stood there of the same keeps its place. True where it changed."""
        is_same = of == self._of
        matters = _in_place(found, self._shown) if is_same else tuple(found)
        self.heading.say(heading)
        self.setVisible(bool(matters))
        if is_same and matters == self._shown and most == self._most:
            return False
        opened = {line.matter.id for line in self._matter_lines() if line.isChecked()}
        self._is_whole = self._is_whole and is_same
        self._of, self._shown, self._most = of, matters, most
        self._fill(opened if is_same else set())
        return True

    def _matter_lines(self) -> list[MatterRow]:
        return [line for line in self.lines if isinstance(line, MatterRow)]

    def _fill(self, opened: set[str]) -> None:
        clear(self._rows)
        clear(self._beside)
        most = len(self._shown) if self._is_whole else self._most
        self.lines = [MatterRow(one, self._typed.get(one.id)) for one in self._shown[:most]]
        for line in self._matter_lines():
            line.setChecked(line.matter.id in opened)
            line.closed.connect(self._close)
            line.typed.connect(self._note_typed)
        if len(self._shown) > self._most:
            self.fold = FoldRow(len(self._shown), most, is_whole=self._is_whole)
            self.fold.clicked.connect(self._turn)
            self.lines.append(self.fold)
        for each in self.lines:
            each.turned.connect(self.turned)
            each.keyed.connect(self.keyed)
            (self._rows if isinstance(each, MatterRow) else self._beside).addWidget(each)

    def _note_typed(self, action_id: str, typed: Closing | None) -> None:
        """Keep what is typed to close an action, however often the lines are made anew."""
        if typed is None:
            self._typed.pop(action_id, None)
        else:
            self._typed[action_id] = typed

    def _close(self, closing: Closing) -> None:
        self._typed.pop(closing.action_id, None)
        self.closed.emit(closing)

    def _turn(self) -> None:
        """Show the rest, or the first few again; the focus stays where it was."""
        opened = {line.matter.id for line in self._matter_lines() if line.isChecked()}
        had_focus = self.fold.hasFocus()
        first_new = self._most
        self._is_whole = not self._is_whole
        self._fill(opened)
        self.turned.emit()
        if had_focus and self.lines:
            self.lines[first_new if self._is_whole else -1].setFocus()


class OpenPanel(QWidget):
    """The two sections; hidden where nothing is open. `left` says that Esc was pressed.

    While somebody reads here with the keyboard, nothing changes under them. `closed` carries
    the `Closing` of an action.
    """

    left = Signal()
    closed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is open"))
        self.item, self.agency = OpenSection(), OpenSection()
        self._now = OpenNow()
        self._is_small, self._is_tight = False, False
        self._scroll = Scroll(_("What is open"))
        inside = QVBoxLayout(self._scroll.sheet)
        inside.setContentsMargins(0, 9, 0, 8)
        inside.setSpacing(4)
        inside.addWidget(self.item)
        inside.addWidget(self.agency)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        for part in (self.item, self.agency):
            part.turned.connect(self.settle)
            part.closed.connect(self.closed)
        self._reveal_timer = QTimer(self)
        self._reveal_timer.setSingleShot(True)
        self._reveal_timer.setInterval(0)
        self._reveal_timer.timeout.connect(self._reveal)
        self.item.keyed.connect(self._take_key)
        self.agency.keyed.connect(self._take_key)
        self.hide()

    @property
    def lines(self) -> list[OpenLine]:
        """All that can be gone to, from the top."""
        return [
            line for part in (self.item, self.agency) if not part.isHidden() for line in part.lines
        ]

    def fit(self, *, is_small: bool, is_tight: bool = False) -> None:
        """Show less where the window is low, and least where the text is large besides."""
        self._is_small, self._is_tight = is_small, is_tight
        self._show()

    def show_now(self, now: OpenNow) -> None:
        """Show what is open; later, where somebody is reading of the same item."""
        is_read = self.is_read()
        if is_read and now.item_id == self._now.item_id:
            return
        self._now = now
        self._show()
        if is_read and not self.is_read():
            self.left.emit()

    def show_after(self, now: OpenNow) -> None:
        """Show what is left after a change made here; the row that came into its place is next."""
        at = self._at()
        self._now = now
        self._show()
        lines = self.lines
        if lines:
            line = lines[min(max(at, 0), len(lines) - 1)]
            line.show()  # made just now, it is hidden until the next turn, and takes no focus
            line.setFocus()
        else:
            self.left.emit()

    def close_here(self) -> bool:
        """Ask what shows the action with the focus, else the first; False where none is open."""
        lines = self.lines
        focused = lines[self._at() : self._at() + 1]
        for line in (*focused, *lines):
            if isinstance(line, MatterRow) and line.matter.is_action:
                line.close_here()
                return True
        return False

    def _at(self) -> int:
        """Return which line has the focus, or holds what has it; -1 for none."""
        focus = QApplication.focusWidget()
        if focus is None:
            return -1
        here = (n for n, line in enumerate(self.lines) if line is focus or line.isAncestorOf(focus))
        return next(here, -1)

    def is_read(self) -> bool:
        """Say whether the focus is here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show(self) -> None:
        now = self._now
        most = MOST_BESIDE if now.for_agency else MOST_ON_ITEM
        small = MOST_TIGHT if self._is_tight else MOST_SMALL
        self.item.show_matters(
            now.item_id,
            _("Open on this item"),
            now.on_item,
            small if self._is_small else most,
        )
        self.agency.show_matters(
            now.agency_id,
            _("Open for {partner}").format(partner=now.agency),
            now.for_agency,
            0 if self._is_small else MOST_FOR_AGENCY,
        )
        self.setVisible(bool(now.on_item or now.for_agency))
        self.settle()

    def settle(self) -> None:
        """Take the height that the lines need, and no more than the room can spare."""
        lines = self.lines
        self.setFocusProxy(lines[0] if lines else None)  # type: ignore[arg-type]
        self._fit_height()
        if self.is_read():
            self._reveal_timer.start()

    def _fit_height(self) -> None:
        room = self.parentWidget()
        inside = self._scroll.sheet.layout()
        if room is None or inside is None or self.isHidden():
            return
        edge = look().px(10)
        inside.setContentsMargins(edge, 9, edge, 8)
        inside.activate()
        wanted = inside.totalSizeHint().height()
        if inside.hasHeightForWidth():
            wanted = inside.totalHeightForWidth(max(self.width(), look().px(200)))
        spared = round(room.height() * (SMALL_SHARE if self._is_small else SHARE))
        self._scroll.setFixedHeight(min(max(wanted, 1), max(spared, look().px(64))))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines anew."""
        super().resizeEvent(event)
        self._fit_height()

    def _take_key(self, key: int) -> None:
        """Go up and down; Enter shows the words of a record, Esc goes back to the minutes."""
        at = self._at()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _STEPS:
            self._go_to(at + _STEPS[Qt.Key(key)])
        elif at >= 0:
            self.lines[at].click()
            self._reveal_timer.start()

    def _reveal(self) -> None:
        """Bring what has the focus into sight, once it has its height."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, 0)

    def _go_to(self, number: int) -> None:
        if 0 <= number < len(self.lines):
            line = self.lines[number]
            line.setFocus()
            self._scroll.ensureWidgetVisible(line, 0, 0)


def _in_place(found: Iterable[OpenMatter], shown: Sequence[OpenMatter]) -> tuple[OpenMatter, ...]:
    """Put what was shown before first, as it stood; what is new follows."""
    by_id = {one.id: one for one in found}
    stayed = [by_id.pop(one.id) for one in shown if one.id in by_id]
    return (*stayed, *by_id.values())
