"""Declaring interests in the room: what is known is offered, what is new is asked step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.parts.room_chooser import Offer
from chair_desk.records.meetings import MeetingState
from chair_desk.records.minutes import InterestOutcome
from chair_desk.services import interests
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.declarations import OUTCOME_WORDS, declare
from chair_desk.services.register import RegisterLine
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.pages.room_doing import RoomDoing

NEW = "new:"
APART = "\n"


class RoomInterests(QObject):
    """Asks what somebody declares, of which item, and what was agreed about it."""

    def __init__(self, page: MeetingPage, asking: RoomDoing) -> None:
        super().__init__(page)
        self._page = page
        self._asking = asking
        self._person_id = self._interest = self._item_id = ""
        self._outcome = InterestOutcome.NOTED
        page.room.known.clicked.connect(self.ask_known)

    # -------------------------------------------------------------- what is known

    def show_known(self) -> None:
        """Offer, quietly, while interests may be declared; hidden with the notes."""
        page = self._page
        is_offered = (
            page.meeting is not None
            and page.meeting.state is MeetingState.IN_SESSION
            and not page.is_hidden_from_room
            and not page.session.read_only
        )
        found = interests.offered_now(page.session.desk, page.meeting_id) if is_offered else []
        page.room.show_known(len(found))

    def ask_known(self) -> None:
        """Offer what those in the room declared before; Enter minutes it."""
        self._asking.ask(
            _("Declared before. Enter minutes it again."), self._find_known, self._again,
            _("Type a name or a word"),
        )  # fmt: skip

    def _find_known(self, text: str) -> Sequence[Offer]:
        page = self._page
        found = interests.offered_now(page.session.desk, page.meeting_id)
        offers = [
            (f"{one.person.id}{APART}{one.entry.title}", f"{one.person.name}: {one.entry.title}")
            for one in found
        ]
        return _fitting(offers, text)

    def _again(self, key: str) -> None:
        page = self._page
        person_id, _apart, interest = key.partition(APART)
        page.session.run(declare, page.meeting_id, person_id, interest)
        if interests.offered_now(page.session.desk, page.meeting_id):
            self.ask_known()

    # -------------------------------------------------------------- of one person

    def ask_of(self, line: RegisterLine) -> None:
        """Ask what somebody declares: an interest known of them, or words that are typed."""
        self._person_id = line.person.id
        self._asking.ask(
            _("Which interest does {name} declare?").format(name=line.person.name),
            self._find_interest, self._interest_said, _("Type the interest"),
        )  # fmt: skip

    def _find_interest(self, text: str) -> Sequence[Offer]:
        rows = interests.interests_of(self._page.session.desk, self._person_id)
        offers = list(_fitting([(row.title, row.title) for row in rows], text))
        if text and not any(key.casefold() == text.casefold() for key, _said in offers):
            offers.append((NEW + text, _("Declare “{interest}”").format(interest=text)))
        return offers

    def _interest_said(self, key: str) -> None:
        self._interest = key
        self._asking.ask(
            _("On which item does it bear?"), self._find_item, self._item_said,
            _("Type a number or a word"),
        )  # fmt: skip

    def _find_item(self, text: str) -> Sequence[Offer]:
        placed = placed_items(self._page.session.desk, self._page.meeting_id)
        offers = [(line.item.id, f"{line.number} {line.item.title}".strip()) for line in placed]
        always = [] if text else [("", _("On no item in particular"))]
        return [*always, *_fitting(offers, text)]

    def _item_said(self, key: str) -> None:
        self._item_id = key
        self._asking.ask(_("What was agreed?"), self._find_outcome, self._outcome_said)

    def _find_outcome(self, text: str) -> Sequence[Offer]:
        aside = (InterestOutcome.NO_PART, InterestOutcome.LEFT)
        offers = [
            (one.value, _(said))
            for one, said in OUTCOME_WORDS.items()
            if self._item_id or one not in aside
        ]
        return _fitting(offers, text)

    def _outcome_said(self, key: str) -> None:
        self._outcome = InterestOutcome(key)
        if self._interest.startswith(NEW):
            self._asking.ask(
                _("Enter it into the register of interests?"), self._find_keep, self._keep
            )
        else:
            self._minute(declare)

    def _find_keep(self, text: str) -> Sequence[Offer]:
        return _fitting([("yes", _("Yes, keep it")), ("no", _("No, minute it only"))], text)

    def _keep(self, key: str) -> None:
        self._minute(interests.declare_and_keep if key == "yes" else declare)

    def _minute(self, service: Callable[..., object]) -> None:
        page = self._page
        page.session.run(
            service,  # type: ignore[arg-type]
            page.meeting_id, self._person_id, self._interest.removeprefix(NEW),
            item_id=self._item_id or None, outcome=self._outcome,
        )  # fmt: skip


def _fitting(offers: Sequence[Offer], text: str) -> Sequence[Offer]:
    wanted = text.casefold()
    return [one for one in offers if wanted in one[1].casefold()]
