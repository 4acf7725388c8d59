"""The form of an appointment: what a rank comes to is said while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from chair_desk.gui.parts.editors import ChoiceEditor, Choices
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.widgets import retone, words
from chair_desk.records.columns import table_of
from chair_desk.records.people import Appointment
from chair_desk.services.ranks import RankReading
from chair_desk.words import _

Reading = tuple[RankReading, str]
"""A rank as it was read, and in words."""


class PostForm(RecordForm):
    """Post, rank, level and first day. `read` sorts a rank and a post on a day.

    The level is the ladder's unless one is chosen; where the ladder cannot say, it is asked.
    """

    def __init__(
        self,
        read: Callable[[str, str, date | None], Reading],
        levels: Choices,
        *,
        read_date: Callable[[str], date | None],
    ) -> None:
        names = ("post", "rank", "level", "starts_on")
        offered = {"level": [(None, ""), *levels]}
        super().__init__(table_of(Appointment), names, choices=offered, read_date=read_date)
        self._read = read
        self.reading = words("", "small", "ink2", wrap=True)
        self.reading.setContentsMargins(0, 0, 0, 8)
        self._layout.insertWidget(self._layout.indexOf(self.editor("level")) - 1, self.reading)
        for name in ("post", "rank", "starts_on"):
            editor = self.editor(name)
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(self._say)
        self._say()

    def show_appointment(self, row: Appointment) -> None:
        """Show an appointment; its level only where it is not what its rank comes to."""
        found, _said = self._read(row.rank, row.post, row.starts_on)
        level = row.level if row.level != found.level else None
        self.show_values(
            {"post": row.post, "rank": row.rank, "level": level, "starts_on": row.starts_on}
        )

    def _say(self, _text: str = "") -> None:
        values = self.values()
        day = values["starts_on"]
        found, said = self._read(
            str(values["rank"]), str(values["post"]), day if isinstance(day, date) else None
        )
        said = said if values["rank"] or values["post"] else ""
        self.reading.setText(said)
        self.reading.setVisible(bool(said))
        retone(self.reading, tone="amb" if found.level is None else "ink2")
        level = self.editor("level")
        if isinstance(level, ChoiceEditor):
            level.setItemText(0, _as_the_ladder_says(found))
            level.setAccessibleDescription(said)


def _as_the_ladder_says(found: RankReading) -> str:
    if found.level is None:
        return _("Not known yet")
    return _("As the rank says: {level}").format(level=found.level)
