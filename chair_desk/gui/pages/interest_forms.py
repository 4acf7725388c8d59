"""The forms of the register of interests: one added, corrected or ended outside a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.editors import Choices
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Person
from chair_desk.services import interests
from chair_desk.services.declarations import REGISTER
from chair_desk.services.logs import values_of
from chair_desk.words import N_, _

SHARED = ("title", "opened_on")
OWN = ("kind_of_interest", "body", "effect", "note")
WHOSE = Table(
    name="whose",
    label=N_("Whose"),
    record_class=Person,
    columns=(Column(label=N_("Whose interest"), kind=Kind.LINK, name="person_id"),),
)
SAID = Table(
    name="said",
    label=N_("Interest"),
    record_class=LogEntry,
    columns=(
        Column(label=N_("Interest"), kind=Kind.TEXT, required=True, name="title"),
        Column(label=N_("Declared on"), kind=Kind.DATE, name="opened_on"),
    ),
)
ENDED = Table(
    name="ended",
    label=N_("Ended"),
    record_class=LogEntry,
    columns=(Column(label=N_("Ended on"), kind=Kind.DATE, required=True, name="ended_on"),),
)


class InterestForms(FormMaker):
    """Makes the form for a verb about an interest."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.verbs: dict[str, Callable[[str], FormPanel]] = {
            "add_interest": self._add,
            "edit_interest": self._edit,
            "end_interest": self._end,
        }

    def _forms(self) -> list[RecordForm]:
        log = self._session.desk.shelf.log_type(REGISTER)
        offered: dict[str, Choices] = {
            column.name: [("", _("Not said")), *((one, _(one)) for one in column.choices)]
            for column in log.columns
            if column.choices
        }
        own = self._table_form(log.table, OWN, **offered)
        own.show_values(dict.fromkeys(offered, ""))
        return [self._table_form(SAID, SHARED), own]

    def _add(self, person_id: str) -> FormPanel:
        """Ask for an interest; without a person, whose it is first."""
        forms = self._forms()
        forms[0].show_values({"opened_on": self._session.today()})
        note = _("It is offered when the person is in the room, and stays until it ends.")
        person = self._known(Person, person_id) if person_id else None
        if person is None:
            whose = self._table_form(
                WHOSE, ("person_id",), person_id=[("", _("Choose a person")), *self._people()]
            )
            title = _("Add an interest")
            return self._panel(title, note, [whose, *forms], interests.record_interest)
        title = _("Add an interest of {name}").format(name=person.name)

        def save(values: Values) -> Changes | dict[str, str]:
            return self._session.try_out(interests.record_interest, person_id=person_id, **values)

        return FormPanel(title, note, forms, save)

    def _edit(self, entry_id: str) -> FormPanel:
        entry: LogEntry = self._known(LogEntry, entry_id)
        forms = self._forms()
        forms[0].show_values({name: getattr(entry, name) for name in SHARED})
        own = values_of(entry)
        forms[1].show_values({name: own.get(name, "") for name in OWN})
        title = _("Change the interest of {name}").format(name=self._name(entry))
        return self._panel(title, "", forms, interests.change_interest, entry_id)

    def _end(self, entry_id: str) -> FormPanel:
        entry: LogEntry = self._known(LogEntry, entry_id)
        form = self._table_form(ENDED, ("ended_on",))
        form.show_values({"ended_on": self._session.today()})
        title = _("End the interest of {name}").format(name=self._name(entry))
        return self._panel(title, entry.title, form, self._ended, entry_id)

    def _name(self, entry: LogEntry) -> str:
        person = self._known(Person, entry.raised_by_id or "")
        return person.name if person is not None else ""

    @staticmethod
    def _ended(desk: Any, entry_id: str, ended_on: Any = None) -> Changes:
        if not isinstance(ended_on, date):
            raise Refused({"ended_on": _("The day was not understood.")})
        return interests.end_interest(desk, entry_id, ended_on)
