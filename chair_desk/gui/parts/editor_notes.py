"""A note to self while it is typed: kept in the person's own file, never in the board's."""

from __future__ import annotations

from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import private_notes


class NoteBeingTyped:
    """The note of the line that is being written, if it is one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._note_id = ""
        self.text = ""

    def keep(self, item_id: str, text: str) -> bool:
        """Keep the words as they stand; True if they are kept."""
        if text == self.text or not text.strip():
            return True
        desk = self._session.desk
        try:
            if self._note_id:
                private_notes.change_note(desk, self._note_id, text.strip())
            else:
                self._note_id = private_notes.add_note(desk, item_id, text).id
        except Refused as refusal:
            self._session.refused.emit(refusal)
            return False
        except CannotDo as problem:
            self._session.wait_for(problem)
            return False
        self.text = text
        self._session.typed.emit()
        return True

    def finish(self) -> None:
        """Leave the note as it is; the next line is another."""
        self._note_id = self.text = ""

    def drop(self) -> None:
        """Take the note away again: the line became words of the minutes."""
        if self._note_id:
            try:
                private_notes.remove_note(self._session.desk, self._note_id)
            except CannotDo as problem:
                self._session.problem.emit(problem)
        self.finish()
