"""The forms about seats: who holds them, who deputises, at what level."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.editors import ChoiceEditor, Choices
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.gui.parts.kind_words import SEAT_KINDS, choices
from chair_desk.gui.parts.post_form import PostForm, Reading
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.levels import LEVEL_WORDS
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services import appointments, ranks, seats
from chair_desk.services.boards import main_body
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat, take_seat
from chair_desk.words import N_, _

UNRANKED_COLUMNS = ("post", "rank", "starts_on")
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


class SeatForms(FormMaker):
    """Makes the form for a verb about a seat or an appointment."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.verbs: dict[str, Callable[[str], FormPanel]] = {
            "add_seat": self._add_seat,
            "edit_seat": self._edit_seat,
            "appoint": self._appoint,
            "deputy": self._deputy,
            "edit_appointment": self._edit_appointment,
            "end_appointment": self._end_appointment,
            "agree_level": self._agree_level,
        }

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
        post = self._post_form(seat_id)
        chosen = who.editor("person_id")
        if isinstance(chosen, ChoiceEditor):
            chosen.currentIndexChanged.connect(_Follow(person, chosen).follow)

        def save(values: Values) -> Changes | dict[str, str]:
            person_id = values.pop("person_id", "")
            if person_id:
                return self._session.try_out(take_seat, seat_id, person_id, takes=takes, **values)
            return self._session.try_out(bring_to_seat, seat_id, takes=takes, **values)

        return FormPanel(title, note, [who, person, post], save)

    def _post_form(self, seat_id: str) -> RecordForm:
        """Return the fields of a post; where the seat is ranked, with what the rank comes to."""
        desk, seat = self._session.desk, self._known(Seat, seat_id)
        partner = desk.get(Organisation, seat.organisation_id)
        if seat.kind is not SeatKind.MEMBER or partner is None:
            return self._form(Appointment, UNRANKED_COLUMNS)

        def read(rank: str, post: str, on: date | None) -> Reading:
            found = ranks.read_rank(desk, partner, seat, rank=rank, post=post, on=on)
            return found, ranks.reading_words(desk, partner, found)

        levels: Choices = ranks.level_choices(desk, partner)
        return PostForm(read, levels, read_date=day_reader(self._session.today()))

    def _edit_appointment(self, appointment_id: str) -> FormPanel:
        row = self._known(Appointment, appointment_id)
        form = self._post_form(row.seat_id)
        if isinstance(form, PostForm):
            form.show_appointment(row)
        else:
            form.show_values({name: getattr(row, name) for name in UNRANKED_COLUMNS})
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
            raise Refused({"ends_on": _("The last day was not understood.")})
        return appointments.end_appointment(desk, appointment_id, ends_on)

    def _agree_level(self, seat_id: str) -> FormPanel:
        levels = [(level, f"{level}. {_(said)}") for level, said in LEVEL_WORDS.items()]
        form = self._form(AgreedLevel, ("level", "starts_on"), level=levels)
        form.show_values({"level": 4, "starts_on": self._session.today()})
        title = _("Agree a level for this seat")
        note = _("What whoever comes is expected to be able to agree to. Past readings stay.")
        return self._panel(title, note, form, seats.agree_level, seat_id)


class _Follow:
    """Shows the fields of somebody new only while nobody known is chosen."""

    def __init__(self, form: RecordForm, chosen: ChoiceEditor) -> None:
        self._form, self._chosen = form, chosen
        form.follow = self  # type: ignore[attr-defined]

    def follow(self, _number: int) -> None:
        self._form.setVisible(not self._chosen.value())
