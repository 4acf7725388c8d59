"""One partner in full: who speaks for it, its seats, its letters, its last meetings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.interests_section import InterestsSection
from chair_desk.gui.parts.chain import Chain
from chair_desk.gui.parts.glyphs import Bar, History, Ladder
from chair_desk.gui.parts.kind_words import SEAT_KINDS, STANDINGS
from chair_desk.gui.parts.mandate_table import MandateTable
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
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import level_words
from chair_desk.records.people import Appointment, Delegation, Person, Standing
from chair_desk.services.interests import PersonInterests
from chair_desk.services.members import Member
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
        lines = column(ShortLabel(name, "strong"), ShortLabel(said, "small", "ink2"))
        able = words(level.words, "medium", level.tone)
        able.setFixedWidth(look().px(142))
        line = row(spacing=12)
        if level.is_ranked:
            line.addWidget(Ladder(level.held, level.agreed))
        line.addLayout(lines, 1)
        line.addWidget(able)
        line.addLayout(row(change, end, spacing=4))
        line.setContentsMargins(0, 3, 0, 6)
        self.setLayout(line)


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


def _level(member: Member, held: int | None) -> Level:
    return Level(is_ranked=member.is_ranked, held=held, agreed=member.agreed_level)


def _post(appointment: Appointment) -> str:
    post = appointment.post or appointment.rank
    if appointment.post and appointment.rank and appointment.rank != appointment.post:
        post = f"{appointment.post} ({appointment.rank})"
    if appointment.starts_on is None:
        return post
    since = _("since {date}").format(date=full_day(appointment.starts_on))
    return ", ".join(part for part in (post, since) if part)


class LetterRow(Asks):
    """A letter of delegation."""

    def __init__(self, letter: Delegation, who: str, due: str = "") -> None:
        super().__init__(letter.id)
        since = full_day(letter.starts_on) if letter.starts_on else _("without a date")
        review = full_day(letter.review_on) if letter.review_on else ""
        until = _("review {date}").format(date=review) if review else ""
        said = ", ".join(part for part in (since, until, letter.functions) if part)
        change, remove = link_button(_("Change")), link_button(_("Remove"))
        self.ask(change, "edit_letter", _("Change the letter: {who}").format(who=who))
        self.ask(remove, "remove_letter", _("Remove the letter: {who}").format(who=who))
        short = ShortLabel(said, "small", "ink2")
        line = row(Icon("file-text"), ShortLabel(who, "medium"), short, change, remove, spacing=10)
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        whole = column(line)
        if due:  # in words and with a mark: never by colour alone
            warning = words(_("This letter {state}.").format(state=due), "strong", "amb")
            whole.addLayout(row(Icon("triangle-alert", "amb"), warning, None))
        whole.setContentsMargins(0, 6, 0, 6)
        self.setLayout(whole)


class PartnerDetail(QWidget):
    """Shows a partner's card; whatever is asked for on it goes up as `asked` (verb, id)."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._scroll = Scroll(_("The partner"))
        self._inside = QVBoxLayout(self._scroll.sheet)
        self._inside.setContentsMargins(28, 16, 28, 20)
        self._inside.setSpacing(0)
        self._head: QBoxLayout | None = None
        self._body: QBoxLayout | None = None
        self._partner_id = ""
        self.setLayout(column(self._scroll))

    def show_card(
        self,
        card: PartnerCard,
        letters: list[tuple[Delegation, str]],
        interests: Sequence[PersonInterests] = (),
    ) -> None:
        """Show a partner."""
        self._head = self._body = None
        clear(self._inside)
        organisation = card.organisation
        head = Asks(organisation.id)
        button = secondary_button(_("Edit"), "pencil", small=True)
        edit = head.ask(button, "edit_partner", _("Edit the partner"))
        tone = "accent" if organisation.standing is Standing.STATUTORY else ""
        name = ShortLabel(organisation.name, "title")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        standing = tag(_(STANDINGS[organisation.standing]), tone)
        head.setLayout(row(name, standing, None, edit, spacing=12))
        self._add(head)
        self._inside.addWidget(words(_summary(card), "reading", "ink2", wrap=True))
        self._add_notes(card)
        self._add_chain(card)
        beside = self._beside(card)
        seats = self._seats(card)
        self._body = row(spacing=28)
        self._body.addLayout(seats, 1)
        self._body.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addSpacing(16)
        self._inside.addLayout(self._body)
        self._fold()
        self._add_letters(card, letters)
        self._add(InterestsSection(interests))
        self._inside.addStretch(1)

    def _fold(self) -> None:
        """Put the last meetings below the seats where there is no room beside them."""
        is_narrow = self.width() < look().px(720)
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        for layout in (self._head, self._body):
            if layout is not None:
                layout.setDirection(direction)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it became narrow."""
        super().resizeEvent(event)
        self._fold()

    def show_seat(self, member: Member, interests: Sequence[PersonInterests] = ()) -> None:
        """Show a seat that belongs to no partner: a lay member, the chair, staff."""
        self._head = self._body = None
        clear(self._inside)
        title = member.person.name if member.person else member.seat.role
        kind = tag(_(SEAT_KINDS[member.seat.kind]))
        line = row(words(title, "title", wrap=True), kind, None, spacing=12)
        self._inside.addLayout(line)
        said = _("Sits for no agency, and is not ranked.")
        self._inside.addWidget(words(said, "reading", "ink2", wrap=True))
        self._inside.addSpacing(14)
        self._inside.addWidget(line_across())
        self._add(SeatRow(member))
        self._add_people(self._inside, SeatCard(member=member))
        self._add(InterestsSection(interests))
        self._inside.addStretch(1)

    def _add(self, part: Asks | InterestsSection) -> None:
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
        title = words(_("Who speaks for {partner}").format(partner=short), "section", wrap=True)
        self._head = row(spacing=12)
        self._head.addWidget(title, 1)
        if card.chain_words:
            broken = row(Icon("unlink", "amb"), words(card.chain_words, "strong", "amb"), None)
            self._head.addLayout(broken)
        self._inside.addLayout(self._head)
        self._inside.addSpacing(8)
        if card.chain:
            self._inside.addWidget(Chain(card.chain, card.agreed_level))
            steps = "\n".join(f"{said}." for said in card.steps)
            self._inside.addWidget(words(steps, "small", "ink2", wrap=True))
            return
        self._inside.addWidget(
            words(_("Nobody yet. Appoint somebody to a seat below."), "record", wrap=True)
        )

    def _seats(self, card: PartnerCard) -> QVBoxLayout:
        seats = column(spacing=0)
        self._add_mandates(seats, card)
        for part in (Section(_("Seats and who holds them")), line_across()):
            seats.addWidget(part)
            seats.addSpacing(6 if isinstance(part, Section) else 0)
        for seat in card.seats:
            line = SeatRow(seat.member)
            line.asked.connect(self.asked)
            seats.addWidget(line)
            self._add_people(seats, seat)
            seats.addWidget(line_across())
        add = Asks(card.organisation.id)
        button = add.ask(link_button(_("Add a seat"), "plus"), "add_seat", _("Add a seat"))
        add.setLayout(row(button, None))
        add.asked.connect(self.asked)
        seats.addSpacing(8)
        seats.addWidget(add)
        seats.addStretch(1)
        return seats

    def _add_mandates(self, layout: QVBoxLayout, card: PartnerCard) -> None:
        if not card.chain:
            return
        table = MandateTable(card.chain, card.mandates)
        self._partner_id = card.organisation.id
        table.asked.connect(self._ask_mandate)
        layout.addWidget(Section(_("What each can agree to in the room")))
        layout.addSpacing(6)
        layout.addWidget(table)
        for said in card.briefings:
            answers = _("How the delegate answers: {words}.").format(words=said.rstrip("."))
            layout.addSpacing(6)
            layout.addWidget(words(answers, tone="ink2", wrap=True))
        layout.addSpacing(16)

    def _ask_mandate(self, person_id: str) -> None:
        self.asked.emit("mandate", f"{self._partner_id}:{person_id}")

    def _add_people(self, layout: QVBoxLayout, seat: SeatCard) -> None:
        member = seat.member
        if member.person is None or member.appointment is None:
            layout.addWidget(words(_("Nobody in post."), tone="amb"))
            layout.addSpacing(8)
        else:
            held = member.appointment
            line = PersonRow(member.person, held, _level(member, held.level), _post(held))
            self._add_person(layout, line)
            if held.level is None and seat.reading is not None and seat.reading.reason:
                layout.addWidget(words(seat.reading.reason, "small", "amb", wrap=True))
        for deputy in member.deputies:
            row_ = deputy.appointment
            said = _("Deputy: {post}").format(post=_post(row_)) if _post(row_) else _("Deputy")
            self._add_person(
                layout, PersonRow(deputy.person, row_, _level(member, row_.level), said)
            )

    def _add_person(self, layout: QVBoxLayout, line: PersonRow) -> None:
        line.asked.connect(self.asked)
        layout.addWidget(line)

    def _beside(self, card: PartnerCard) -> QWidget:
        beside = QWidget()
        beside.setFixedWidth(look().wide(BESIDE))
        layout = column(Section(_("The last meetings")), 8)
        bars = [Bar(mark.level if mark.is_here else None, mark.can_commit) for mark in card.marks]
        if bars and card.agreed_level:
            layout.addWidget(History(bars, card.agreed_level, width=160))
        else:
            layout.addWidget(words(_("No meeting yet."), tone="ink2"))
        layout.addSpacing(18)
        layout.addWidget(Section(_("Open actions")))
        layout.addSpacing(4)
        layout.addWidget(words(_actions(card), tone="ink2", wrap=True))
        beside.setLayout(layout)
        return beside

    def _add_letters(self, card: PartnerCard, letters: list[tuple[Delegation, str]]) -> None:
        self._inside.addSpacing(14)
        self._inside.addWidget(Section(_("Letters of delegation")))
        self._inside.addSpacing(6)
        self._inside.addWidget(line_across())
        due = {one.letter.id: one.state_words for one in card.letters_due}
        for letter, who in letters:
            self._add(LetterRow(letter, who, due.get(letter.id, "")))
            self._inside.addWidget(line_across())
        self._inside.addSpacing(8)
        add = Asks(card.organisation.id)
        name = _("Record a letter")
        add.setLayout(row(add.ask(link_button(name, "plus"), "add_letter", name), None))
        self._add(add)


def _summary(card: PartnerCard) -> str:
    agreed = _("Agreed level: {level}.").format(level=card.agreed_words)
    return f"{card.meetings_words} {agreed}".strip()


def _actions(card: PartnerCard) -> str:
    if not card.open_actions:
        return _("None.")
    said = ngettext("{count} open action", "{count} open actions", card.open_actions).format(
        count=card.open_actions
    )
    if card.late_actions:
        said += _(", {count} late").format(count=card.late_actions)
    return said + "."
