"""What is still open on an item: actions and entries of logs made at it before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.widgets import ShortLabel, clear, row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.actions import Action, ActionState
from chair_desk.records.days_in_words import day_month
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.services.desk import Desk
from chair_desk.words import _, ngettext

MOST = 4
_OPEN = (ActionState.OPEN, ActionState.AT_RISK)
_REFERENCE = re.compile(r"\b[A-Z]-\d{3,}\b")


@frozen
class OpenThing:
    """One open action or entry: its mark is a key of `STATUS_WORDS`."""

    reference: str
    title: str
    tone: str
    mark: str
    words: str
    is_late: bool


def open_on(desk: Desk, item_id: str, today: date) -> list[OpenThing]:
    """Return what earlier meetings left open on an item, the latest due first.

    An earlier item is the same matter where this one was carried from it, is the same standing
    item, or one title begins the other; what is named in the title or the ask counts too.
    """
    item = desk.get(AgendaItem, item_id)
    if item is None:
        return []
    actions = desk.rows(Action, state=_OPEN)
    entries = desk.rows(LogEntry, log_type="challenge", closed_on=None)
    found: list[tuple[Action | LogEntry, str]] = [(one, "accent") for one in actions]
    found += [(one, "plum") for one in entries]
    ids = {one.item_id for one, _tone in found if one.item_id and one.item_id != item_id}
    same = {row_.id for row_ in desk.rows(AgendaItem, id=ids) if _is_same(row_, item)}
    named = set(_REFERENCE.findall(f"{item.title} {item.asked}"))
    dated: list[tuple[date | None, OpenThing]] = [
        (one.due_on, _thing(one.reference, one.title, tone, one.due_on, today))
        for one, tone in found
        if one.item_id in same or one.reference in named
    ]
    dated.sort(key=lambda pair: (pair[0] is None, pair[0], pair[1].reference))
    return [thing for _due, thing in dated]


def _is_same(earlier: AgendaItem, item: AgendaItem) -> bool:
    if earlier.id == item.carried_from_id:
        return True
    if earlier.standing_key and earlier.standing_key == item.standing_key:
        return True
    one, other = sorted((folded(earlier.title), folded(item.title)), key=len)
    return len(one.split()) > 1 and other.startswith(one)


def _thing(reference: str, title: str, tone: str, due: date | None, today: date) -> OpenThing:
    if due is None:
        return OpenThing(reference, title, tone, "not_started", _("no date"), False)
    late = (today - due).days
    if late > 0:
        said = ngettext("{count} day late", "{count} days late", late).format(count=late)
        return OpenThing(reference, title, tone, "late", said, True)
    return OpenThing(reference, title, tone, "on_track", day_month(due), False)


class OpenPanel(QWidget):
    """The list under the room; hidden where nothing is open."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[OpenThing, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.more = words("", "small", "ink3")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 9, 16, 8)
        layout.setSpacing(2)
        layout.addWidget(words(_("Open on this item"), "strong"))
        layout.addLayout(self._rows)
        layout.addWidget(self.more)
        self.hide()

    def show_things(self, found: Sequence[OpenThing], most: int = MOST) -> None:
        """Show what is open, the latest due first."""
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear(self._rows)
        for thing in found[:most]:
            self._rows.addWidget(_OpenRow(thing))
        rest = len(found) - most
        self.more.setVisible(rest > 0)
        self.more.setText(_("and {count} more").format(count=rest))


class _OpenRow(QWidget):
    def __init__(self, thing: OpenThing) -> None:
        super().__init__()
        reference = words(thing.reference, "small_strong", thing.tone)
        reference.setFixedWidth(look().px(46))
        due = words(thing.words, "small_strong" if thing.is_late else "small",
                    "red" if thing.is_late else "ink2")  # fmt: skip
        layout = row(reference, ShortLabel(thing.title), StatusMark(thing.mark), due)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedHeight(look().px(29))
        self.setAccessibleName(f"{thing.reference} {thing.title}, {thing.words}")
