"""What is done in the room: marking people, asking for whom somebody came, adding guests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.pages.room_interests import RoomInterests
from chair_desk.gui.pages.room_quorum import RoomQuorum
from chair_desk.gui.pages.room_until import RoomUntil
from chair_desk.gui.parts.room_chooser import Offer
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import MeetingState
from chair_desk.services import attendance, room_marks
from chair_desk.services.finding_people import find_people
from chair_desk.services.people import add_person
from chair_desk.services.register import RegisterLine
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

NEW = "new:"
MOST = 12


class RoomDoing(QObject):
    """What single keys do to the chosen person of the register."""

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._page = page
        self._answer: Callable[[str], None] | None = None
        self._line: RegisterLine | None = None
        self.until = RoomUntil(page, self)
        self.interests = RoomInterests(page, self)
        self.quorum = RoomQuorum(page)
        page.room.asked.connect(self.do)
        page.room.chooser.chosen.connect(self._chosen)

    def do(self, name: str) -> None:
        """Do what a key asks for the chosen person."""
        page = self._page
        line = page.room.list.current()
        if line is None or not self._may_change():
            return
        asks = {
            "deputy": self.ask_deputy,
            "out": self.until.ask_out,
            "recuse": self._recuse,
            "interest": self.interests.ask_of,
        }
        if name in asks:
            asks[name](line)
            return
        verbs: dict[str, Callable[..., Changes]] = {
            "here": attendance.mark_here,
            "apology": attendance.mark_apology,
            "left": room_marks.leave,
            "back": room_marks.come_back,
            "video": room_marks.by_video_or_not,
        }
        page.session.run(verbs[name], line.id)
        self._go_on()

    def _may_change(self) -> bool:
        """Say whether the register may change now; where not, say why on the page."""
        page = self._page
        reason = ""
        if page.session.read_only:
            reason = _("This board is open to read only.")
        elif page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
            reason = _("The minutes of this meeting are confirmed.")
        if reason:
            page.message.say(reason, tone="amb")
        return not reason

    def _go_on(self) -> None:
        """Show everybody again after a name was found and marked."""
        find = self._page.room.find_line
        if find.text():
            find.clear()

    def _recuse(self, line: RegisterLine) -> None:
        item_id = self._page.item_id
        if item_id:
            self._page.session.run(room_marks.stand_aside_or_not, line.id, item_id)
            self._go_on()

    def ask(
        self,
        question: str,
        find: Callable[[str], Sequence[Offer]],
        answer: Callable[[str], None],
        hint: str = "",
    ) -> None:
        """Ask in the room; `answer` gets the key of what was picked."""
        self._answer = answer
        self._page.room.chooser.ask(question, find, hint)

    # -------------------------------------------------------------- deputies and guests

    def ask_deputy(self, line: RegisterLine) -> None:
        """Ask who came for somebody who is away; of somebody who is here, for whom they came."""
        self._line = line
        name = line.person.name
        if line.seat is not None and not line.is_here:
            self._answer = self._deputy_came
            self._page.room.chooser.ask(
                _("Who came for {name}?").format(name=name), self._find_deputies
            )
            return
        self._answer = self._came_for
        self._page.room.chooser.ask(
            _("For whom did {name} come?").format(name=name), self._find_holders
        )

    def ask_guest(self) -> None:
        """Ask who came as a guest."""
        self._answer = self._guest_came
        self._page.room.chooser.ask(_("Who came as a guest?"), self._find_anybody)

    def _find_deputies(self, text: str) -> Sequence[Offer]:
        if self._line is None:
            return []
        desk = self._page.session.desk
        offered = attendance.offered_deputies(desk, self._line.id)
        first = [
            (one.person.id, f"{one.person.name}, {one.appointment.rank or one.appointment.post}")
            for one in offered
            if text.casefold() in one.person.name.casefold()
        ]
        if not text:
            return first or self._find_anybody("")
        known = {key for key, _said in first}
        return [*first, *(one for one in self._find_anybody(text) if one[0] not in known)]

    def _find_anybody(self, text: str) -> Sequence[Offer]:
        page = self._page
        if page.meeting is None:
            return []
        found = find_people(page.session.desk, text, page.meeting.held_on)[:MOST]
        offers = [(one.person.id, one.words) for one in found]
        if text and not any(one.person.name.casefold() == text.casefold() for one in found):
            offers.append((NEW + text, _("Add “{name}” as a new person").format(name=text)))
        return offers

    def _find_holders(self, text: str) -> Sequence[Offer]:
        lines = self._page.register
        return [
            (line.id, f"{line.person.name}, {line.role_words}")
            for line in lines
            if line.seat is not None
            and not line.is_here
            and text.casefold() in f"{line.person.name} {line.role_words}".casefold()
        ]

    def _chosen(self, key: str) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(key)
        if self._answer is None:
            self._page.room.list.setFocus()
            self._go_on()

    def _person_of(self, key: str) -> str:
        if not key.startswith(NEW):
            return key
        made = self._page.session.run(add_person, key.removeprefix(NEW).strip())
        return made.made if made is not None else ""

    def _deputy_came(self, key: str) -> None:
        person_id = self._person_of(key)
        if self._line is not None and person_id:
            self._page.session.run(attendance.mark_deputy, self._line.id, person_id)

    def _came_for(self, key: str) -> None:
        if self._line is not None:
            self._page.session.run(attendance.mark_deputy_for, self._line.id, key)

    def _guest_came(self, key: str) -> None:
        person_id = self._person_of(key)
        if person_id:
            self.until.ask_stay(person_id)
