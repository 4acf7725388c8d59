"""The forms for the clocks of the ladder, and for linking a challenge with another record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, table_of
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_clocks import change_board_clocks, change_clocks_of
from chair_desk.services.challenges import ladder
from chair_desk.services.desk import Desk
from chair_desk.services.links import End, link_by_words
from chair_desk.services.log_dates import own_days
from chair_desk.services.logs import entry
from chair_desk.words import N_, _

VERBS = ("clocks", "board_clocks", "link")


def _board(desk: Desk, **days: Any) -> Changes:
    return change_board_clocks(desk, **days)


class ClockForms(FormMaker):
    """Makes the form for a verb of `VERBS`."""

    def make(self, verb: str, challenge_id: str) -> FormPanel:
        """Return the form, filled with what holds now."""
        if verb == "clocks":
            return self._own(challenge_id)
        return self._link(challenge_id) if verb == "link" else self._boards()

    def _columns(self, known: dict[str, int | None], help_: str) -> tuple[Column, ...]:
        return tuple(
            Column(
                name=step.key, label=step.title, kind=Kind.NUMBER, optional=True,
                help=help_.format(days=known.get(step.key) or _("none")),
            )
            for step in ladder(self._session.desk)
        )  # fmt: skip

    def _boards(self) -> FormPanel:
        known = {step.key: step.working_days for step in ladder(self._session.desk)}
        columns = self._columns(known, _("Working days; empty for no clock"))
        form = self._table_form(replace(table_of(LogEntry), columns=columns), tuple(known))
        form.show_values(known)
        note = _("Working days of each step, for what is raised or escalated from now on.")
        return self._panel(_("Clocks of the ladder"), note, form, _board)

    def _own(self, challenge_id: str) -> FormPanel:
        line = entry(self._session.desk, challenge_id)
        known = {step.key: step.working_days for step in ladder(self._session.desk)}
        columns = self._columns(known, _("As the board has it: {days}"))
        form = self._table_form(replace(table_of(LogEntry), columns=columns), tuple(known))
        form.show_values({**own_days(line.values.get("clock_days", ""))})
        note = _("Working days of each step for this one alone. Empty: as the board has it.")
        title = _("{reference}: its own clocks").format(reference=line.entry.reference)
        return self._panel(title, note, form, change_clocks_of, challenge_id)

    def _link(self, challenge_id: str) -> FormPanel:
        columns = (
            Column(name="to", label=N_("Which record"),
                   help=N_("A-124, D-041, R-002, the day of a meeting, or a paper’s title")),
            Column(name="note", label=N_("What it has to do with it")),
        )  # fmt: skip
        form = self._table_form(replace(table_of(LogEntry), columns=columns), ("to", "note"))
        note = _("Both records stay as they are. The link is seen from both.")
        start = End("log_entry", challenge_id)
        return self._panel(_("Link with another record"), note, form, link_by_words, start)
