"""One challenge in full: the ask, the ladder, the clock, what happened, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.challenge_ladder import ChallengeLadder, ClockBoxes
from chair_desk.gui.parts.evidence_list import EvidenceList
from chair_desk.gui.parts.glyphs import paint_status
from chair_desk.gui.parts.happened_line import Happened, HappenedLine
from chair_desk.gui.parts.linked_with import LinkedWith
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.parts.widgets import (
    Icon,
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
from chair_desk.records.days_in_words import full_day, short_day
from chair_desk.records.logs import LogStep
from chair_desk.records.spans import has_spans, only_words
from chair_desk.services.challenge_answers import PartnerAnswer
from chair_desk.services.challenge_cards import ChallengeCard
from chair_desk.services.record_places import PlaceInRecord
from chair_desk.words import N_, _

BESIDE = 345
TONES = {"late": "red", "at_risk": "amb", "on_track": "grn", "done": "grn"}
FILLS = {"late": "redF", "at_risk": "ambF", "on_track": "grnF"}
STEP_WORDS = {
    "answer": N_("Answer"),
    "judgement": N_("Judged"),
    "escalated": N_("Escalated"),
    "paused": N_("Clock paused"),
    "resumed": N_("Clock goes on"),
    "note": N_("Note"),
    "impact": N_("Impact"),
    "closed": N_("Closed"),
    "withdrawn": N_("Withdrawn"),
    "reopened": N_("Opened again"),
}
WHY_NO_IMPACT = N_("Why it was closed without impact")
WHY_ENDED = {
    "withdrawn": N_("Why it was withdrawn"),
    "accepted_unresolved": N_("Why it was accepted as unresolved"),
}


class StatusShape(QWidget):
    """The shape of a status; the word beside it says it."""

    def __init__(self, shape: str) -> None:
        super().__init__()
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be square."""
        return QSize(look().px(16), look().px(16))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        with QPainter(self) as painter:
            paint_status(painter, QRectF(self.rect()), self._shape)


