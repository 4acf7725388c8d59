"""The forms of the partners page, by what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from chair_desk.gui.parts.editors import ChoiceEditor, Choices
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.gui.parts.kind_words import ORGANISATION_KINDS, SEAT_KINDS, STANDINGS, choices
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table, table_of
from chair_desk.records.levels import LEVEL_WORDS
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    Delegation,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services import appointments, delegations, organisations, people, seats
from chair_desk.services.boards import main_body
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat, take_seat
from chair_desk.words import N_, _

PARTNER_COLUMNS = ("name", "short_name", "kind", "standing", "ladder", "starts_on", "ends_on")
PERSON_COLUMNS = ("name", "initials", "email", "phone", "access_needs")
APPOINTMENT_COLUMNS = ("post", "rank", "starts_on")
LETTER_COLUMNS = (
    "from_person_id", "to_person_id", "starts_on", "review_on", "ends_on", "functions", "limits",
    "document", "briefing",
)  # fmt: skip
WHO = Table(
    name="who",
    label=N_("Who"),
    record_class=Person,
    columns=(Column(label=N_("Who"), kind=Kind.LINK, name="person_id"),),
)
ENDS = Table(
    name="ends",
    label=N_("Ends"),
    record_class=Appointment,
    columns=(Column(label=N_("Last day"), kind=Kind.DATE, required=True, name="ends_on"),),
)
Save = Callable[[Values], Changes | dict[str, str]]


class PartnerForms:
    """Makes the form for a verb and the id it is about."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._makers: dict[str, Callable[[str], FormPanel]] = {
            "add_partner": self._add_partner,
            "edit_partner": self._edit_partner,
            "add_person": self._add_person,
            "edit_person": self._edit_person,
            "add_seat": self._add_seat,
            "edit_seat": self._edit_seat,
            "appoint": self._appoint,
            "deputy": self._deputy,
            "edit_appointment": self._edit_appointment,
            "end_appointment": self._end_appointment,
            "agree_level": self._agree_level,
            "add_letter": self._add_letter,
            "edit_letter": self._edit_letter,
        }

    def make(self, verb: str, record_id: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        return self._makers[verb](record_id)

    def _form(self, record_class: type, names: Sequence[str], **offered: Choices) -> RecordForm:
        return self._table_form(table_of(record_class), names, **offered)

    def _table_form(self, table: Table, names: Sequence[str], **offered: Choices) -> RecordForm:
        return RecordForm(
            table, names, choices=offered, read_date=day_reader(self._session.today())
        )

    def _panel(
        self,
        title: str,
        note: str,
        forms: RecordForm | Sequence[RecordForm],
        service: Callable[..., Changes],
        *before: Any,
    ) -> FormPanel:
        """Return a panel that gives `before` and the values to a service."""

        def save(values: Values) -> Changes | dict[str, str]:
            return self._session.try_out(service, *before, **values)

        return FormPanel(title, note, [forms] if isinstance(forms, RecordForm) else forms, save)

    # -------------------------------------------------------------- partners and people

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

    def _known(self, record_class: type, record_id: str) -> Any:
        return self._session.desk.get(record_class, record_id)

    # -------------------------------------------------------------- seats and appointments

    def _add_seat(self, organisation_id: str) -> FormPanel:
        form = self._form(Seat, ("role", "kind", "starts_on"), kind=choices(SEAT_KINDS))
        form.show_values({"kind": SeatKind.MEMBER})
        body_id = main_body(self._session.desk).id

        def save(values: Values) -> Changes | dict[str, str]:
            return self._session.try_out(
                seats.add_seat, body_id, organisation_id=organisation_id or None, **values
            )

        return FormPanel(_("Add a seat"), "", [form], save)

    def _edit_seat(self, seat_id: str) -> FormPanel:
        names = ("role", "kind", "starts_on", "ends_on")
        seat = self._known(Seat, seat_id)
        form = self._form(Seat, names, kind=choices(SEAT_KINDS))
        form.show_values({name: getattr(seat, name) for name in names})
        return self._panel(_("Change the seat"), "", form, seats.change_seat, seat_id)

    def _appoint(self, seat_id: str) -> FormPanel:
        note = _("Whoever holds the seat now leaves it the day before.")
        return self._taking(seat_id, TakesSeat.HOLDER, _("Appoint somebody"), note)

    def _deputy(self, seat_id: str) -> FormPanel:
        note = _("A deputy counts at their own level, unless a letter of delegation says more.")
        return self._taking(seat_id, TakesSeat.DEPUTY, _("Add a deputy"), note)

    def _taking(self, seat_id: str, takes: TakesSeat, title: str, note: str) -> FormPanel:
        new = [("", _("Somebody new"))]
        who = self._table_form(WHO, ("person_id",), person_id=new + self._people())
        who.show_values({"person_id": ""})
        person = self._form(Person, ("name", "email"))
        post = self._form(Appointment, APPOINTMENT_COLUMNS)
        chosen = who.editor("person_id")
        if isinstance(chosen, ChoiceEditor):
            chosen.currentIndexChanged.connect(_Follow(person, chosen).follow)

        def save(values: Values) -> Changes | dict[str, str]:
            person_id = values.pop("person_id", "")
            if person_id:
                return self._session.try_out(take_seat, seat_id, person_id, takes=takes, **values)
            return self._session.try_out(bring_to_seat, seat_id, takes=takes, **values)

        return FormPanel(title, note, [who, person, post], save)

    def _people(self) -> list[tuple[Any, str]]:
        known = people.find_people(self._session.desk, "", self._session.today())
        return sorted(((each.person.id, each.words) for each in known), key=lambda pair: pair[1])

    def _edit_appointment(self, appointment_id: str) -> FormPanel:
        row = self._known(Appointment, appointment_id)
        form = self._form(Appointment, APPOINTMENT_COLUMNS)
        form.show_values({name: getattr(row, name) for name in APPOINTMENT_COLUMNS})
        name = self._known(Person, row.person_id).name
        title = _("Correct the appointment of {name}").format(name=name)
        note = _("For a new post from a day on, appoint the person again.")
        service = appointments.change_appointment
        return self._panel(title, note, form, service, appointment_id)

    def _end_appointment(self, appointment_id: str) -> FormPanel:
        row = self._known(Appointment, appointment_id)
        form = self._table_form(ENDS, ("ends_on",))
        form.show_values({"ends_on": self._session.today()})
        name = self._known(Person, row.person_id).name
        title = _("End the appointment of {name}").format(name=name)
        note = _("What they did until that day stays theirs.")
        return self._panel(title, note, form, self._end, appointment_id)

    @staticmethod
    def _end(desk: Any, appointment_id: str, ends_on: Any = None) -> Changes:
        if not isinstance(ends_on, date):
            from chair_desk.records.changes import Refused

            raise Refused({"ends_on": _("The last day was not understood.")})
        return appointments.end_appointment(desk, appointment_id, ends_on)

    def _agree_level(self, seat_id: str) -> FormPanel:
        levels = [(level, f"{level}. {_(said)}") for level, said in LEVEL_WORDS.items()]
        form = self._form(AgreedLevel, ("level", "starts_on"), level=levels)
        form.show_values({"level": 4, "starts_on": self._session.today()})
        title = _("Agree a level for this seat")
        note = _("What whoever comes is expected to be able to agree to. Past readings stay.")
        return self._panel(title, note, form, seats.agree_level, seat_id)

    # -------------------------------------------------------------- letters

    def _letter_form(self) -> RecordForm:
        known = self._people()
        return self._form(Delegation, LETTER_COLUMNS, from_person_id=known, to_person_id=known)

    def _add_letter(self, organisation_id: str) -> FormPanel:
        form = self._letter_form()
        note = _("By which one person lets another speak and commit for them.")
        title = _("Record a letter of delegation")
        return self._panel(title, note, form, delegations.add_delegation, organisation_id)

    def _edit_letter(self, letter_id: str) -> FormPanel:
        letter = self._known(Delegation, letter_id)
        form = self._letter_form()
        form.show_values({name: getattr(letter, name) for name in LETTER_COLUMNS})
        title = _("Change the letter of delegation")
        return self._panel(title, "", form, delegations.change_delegation, letter_id)


class _Follow:
    """Shows the fields of somebody new only while nobody known is chosen."""

    def __init__(self, form: RecordForm, chosen: ChoiceEditor) -> None:
        self._form, self._chosen = form, chosen
        form.follow = self  # type: ignore[attr-defined]

    def follow(self, _number: int) -> None:
        self._form.setVisible(not self._chosen.value())
