"""Who can commit their agency today: the statutory partners, each with a ladder and a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import Ladder, StatusMark
from chair_desk.gui.parts.widgets import (
    Icon,
    Scroll,
    ShortLabel,
    clear,
    column,
    retone,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.quorum import Commitment, Quorum
from chair_desk.words import _

LARGE = 115
TWO_LINES, ONE_LINE = 45, 28
CLOSER = 5  # so much less with large text, which has air of its own
FEW = 4  # partners that have two lines each; a regional board has eight statutory partners
SHARE = 0.36  # of the height of the room; the rest scrolls


class CommitRow(QWidget):
    """One partner; who sits for it stands below its name, or in the tooltip of a close row."""

    def __init__(self, one: Commitment, *, is_close: bool = False) -> None:
        super().__init__()
        ladder = Ladder(one.level, one.agreed)
        ladder.setFixedSize(look().px(29), look().px(20 if is_close else 27))
        partner = one.organisation.short_name or one.organisation.name
        sits = ShortLabel(one.words or _("nobody is here"), "small", "ink2")
        if is_close:
            sits.hide()
        who = column(None, ShortLabel(partner, "medium"), sits, None)
        verdict = words(one.verdict, "small_strong", _tone(one))
        layout = row(ladder, who, verdict, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        tall = ONE_LINE if is_close else TWO_LINES
        self.setFixedHeight(look().px(tall if look().percent <= LARGE else tall - CLOSER))
        if is_close:
            self.setToolTip(sits.whole())
        said = (partner, one.words, one.verdict, one.ladder_words)
        self.setAccessibleName(", ".join(part for part in said if part))


def _tone(one: Commitment) -> str:
    if one.can_commit:
        return "accent"
    return "ink2" if one.person is not None and one.level is None else "amb"


class CommitGauge(QWidget):
    """The gauge; it hides with the notes, because a projector shows the room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Commitment, ...] | None = None
        self._is_tight = False
        self.count = words("", "strong")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list = Scroll(_("Who can commit today"))
        self._rows = QVBoxLayout(self.list.sheet)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.setLayout(
            column(row(words(_("Who can commit today"), "strong"), None, self.count), self.list)
        )

    def show_commitments(self, found: Sequence[Commitment]) -> None:
        """Show the partners; nothing is done where they are shown already."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        able = sum(one.can_commit for one in found)
        said = _("{able} of {count}").format(able=able, count=len(found))
        self.count.setText(said if found else "")
        retone(self.count, tone="accent" if able == len(found) else "amb")
        self._fill()

    def fit(self, *, is_tight: bool) -> None:
        """Give each partner one line where the window is low and the text large."""
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._fill()
        self.fit_height()

    def _fill(self) -> None:
        found = self._shown or ()
        clear(self._rows)
        for one in found:
            self._rows.addWidget(CommitRow(one, is_close=self._is_tight or len(found) > FEW))
        self.fit_height()

    def fit_height(self) -> None:
        """Show as many partners as the room beside it has the height for."""
        room = self.parentWidget()
        items = [self._rows.itemAt(at) for at in range(self._rows.count())]
        tall = [row.height() for item in items if item and (row := item.widget())]
        if room is None or not tall:
            return
        spared = max(round(room.height() * SHARE), 2 * tall[0])
        self.list.setFixedHeight(min(sum(tall), spared))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows anew."""
        super().resizeEvent(event)
        self.fit_height()


class QuorumLine(QWidget):
    """Whether the board may decide, in a mark and in words."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = StatusMark("done")
        self.cross = Icon("x", "red")
        self.verdict = words("", "strong")
        self.rest = words("", "", "ink2", wrap=True)
        self.is_met, self._is_tight = True, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        for at, part in enumerate((self.tick, self.cross, self.verdict, self.rest)):
            self._grid.addWidget(part, 0, at)
        self._grid.setColumnStretch(3, 1)

    def show_quorum(self, found: Quorum) -> None:
        """Say whether it is met, by how many, and by which rule."""
        self.is_met = found.is_met
        self.tick.setVisible(found.is_met)
        self.cross.setVisible(not found.is_met)
        lead, _full_stop, rest = found.words.partition(". ")
        self.verdict.setText(f"{lead.rstrip('.')}.")
        retone(self.verdict, tone="ink" if found.is_met else "red")
        self.rest.setText(rest.strip())
        self.fit(is_tight=self._is_tight)
        self.setToolTip(found.rule)
        self.setAccessibleName(found.words)
        self.setAccessibleDescription(found.rule)

    def fit(self, *, is_tight: bool) -> None:
        """Keep to one line where there is little room; say below it what is wrong."""
        self._is_tight = is_tight
        self.rest.setHidden(is_tight and self.is_met)
        if is_tight:
            self._grid.addWidget(self.rest, 1, 0, 1, 4)
        else:
            self._grid.addWidget(self.rest, 0, 3)
