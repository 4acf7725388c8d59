"""The rows of a partner's page: a seat, who is in it, a letter; each with what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.kind_words import SEAT_KINDS
from chair_desk.gui.parts.widgets import (
    Icon,
    ShortLabel,
    column,
    link_button,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import level_words
from chair_desk.records.people import Appointment, Delegation, Person
from chair_desk.services.members import Member
from chair_desk.words import _


class Asks(QWidget):
    """Holds link buttons that ask for something about one record; `asked` carries both."""

    asked = Signal(str, str)

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self._id = record_id
        self._verbs: dict[QPushButton, str] = {}

    def ask(self, button: QPushButton, verb: str, name: str) -> QPushButton:
        """Let a button ask for this verb; `name` is said to a screen reader."""
        button.setAccessibleName(name)
        self._verbs[button] = verb
        button.clicked.connect(self._say)
        return button

    def _say(self) -> None:
        verb = self._verbs.get(self.sender())  # type: ignore[call-overload]
        if verb:
            self.asked.emit(verb, self._id)


class SeatRow(Asks):
    """A seat: its role on the board, and what can be done about it."""

    def __init__(self, member: Member) -> None:
        super().__init__(member.seat.id)
        role = member.seat.role or _(SEAT_KINDS[member.seat.kind])
        asks = [
            (_("Appoint"), "appoint", _("Appoint somebody to {seat}")),
            (_("Add deputy"), "deputy", _("Add a deputy to {seat}")),
            (_("Edit"), "edit_seat", _("Edit the seat {seat}")),
        ]
        if member.is_ranked:
            asks.insert(2, (_("Agree level"), "agree_level", _("Agree a level for {seat}")))
        line = row(ShortLabel(role, "small_strong", "ink2"), spacing=4)
        line.setStretch(0, 1)
        for label, verb, name in asks:
            button = link_button(label)
            button.setProperty("small", "true")
            line.addWidget(self.ask(button, verb, name.format(seat=role)))
        line.setContentsMargins(0, 8, 0, 2)
        self.setLayout(line)


class PersonRow(Asks):
    """Who holds a seat or deputises: ladder, name and post, what each can agree to."""

    def __init__(self, person: Person, appointment: Appointment, level: Level, said: str) -> None:
        super().__init__(appointment.id)
        change = link_button(_("Change"))
        end = link_button(_("End"))
        name = person.name
        self.ask(
            change, "edit_appointment", _("Change the appointment of {name}").format(name=name)
        )
        self.ask(end, "end_appointment", _("End the appointment of {name}").format(name=name))
        for button in (change, end):
            button.setProperty("small", "true")
        lines = column(ShortLabel(name, "strong"), words(said, "small", "ink2", wrap=True))
        able = words(level.words, "medium", level.tone)
        able.setFixedWidth(look().px(142))
        line = row(spacing=12)
        if level.is_ranked:
            line.addWidget(Ladder(level.held, level.agreed))
        line.addLayout(lines, 1)
        line.addWidget(able)
        line.addLayout(row(change, end, spacing=4))
        whole = column(line)
        if level.reason:
            whole.addLayout(self._asking(level.reason, name))
        whole.setContentsMargins(0, 3, 0, 6)
        self.setLayout(whole)

    def _asking(self, reason: str, name: str) -> QBoxLayout:
        """Say why the level is not known, and offer to choose it: the board is asked once."""
        choose = link_button(_("Choose the level"))
        choose.setProperty("small", "true")
        said = _("Choose the level of {name}").format(name=name)
        self.ask(choose, "edit_appointment", said)
        line = row(words(reason, "small", "amb", wrap=True), choose, spacing=10)
        line.setStretch(0, 1)
        return line


@frozen
class Level:
    """What somebody can agree to beside what was agreed, as said and toned on a row."""

    is_ranked: bool
    held: int | None
    agreed: int | None
    reason: str = ""

    @property
    def words(self) -> str:
        """Say the level, or that there is none."""
        return level_words(self.held) if self.is_ranked else ""

    @property
    def tone(self) -> str:
        """Amber below the agreed level, the accent at it, grey where it is not known."""
        if self.held is None:
            return "ink2"
        return "amb" if self.agreed is not None and self.held < self.agreed else "accent"


def level_of(member: Member, held: int | None, reason: str = "") -> Level:
    """Return the level of somebody in a seat; `reason` says why it is not known."""
    return Level(
        is_ranked=member.is_ranked,
        held=held,
        agreed=member.agreed_level,
        reason=reason if held is None and member.is_ranked else "",
    )


def post_words(appointment: Appointment) -> str:
    """Say a post with its rank and since when: "Detective Superintendent (Det Supt), since…"."""
    post = appointment.post or appointment.rank
    if appointment.post and appointment.rank and appointment.rank != appointment.post:
        post = f"{appointment.post} ({appointment.rank})"
    if appointment.starts_on is None:
        return post
    since = _("since {date}").format(date=full_day(appointment.starts_on))
    return ", ".join(part for part in (post, since) if part)


class LetterRow(Asks):
    """A letter of delegation: from when to when, for what, within what, and who hears of it."""

    def __init__(self, letter: Delegation, who: str, due: str = "") -> None:
        super().__init__(letter.id)
        change, remove = link_button(_("Change")), link_button(_("Remove"))
        self.ask(change, "edit_letter", _("Change the letter: {who}").format(who=who))
        self.ask(remove, "remove_letter", _("Remove the letter: {who}").format(who=who))
        for button in (change, remove):
            button.setProperty("small", "true")
        line = row(Icon("file-text"), ShortLabel(who, "medium"), change, remove, spacing=10)
        line.setStretch(1, 1)
        whole = column(line)
        if due:  # in words and with a mark: never by colour alone
            said = _("This letter {state}.").format(state=due)
            warning = row(Icon("triangle-alert", "amb"), words(said, "strong", "amb", wrap=True))
            warning.setStretch(1, 1)
            whole.addLayout(warning)
        in_full = words(letter_words(letter), "small", "ink2", wrap=True)
        in_full.setContentsMargins(26, 0, 0, 0)
        whole.addWidget(in_full)
        whole.setContentsMargins(0, 6, 0, 6)
        self.setLayout(whole)


def letter_words(letter: Delegation) -> str:
    """Say a letter in full: its days, what it delegates, its limits, how the deputy answers."""
    parts = [_letter_days(letter)]
    for label, value in (
        (_("Functions"), letter.functions),
        (_("Limits"), letter.limits),
        (_("How the deputy answers"), letter.briefing),
        (_("Document"), letter.document),
    ):
        if value:
            parts.append(f"{label}: {value.rstrip('.')}")
    return ". ".join(parts) + "."


def _letter_days(letter: Delegation) -> str:
    if letter.starts_on is not None and letter.starts_on == letter.ends_on:
        return _("For the meeting of {date} alone").format(date=full_day(letter.starts_on))
    days = [
        _("From {date}").format(date=full_day(letter.starts_on))
        if letter.starts_on
        else _("Without a date")
    ]
    if letter.ends_on:
        days.append(_("to {date}").format(date=full_day(letter.ends_on)))
    if letter.review_on:
        days.append(_("review {date}").format(date=full_day(letter.review_on)))
    return ", ".join(days)
