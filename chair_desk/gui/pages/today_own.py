"""The promises on the page of today: put down, ticked, changed and removed by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from chair_desk.gui.parts.today_promises import promise_of
from chair_desk.records.days_in_words import full_day
from chair_desk.services import promises

if TYPE_CHECKING:
    from chair_desk.gui.pages.today import TodayPage


class TodayOwn(QObject):
    """Writes into the person's own file; the board itself does not change."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page

    def put_down(self, text: str) -> None:
        """Put a promise down, or change the one that is in the line."""
        line = self._page.promise_line
        words, due_on = promise_of(text, self._page.session.today())
        if line.task_id:
            self._own(promises.change_promise, line.task_id, words, due_on)
        else:
            self._own(promises.add_promise, words, due_on)
        line.done()

    def tick(self, task_id: str) -> None:
        """Tick a promise as kept, or take the tick away."""
        task = self._page.task(task_id)
        if task is not None:
            self._own(promises.keep_promise, task_id, is_kept=task.done_on is None)

    def change(self) -> None:
        """Take the promise into the line, to change it."""
        task = self._page.task(self._page.promise_list.current_key())
        if task is not None:
            day = f", {full_day(task.due_on)}" if task.due_on else ""
            self._page.promise_line.change(task.id, f"{task.text}{day}")

    def remove(self) -> None:
        """Remove the promise for good; the line takes its words in, should it be regretted."""
        task = self._page.task(self._page.promise_list.current_key())
        if task is not None:
            self._own(promises.remove_promise, task.id)
            self._page.promise_line.setText(task.text)

    def _own(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Write into the person's own file; the board itself does not change."""
        self._page.doing.called(service, *args, **kwargs)
        self._page.show_promises()
