"""The forms for the clocks of the ladder, for links with other records, and for evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, table_of
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_clocks import change_board_clocks, change_clocks_of
from chair_desk.services.challenge_evidence import add_evidence, offered_evidence
from chair_desk.services.challenges import ladder
from chair_desk.services.desk import Desk
from chair_desk.services.links import End, link_by_words
from chair_desk.services.log_dates import own_days
from chair_desk.services.logs import entry
from chair_desk.words import N_, _

VERBS = ("clocks", "board_clocks", "link", "evidence")


def _board(desk: Desk, **days: Any) -> Changes:
    return change_board_clocks(desk, **days)


class ClockForms(FormMaker):
    """Makes the form for a verb of `VERBS`."""

    def make(self, verb: str, challenge_id: str) -> FormPanel:
        """Return the form, filled with what holds now."""
        forms = {"clocks": self._own, "link": self._link, "evidence": self._evidence}
        return forms[verb](challenge_id) if verb in forms else self._boards()

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

    def _evidence(self, challenge_id: str) -> FormPanel:
        desk = self._session.desk
        columns = (
            Column(name="record", label=N_("From the record"), kind=Kind.LINK,
                   links_to="log_entry", optional=True),
            Column(name="to", label=N_("Or another record"),
                   help=N_("E-03, A-124, D-041, the day of a meeting, or a paper’s title")),
            Column(name="note", label=N_("What it shows")),
        )  # fmt: skip
        offered = [(None, ""), *offered_evidence(desk, challenge_id, self._session.today())]
        names = tuple(column.name for column in columns)
        table = replace(table_of(LogEntry), columns=columns)
        form = self._table_form(table, names, record=offered)
        note = _("What the challenge rests on, or what shows the difference it made.")
        title = _("{reference}: add evidence").format(
            reference=entry(desk, challenge_id).entry.reference
        )
        return self._panel(title, note, form, add_evidence, challenge_id)
