"""Offers while minutes are typed: gathered when there is time, one for each open board."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.background import Background
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes

if TYPE_CHECKING:
    from chair_desk.gui.program import Program
    from chair_desk.records.word_offers import WordOffers

READ_AFTER_MS, BETWEEN_MS = 2_500, 40


class Offers(QObject):
    """Says what may come next in a line; nothing until earlier minutes were read.

    The rows are read meeting by meeting while nobody types, and counted on another thread. What
    becomes confidential afterwards is forgotten: the room may see what is offered.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.is_on = False
        self._known: WordOffers | None = None
        self._program: Program | None = None
        self._texts: dict[str, str] = {}  # by paragraph, as they are counted
        self._heard: dict[str, str] = {}
        self._closed: set[str] = set()
        self._round, self._is_counting = 0, False
        self._meetings: Iterator[dict[str, str]] | None = None
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_on)
        session.changed.connect(self._forget_closed)

    def follow(self, program: Program) -> None:
        """Be on or off as the person prefers, from now on."""
        self._program = program
        program.settings_changed.connect(self._follow_settings)
        self._follow_settings()

    def _follow_settings(self) -> None:
        if self._program is not None:
            self.turn(is_on=self._program.settings.offer_words)

    def turn(self, *, is_on: bool) -> None:
        """Offer words from now on, or no longer."""
        self.is_on = is_on

    def switch(self) -> None:
        """Turn offers on or off in the person's preferences."""
        if self._program is None:
            self.turn(is_on=not self.is_on)
            return
        try:
            self._program.change_settings(offer_words=not self.is_on)
        except CannotDo as problem:
            self.session.problem.emit(problem)

    # -------------------------------------------------------------- reading

    def want(self) -> None:
        """Begin to read earlier minutes, unless that is done; a key puts it off a little."""
        if self.is_on and self._known is None and not self._background_has_it():
            self._timer.start(READ_AFTER_MS if self._meetings is None else BETWEEN_MS)

    def _background_has_it(self) -> bool:
        return self._meetings is None and self._is_counting

    def _read_on(self) -> None:
        """Read one meeting more; after the last, have it all counted."""
        from chair_desk.services.word_offers import earlier_minutes

        if self.session.is_over or not self.is_on:
            return
        if self._meetings is None:
            self._meetings = earlier_minutes(self.session.desk)
        found = next(self._meetings, None)
        if found is None:
            self._count()
            return
        self._texts |= found
        self._timer.start(BETWEEN_MS)

    def _count(self) -> None:
        from chair_desk.services.word_offers import count_offers, names, titles

        self._meetings, self._is_counting = None, True
        desk = self.session.desk
        work = partial(count_offers, list(self._texts.values()), names(desk), titles(desk))
        self._background.run(work, partial(self._counted, self._round), _raise)

    def _counted(self, number: int, known: WordOffers) -> None:
        if number == self._round:
            self._is_counting = False
            known.hear_only(self._heard.values())
            self.use(known)

    def use(self, known: WordOffers) -> None:
        """Offer from what was counted."""
        self._known = known

    def hear(self, minute_id: str, text: str) -> None:
        """Know what was just written: its words come again. Only what the public may read."""
        if self._known is not None:
            self._heard[minute_id] = text
            self._known.hear(text)

    # -------------------------------------------------------------- forgetting

    def _forget_closed(self, changes: Changes) -> None:
        """Forget the words of what was just made confidential, at once."""
        if self.session.is_over or not (self._known or self._texts):
            return
        used = self._heard.keys() | self._texts.keys()
        items = self._newly_closed(changes.touched.get("agenda_item", frozenset()))
        if items:  # their titles, too: a few thousand paragraphs are not asked one by one
            closed = self._closed_among(self._heard.keys())
        else:
            closed = self._closed_among(used & changes.touched.get("minute", frozenset()))
        for minute_id in closed:
            self._heard.pop(minute_id, None)
        if items or self._texts.keys() & closed:
            self._begin_anew()
        elif closed and self._known is not None:
            self._known.hear_only(self._heard.values())

    def _newly_closed(self, item_ids: frozenset[str]) -> list[str]:
        if not item_ids:
            return []
        from chair_desk.services.word_offers import is_open

        desk = self.session.desk
        found = [one for one in item_ids - self._closed if not is_open(desk, one)]
        self._closed.update(found)
        return found

    def _closed_among(self, minute_ids: Set[str]) -> list[str]:
        if not minute_ids:
            return []
        from chair_desk.services.word_offers import closed_among

        return closed_among(self.session.desk, minute_ids)

    def _begin_anew(self) -> None:
        """Offer nothing until all was read and counted again."""
        self._round += 1
        self._known, self._meetings, self._is_counting = None, None, False
        self._texts = {}
        self.want()

    # -------------------------------------------------------------- asking

    def offer(self, before: str) -> str:
        """Return what may come after a line up to the caret, or nothing."""
        if not self.is_on or self._known is None:
            return ""
        return self._known.offer(before)


def offers_of(session: Session) -> Offers:
    """Return the offers of a board that is open; made when they are first asked for."""
    found = session.findChild(Offers)
    return found if isinstance(found, Offers) else Offers(session)


def _raise(problem: Exception) -> None:
    raise problem
