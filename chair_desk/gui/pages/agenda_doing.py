"""What is done to an agenda by its table, its inspector and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.pages.agenda_commands import KEYS
from chair_desk.gui.pages.agenda_files import AgendaFiles
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.services import agenda as services
from chair_desk.services.carry_forward import place_all_waiting
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.agenda import AgendaPage
    from chair_desk.records.columns import Value
    from chair_desk.services.agenda import AgendaLine


class AgendaDoing(QObject):
    """Turns what the parts of the page ask for into services."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page)
        self._page = page
        self._run = page.session.run
        page.table.asked.connect(self._do_key)
        page.table.shown.move_asked.connect(self._move_after)
        page.table.shown.retitled.connect(self._retitle)
        page.inspector.edited.connect(self._edit)
        page.inspector.papers.added.connect(self._add_paper)
        page.inspector.papers.edited.connect(self._edit_paper)
        page.inspector.papers.removed.connect(self._remove_paper)
        page.inspector.papers.details_asked.connect(page.forms.show_paper)
        self.files = AgendaFiles(page)
        page.waiting.placed.connect(self._place)
        page.waiting.deferred.connect(self._place_later)
        page.waiting.all_placed.connect(self._place_all)

    def _do_key(self, name: str) -> None:
        self._page.do(KEYS[name])

    # -------------------------------------------------------------- adding

    def add_item(self, *, is_under: bool = False) -> None:
        """Add an item after the chosen one, or under it, and edit its title."""
        page = self._page
        line = page.table.current()
        where = {"under_id" if is_under else "after_id": line.item.id if line else None}
        if not is_under and (line is None or line.item.standing_key):
            where = {}
        changes = self._run(services.add_item, page.meeting_id, _("New item"), **where)
        self.go_to_made(changes)
        if changes is not None:
            page.table.setFocus()
            page.table.edit_title()

    def go_to_made(self, changes: Changes | None) -> None:
        """Choose the item that was made."""
        if changes is not None and changes.made:
            self._page.table.choose(changes.made)

    def _place(self, item_id: str) -> None:
        changes = self._run(services.place_waiting, self._page.meeting_id, item_id)
        self.go_to_made(changes)

    def _place_all(self) -> None:
        self._run(place_all_waiting, self._page.meeting_id)

    def _place_later(self, item_id: str) -> None:
        following = self._page.next_meeting()
        if following is not None:
            self._run(services.place_waiting, following.id, item_id)

    # -------------------------------------------------------------- moving

    def move(self, by: int) -> None:
        """Move the chosen item up or down among those of its level."""
        line = self._page.table.current()
        if line is None:
            return
        siblings = self._siblings(line)
        at = next(n for n, other in enumerate(siblings) if other.item.id == line.item.id)
        others = [other.item.id for other in siblings if other.item.id != line.item.id]
        to = at + by
        if not 0 <= to <= len(others):
            return
        if to == 0 and line.item.parent_id:
            self._move_to_first_under(line, others)
            return
        self._run(services.move_item, line.item.id, after_id=others[to - 1] if to else None)

    def _move_to_first_under(self, line: AgendaLine, others: list[str]) -> None:
        """Go above the first of the sub-items: the first goes below this one instead."""
        self._run(services.move_item, others[0], after_id=line.item.id)

    def _siblings(self, line: AgendaLine) -> list[AgendaLine]:
        lines = self._page.table.shown.lines
        return [
            other
            for other in lines
            if other.item.parent_id == line.item.parent_id and other.depth == line.depth
        ]

    def move_under(self) -> None:
        """Put the chosen item under the one before it of its level."""
        line = self._page.table.current()
        if line is None:
            return
        siblings = self._siblings(line)
        at = next(n for n, other in enumerate(siblings) if other.item.id == line.item.id)
        if at > 0:
            self._run(services.move_under, line.item.id, siblings[at - 1].item.id)

    def _move_after(self, item_id: str, after_id: str) -> None:
        self._run(services.move_item, item_id, after_id=after_id or None)

    # -------------------------------------------------------------- editing

    def _retitle(self, item_id: str, title: str) -> None:
        self._run(services.change_item, item_id, title=title)

    def _edit(self, item_id: str, values: dict[str, Value]) -> None:
        page = self._page
        try:
            changes = services.change_item(page.session.desk, item_id, **values)
        except Refused as refusal:
            page.inspector.show_refused(refusal.problems)
            page.show_refusal(refusal)
        except CannotDo as problem:
            page.session.problem.emit(problem)
        else:
            page.session.changed.emit(changes)

    def _add_paper(self, title: str) -> None:
        self._run(services.add_paper, self._page.item_id, title)

    def _edit_paper(self, paper_id: str, values: dict[str, Value]) -> None:
        self._run(services.change_paper, paper_id, **values)

    def _remove_paper(self, paper_id: str) -> None:
        self._run(services.remove_paper, paper_id)
