"""Keeps where the person is in a meeting, and goes back there when the board is opened again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.background import Background
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo
from chair_desk.services import last_place
from chair_desk.services.last_place import LastPlace

if TYPE_CHECKING:
    from chair_desk.gui.shell import Shell

LOOK_EVERY_MS = 600
PAGE = "meeting"


class PlaceKeeper(QObject):
    """Looks now and then where the caret is, and has it written down when it moved.

    A small file is forced to the disk, which may take longer than a key: a thread beside the
    window does that, one place after the other. The end of a row is one place however long the
    row grows, so typing on costs no write.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._session: Session = shell.session
        self._path = last_place.place_file(self._session.desk)
        self._written: LastPlace | None = None
        self._under_way: LastPlace | None = None
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        shell.page_shown.connect(self._page_shown)

    def _page_shown(self, name: str) -> None:
        """Look only while a meeting is shown: nothing runs by the clock elsewhere."""
        if name == PAGE and not self._session.read_only:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Have the place written down if it is another than before; a full disk puts words first.

        While one is being written, the next look tells the newest.
        """
        place = self.place()
        if place is None or place == self._written or self._under_way is not None:
            return
        self._under_way = place
        self._background.run(
            partial(last_place.keep_place, self._path, place), self._was_written, self._was_not
        )

    def _was_written(self, _nothing: object) -> None:
        self._written, self._under_way = self._under_way, None

    def _was_not(self, problem: Exception) -> None:
        self._under_way = None
        if not isinstance(problem, CannotDo):
            raise problem

    def place(self) -> LastPlace | None:
        """Return where the person is in a meeting, if they are in one."""
        from chair_desk.gui.pages.meeting import MeetingPage

        page = self._shell.pages.get(PAGE)
        if not isinstance(page, MeetingPage) or not page.item_id:
            return None
        minute_id, column, is_below = page.column.editor.caret.place()
        chosen = page.room.list.current()
        return LastPlace(
            meeting_id=page.meeting_id,
            item_id=page.item_id,
            minute_id=minute_id,
            column=column,
            is_below=is_below,
            person_id=chosen.id if chosen is not None else "",
        )

    def place_among(self, rows: Mapping[str, Sequence[str]]) -> LastPlace | None:
        """Return the place in another file, where the blocks of some items have these rows."""
        from chair_desk.gui.pages.meeting import MeetingPage

        place, page = self.place(), self._shell.pages.get(PAGE)
        if place is None or place.item_id not in rows or not isinstance(page, MeetingPage):
            return place
        caret = page.column.editor.caret.place_among(rows[place.item_id])
        minute_id, column, is_below = caret
        return replace(place, minute_id=minute_id, column=column, is_below=is_below)

    def rest(self) -> None:
        """Write the last place and end: nothing is left to another thread."""
        self._timer.stop()
        self._background.wait()
        place = self.place()
        if place is not None and not self._session.read_only:
            with contextlib.suppress(CannotDo):
                last_place.keep_place(self._path, place)

    def go_back(self, place: LastPlace) -> None:
        """Show the meeting, the item and the caret where they were."""
        from chair_desk.gui.pages.meeting import MeetingPage

        self._session.choose_meeting(place.meeting_id)
        self._shell.show_page(PAGE)
        page = self._shell.page_named(PAGE)
        if not isinstance(page, MeetingPage):
            return
        if page.is_stale:
            page.refresh()
        if page.line_of(place.item_id) is not None:
            page.show_item(place.item_id)
            page.column.editor.caret.go_back(place.minute_id, place.column, is_below=place.is_below)
        page.room.list.choose(place.person_id)

    def take_focus(self) -> None:
        """Give the editor the keyboard: the words go on where they stopped."""
        from chair_desk.gui.pages.meeting import MeetingPage

        page = self._shell.pages.get(PAGE)
        if isinstance(page, MeetingPage):
            page.column.editor.setFocus()
