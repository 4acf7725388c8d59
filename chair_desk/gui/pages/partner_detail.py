"""One partner in full: who speaks for it, its seats, its letters, its last meetings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.chain import Chain
from chair_desk.gui.parts.glyphs import Bar, History, Ladder
from chair_desk.gui.parts.kind_words import SEAT_KINDS, STANDINGS
from chair_desk.gui.parts.widgets import (
    Icon,
    Scroll,
    Section,
    ShortLabel,
    clear,
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    tag,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.levels import level_words
from chair_desk.records.people import Delegation, Standing
from chair_desk.services.members import Deputy, Member
from chair_desk.services.partners import PartnerCard, SeatCard
from chair_desk.words import _, ngettext

BESIDE = 250


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
    """A seat: its role, who holds it, at what level, and what can be done about it."""

    def __init__(self, seat: SeatCard) -> None:
        member = seat.member
        super().__init__(member.seat.id)
        role = member.seat.role or _(SEAT_KINDS[member.seat.kind])
        holder = member.person.name if member.person else _("Nobody in post")
        who = words(holder, "strong", "" if member.person else "red")
        parts = [row(words(role, "small", "ink2"), None, *self._buttons(member, role)), who]
        if member.appointment is not None:
            parts.append(words(_post(member), "small", "ink2", wrap=True))
        left = column(*parts, spacing=1)
        level = self._level(seat)
        whole = row(level, spacing=14)
        whole.addLayout(left, 1)
        whole.setContentsMargins(0, 9, 0, 9)
        self.setLayout(whole)

    def _level(self, seat: SeatCard) -> QWidget:
        member = seat.member
        held = member.appointment.level if member.appointment else None
        box = QWidget()
        box.setFixedWidth(look().px(176))
        if not member.is_ranked:
            box.setLayout(row(words(_("Not ranked"), "small", "ink3"), None))
            return box
        said = level_words(held) if member.appointment else _("No level")
        tone = "ink2"
        if held and member.agreed_level:
            tone = "amb" if held < member.agreed_level else "accent"
        lines = column(ShortLabel(said, "medium", tone))
        if seat.reading is not None and seat.reading.reason:
            lines.addWidget(words(seat.reading.reason, "small", "amb", wrap=True))
        whole = row(Ladder(held, member.agreed_level), spacing=10)
        whole.addLayout(lines, 1)
        box.setLayout(whole)
        return box

    def _buttons(self, member: Member, role: str) -> list[QPushButton]:
        asks = [
            (_("Appoint"), "appoint", _("Appoint somebody to {seat}")),
            (_("Deputy"), "deputy", _("Add a deputy to {seat}")),
            (_("Seat"), "edit_seat", _("Change {seat}")),
        ]
        if member.is_ranked:
            asks.insert(2, (_("Level"), "agree_level", _("Agree a level for {seat}")))
        return [
            self.ask(link_button(label), verb, name.format(seat=role)) for label, verb, name in asks
        ]


def _post(member: Member) -> str:
    row_ = member.appointment
    if row_ is None:
        return ""
    post = row_.post or row_.rank
    if row_.post and row_.rank and row_.rank != row_.post:
        post = f"{row_.post} ({row_.rank})"
    if row_.starts_on is None:
        return post
    since = _("since {date}").format(date=full_day(row_.starts_on))
    return ", ".join(part for part in (post, since) if part)


class PersonRow(Asks):
    """A holder or deputy: name, post, and what can be done about the appointment."""

    def __init__(self, name: str, said: str, appointment_id: str) -> None:
        super().__init__(appointment_id)
        change = self.ask(
            link_button(_("Change")), "edit_appointment", _("Change {name}").format(name=name)
        )
        end = self.ask(
            link_button(_("End")),
            "end_appointment",
            _("End the appointment of {name}").format(name=name),
        )
        line = row(
            Icon("corner-down-right", "ink3", side=14),
            words(name, "medium"),
            ShortLabel(said, "small", "ink2"),
            change,
            end,
            spacing=10,
        )
        line.setStretch(2, 1)
        line.setContentsMargins(look().px(190), 3, 0, 5)
        self.setLayout(line)


class LetterRow(Asks):
    """A letter of delegation."""

    def __init__(self, letter: Delegation, who: str) -> None:
        super().__init__(letter.id)
        since = full_day(letter.starts_on) if letter.starts_on else _("without a date")
        until = (
            _("review {date}").format(date=full_day(letter.review_on)) if letter.review_on else ""
        )
        change = self.ask(
            link_button(_("Change")), "edit_letter", _("Change the letter: {who}").format(who=who)
        )
        remove = self.ask(
            link_button(_("Remove")), "remove_letter", _("Remove the letter: {who}").format(who=who)
        )
        said = ", ".join(part for part in (since, until, letter.functions) if part)
        line = row(
            Icon("file-text"),
            words(who, "medium"),
            ShortLabel(said, "small", "ink2"),
            change,
            remove,
            spacing=10,
        )
        line.setStretch(2, 1)
        line.setContentsMargins(0, 6, 0, 6)
        self.setLayout(line)


class PartnerDetail(QWidget):
    """Shows a partner's card; whatever is asked for on it goes up as `asked` (verb, id)."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._scroll = Scroll(_("The partner"))
        self._inside = QVBoxLayout(self._scroll.sheet)
        self._inside.setContentsMargins(28, 16, 28, 20)
        self._inside.setSpacing(0)
        self.setLayout(column(self._scroll))

    def show_card(self, card: PartnerCard, letters: list[tuple[Delegation, str]]) -> None:
        """Show a partner."""
        clear(self._inside)
        organisation = card.organisation
        head = Asks(organisation.id)
        edit = head.ask(
            secondary_button(_("Edit"), "pencil", small=True), "edit_partner", _("Edit the partner")
        )
        tone = "accent" if organisation.standing is Standing.STATUTORY else ""
        name = words(organisation.name, "title", wrap=True)
        head_line = row(name, tag(_(STANDINGS[organisation.standing]), tone), edit, spacing=12)
        head_line.setStretch(0, 1)
        head.setLayout(head_line)
        self._add(head)
        self._inside.addWidget(words(_summary(card), "reading", "ink2", wrap=True))
        self._add_notes(card)
        self._add_chain(card)
        beside = self._beside(card)
        seats = self._seats(card)
        body = row(spacing=28)
        body.addLayout(seats, 1)
        body.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addSpacing(16)
        self._inside.addLayout(body)
        self._add_letters(organisation.id, letters)
        self._inside.addStretch(1)

    def show_seat(self, member: Member) -> None:
        """Show a seat that belongs to no partner: a lay member, the chair, staff."""
        clear(self._inside)
        title = member.person.name if member.person else member.seat.role
        kind = tag(_(SEAT_KINDS[member.seat.kind]))
        line = row(words(title, "title", wrap=True), kind, None, spacing=12)
        self._inside.addLayout(line)
        said = _("Sits for no agency, and is not ranked.")
        self._inside.addWidget(words(said, "reading", "ink2", wrap=True))
        self._inside.addSpacing(14)
        self._inside.addWidget(line_across())
        self._add(SeatRow(SeatCard(member=member)))
        self._add_people(self._inside, member)
        self._inside.addStretch(1)

    def _add(self, part: Asks) -> None:
        part.asked.connect(self.asked)
        self._inside.addWidget(part)

    def _add_notes(self, card: PartnerCard) -> None:
        notes = []
        if card.predecessor is not None:
            notes.append(_("Took over from {name}.").format(name=card.predecessor.name))
        if card.successor is not None:
            notes.append(_("Its place was taken by {name}.").format(name=card.successor.name))
        if card.floor is not None:
            notes.append(card.floor.words)
        if notes:
            self._inside.addWidget(words(" ".join(notes), tone="ink2", wrap=True))

    def _add_chain(self, card: PartnerCard) -> None:
        self._inside.addSpacing(14)
        short = card.organisation.short_name or card.organisation.name
        line = row(words(_("Who speaks for {partner}").format(partner=short), "section"), None)
        if card.chain_words:
            line.addWidget(Icon("unlink", "amb"))
            line.addWidget(words(card.chain_words, "strong", "amb"))
        self._inside.addLayout(line)
        self._inside.addSpacing(8)
        if card.chain:
            self._inside.addWidget(Chain(card.chain, card.agreed_level))
            return
        self._inside.addWidget(
            words(_("Nobody yet. Appoint somebody to a seat below."), "record", wrap=True)
        )

    def _seats(self, card: PartnerCard) -> QVBoxLayout:
        seats = column(Section(_("Seats and who holds them")), 6, line_across())
        for seat in card.seats:
            line = SeatRow(seat)
            line.asked.connect(self.asked)
            seats.addWidget(line)
            self._add_people(seats, seat.member)
            seats.addWidget(line_across())
        add = Asks(card.organisation.id)
        button = add.ask(link_button(_("Add a seat"), "plus"), "add_seat", _("Add a seat"))
        add.setLayout(row(button, None))
        add.asked.connect(self.asked)
        seats.addSpacing(8)
        seats.addWidget(add)
        seats.addStretch(1)
        return seats

    def _add_people(self, layout: QVBoxLayout, member: Member) -> None:
        if member.person is not None and member.appointment is not None:
            said = _("holds the seat")
            self._add_person(layout, PersonRow(member.person.name, said, member.appointment.id))
        for deputy in member.deputies:
            self._add_person(
                layout, PersonRow(deputy.person.name, _deputy(deputy), deputy.appointment.id)
            )

    def _add_person(self, layout: QVBoxLayout, line: PersonRow) -> None:
        line.asked.connect(self.asked)
        layout.addWidget(line)

    def _beside(self, card: PartnerCard) -> QWidget:
        beside = QWidget()
        beside.setFixedWidth(look().px(BESIDE))
        layout = column(Section(_("Last {count} meetings").format(count=len(card.marks))), 8)
        bars = [Bar(mark.level if mark.is_here else None, mark.can_commit) for mark in card.marks]
        if bars and card.agreed_level:
            layout.addWidget(History(bars, card.agreed_level))
        else:
            layout.addWidget(words(_("No meeting yet."), tone="ink2"))
        layout.addSpacing(18)
        layout.addWidget(Section(_("Open actions")))
        layout.addSpacing(4)
        layout.addWidget(words(_actions(card), tone="ink2", wrap=True))
        beside.setLayout(layout)
        return beside

    def _add_letters(self, organisation_id: str, letters: list[tuple[Delegation, str]]) -> None:
        self._inside.addSpacing(14)
        self._inside.addWidget(Section(_("Letters of delegation")))
        self._inside.addSpacing(6)
        self._inside.addWidget(line_across())
        for letter, who in letters:
            self._add(LetterRow(letter, who))
            self._inside.addWidget(line_across())
        self._inside.addSpacing(8)
        add = Asks(organisation_id)
        name = _("Record a letter")
        add.setLayout(row(add.ask(link_button(name, "plus"), "add_letter", name), None))
        self._add(add)


def _summary(card: PartnerCard) -> str:
    agreed = _("Agreed level: {level}.").format(level=card.agreed_words)
    return f"{card.meetings_words} {agreed}".strip()


def _deputy(deputy: Deputy) -> str:
    post = deputy.appointment.post or deputy.appointment.rank
    said = _("deputy, {post}").format(post=post) if post else _("deputy")
    if deputy.appointment.level:
        said = f"{said}: {level_words(deputy.appointment.level)}"
    return said


def _actions(card: PartnerCard) -> str:
    if not card.open_actions:
        return _("None.")
    said = ngettext("{count} open action", "{count} open actions", card.open_actions).format(
        count=card.open_actions
    )
    if card.late_actions:
        said += _(", {count} late").format(count=card.late_actions)
    return said + "."
