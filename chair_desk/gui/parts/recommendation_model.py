"""The matrix of recommendations as Qt reads it: a row for each, a column for each agency asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from chair_desk.gui.guard import guarded
from chair_desk.records.days_in_words import short_day
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import RecommendationAnswer, Taken
from chair_desk.services.recommendations import TAKEN_WORDS, RecommendationLine
from chair_desk.words import _

Index = QModelIndex | QPersistentModelIndex


def state_words(answer: RecommendationAnswer | None) -> str:
    """Say how an agency has taken it; "not asked" where it was not."""
    return _(TAKEN_WORDS[answer.state]) if answer is not None else _("not asked")


def answer_words(answer: RecommendationAnswer | None) -> str:
    """Say an answer in full: how it was taken, when, why, and what shows it."""
    if answer is None:
        return _("This agency was not asked.")
    said = state_words(answer)
    said = said[:1].upper() + said[1:]
    if answer.said_on:
        said = _("{said} on {day}").format(said=said, day=short_day(answer.said_on))
    more = [f"{said}."]
    if answer.reason:
        more.append(_("Reason: {words}").format(words=answer.reason))
    if answer.evidence:
        more.append(_("How we know: {words}").format(words=answer.evidence))
    return " ".join(more)


class RecommendationModel(QAbstractTableModel):
    """Narrowed by source, by agency, by what still waits, and by words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[RecommendationLine] = ()
        self._agencies: Sequence[Organisation] = ()
        self._wanted: list[str] = []
        self._source, self._agency_id, self._is_waiting_only = "", "", False
        self.lines: list[RecommendationLine] = []
        self.columns: list[Organisation] = []

    def show(self, lines: Sequence[RecommendationLine], agencies: Sequence[Organisation]) -> None:
        """Show other recommendations."""
        self._all, self._agencies = lines, agencies
        self._fill()

    def narrow(self, *, source: str, agency_id: str, is_waiting_only: bool) -> None:
        """Show only what comes from a source, and only what an agency is asked."""
        self._source, self._agency_id = source, agency_id
        self._is_waiting_only = is_waiting_only
        self._fill()

    def search(self, text: str) -> None:
        """Show only what holds each of these words."""
        self._wanted = text.casefold().split()
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self.lines = [line for line in self._all if self._fits(line)]
        self.columns = [
            one for one in self._agencies if not self._agency_id or one.id == self._agency_id
        ]
        self.endResetModel()

    def _fits(self, line: RecommendationLine) -> bool:
        made = line.recommendation
        if self._source and made.source_words != self._source:
            return False
        if self._agency_id and self._agency_id not in line.answers:
            return False
        of = [self._agency_id] if self._agency_id else list(line.answers)
        if self._is_waiting_only and not any(is_waiting(line.answers.get(one)) for one in of):
            return False
        held = f"{made.reference} {made.title} {made.source_words} {line.words}".casefold()
        return all(word in held for word in self._wanted)

    def answer(self, row: int, column: int) -> RecommendationAnswer | None:
        """Return the answer in a place, None where the agency was not asked."""
        if not (0 <= row < len(self.lines) and 0 <= column < len(self.columns)):
            return None
        return self.lines[row].answers.get(self.columns[column].id)

    def row_of(self, recommendation_id: str) -> int:
        """Return where a recommendation stands, -1 where it is not shown."""
        ids = [line.recommendation.id for line in self.lines]
        return ids.index(recommendation_id) if recommendation_id in ids else -1

    def column_of(self, organisation_id: str) -> int:
        """Return where an agency stands, -1 where it is not shown."""
        ids = [one.id for one in self.columns]
        return ids.index(organisation_id) if organisation_id in ids else -1

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the recommendations."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Count the agencies."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word of a place, or all that is said of it."""
        answer = self.answer(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return state_words(answer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return answer_words(answer)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            made = self.lines[index.row()].recommendation
            return _("{reference}, {partner}: {said} {title}").format(
                reference=made.reference, partner=self.columns[index.column()].name,
                said=answer_words(answer), title=made.title,
            )  # fmt: skip
        return None

    @guarded()
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of an agency, or the words of a recommendation."""
        is_across = orientation is Qt.Orientation.Horizontal
        if is_across and 0 <= section < len(self.columns):
            partner = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return partner.short_name or partner.name
            return partner.name if role == Qt.ItemDataRole.ToolTipRole else None
        if not is_across and 0 <= section < len(self.lines):
            made = self.lines[section].recommendation
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return f"{made.reference} {made.title}"
            return made.title if role == Qt.ItemDataRole.ToolTipRole else None
        return None


def is_waiting(answer: RecommendationAnswer | None) -> bool:
    """Say whether an agency was asked and has not come to an end: embedded, or rejected."""
    return answer is not None and answer.state not in (Taken.EMBEDDED, Taken.REJECTED)
