"""The forms of a register, made from the columns of its log type."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from chair_desk.catalogue.log_types import KIND, LogType
from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.fields_by_kind import FieldsByKind
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table, table_of
from chair_desk.records.days_in_words import full_day
from chair_desk.records.follow_ups import FollowUp, Happened
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.services.challenge_posts import post_at
from chair_desk.services.challenges import (
    end_entry,
    judge_answer,
    next_step,
    pause_clock,
    record_answer,
)
from chair_desk.services.decisions import HAPPENED_WORDS, follow_up
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.links import End, link_by_words, named
from chair_desk.services.log_values import typed_values
from chair_desk.services.logs import add_entry, add_step, change_entry, entry, move_to
from chair_desk.services.organisations import organisations
from chair_desk.words import N_, _

# What the ladder keeps for itself: the verbs of the ladder write it, no form does.
LADDERS_OWN = frozenset(
    {"step", "answered_on", "judgement", "judgement_reason", "paused_on", "pause_reason",
     "days_left", "closed_by"}
)  # fmt: skip
COMMON = ("title", "to_organisation_id", "to_person_id", "opened_on")
MOST = 200


def _add(desk: Desk, log_type: str, title: str = "", **values: Any) -> Changes:
    return add_entry(desk, log_type, title, **_given(values))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None)}


def _note(desk: Desk, entry_id: str, text: str = "") -> Changes:
    return add_step(desk, entry_id, "note", text)


def _move(desk: Desk, entry_id: str, state: str | None = "", **values: Any) -> Changes:
    kind = entry(desk, entry_id).log_type
    ends = {one.name for one in kind.states if one.is_closed}
    if kind.has_ladder and state in ends:
        return end_entry(desk, entry_id, state or "", **values)
    return move_to(desk, entry_id, state or "", **values)


class RegisterForms(FormMaker):
    """Makes the form for a verb and the entry it is about."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._verbs: dict[str, Callable[[str, str], FormPanel]] = {
            "new": self._new,
            "edit": self._edit,
            "move": self._state,
            "note": self._add_note,
            "escalate": self._escalate,
            "answer": self._answer,
            "judge": self._judge,
            "pause": self._pause,
            "follow_up": self._follow_up,
            "link": self._link,
        }

    def make(self, verb: str, log_type: str, record_id: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        return self._verbs[verb](log_type, record_id)

    # -------------------------------------------------------------- the parts of a form

    def _kind(self, log_type: str) -> LogType:
        return self._session.desk.shelf.log_type(log_type)

    def _table(self, kind: LogType) -> Table:
        relabelled = {
            "title": kind.entry_label,
            "to_organisation_id": N_("Partner"),
            "to_person_id": N_("Who answers for it"),
            "due_on": N_("Due"),
        }
        common = [
            replace(column, label=relabelled.get(column.name, column.label), kind=Kind.LINE)
            if column.name == "title"
            else replace(column, label=relabelled.get(column.name, column.label))
            for column in table_of(LogEntry).columns
        ]
        asked = (
            Column(name="why", label=N_("Why it goes further"), kind=Kind.TEXT),
            Column(name="on", label=N_("On"), kind=Kind.DATE, optional=True),
            Column(name="text", label=N_("Note"), kind=Kind.TEXT),
            Column(name="state_", label=N_("State"), kind=Kind.CHOICE),
        )
        own = [replace(column, help=_help(column)) for column in kind.columns]
        return replace(kind.table, columns=(*common, *own, *asked))

    def _offered(self, kind: LogType, names: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        table = {column.name: column for column in kind.columns}
        for name in names:
            column = table.get(name)
            if name == "to_organisation_id":
                found[name] = self._links("organisation", name)
            elif name == "to_person_id":
                found[name] = self._links("person", name)
            elif column is not None and column.kind is Kind.CHOICE:
                found[name] = [(None, ""), *((one, _(one)) for one in column.choices)]
            elif column is not None and column.kind is Kind.LINK:
                found[name] = self._links(column.links_to, name)
        return found

    def _links(self, table: str, name: str) -> list[tuple[Any, str]]:
        desk = self._session.desk
        if table == "organisation":
            return [(None, ""), *((row.id, row.name) for row in organisations(desk))]
        if table == "person":
            return [(None, ""), *self._people()]
        if table == "meeting":
            rows = desk.rows(Meeting, order=("-held_on",), most=MOST)
            return [(None, ""), *((row.id, full_day(row.held_on)) for row in rows)]
        if table == "log_entry":
            known = name if name in desk.shelf.log_type_names() else "challenge"
            found = desk.rows(LogEntry, log_type=known, order=("-reference",), most=MOST)
            return [(None, ""), *((row.id, f"{row.reference} {row.title}") for row in found)]
        if table == "decision":
            made = desk.rows(Decision, order=("-decided_on",), most=MOST)
            return [(None, ""), *((row.id, f"{row.reference} {row.text}") for row in made)]
        acts = desk.rows(Action, order=("-opened_on",), most=MOST)
        return [(None, ""), *((row.id, f"{row.reference} {row.title}") for row in acts)]

    def _asked(self, kind: LogType) -> tuple[str, ...]:
        own = tuple(
            column.name
            for column in kind.columns
            if not (kind.has_ladder and column.name in LADDERS_OWN)
        )
        return (*COMMON, *own)

    # -------------------------------------------------------------- the forms

    def _new(self, log_type: str, _record_id: str) -> FormPanel:
        kind = self._kind(log_type)
        later = {need for needs in kind.closing.values() for need in needs} - set(kind.shown)
        names = tuple(name for name in self._asked(kind) if name not in later)
        offered = self._offered(kind, names)
        form = self._form_by_and_by(self._table(kind), names, kind.only_for, offered)
        form.show_values({"opened_on": self._session.today()})
        _follow_kind(kind, form)
        title = _("New: {entry}").format(entry=_(kind.entry_label).lower())
        return self._panel(title, _(kind.help), form, _add, log_type)

    def _edit(self, log_type: str, record_id: str) -> FormPanel:
        kind = self._kind(log_type)
        names = (*self._asked(kind), "due_on", "audience")
        form = self._filled(kind, record_id, names, later=kind.only_for)
        _follow_kind(kind, form)
        return self._panel(
            self._titled(_("{reference}: change it"), record_id), _(kind.help), form,
            change_entry, record_id,
        )  # fmt: skip

    def _filled(
        self, kind: LogType, record_id: str, names: tuple[str, ...], *, later: Collection[str] = ()
    ) -> Any:
        line = entry(self._session.desk, record_id)
        offered = self._offered(kind, names)
        self._offer_held(kind, line.values, offered)
        form = self._form_by_and_by(self._table(kind), names, later, offered)
        own = typed_values(kind, line.values)
        common = {name: getattr(line.entry, name) for name in names if name not in own}
        form.show_values(
            {name: value for name, value in {**common, **own}.items() if name in names}
        )
        return form

    def _offer_held(
        self, kind: LogType, values: Mapping[str, str], offered: dict[str, Any]
    ) -> None:
        """Offer what an entry holds where a list leaves it out, so that it is not lost."""
        for column in kind.columns:
            held = values.get(column.name, "")
            if not held or column.name not in offered:
                continue
            if held not in {value for value, _words in offered[column.name]}:
                words = named(self._session.desk, column.links_to, held)
                offered[column.name] = [*offered[column.name], (held, words or _(held))]

    def _titled(self, words: str, record_id: str) -> str:
        return words.format(reference=entry(self._session.desk, record_id).entry.reference)

    def _state(self, log_type: str, record_id: str) -> FormPanel:
        kind = self._kind(log_type)
        needed = tuple(dict.fromkeys(need for state in kind.states for need in state.needs))
        line = entry(self._session.desk, record_id)
        states = [(one.name, _(one.label)) for one in kind.states if one.name != line.entry.state]
        column = Column(name="state", label=N_("State"), kind=Kind.CHOICE)
        table = replace(kind.table, columns=(column,))
        first = self._table_form(table, ("state",), state=states)
        own = {one.name for one in kind.columns}
        more = self._filled(kind, record_id, tuple(name for name in needed if name in own))
        note = "\n".join(
            _("“{state}” needs: {names}.").format(
                state=_(state.label), names=", ".join(_label(kind, need) for need in state.needs)
            )
            for state in kind.states
            if state.needs
        )
        title = self._titled(_("{reference}: change its state"), record_id)
        return self._panel(title, note, [first, more], _move, record_id)

    def _add_note(self, log_type: str, record_id: str) -> FormPanel:
        if not log_type:
            return self._follow_up(log_type, record_id)
        form = self._table_form(self._table(self._kind(log_type)), ("text",))
        title = self._titled(_("{reference}: add a note"), record_id)
        return self._panel(title, "", form, _note, record_id)

    def _escalate(self, log_type: str, record_id: str) -> FormPanel:
        form = self._table_form(self._table(self._kind(log_type)), ("why", "on"))
        form.show_values({"on": self._session.today()})
        desk = self._session.desk
        line = entry(desk, record_id)
        above, note = next_step(desk, line), ""
        if above is not None:
            post = post_at(desk, line, above, self._session.today())
            note = _("Next: {step}, {post}.").format(step=_(above.title), post=post.words)
        title = self._titled(_("{reference}: take it further"), record_id)
        return self._panel(title, note, form, escalate, record_id)

    def _answer(self, log_type: str, record_id: str) -> FormPanel:
        form = self._table_form(self._table(self._kind(log_type)), ("answer", "answered_on"))
        form.show_values({"answered_on": self._session.today()})
        note = _("Whether it answers the question is judged apart. The clock stops.")
        title = self._titled(_("{reference}: record an answer"), record_id)
        return self._panel(title, note, form, record_answer, record_id)

    def _judge(self, log_type: str, record_id: str) -> FormPanel:
        kind = self._kind(log_type)
        names = ("judgement", "judgement_reason")
        form = self._table_form(self._table(kind), names, **self._offered(kind, names))
        more = self._filled(kind, record_id, ("outcome",))
        note = entry(self._session.desk, record_id).values.get("answer", "")
        title = self._titled(_("{reference}: judge the answer"), record_id)
        return self._panel(title, note, [form, more], judge_answer, record_id)

    def _pause(self, log_type: str, record_id: str) -> FormPanel:
        form = self._table_form(self._table(self._kind(log_type)), ("pause_reason",))
        note = _("The working days left are kept for when the clock goes on.")
        title = self._titled(_("{reference}: pause the clock"), record_id)
        return self._panel(title, note, form, pause_clock, record_id)

    def _follow_up(self, _log_type: str, record_id: str) -> FormPanel:
        known = self._known(Decision, record_id)
        names = ("state", "text", "evidence", "superseded_by", "check_on", "made_on")
        table = table_of(FollowUp)
        later = Column(
            name="superseded_by", label=N_("Superseded by"), help=N_("Its number, as D-052")
        )
        table = replace(table, columns=(*table.columns, later))
        states = [(str(one), _(HAPPENED_WORDS[one])) for one in Happened]
        form = self._table_form(table, names, state=[(None, ""), *states])
        form.show_values({"made_on": self._session.today()})
        title = _("{reference}: did it happen?").format(reference=known.reference)
        return self._panel(title, known.text, form, follow_up, record_id)

    def _link(self, log_type: str, record_id: str) -> FormPanel:
        columns = (
            Column(name="to", label=N_("Which record"),
                   help=N_("A-124, D-041, C-014, the day of a meeting, or a paper’s title")),
            Column(name="note", label=N_("What it has to do with it")),
        )  # fmt: skip
        table = replace(table_of(LogEntry), columns=columns)
        form = self._table_form(table, ("to", "note"))
        start = End("log_entry" if log_type else "decision", record_id)
        note = _("Both records stay as they are. The link is seen from both.")
        return self._panel(_("Link with another record"), note, form, link_by_words, start)


def _follow_kind(kind: LogType, form: RecordForm) -> None:
    if kind.only_for:
        chosen = form.editor(KIND)
        assert isinstance(chosen, ChoiceEditor)
        FieldsByKind(form, chosen, kind.only_for)


def _help(column: Column) -> str:
    if column.unit and column.unit not in column.help:
        return f"{column.help} ({column.unit})" if column.help else column.unit
    return column.help


def _label(kind: LogType, name: str) -> str:
    labels = {column.name: column.label for column in kind.columns}
    return _(labels.get(name, name))
