"""The list of challenges by state: reference, what is asked, of whom, and how the clock stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import draw_icon
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.spans import has_spans, only_words
from chair_desk.services.challenge_cards import mark_of
from chair_desk.services.challenge_listing import ChallengeListing
from chair_desk.services.logs import LogLine
from chair_desk.words import _

WIDTH = 320
MOST, SOME = 120, 80  # lines of a group that are shown; lines made ready at a time
NEAR = 20  # rows before and after one that is looked at, read with it
LINE = Qt.ItemDataRole.UserRole
_SAID = (
    LINE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
Index = QModelIndex | QPersistentModelIndex
TONES = {"late": "red", "at_risk": "amb", "done": "grn"}


@frozen
class Heading:
    """A heading of the list, with how many stand below it."""

    label: str
    count: int


class ChallengeModel(QAbstractListModel):
    """Headings and lines, one below another; lines that do not match a search are left out.

    What a search looks at is made ready a few at a time while nothing else is done. A search
    that comes before all is ready is answered when it is: `found` says so.
    """

    found = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listing: ChallengeListing | None = None
        self._rows: list[Heading | str] = []  # headings, and ids of challenges
        self._wanted, self._kept = "", ""
        self._texts: dict[str, str] = {}
        self._unread: list[str] = []
        self._found: tuple[str, list[tuple[str, tuple[str, ...]]]] = ("", [])
        self._is_behind = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._read_some)

    @property
    def is_ready(self) -> bool:
        """Say whether a search is answered at once."""
        return not self._unread

    def show(self, listing: ChallengeListing, kept: str = "") -> None:
        """Show other challenges; `kept` is shown whatever there is."""
        known = listing.ids
        self._listing = listing
        self._found = "", []
        self._texts = {key: text for key, text in self._texts.items() if key in known}
        new = [key for heap in listing.heaps for key in heap.ids if key not in self._texts]
        self._unread = [*self._texts, *new]  # taken from the end: what is new first
        self._idle.start()
        self._search_or_wait(kept, len(new))

    def search(self, text: str, kept: str = "") -> None:
        """Leave out lines that hold these words in no part."""
        self._wanted = text.casefold().strip()
        self._search_or_wait(kept, len(self._unread))

    def _search_or_wait(self, kept: str, unread: int) -> None:
        self._kept = kept
        self._is_behind = bool(self._wanted) and unread > SOME
        if not self._is_behind:
            if self._wanted:
                self._make_ready(unread)
            self._fill(kept)

    def _read_some(self) -> None:
        """Make ready for a search, a few at a time while nothing else is done."""
        is_other = self._make_ready(SOME)
        self._is_behind = self._is_behind or (is_other and bool(self._wanted))
        if self._unread:
            return
        self._idle.stop()
        if self._is_behind:
            self._is_behind = False
            self._fill(self._kept)
            self.found.emit()

    def _make_ready(self, count: int) -> bool:
        """Read what a search looks at in so many; say whether any of it is other than before."""
        if self._listing is None or not count:
            return False
        keys = self._unread[-count:]
        del self._unread[-count:]
        read = {line.entry.id: _searched(line) for line in self._listing.some(keys)}
        is_other = any(self._texts.get(key) != text for key, text in read.items())
        self._texts |= read
        self._found = "", []
        return is_other

    def _fill(self, kept: str) -> None:
        self.beginResetModel()
        self._rows = []
        shown = []
        for label, ids in self._matching():
            beyond = tuple(key for key in ids[MOST:] if key == kept)
            shown.append((label, len(ids), (*ids[:MOST], *beyond)))
        for label, count, ids in shown:
            if ids:
                self._rows += [Heading(label, count), *ids]
                if rest := count - len(ids):
                    self._rows.append(Heading(_("More: type to find them"), rest))
        self.endResetModel()

    def _matching(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what matches under each heading; a longer word is looked for where it began."""
        before, found = self._found
        if not before or before not in self._wanted:
            heaps = self._listing.heaps if self._listing else ()
            found = [(heap.label, heap.ids) for heap in heaps]
        if self._wanted:
            wanted, texts = self._wanted, self._texts
            found = [
                (label, tuple(key for key in ids if wanted in texts.get(key, "")))
                for label, ids in found
            ]
        self._found = self._wanted, found
        return found

    def bring(self, challenge_id: str) -> bool:
        """Show one that stands beyond those shown; say whether it is there and matches."""
        if self._listing is None or challenge_id not in self._listing.ids:
            return False
        if self._wanted and self._wanted not in self._texts.get(challenge_id, ""):
            return False
        self._fill(challenge_id)
        return True

    def row_of(self, challenge_id: str) -> int:
        """Return the row of a challenge, -1 where it is not shown."""
        return self._rows.index(challenge_id) if challenge_id in self._rows else -1

    def first_row(self) -> int:
        """Return the first row that is no heading, -1 where there is none."""
        return next((n for n in range(len(self._rows)) if not self.is_heading(n)), -1)

    def is_heading(self, row: int) -> bool:
        """Say whether a row is a heading."""
        return isinstance(self._rows[row], Heading)

    def id_of(self, row: int) -> str:
        """Return the id of the challenge in a row, nothing for a heading."""
        found = self._rows[row]
        return found if isinstance(found, str) else ""

    def _line(self, row: int) -> LogLine | None:
        """Return the challenge of a row, read with its neighbours; None where it is gone."""
        key = self.id_of(row)
        if self._listing is None or not key:
            return None
        if self._listing.line(key) is None:
            near = self._rows[max(row - NEAR, 0) : row + NEAR]
            self._listing.lines([one for one in near if isinstance(one, str)])
        return self._listing.line(key)

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and lines."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the line itself."""
        heading = self._rows[index.row()]
        if isinstance(heading, Heading):
            said = f"{heading.label}, {heading.count}"
            return heading if role == LINE else said if role == _SAID[1] else None
        if role not in _SAID:
            return None
        line = self._line(index.row())
        if role == LINE or line is None:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.entry.reference} {only_words(line.entry.title)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line)
        return only_words(line.entry.title)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def to_words(line: LogLine) -> str:
    """Say to whom it goes: the partner by its short name, and any others."""
    partner = line.organisation
    name = (partner.short_name or partner.name) if partner else ""
    return ", ".join(part for part in (name, line.also_words) if part)