class ChallengeDetail(QWidget):
    """Shows a card; a verb asked for goes up as `asked`, by the name of its command."""

    asked = Signal(str)
    opened = Signal(str, str)
    unlinked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._scroll = Scroll(_("The challenge"))
        self._inside = QVBoxLayout(self._scroll.sheet)
        self._inside.setContentsMargins(28, 14, 28, 20)
        self._inside.setSpacing(0)
        self._halves: QBoxLayout | None = None
        self._strip: QBoxLayout | None = None
        self._stands: QBoxLayout | None = None
        self._strip_parts: list[QWidget] = []
        self._stands_parts: list[QWidget] = []
        self._verbs: dict[QPushButton, str] = {}
        self.can_write = True
        self.setLayout(column(self._scroll))

    def show_card(self, card: ChallengeCard) -> None:
        """Show a challenge."""
        self._halves = self._strip = self._stands = None
        self._verbs.clear()
        clear(self._inside)
        self._add_head(card)
        self._inside.addSpacing(14)
        self._inside.addWidget(ChallengeLadder(card.rungs))
        self._inside.addSpacing(12)
        self._add_clock(card)
        self._inside.addSpacing(16)
        self._halves = row(spacing=28)
        self._halves.addLayout(self._history(card), 1)
        beside = QWidget()
        beside.setLayout(self._outcome(card))
        beside.setMinimumWidth(look().wide(BESIDE))
        self._halves.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(self._halves)
        self._inside.addStretch(1)
        self._fold()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it became narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put below one another what has no room side by side."""
        room = self.width() - look().px(72)
        for layout, is_narrow in (
            (self._halves, self.width() < look().px(790)),
            (self._strip, _width_of(self._strip_parts) > room),
            (self._stands, _width_of(self._stands_parts) > room),
        ):
            if layout is not None:
                directions = QBoxLayout.Direction
                layout.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _add_head(self, card: ChallengeCard) -> None:
        entry, values = card.line.entry, card.line.values
        raised = words(_raised(card), "reading", "ink2", wrap=True)
        line = row(spacing=12)
        reference = words(entry.reference, "small_strong", "plum")
        line.addWidget(reference, 0, Qt.AlignmentFlag.AlignTop)
        if has_spans(entry.title):
            line.addWidget(Icon("lock", "amb"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(raised, 1)
        if card.comes_up_at is not None:
            link = self._place(card.comes_up_at, card.comes_up_at.spoken)
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(line)
        self._inside.addSpacing(4)
        ask = values.get("ask", "")
        self._inside.addWidget(words(only_words(entry.title), "title", wrap=True))
        if ask:
            self._inside.addWidget(words(only_words(ask), "record", wrap=True))
        for name, label in (
            ("why_it_matters", _("Why it matters: {text}")),
            ("evidence_for", _("It rests on: {text}")),
        ):
            if values.get(name):
                self._inside.addSpacing(4)
                said = label.format(text=only_words(values[name]))
                self._inside.addWidget(words(said, "record", "ink2", wrap=True))

    # -------------------------------------------------------------- the clock

    def _add_clock(self, card: ChallengeCard) -> None:
        clock, line = card.clock, card.line
        self._inside.addWidget(line_across("strong"))
        tone = TONES.get(clock.mark.shape, "ink2")
        stands: list[QWidget] = [StatusShape(clock.mark.shape)] if clock.mark.shape else []
        stands.append(words(clock.mark.words, "strong", tone))
        if clock.whole:
            fill = FILLS.get(clock.mark.shape, "ink2")
            stands.append(ClockBoxes(clock.used, clock.whole, fill))
        due = words(clock.due, "reading", "ink2")
        verbs = self._buttons(card) if self.can_write and line.is_open else []
        self._strip_parts = [*stands, due, *verbs]
        self._stands_parts = [*stands, due]
        said, buttons = row(*stands, None, spacing=10), row(*verbs, None, spacing=8)
        self._stands = row(said, row(due, None), spacing=10)
        self._stands.setStretch(1, 1)
        self._strip = row(self._stands, buttons, spacing=10)
        self._strip.setStretch(0, 1)
        self._strip.setContentsMargins(0, 8, 0, 8)
        self._inside.addLayout(self._strip)
        self._inside.addWidget(line_across("strong"))
        if line.is_open and card.owing:
            self._inside.addSpacing(6)
            owed = _("Still to answer: {names}").format(names=card.owing)
            self._inside.addWidget(words(owed, "reading", "ink2", wrap=True))
        if line.is_open and line.values.get("pause_reason"):
            self._inside.addSpacing(6)
            self._inside.addWidget(words(line.values["pause_reason"], "reading", "ink2", wrap=True))

    def _buttons(self, card: ChallengeCard) -> list[QPushButton]:
        """Return the two or three verbs that come next; the menu has them all."""
        values, state = card.line.values, card.line.entry.state
        if state == "answered":
            return [self._verb(_("Close with impact"), "close", "check")]
        found = []
        if any(one.is_to_judge for one in card.answers):
            found.append(self._verb(_("Judge the answer"), "judge", "scale"))
        if values.get("answered_on"):
            return found or [self._verb(_("Judge the answer"), "judge", "scale")]
        if values.get("paused_on"):
            found.append(self._verb(_("Let the clock go on"), "resume", "play"))
        found.append(self._verb(_("Record an answer"), "answer", "inbox"))
        if card.rungs and card.rungs[-1].where != "here":
            found.append(self._verb(_("Escalate"), "escalate", "arrow-up"))
        return found

    def _verb(self, label: str, verb: str, icon_name: str = "") -> QPushButton:
        button = secondary_button(label, icon_name, small=True)
        self._verbs[button] = f"challenges.{verb}"
        button.clicked.connect(self._say)
        return button

    def _link(self, label: str, verb: str, icon_name: str = "") -> QPushButton:
        button = link_button(label, icon_name)
        self._verbs[button] = f"challenges.{verb}"
        button.clicked.connect(self._say)
        return button

    def _say(self) -> None:
        name = self._verbs.get(self.sender())  # type: ignore[call-overload]
        if name:
            self.asked.emit(name)

    # -------------------------------------------------------------- the two halves

    def _history(self, card: ChallengeCard) -> QVBoxLayout:
        layout = column(Section(_("What has happened")), 8)
        layout.addWidget(HappenedLine(self._happened(card)))
        if self.can_write:
            links = row(self._link(_("Add a note"), "note", "plus"), spacing=16)
            links.addWidget(self._link(_("Draft the letter"), "letter", "mail"))
            links.addStretch(1)
            links.insertWidget(2, self._link(_("Link"), "link", "link"))
            layout.addSpacing(6)
            layout.addLayout(links)
        if card.links:
            linked = LinkedWith(card.links, can_write=self.can_write)
            linked.opened.connect(self.opened)
            linked.removed.connect(self.unlinked)
            layout.addSpacing(10)
            layout.addWidget(linked)
        layout.addStretch(1)
        return layout

    def _happened(self, card: ChallengeCard) -> list[Happened]:
        """Return what happened by day, and among it the day the answer is due."""
        entry = card.line.entry
        found = [_step(made, self._letter(card, made)) for made in card.history]
        if entry.opened_on:
            link = self._place(card.raised_at) if card.raised_at else None
            found.insert(0, Happened(on=entry.opened_on, label=_("Raised"), link=link))
        if entry.due_on and card.clock.due:
            due = Happened(on=entry.due_on, label=_("Answer due"), is_ahead=True)
            later = [n for n, one in enumerate(found) if one.on and one.on > entry.due_on]
            found.insert(later[0] if later else len(found), due)
        return found

    def _place(self, place: PlaceInRecord, text: str = "") -> PlaceLink:
        """Return a link that opens a place in the record."""
        link = PlaceLink(place, text)
        link.opened.connect(self.opened)
        return link

    def _letter(self, card: ChallengeCard, made: LogStep) -> PlaceLink | None:
        place = card.letters.get(made.id)
        return self._place(place) if place is not None else None

    def _outcome(self, card: ChallengeCard) -> QVBoxLayout:
        values = card.line.values
        layout = column(Section(_("Outcome")), 4)
        layout.addWidget(words(_outcome_words(card), "reading", "ink2", wrap=True))
        for one in card.answers:
            _add_answer(layout, one, is_alone=len(card.answers) == 1)
        if values.get("sign_of_difference"):
            label = _("How we will know it made a difference")
            _add_said(layout, label, values["sign_of_difference"])
        layout.addSpacing(10)
        layout.addWidget(_facts(values.get("before"), values.get("since"), values.get("check_on")))
        for name, label in (
            ("impact", _("What difference it made")),
            ("reason", _(WHY_ENDED.get(card.line.entry.state, WHY_NO_IMPACT))),
            ("closed_by", _("Closed by")),
        ):
            if values.get(name) and not card.line.is_open:
                _add_said(layout, label, values[name])
        layout.addSpacing(10)
        layout.addWidget(self._evidence(card))
        if self.can_write:
            layout.addSpacing(8)
            links = row(self._link(_("Change the challenge"), "edit", "pencil"), spacing=16)
            if not card.line.is_open:
                links.addWidget(self._link(_("Open it again"), "reopen", "repeat"))
            links.addStretch(1)
            layout.addLayout(links)
        return layout

    def _evidence(self, card: ChallengeCard) -> EvidenceList:
        said = "" if card.line.is_open else card.line.values.get("evidence", "")
        shown = EvidenceList(card.evidence, said, can_write=self.can_write)
        shown.opened.connect(self.opened)
        shown.removed.connect(self.unlinked)
        if self.can_write:
            add = self._link(_("Add evidence"), "evidence", "plus")
            shown.inside.addLayout(row(add, None))
        return shown


def _width_of(parts: Sequence[QWidget]) -> int:
    """Return how wide parts are side by side, also before they are shown."""
    for part in parts:
        part.ensurePolished()
    return sum(part.sizeHint().width() + look().px(10) for part in parts)


def _raised(card: ChallengeCard) -> str:
    entry = card.line.entry
    partner = card.line.organisation.name if card.line.organisation else _("nobody yet")
    to = ", ".join(part for part in (partner, card.line.also_words) if part)
    said = [_("to {partner}").format(partner=to)]
    if entry.opened_on:
        said.append(_("raised {date}").format(date=full_day(entry.opened_on)))
    if card.raised_by:
        said.append(_("by {name}").format(name=card.raised_by))
    return ", ".join(said)


def _outcome_words(card: ChallengeCard) -> str:
    if card.line.values.get("outcome"):
        return card.line.values["outcome"]
    if card.line.values.get("judgement") == "not good enough":
        return _("Open. One answer, which the Chair did not accept.")
    return _("Open.") if card.line.is_open else card.line.state_words


def _judged(judgement: str) -> str:
    return _("The Chair: {judgement}").format(judgement=_(judgement) if judgement else "")


def _add_answer(layout: QVBoxLayout, one: PartnerAnswer, *, is_alone: bool) -> None:
    """Add what one of those asked has answered, and what the chair thinks of it."""
    if is_alone:
        label = _("The answer")
    elif one.answered_on:
        label = _("{name}, {day}").format(name=one.name, day=short_day(one.answered_on))
    else:
        label = one.name
    if one.answer:
        _add_said(layout, label, one.answer)
    elif not is_alone:
        _add_said(layout, label, _("No answer yet."))
    if one.judgement_reason:
        _add_said(layout, _judged(one.judgement), one.judgement_reason)


def _add_said(layout: QVBoxLayout, label: str, text: str) -> None:
    layout.addSpacing(10)
    layout.addWidget(words(label, "strong", wrap=True))
    layout.addWidget(words(text, "reading", "ink2", wrap=True))


def _facts(before: str | None, since: str | None, check_on: str | None) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "box")
    line = row(spacing=0)
    for label, text in (
        (_("Before"), before),
        (_("Since"), since),
        (_("Check on"), _day_words(check_on or "")),
    ):
        tone = "" if text else "ink2"
        part = column(words(label, "small", "ink2"), words(text or _("None yet"), "strong", tone))
        part.setContentsMargins(12, 8, 8, 8)
        line.addLayout(part, 1)
    frame.setLayout(line)
    return frame


def _day_words(text: str) -> str:
    try:
        return full_day(date.fromisoformat(text))
    except ValueError:
        return text


def _step(made: LogStep, link: PlaceLink | None) -> Happened:
    label = _(STEP_WORDS.get(made.kind, made.kind)) if made.kind else ""
    return Happened(on=made.made_on, label=label, text=made.text, link=link)
