"""What each line of the page of today opens, and what is shown in the place of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from chair_desk.gui.pages.meeting_ending import ENDING
from chair_desk.gui.pages.today_showing import REGISTERS, YEAR
from chair_desk.records.changes import CannotDo
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.services.promises import tick_own
from chair_desk.services.readiness import ReadyLine, Stand, briefing_key, tick_ready
from chair_desk.services.year_wheel import year_wheel

if TYPE_CHECKING:
    from chair_desk.gui.pages.today import TodayPage


class TodayOpening(QObject):
    """Opens what the lines of one page are about."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session

    def show(self, name: str, record: tuple[str, str] | None = None) -> None:
        """Show another page, perhaps at a record."""
        if record is not None and record[0] == "meeting":
            self._session.choose_meeting(record[1])
        self._session.show_page(name, record)

    def meeting(self) -> None:
        """Go into the next meeting."""
        ready = self._page.ready
        if ready is not None:
            self.show("meeting", ("meeting", ready.meeting.id))

    def ending(self, meeting_id: str) -> None:
        """Go to the end of a meeting that nobody closed."""
        self.show("meeting", (ENDING, meeting_id))

    # -------------------------------------------------------------- readiness

    def _line(self, key: str) -> ReadyLine | None:
        lines = self._page.ready.lines if self._page.ready else ()
        return next((line for line in lines if line.key == key), None)

    def ready(self, key: str) -> None:
        """Open what a line of readiness is about; a tick is set or taken away."""
        line = self._line(key)
        if line is None or line.does == "tick":
            self.ask_ready(key)
        elif line.does == "briefing":
            self.briefing()
        elif self._page.ready is not None:
            self.show(line.page, line.record or ("meeting", self._page.ready.meeting.id))

    def ask_ready(self, key: str) -> None:
        """Do the verb of a line of readiness."""
        line, ready = self._line(key), self._page.ready
        if line is None or ready is None:
            return
        if line.does in ("chase", "ask") and line.verb:
            self._page.do(f"today.{line.does}")
        elif line.does == "tick":
            is_done = line.stand is not Stand.READY
            self._session.run(tick_ready, ready.meeting.id, line.about, is_done=is_done)
        else:
            self.ready(key)

    # -------------------------------------------------------------- the other lists

    def challenge(self, challenge_id: str) -> None:
        """Open a challenge."""
        self.show("challenges", ("log_entry", challenge_id))

    def all_challenges(self) -> None:
        """Open the list of challenges."""
        self.show("challenges")

    def action(self, action_id: str) -> None:
        """Open the oldest late action of a partner."""
        self.show("actions", ("action", action_id))

    def partner(self, organisation_id: str) -> None:
        """Open a partner."""
        self.show("partners", (Organisation.TABLE, organisation_id))

    def date(self, key: str) -> None:
        """Open what falls due, of other registers the oldest; what has no page is in the year."""
        if key == REGISTERS:
            self.show("registers", (LogEntry.TABLE, self._page.late_entries[0].id))
            return
        line = None if key == YEAR else self._page.dates[int(key.partition(":")[2])]
        if line is not None and line.page:
            self.show(line.page, line.record)
        else:
            self.year()

    def board(self, key: str) -> None:
        """Open another board in this window."""
        line = self._page.boards[int(key.partition(":")[2])]
        opening = getattr(self._page.window(), "opening", None)
        if opening is not None:
            opening.open(line.path)

    # -------------------------------------------------------------- beside

    def year(self) -> None:
        """Show the year in the place of the day; Escape goes back."""
        from chair_desk.gui.parts.today_year import YearPanel

        self.leave()
        panel = YearPanel()
        panel.show_year(year_wheel(self._session.desk))
        panel.opened.connect(self.show)
        panel.left.connect(self.leave)
        self._put(panel)
        panel.duties.setFocus()

    def briefing(self) -> None:
        """Show the briefing in the place of the day; Escape goes back."""
        from chair_desk.gui.parts.today_briefing import BriefingPanel

        ready = self._page.ready
        if ready is None:
            return
        self.leave()
        panel = BriefingPanel(self._session.desk, ready.meeting.id)
        panel.read.connect(self._read)
        panel.print_asked.connect(self._page.doing.choose_briefing)
        panel.left.connect(self.leave)
        self._put(panel)
        panel.text.setFocus()

    def _put(self, panel: QWidget) -> None:
        self._page.stack.addWidget(panel)
        self._page.stack.setCurrentWidget(panel)

    def leave(self) -> None:
        """Show the day again."""
        page = self._page
        panel = page.stack.currentWidget()
        if panel is None or panel in (page.blank, page.main, page.empty):
            return
        page.stack.setCurrentWidget(page.main)
        page.stack.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        page.parts.ready_list.setFocus()

    def _read(self) -> None:
        """Tick for the person alone that the briefing was read."""
        ready = self._page.ready
        if ready is not None:
            try:
                tick_own(self._session.desk, briefing_key(ready.meeting.id))
            except CannotDo as problem:
                self._page.show_problem(problem)
            self.leave()
            self._page.refresh()
