"""Spelling in the window: the dictionary, read when there is time, and what it says of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.spelling import Word, is_right, plain, words_in_doubt

if TYPE_CHECKING:
    from chair_desk.catalogue.dictionaries import Dictionary
    from chair_desk.gui.program import Program

READ_AFTER_MS = 1_500
MOST_TEXTS, MOST_WORDS = 1_000, 50_000


class Spelling(QObject):
    """Says which words of a text are in doubt. One for each board that is open.

    Until the dictionary is read, no word is. `changed` says that every text is to be looked at
    anew: the dictionary came, a name or a word was added, or spelling was turned on or off.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.is_on = self.is_ended = False
        self._dictionary: Dictionary | None = None
        self._common: frozenset[str] = frozenset()
        self._known: frozenset[str] | None = None
        self._right: dict[str, bool] = {}
        self._doubts: dict[str, tuple[Word, ...]] = {}
        self._program: Program | None = None
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._timer.timeout.connect(self.read)
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.timeout.connect(self._gather)
        session.changed.connect(self._follow_changes)

    # -------------------------------------------------------------- on and off

    def follow(self, program: Program) -> None:
        """Be on or off as the person prefers, from now on."""
        self._program = program
        program.settings_changed.connect(self._follow_settings)
        self._follow_settings()

    def _follow_settings(self) -> None:
        if self._program is not None:
            self.turn(is_on=self._program.settings.check_spelling)

    def turn(self, *, is_on: bool) -> None:
        """Turn spelling on or off."""
        if is_on != self.is_on:
            self.is_on = is_on
            self.changed.emit()

    def end(self) -> None:
        """Read the board no more: it is being closed, and a text may still be painted."""
        self.is_ended = True
        self._timer.stop()
        self._gathering.stop()

    # -------------------------------------------------------------- reading

    @property
    def is_ready(self) -> bool:
        """Say whether words can be looked up."""
        return self.is_on and self._dictionary is not None and not self.is_ended

    def want(self) -> None:
        """Read the dictionary once nobody has asked for this a while: no key waits for it."""
        if self.is_on and self._dictionary is None and not self.is_ended:
            self._timer.start()

    def read(self) -> None:
        """Read the dictionary now, on a thread beside the window's."""
        self._timer.stop()
        if self._dictionary is None:
            self._background.run(_read, self._take, _raise)

    def _take(self, read: tuple[Dictionary, frozenset[str]]) -> None:
        self._dictionary, self._common = read
        self._look_anew()

    def _follow_changes(self, changes: Changes) -> None:
        from chair_desk.services.spelling import TABLES

        if self._dictionary is not None and changes.touches(*TABLES):
            self._look_anew()

    def _look_anew(self) -> None:
        self._known = None
        self._right.clear()
        self._doubts.clear()
        self._gathering.start()

    def _gather(self) -> None:
        """Gather the board's words in a turn of its own: a key may come before any is marked."""
        if self.is_ended:
            return
        self.known()
        self.changed.emit()

    # -------------------------------------------------------------- words

    def known(self) -> frozenset[str]:
        """Return the words of board, ranks and trade; gathered once, until they change."""
        if self._known is None:
            from chair_desk.services.spelling import board_words

            self._known = board_words(self.session.desk) | self._common
        return self._known

    def doubts(self, text: str) -> Sequence[Word]:
        """Return the words of a text that are in doubt; none while there is no dictionary."""
        if not self.is_ready:
            return ()
        found = self._doubts.get(text)
        if found is None:
            if len(self._doubts) > MOST_TEXTS:
                self._doubts.clear()
            if len(self._right) > MOST_WORDS:
                self._right.clear()
            found = self._doubts[text] = words_in_doubt(text, self._right, self._is_right)
        return found

    def _is_right(self, word: str) -> bool:
        dictionary = self._dictionary
        return dictionary is None or is_right(word, self.known(), dictionary.has)

    def advice(self, word: str) -> list[str]:
        """Return words that may be meant, the likeliest first; some hundredths of a second."""
        if self._dictionary is None or self.is_ended:
            return []
        from chair_desk.catalogue.dictionary_advice import advice

        return advice(self._dictionary, word, self.known())

    # -------------------------------------------------------------- the board's words

    def can_add(self) -> bool:
        """Say whether a word can be added to the board's."""
        return not self.session.read_only

    def add(self, word: str) -> None:
        """Add a word to the board's, so that every copy of the board knows it."""
        from chair_desk.services.spelling import add_word

        bare = plain(word)
        self.session.run(add_word, bare[:-2] if bare.endswith("'s") else bare)

    def added(self, word: str) -> str:
        """Return the id of a word that somebody added, or nothing."""
        from chair_desk.records.spelling import KnownWord

        forms = {plain(word), plain(word).lower()}
        rows = self.session.desk.rows(KnownWord, word=tuple(forms))
        return rows[0].id if rows else ""

    def take_back(self, word_id: str) -> None:
        """Take a word out of the board's again."""
        from chair_desk.services.spelling import remove_word

        self.session.run(remove_word, word_id)


def spelling_of(session: Session) -> Spelling:
    """Return the spelling of a board that is open; made when it is first asked for."""
    found = session.findChild(Spelling)
    return found if isinstance(found, Spelling) else Spelling(session)


def _read() -> tuple[Dictionary, frozenset[str]]:
    from chair_desk.catalogue.dictionaries import read_dictionary
    from chair_desk.catalogue.shelf import Shelf
    from chair_desk.services.spelling import ladder_words

    dictionary = read_dictionary()
    return dictionary, dictionary.trade | ladder_words(Shelf())


def _raise(problem: Exception) -> None:
    raise problem
