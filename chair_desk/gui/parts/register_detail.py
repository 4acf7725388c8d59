"""One entry of a register in full: what it says, its dates in law, its life, and its links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.glyphs import StatusMark
from chair_desk.gui.parts.linked_with import LinkedWith
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.parts.recommended import RecommendedHere
from chair_desk.gui.parts.register_matrix import RiskMatrix, matrix_words
from chair_desk.gui.parts.widgets import (
    Scroll,
    Section,
    clear,
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day, short_day, working_days_words
from chair_desk.services.log_dates import Deadline
from chair_desk.services.registers import Happened, RegisterCard
from chair_desk.words import _

LONG = 60
LAST_DAYS = 5
ROOMY = 115


class RegisterDetail(QWidget):
    """Shows a card. `asked` carries the last part of a command's name, `opened` a table and id."""

    asked = Signal(str)
    opened = Signal(str, str)
    unlinked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._scroll = Scroll(_("The entry"))
        self._inside = QVBoxLayout(self._scroll.sheet)
        self._inside.setContentsMargins(24, 14, 24, 20)
        self._inside.setSpacing(0)
        self._verbs: dict[QPushButton, str] = {}
        self.can_write = True
        self.setLayout(column(self._scroll))

    def show_card(self, card: RegisterCard) -> None:
        """Show an entry."""
        self._verbs.clear()
        clear(self._inside)
        self._add_head(card)
        self._add_verbs(card)
        self._add_dates(card.dates)
        self._add_scores(card)
        self._add_facts(card.facts)
        self._add_recommended(card)
        self._add_history(card.history)
        self._add_links(card)
        self._inside.addStretch(1)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        clear(self._inside)
        self._inside.addWidget(words(_("Nothing is chosen."), "reading", "ink2"))
        self._inside.addStretch(1)

    def _add_head(self, card: RegisterCard) -> None:
        shown = card.row
        line = row(words(shown.reference, "small_strong", "accent"), spacing=8)
        if shown.shape:
            line.addWidget(StatusMark(shown.shape))
        tone = "red" if shown.is_late else "ink2"
        line.addWidget(words(shown.state, "interface", tone, wrap=True), 1)
        self._inside.addLayout(line)
        self._inside.addSpacing(4)
        role = "record" if len(shown.title) > LONG else "title"
        self._inside.addWidget(words(shown.title, role, wrap=True))
        self._inside.addSpacing(10)

    def _add_verbs(self, card: RegisterCard) -> None:
        verbs = []
        if self.can_write and card.log_type is None:
            verbs.append(self._verb(_("Did it happen?"), "follow_up", "check"))
        elif self.can_write:
            verbs.append(self._verb(_("Change"), "edit", "pencil"))
            verbs.append(self._verb(_("Change its state"), "move", "arrow-right"))
        if card.meeting_id:
            verbs.append(self._verb(_("Open the meeting"), "meeting", "presentation"))
        self._add_row(verbs, 8)
        if self.can_write and card.has_ladder and card.row.is_open:
            self._inside.addSpacing(8)
            self._add_row(self._ladder_verbs(card), 8)
            links = [self._link(_("Draft the letter"), "letter", "mail")]
            if card.is_running and not card.values.get("paused_on"):
                links.insert(0, self._link(_("Pause the clock"), "pause", "pause"))
            self._inside.addSpacing(6)
            self._add_row(links, 14)
        self._inside.addSpacing(12)
        self._inside.addWidget(line_across("strong"))

    def _add_row(self, buttons: Sequence[QPushButton], spacing: int) -> None:
        """Put buttons side by side, or below one another where the letters are large."""
        if look().percent <= ROOMY:
            self._inside.addLayout(row(*buttons, None, spacing=spacing))
            return
        for button in buttons:
            self._inside.addLayout(row(button, None))
            self._inside.addSpacing(6)

    def _ladder_verbs(self, card: RegisterCard) -> list[QPushButton]:
        """Return the two or three verbs that come next on the ladder."""
        if card.values.get("answered_on"):
            is_judged = card.values.get("judgement")
            return [] if is_judged else [self._verb(_("Judge the answer"), "judge", "scale")]
        found = []
        if card.values.get("paused_on"):
            found.append(self._verb(_("Let the clock go on"), "resume", "play"))
        found.append(self._verb(_("Record an answer"), "answer", "inbox"))
        found.append(self._verb(_("Take it further"), "escalate", "arrow-up"))
        return found

    def _verb(self, label: str, verb: str, icon_name: str) -> QPushButton:
        button = secondary_button(label, icon_name, small=True)
        self._verbs[button] = verb
        button.clicked.connect(self._say)
        return button

    def _link(self, label: str, verb: str, icon_name: str) -> QPushButton:
        button = link_button(label, icon_name)
        self._verbs[button] = verb
        button.clicked.connect(self._say)
        return button

    def _say(self) -> None:
        verb = self._verbs.get(self.sender())  # type: ignore[call-overload]
        if verb:
            self.asked.emit(verb)

    # -------------------------------------------------------------- what it says

    def _add_dates(self, dates: tuple[Deadline, ...]) -> None:
        if not dates:
            return
        self._inside.addSpacing(10)
        self._inside.addWidget(Section(_("Dates in law and guidance")))
        for one in dates:
            self._inside.addSpacing(4)
            self._inside.addLayout(_deadline(one))
            for text, role, tone in ((_(one.label), "", ""), (one.source, "small", "ink3")):
                if text:
                    said = words(text, role, tone, wrap=True)
                    said.setContentsMargins(look().px(22), 0, 0, 0)
                    self._inside.addWidget(said)
        self._inside.addSpacing(6)

    def _add_scores(self, card: RegisterCard) -> None:
        if card.scores is None:
            return
        self._inside.addSpacing(10)
        said = column(
            words(matrix_words(card.scores, card.left_over), "strong", wrap=True),
            words(card.trend, "reading", "ink2", wrap=True),
            words(_("● as it is   ○ with what is done"), "small", "ink2", wrap=True),
            spacing=4,
        )
        said.addStretch(1)
        matrix = RiskMatrix(card.scores, card.left_over)
        if look().percent <= ROOMY:
            line = row(matrix, spacing=16)
            line.addLayout(said, 1)
            self._inside.addLayout(line)
        else:
            self._inside.addLayout(row(matrix, None))
            self._inside.addLayout(said)

    def _add_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        self._inside.addSpacing(8)
        for label, text in facts:
            self._inside.addSpacing(4)
            self._inside.addLayout(_fact(label, text))

    def _add_history(self, history: tuple[Happened, ...]) -> None:
        if history:
            self._inside.addSpacing(14)
            self._inside.addWidget(Section(_("What has happened")))
        for one in history:
            self._inside.addSpacing(4)
            self._inside.addLayout(self._happened(one))
        if self.can_write:
            self._inside.addSpacing(8)
            self._inside.addLayout(row(self._link(_("Add a note"), "note", "plus"), None))

    def _happened(self, one: Happened) -> QBoxLayout:
        when = words(short_day(one.on) if one.on else "", "figures", "ink2")
        when.setFixedWidth(look().wide(58))
        label = row(words(one.label, "strong"), spacing=8)
        if one.letter is not None:
            link = PlaceLink(one.letter)
            link.opened.connect(self.opened)
            label.addWidget(link)
        label.addStretch(1)
        said = column(label, spacing=0)
        if one.words:
            said.addWidget(words(one.words, wrap=True))
        line = row(spacing=8)
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        return line

    def _add_recommended(self, card: RegisterCard) -> None:
        if card.recommended:
            shown = RecommendedHere(card.recommended)
            shown.opened.connect(self.opened)
            self._inside.addSpacing(14)
            self._inside.addWidget(shown)

    def _add_links(self, card: RegisterCard) -> None:
        self._inside.addSpacing(14)
        linked = LinkedWith(card.links, can_write=self.can_write)
        linked.opened.connect(self.opened)
        linked.removed.connect(self.unlinked)
        self._inside.addWidget(linked)
        if self.can_write:
            self._inside.addSpacing(6)
            self._inside.addLayout(
                row(self._link(_("Link with another record"), "link", "link"), None)
            )


def _deadline(one: Deadline) -> QBoxLayout:
    left = one.working_days
    if one.met_on is not None:
        shape, tone = "done", "red" if one.was_late else "grn"
        said = _("met {date}").format(date=short_day(one.met_on))
        said = _("{met}, late").format(met=said) if one.was_late else said
    else:
        count = abs(left or 0)
        shape = "late" if one.was_late else "at_risk" if count <= LAST_DAYS else "on_track"
        tone = "red" if one.was_late else "ink2"
        said = working_days_words(-count if one.was_late else count)
    day = row(StatusMark(shape), words(full_day(one.due_on), "strong"), None, spacing=8)
    left_words = words(said, "interface", tone)
    if look().percent <= ROOMY:
        day.addWidget(left_words)
        return day
    left_words.setContentsMargins(look().px(22), 0, 0, 0)
    return column(day, left_words, spacing=0)


def _fact(label: str, text: str) -> QBoxLayout:
    name = words(label, "small", "ink2", wrap=True)
    name.setFixedWidth(look().wide(132))
    line = row(spacing=10)
    line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(text, wrap=True), 1)
    return line
