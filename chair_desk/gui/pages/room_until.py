"""Questions of the room that an item answers: out until which, a guest for which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.parts.room_chooser import Offer
from chair_desk.services import attendance, room_marks
from chair_desk.services.register import RegisterLine
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.pages.room_doing import RoomDoing


class RoomUntil(QObject):
    """Asks for an item; Enter at once takes the usual answer."""

    def __init__(self, page: MeetingPage, asking: RoomDoing) -> None:
        super().__init__(page)
        self._page = page
        self._asking = asking
        self._line_id = self._guest_id = ""

    def ask_out(self, line: RegisterLine) -> None:
        """Ask until which item somebody is out; Enter at once means until they are back."""
        self._line_id = line.id
        self._asking.ask(
            _("Until which item is {name} out?").format(name=line.person.name),
            self._find_until, self._went_out, _("Type a number or a word"),
        )  # fmt: skip

    def ask_stay(self, person_id: str) -> None:
        """Ask for which item a guest comes; Enter at once means the whole meeting."""
        self._guest_id = person_id
        self._asking.ask(
            _("For which item?"), self._find_stay, self._guest_stays, _("Type a number or a word")
        )

    def _find_until(self, text: str) -> Sequence[Offer]:
        return self._find_items(text) if text else [("", _("Until they are back")), *self._items()]

    def _find_stay(self, text: str) -> Sequence[Offer]:
        return (
            self._find_items(text) if text else [("", _("For the whole meeting")), *self._items()]
        )

    def _items(self) -> list[Offer]:
        found = room_marks.items_to_come(self._page.session.desk, self._page.meeting_id)
        return [(item.id, f"{number} {item.title}".strip()) for item, number in found]

    def _find_items(self, text: str) -> Sequence[Offer]:
        wanted = text.casefold()
        if wanted.isdigit():
            return [one for one in self._items() if one[1].startswith(wanted)]
        return [one for one in self._items() if wanted in one[1].casefold()]

    def _went_out(self, key: str) -> None:
        self._page.session.run(room_marks.go_out, self._line_id, until_item_id=key or None)

    def _guest_stays(self, key: str) -> None:
        self._page.session.run(
            attendance.add_guest, self._page.meeting_id, self._guest_id, item_id=key or None
        )
