"""The forms of the partners page, by what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.pages.interest_forms import InterestForms
from chair_desk.gui.pages.seat_forms import SeatForms
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.kind_words import MAY, ORGANISATION_KINDS, STANDINGS, choices
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.days_in_words import full_day
from chair_desk.records.mandates import Mandate
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import (
    Delegation,
    Organisation,
    Person,
)
from chair_desk.services import delegations, mandates, organisations, people
from chair_desk.services.letters_due import is_for_one_day
from chair_desk.services.meetings import meetings
from chair_desk.words import N_, _

PARTNER_COLUMNS = ("name", "short_name", "kind", "standing", "ladder", "starts_on", "ends_on")
MANDATE_COLUMNS = (
    "speaks", "policy", "staff", "money_up_to", "information", "reviews", "account", "source",
    "starts_on",
)  # fmt: skip
PERSON_COLUMNS = ("name", "initials", "email", "phone", "access_needs")
LETTER_PEOPLE = ("from_person_id", "to_person_id")
LETTER_COLUMNS = (
    "starts_on", "ends_on", "review_on", "functions", "limits", "briefing", "document",
)  # fmt: skip
NAMED = Table(
    name="named",
    label=N_("For"),
    record_class=Meeting,
    columns=(Column(label=N_("For"), kind=Kind.LINK, name="meeting_id"),),
)
MOST_MEETINGS = 12


class PartnerForms(FormMaker):
    """Makes the form for a verb and the id it is about; those about seats are made beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.verbs: dict[str, Callable[[str], FormPanel]] = {
            "add_partner": self._add_partner,
            "edit_partner": self._edit_partner,
            "replace_partner": self._replace_partner,
            "add_person": self._add_person,
            "edit_person": self._edit_person,
            "add_letter": self._add_letter,
            "edit_letter": self._edit_letter,
            "mandate": self._mandate,
        }
        self.verbs |= SeatForms(session).verbs | InterestForms(session).verbs

    def make(self, verb: str, record_id: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        return self.verbs[verb](record_id)

    def _partner_form(self) -> RecordForm:
        ladders = [("", _("Not ranked"))]
        ladders += [(each.name, each.label) for each in self._session.desk.shelf.ladders()]
        return self._form(
            Organisation,
            PARTNER_COLUMNS,
            kind=choices(ORGANISATION_KINDS),
            standing=choices(STANDINGS),
            ladder=ladders,
        )

    def _add_partner(self, _record_id: str) -> FormPanel:
        form = self._partner_form()
        note = _("The ladder says what its ranks come to. A seat for it can be added next.")
        return self._panel(_("Add a partner"), note, form, organisations.add_organisation)

    def _edit_partner(self, organisation_id: str) -> FormPanel:
        form = self._partner_form()
        organisation = self._known(Organisation, organisation_id)
        form.show_values({name: getattr(organisation, name) for name in PARTNER_COLUMNS})
        title = _("Edit {name}").format(name=organisation.name)
        service = organisations.change_organisation
        return self._panel(title, "", form, service, organisation_id)

    def _replace_partner(self, organisation_id: str) -> FormPanel:
        form = self._form(Organisation, ("name", "short_name", "starts_on"))
        form.show_values({"starts_on": self._session.today()})
        name = self._known(Organisation, organisation_id).name
        title = _("Another body takes the place of {name}").format(name=name)
        note = _(
            "From a day on, as after a merger. Its seats, levels and people go over; attendance "
            "before and after stays one row, and meetings before that day keep the former name. "
            "Where a partner has that name already, it goes into that one and its seats end."
        )
        return self._panel(title, note, form, self._replace, organisation_id)

    @staticmethod
    def _replace(desk: Any, organisation_id: str, **values: Any) -> Changes:
        if not isinstance(values["starts_on"], date):
            raise Refused({"starts_on": _("Say from which day on.")})
        return organisations.replace_organisation(desk, organisation_id, **values)

    def _add_person(self, _record_id: str) -> FormPanel:
        form = self._form(Person, PERSON_COLUMNS)
        note = _("Somebody without a seat: a head of an agency, a guest.")
        return self._panel(_("Add a person"), note, form, people.add_person)

    def _edit_person(self, person_id: str) -> FormPanel:
        person = self._known(Person, person_id)
        form = self._form(Person, PERSON_COLUMNS)
        form.show_values({name: getattr(person, name) for name in PERSON_COLUMNS})
        others = people.same_initials(self._session.desk, person_id)
        note = ""
        if others:
            names = ", ".join(other.name for other in others)
            note = _("The same initials: {names}.").format(names=names)
        title = _("Edit {name}").format(name=person.name)
        return self._panel(title, note, form, people.change_person, person_id)

    def _letter_forms(self, letter: Delegation | None = None) -> list[RecordForm]:
        """Return who lets whom, for which meeting, and what; days only where none is named."""
        known = self._people()
        who = self._form(Delegation, LETTER_PEOPLE, from_person_id=known, to_person_id=known)
        offered = self._named_meetings()
        named = self._table_form(NAMED, ("meeting_id",), meeting_id=offered)
        rest = self._form(Delegation, LETTER_COLUMNS)
        named.show_values({"meeting_id": ""})
        if letter is not None:
            for form, names in ((who, LETTER_PEOPLE), (rest, LETTER_COLUMNS)):
                form.show_values({name: getattr(letter, name) for name in names})
            if is_for_one_day(letter):
                held = self._session.desk.rows(Meeting, held_on=letter.starts_on)
                shown = [row.id for row in held if row.id in dict(offered)]
                named.show_values({"meeting_id": shown[0] if shown else ""})
        return [who, named, rest]

    def _named_meetings(self) -> list[tuple[Any, str]]:
        said = _("The meeting of {date} alone")
        return [
            ("", _("Every meeting within the days below")),
            *(
                (row.id, said.format(date=full_day(row.held_on)))
                for row in meetings(self._session.desk)[:MOST_MEETINGS]
            ),
        ]

    def _add_letter(self, organisation_id: str) -> FormPanel:
        note = _("By which one person lets another speak and commit for them.")
        title = _("Record a letter of delegation")
        forms = self._letter_forms()
        return self._panel(title, note, forms, delegations.add_delegation, organisation_id)

    def _edit_letter(self, letter_id: str) -> FormPanel:
        forms = self._letter_forms(self._known(Delegation, letter_id))
        title = _("Change the letter of delegation")
        return self._panel(title, "", forms, delegations.change_delegation, letter_id)

    def _mandate(self, ids: str) -> FormPanel:
        organisation_id, _colon, person_id = ids.partition(":")
        may = choices(MAY)
        form = self._form(
            Mandate,
            MANDATE_COLUMNS,
            speaks=may, policy=may, staff=may, information=may, reviews=may, account=may,
        )  # fmt: skip
        desk, today = self._session.desk, self._session.today()
        now = mandates.mandates_on(desk, organisation_id, today).get(person_id)
        shown = now or Mandate(id="", organisation_id=organisation_id, person_id=person_id)
        form.show_values({name: getattr(shown, name) for name in MANDATE_COLUMNS})
        form.show_values({"starts_on": today})
        name = self._known(Person, person_id).name
        title = _("What {name} can agree to").format(name=name)
        note = _("From a day on; what was recorded before stays for the days before.")
        return self._panel(title, note, form, mandates.record_mandate, organisation_id, person_id)
