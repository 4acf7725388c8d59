"""One record in two versions: the table, the choices, and what will be recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chair_desk.gui.merge_state import Deciding
from chair_desk.gui.parts.merge_cell import Said, Words
from chair_desk.gui.parts.merge_choice import ChoiceCards, MixLines
from chair_desk.gui.parts.merge_table import MergeTable
from chair_desk.gui.parts.merge_words import (
    MIX,
    THEIRS,
    YOURS,
    at_words,
    choice_words,
    first_name,
    whose,
)
from chair_desk.gui.parts.widgets import (
    Scroll,
    ShortLabel,
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.services.mixing import mixed
from chair_desk.services.two_versions import Line, Matter
from chair_desk.words import _

SIDE = 28


class _Recorded(QFrame):
    """What will stand in the record, with whose it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.setAccessibleName(_("What will be recorded"))
        self.said = Words("reading")
        layout = column(self.said)
        layout.setContentsMargins(16, 10, 14, 10)
        self.setLayout(layout)


class MergeDetail(QWidget):
    """The chosen matter. `way_chosen` carries the way, `settle_asked` and `previous_asked` none."""

    way_chosen = Signal(str)
    changed = Signal()
    settle_asked = Signal()
    previous_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deciding: Deciding | None = None
        self._matter: Matter | None = None
        self._names = (_("Yours"), _("Theirs"))
        self.reference = words("", "strong", "accent")
        self.context = ShortLabel("", "interface", "ink2")
        self.place = words("", tone="ink2")
        self.title = words("", "item_title", wrap=True)
        self.table = MergeTable()
        self.cards = ChoiceCards()
        self.mix = MixLines()
        self.recorded_title = words(_("What will be recorded"), "strong")
        self.recorded = _Recorded()
        self.promise = ShortLabel("", "small", "ink2")
        self.previous = secondary_button(_("Previous"), "arrow-up")
        self.settle = primary_button(_("Settle and next"), "corner-down-left")
        self.settle.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._has_just_mixed = False
        self._lay_out()
        self.sheet.verticalScrollBar().rangeChanged.connect(self._bring_lines_into_view)
        self.table.picked.connect(self._pick)
        self.cards.chosen.connect(self.choose)
        self.mix.picked.connect(self._pick)
        self.mix.written.connect(self._write)
        self.previous.clicked.connect(self.previous_asked)
        self.settle.clicked.connect(self.settle_asked)

    def _lay_out(self) -> None:
        self.sheet = Scroll(_("The record in two versions"))
        inner = QVBoxLayout(self.sheet.sheet)
        inner.setContentsMargins(SIDE, 16, SIDE, 16)
        inner.setSpacing(0)
        top = row(self.reference, self.context, self.place, spacing=12)
        top.setStretch(1, 1)
        inner.addLayout(top)
        inner.addSpacing(2)
        inner.addWidget(self.title)
        inner.addSpacing(12)
        inner.addWidget(self.table)
        inner.addSpacing(16)
        inner.addWidget(self.cards)
        inner.addSpacing(14)
        inner.addWidget(self.recorded_title)
        inner.addSpacing(8)
        inner.addWidget(self.recorded)
        inner.addSpacing(14)
        inner.addWidget(self.mix)
        inner.addStretch(1)
        foot = row(self.promise, self.previous, self.settle, spacing=12)
        foot.setStretch(0, 1)
        foot.setContentsMargins(SIDE, 12, SIDE, 12)
        self.setLayout(column(self.sheet, line_across(), foot))

    # -------------------------------------------------------------- showing

    def show_matter(self, deciding: Deciding, number: int, base_note: str, me: str) -> None:
        """Show a matter by its number; the note says when both were one, `me` who is here."""
        matter = deciding.matters[number]
        self._deciding, self._matter, self._has_just_mixed = deciding, matter, False
        self._names = (whose(matter.you, is_this_person=matter.you == me), whose(matter.who))
        self.reference.setText(matter.head.reference)
        self.reference.setVisible(bool(matter.head.reference))
        self.context.say(matter.head.context)
        self.place.setText(
            _("{number} of {count}").format(number=number + 1, count=len(deciding.matters))
        )
        self.title.setText(matter.head.title)
        heads = (
            (_("When you last shared"), base_note),
            (self._names[0], at_words(matter.yours_at)),
            (self._names[1], at_words(matter.theirs_at)),
        )
        self.table.show_lines(matter.lines, heads)
        self.cards.show_choices(choice_words(matter, *self._names), deciding.way(matter))
        self.promise.say(
            _("Whatever you choose, both versions stay in the history of {record}.").format(
                record=matter.head.short
            )
            if len(matter.head.short) <= SIDE
            else _("Whatever you choose, both versions stay in the history.")
        )
        self.previous.setEnabled(number > 0)
        self._show_way()
        self.sheet.verticalScrollBar().setValue(0)

    def _show_way(self) -> None:
        deciding, matter = self._deciding, self._matter
        if deciding is None or matter is None:
            return
        way = deciding.way(matter)
        picks, own = deciding.picks(matter), deciding.own(matter)
        self.cards.mark(way)
        self.table.show_picks(picks, way)
        self.mix.setVisible(way == MIX)
        if way == MIX:
            self.mix.show_matter(matter, self._names, picks, own)
        self.settle.setEnabled(bool(way))
        self.settle.setToolTip("" if way else _("Choose first: 1, 2 or 3."))
        self.settle.setAccessibleDescription(self.settle.toolTip())
        self._show_recorded()

    def _show_recorded(self) -> None:
        deciding, matter = self._deciding, self._matter
        if deciding is None or matter is None:
            return
        way = deciding.way(matter)
        self.recorded.setVisible(bool(way))
        self.recorded_title.setVisible(bool(way))
        if way:
            self.recorded.said.say(*self._told(deciding, matter, way))

    def _told(self, deciding: Deciding, matter: Matter, way: str) -> list[Said]:
        """Say what will stand in the record, and whose each part is."""
        if matter.kind != "edit":
            cards = choice_words(matter, *self._names)
            card = next(one for one in cards if one.way == way)
            return [Said(card.title, is_bold=True), Said(f"  {card.note}", "ink2")]
        picks, own = deciding.picks(matter), deciding.own(matter)
        parts: list[Said] = []
        for one_id, numbers in _by_difference(matter).items():
            if parts:
                parts.append(Said("\n"))
            lines = [matter.lines[number] for number in numbers]
            parts.append(Said(f"{lines[0].label}  ", "ink2"))
            picked = [picks.get(number, YOURS) for number in numbers]
            if one_id in own:
                parts += [
                    Said(own[one_id].strip(), is_bold=False),
                    Said(_("  your words"), "accent"),
                ]
                continue
            parts += self._said_of(lines, picked)
        return parts

    def _said_of(self, lines: list[Line], picked: list[str]) -> list[Said]:
        text = mixed(lines, dict(enumerate(picked))).strip()
        sides = {pick for line, pick in zip(lines, picked, strict=True) if line.is_disputed}
        if len(sides) > 1 or "both" in sides:
            whose_words, tone = _("both kept") if sides == {"both"} else _("mixed"), "teal"
        elif THEIRS in sides:
            whose_words, tone = (
                first_name(self._matter.who if self._matter else "") or _("theirs"),
                "teal",
            )
        else:
            is_you = self._names[0] == _("Yours")
            whose_words, tone = _("you") if is_you else self._names[0], "accent"
        return [
            Said(text or _("Nothing"), is_bold=not lines[0].is_prose),
            Said(f"  {whose_words}", tone),
        ]

    # -------------------------------------------------------------- choosing

    def choose(self, way: str) -> None:
        """Choose a way by its card or its key."""
        deciding, matter = self._deciding, self._matter
        if deciding is None or matter is None:
            return
        offered = {card.way for card in self.cards.cards if card.isEnabled()}
        if way not in offered:
            return
        deciding.choose(matter, way)
        self._show_way()
        self._has_just_mixed = way == MIX
        QTimer.singleShot(0, self._bring_lines_into_view)
        self.way_chosen.emit(way)

    def _bring_lines_into_view(self) -> None:
        """Scroll to the choices line by line, below all else, until one of them is made."""
        if self._has_just_mixed and self.mix.isVisible():
            self.sheet.ensureWidgetVisible(self.mix, 0, SIDE)

    def choose_card(self, number: int) -> None:
        """Choose by the number on the card."""
        if 0 < number <= len(self.cards.cards):
            self.choose(self.cards.cards[number - 1].way)

    def _pick(self, number: int, pick: str) -> None:
        self._has_just_mixed = False
        if self._deciding is not None and self._matter is not None:
            self._deciding.pick(self._matter, number, pick)
            self._deciding.write(self._matter, self._matter.lines[number].difference_id, None)
            picks = self._deciding.picks(self._matter)
            self.table.show_picks(picks, MIX)
            self._show_recorded()
            self.changed.emit()

    def _write(self, difference_id: str, text: object) -> None:
        if self._deciding is None or self._matter is None:
            return
        before = difference_id in self._deciding.own(self._matter)
        self._deciding.write(self._matter, difference_id, text if isinstance(text, str) else None)
        if before is not (text is not None):
            self._show_way()
            field = self.mix.first_field()
            if field is not None:
                field.setFocus()
        else:
            self._show_recorded()
        self.changed.emit()


def _by_difference(matter: Matter) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, line in enumerate(matter.lines):
        if line.difference_id:
            found.setdefault(line.difference_id, []).append(number)
    return found
