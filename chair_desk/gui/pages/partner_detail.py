"""One partner in full: who speaks for it, its seats, its letters, its last meetings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.interests_section import InterestsSection
from chair_desk.gui.parts.chain import Chain
from chair_desk.gui.parts.glyphs import Bar, History
from chair_desk.gui.parts.kind_words import SEAT_KINDS, STANDINGS
from chair_desk.gui.parts.mandate_table import MandateTable
from chair_desk.gui.parts.partner_money import PartnerMoney
from chair_desk.gui.parts.partner_rows import (
    Asks,
    LetterRow,
    PersonRow,
    SeatRow,
    level_of,
    post_words,
)
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
from chair_desk.records.people import Delegation, Standing
from chair_desk.services.delegation_letters import delegations_owed
from chair_desk.services.funding import FundingLine
from chair_desk.services.interests import PersonInterests
from chair_desk.services.members import Member
from chair_desk.services.partners import PartnerCard, SeatCard
from chair_desk.words import _, ngettext

BESIDE = 250


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
        self._owed: QBoxLayout | None = None
        self._partner_id = ""
        self.setLayout(column(self._scroll))

    def show_card(
        self,
        card: PartnerCard,
        letters: list[tuple[Delegation, str]],
        interests: Sequence[PersonInterests] = (),
        money: tuple[str, FundingLine] | None = None,
    ) -> None:
        """Show a partner; `money` is the year in words and what the partner pays in it."""
        self._head = self._body = self._owed = None
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
        beside = self._beside(card, money)
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
        """Put the last meetings below the seats, and links below each other, where it is narrow."""
        is_narrow = self.width() < look().px(720)
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        for layout in (self._head, self._body, self._owed):
            if layout is not None:
                layout.setDirection(direction)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it became narrow."""
        super().resizeEvent(event)
        self._fold()

    def show_seat(self, member: Member, interests: Sequence[PersonInterests] = ()) -> None:
        """Show a seat that belongs to no partner: a lay member, the chair, staff."""
        self._head = self._body = self._owed = None
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
        if card.predecessors:
            names = ", ".join(row.name for row in card.predecessors)
            notes.append(_("Took over from {name}.").format(name=names))
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
            self._inside.addSpacing(6 if steps else 0)
            self._inside.addWidget(words(steps, "small", "ink2", wrap=True))
            return
        self._inside.addWidget(
            words(_("Nobody yet. Appoint somebody to a seat below."), "record", wrap=True)
        )

    def _seats(self, card: PartnerCard) -> QVBoxLayout:
        seats = column(spacing=0)
        self._add_mandates(seats, card)
        self._add_owed(seats, card)
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

    def _add_owed(self, layout: QVBoxLayout, card: PartnerCard) -> None:
        """Add what leads to the partner's open actions, its challenges and its letters."""
        links = Asks(card.organisation.id)
        name = card.organisation.name
        shown: list[QWidget] = []
        if card.open_actions:
            said = _actions(card)
            told = _("Open {what} of {partner}").format(what=said, partner=name)
            shown.append(links.ask(link_button(said, "list-checks"), "actions", told))
        if card.open_challenges:
            said = _challenges(card)
            told = _("Open {what} to {partner}").format(what=said, partner=name)
            shown.append(links.ask(link_button(said, "flag"), "challenges", told))
        if delegations_owed(card):
            said = _("Ask for the letters")
            told = _("Ask {partner} for its letters of delegation").format(partner=name)
            shown.append(links.ask(link_button(said, "file-text"), "ask_letters", told))
        if not shown:
            shown.append(words(_("Nothing is owed: no open action and no challenge."), tone="ink2"))
        self._owed = row(*shown, None, spacing=18)
        links.setLayout(self._owed)
        links.asked.connect(self.asked)
        layout.addWidget(links)
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
            level = level_of(member, held.level, seat.why_unknown(held.id))
            self._add_person(layout, PersonRow(member.person, held, level, post_words(held)))
        for deputy in member.deputies:
            row_, post = deputy.appointment, post_words(deputy.appointment)
            said = _("Deputy: {post}").format(post=post) if post else _("Deputy")
            level = level_of(member, row_.level, seat.why_unknown(row_.id))
            self._add_person(layout, PersonRow(deputy.person, row_, level, said))

    def _add_person(self, layout: QVBoxLayout, line: PersonRow) -> None:
        line.asked.connect(self.asked)
        layout.addWidget(line)

    def _beside(self, card: PartnerCard, money: tuple[str, FundingLine] | None) -> QWidget:
        beside = QWidget()
        beside.setFixedWidth(look().wide(BESIDE))
        layout = column(PartnerMoney(*money), 18) if money else column()
        layout.addWidget(Section(_("The last meetings")))
        layout.addSpacing(8)
        bars = [Bar(mark.level if mark.is_here else None, mark.can_commit) for mark in card.marks]
        if bars and card.agreed_level:
            layout.addWidget(History(bars, card.agreed_level, width=160))
        else:
            layout.addWidget(words(_("No meeting yet."), tone="ink2"))
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
    said = ngettext("{count} action", "{count} actions", card.open_actions).format(
        count=card.open_actions
    )
    if card.late_actions:
        said += _(", {count} late").format(count=card.late_actions)
    return said


def _challenges(card: PartnerCard) -> str:
    words_ = ngettext("{count} challenge", "{count} challenges", card.open_challenges)
    return words_.format(count=card.open_challenges)