def _spoken(line: LogLine) -> str:
    entry = line.entry
    parts = [entry.reference, only_words(entry.title), to_words(line), mark_of(line).words]
    parts += [_("with confidential words")] if has_spans(entry.title) else []
    return ", ".join(part for part in parts if part)


def _searched(line: LogLine) -> str:
    parts = [line.entry.reference, line.entry.title, to_words(line), *line.values.values()]
    parts += [line.organisation.name] if line.organisation else []
    return " ".join(only_words(part) for part in parts).casefold()


class ChallengeDelegate(QStyledItemDelegate):
    """Paints a heading on sunk ground, and a challenge on two lines with its mark."""

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 32 for a heading and 62 for a challenge."""
        model = index.model()
        is_heading = isinstance(model, ChallengeModel) and model.is_heading(index.row())
        return QSize(10, look().px(32 if is_heading else 62))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        line, rect = index.data(LINE), option.rect
        painter.save()
        if isinstance(line, Heading):
            self._paint_heading(painter, rect, line)
        elif line is not None:
            self._paint_ground(painter, option, rect)
            self._paint_line(painter, rect, line)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(look().colour("accent"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Heading) -> None:
        painter.fillRect(rect, look().colour("sunk"))
        painter.setFont(look().font("small_strong"))
        painter.setPen(look().colour("ink2"))
        inside = rect.adjusted(look().px(28), 0, -look().px(16), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, int(middle | right), str(line.count))
        room = inside.width() - look().px(30)
        label = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, int(middle), label)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        colour = look().colour
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunk"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: LogLine) -> None:
        px = look().px
        inside = rect.adjusted(px(28), px(9), -px(16), -px(9))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        taken = self._say(painter, upper, line.entry.reference, "small_strong", "plum") + px(9)
        rest = upper.adjusted(taken, 0, 0, 0)
        if has_spans(line.entry.title):
            draw_icon(painter, rest, "lock", "amb", side=15)
            rest = rest.adjusted(px(21), 0, 0, 0)
        self._say(painter, rest, only_words(line.entry.title), "strong", "ink")
        marked = self._paint_mark(painter, lower, line)
        rest = lower.adjusted(0, 0, -marked - px(10), 0)
        self._say(painter, rest, to_words(line), "interface", "ink2")

    def _paint_mark(self, painter: QPainter, rect: QRect, line: LogLine) -> int:
        """Paint the shape and its words at the right; return how wide they are."""
        mark, px = mark_of(line), look().px
        tone = TONES.get(mark.shape, "ink2")
        role = "strong" if mark.shape in ("late", "at_risk") else "interface"
        whole = QFontMetrics(look().font(role)).horizontalAdvance(mark.words) + 2
        width = min(rect.width() * 2 // 3, whole)
        words = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        self._say(painter, words, mark.words, role, tone)
        if not mark.shape:
            return width
        box = QRectF(
            words.left() - px(22), rect.top() + (rect.height() - px(15)) / 2, px(15), px(15)
        )
        paint_status(painter, box, mark.shape)
        return width + px(22)

    def _say(self, painter: QPainter, rect: QRect, text: str, role: str, tone: str) -> int:
        """Draw words cut to their room; return how wide they are."""
        painter.setFont(look().font(role))
        painter.setPen(look().colour(tone))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), cut)
        return painter.fontMetrics().horizontalAdvance(cut)


class ChallengeList(QListView):
    """The list; type to find, arrows to move."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Challenges"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ChallengeDelegate(self))
        self.shown = ChallengeModel(self)
        self._kept = ""
        self.shown.found.connect(self._found)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(look().wide(WIDTH))
        self.doItemsLayout()

    def show_listing(self, listing: ChallengeListing, challenge_id: str) -> None:
        """Show challenges and keep the choice and the place of the scroll bar."""
        scrolled = self.verticalScrollBar().value()
        self._kept = challenge_id
        self.shown.show(listing, challenge_id)
        self.choose(challenge_id)
        self.verticalScrollBar().setValue(scrolled)

    def search(self, text: str, challenge_id: str) -> None:
        """Show what a search finds; the choice stays where it can."""
        self._kept = challenge_id
        self.shown.search(text, challenge_id)
        self.choose(challenge_id)

    def _found(self) -> None:
        self.choose(self._kept)

    def choose(self, challenge_id: str) -> None:
        """Choose a challenge, or the first line where it is not shown."""
        row = self.shown.row_of(challenge_id)
        if row < 0 and self.shown.bring(challenge_id):
            row = self.shown.row_of(challenge_id)
        row = self.shown.first_row() if row < 0 else row
        if row >= 0:
            index = self.shown.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def _say(self, index: QModelIndex) -> None:
        challenge_id = self.shown.id_of(index.row()) if index.isValid() else ""
        if challenge_id:
            self.chosen.emit(challenge_id)
