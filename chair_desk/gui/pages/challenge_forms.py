"""The forms of the challenges page, by what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.asked_form import AskedForm
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table, table_of
from chair_desk.records.logs import LogEntry
from chair_desk.services import challenges
from chair_desk.services.addressees import Asked, asked_too
from chair_desk.services.challenge_answers import PartnerAnswer, answers_of
from chair_desk.services.challenge_posts import post_at
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.letters import chairing
from chair_desk.services.logs import add_step, entry
from chair_desk.services.organisations import organisations
from chair_desk.words import N_, _

ASKED = ("title", "ask", "to_organisation_id")
MORE = ("to_person_id", "raised_by_id")
WHY = ("why_it_matters", "evidence_for", "route")
DIFFERENCE = ("sign_of_difference", "before", "since", "check_on")

Service = Callable[..., Changes]
REASONS: dict[str, tuple[str, Column, Service]] = {
    "withdraw": (
        N_("withdraw"), Column(name="reason", label=N_("Why"), kind=Kind.TEXT),
        challenges.withdraw,
    ),
    "accept": (
        N_("accept as unresolved"),
        Column(name="reason", label=N_("Why it is accepted"), kind=Kind.TEXT),
        challenges.accept_unresolved,
    ),
    "reopen": (
        N_("open it again"),
        Column(name="why", label=N_("Why it is opened again"), kind=Kind.TEXT),
        challenges.reopen,
    ),
}  # fmt: skip
"""The verbs that ask for a reason alone: words of the title, what is asked, and what is done."""


def _note(desk: Desk, challenge_id: str, text: str = "") -> Changes:
    return add_step(desk, challenge_id, "note", text)


class ChallengeForms(FormMaker):
    """Makes the form for a verb and the challenge it is about."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.verbs: dict[str, Callable[[str], FormPanel]] = {
            "new": self._new,
            "edit": self._edit,
            "answer": self._answer,
            "judge": self._judge,
            "escalate": self._escalate,
            "note": self._add_note,
            "pause": self._pause,
            "close": self._close,
            **{verb: partial(self._with_reason, *asked) for verb, asked in REASONS.items()},
        }

    def make(self, verb: str, challenge_id: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        return self.verbs[verb](challenge_id)

    # -------------------------------------------------------------- the parts of a form

    def _columns(self) -> Table:
        """Return one table of what every log has, what this log has, and what a verb asks."""
        own = self._session.desk.shelf.log_type(challenges.LOG).table
        asked = (
            Column(name="why", label=N_("Why it goes further"), kind=Kind.TEXT),
            Column(name="on", label=N_("On"), kind=Kind.DATE, optional=True),
            Column(name="text", label=N_("Note"), kind=Kind.TEXT),
            Column(
                name="addressee_id",
                label=N_("Whose answer"),
                kind=Kind.LINK,
                links_to="addressee",
                optional=True,
            ),
        )
        common = table_of(LogEntry).columns
        return replace(own, columns=(*common, *own.columns, *asked))

    def _of(self, *names: str) -> RecordForm:
        table = self._columns()
        people = (
            [(None, ""), *self._people()] if {"to_person_id", "raised_by_id"} & {*names} else []
        )
        partners = [(row.id, row.name) for row in organisations(self._session.desk)]
        return self._table_form(
            table,
            names,
            to_organisation_id=[(None, ""), *partners],
            to_person_id=people,
            raised_by_id=people,
            route=_offered(table.column("route")),
            judgement=_offered(table.column("judgement")),
        )

    def _filled(self, challenge_id: str, *names: str) -> RecordForm:
        form, line = self._of(*names), entry(self._session.desk, challenge_id)
        shown: dict[str, Any] = {}
        for name in names:
            shown[name] = getattr(line.entry, name, None) or line.values.get(name)
        read = challenges.dates_of(shown)
        form.show_values({name: value for name, value in read.items() if value})
        return form

    def _title(self, words: str, challenge_id: str) -> str:
        reference = entry(self._session.desk, challenge_id).entry.reference
        return f"{reference}: {words}"

    # -------------------------------------------------------------- the forms

    def _new(self, _challenge_id: str) -> FormPanel:
        more = self._of(*MORE, *WHY, *DIFFERENCE)
        chair = chairing(self._session.desk, self._session.today())
        if chair is not None and chair.person is not None:
            more.show_values({"raised_by_id": chair.person.id})
        forms = [self._of(*ASKED), self._others(), more]
        note = _("To a partner of the Board. A disagreement about one child is not entered here.")
        return self._panel(_("New challenge"), note, forms, challenges.raise_challenge)

    def _edit(self, challenge_id: str) -> FormPanel:
        desk = self._session.desk
        written = ("also_to",) if entry(desk, challenge_id).values.get("also_to") else ()
        forms = [
            self._filled(challenge_id, *ASKED),
            self._others(asked_too(desk, challenge_id)),
            self._filled(challenge_id, *written, *MORE, "due_on", *WHY, *DIFFERENCE),
        ]
        title = self._title(_("change the challenge"), challenge_id)
        return self._panel(title, "", forms, challenges.change_challenge, challenge_id)

    def _others(self, asked: Sequence[Asked] = ()) -> AskedForm:
        partners = [(row.id, row.name) for row in organisations(self._session.desk)]
        return AskedForm([(None, ""), *partners], asked)

    def _answer(self, challenge_id: str) -> FormPanel:
        asked = self._asked(challenge_id)
        form = self._of("answer", "answered_on")
        form.show_values({"answered_on": self._session.today()})
        note = _("Whether it answers the question is judged apart.")
        title = self._title(_("record an answer"), challenge_id)
        forms = [*self._whose(asked, [one.is_owed for one in asked]), form]
        return self._panel(title, note, forms, challenges.record_answer, challenge_id)

    def _asked(self, challenge_id: str) -> tuple[PartnerAnswer, ...]:
        desk = self._session.desk
        return answers_of(desk, entry(desk, challenge_id))

    def _whose(self, asked: Sequence[PartnerAnswer], is_next: Sequence[bool]) -> list[RecordForm]:
        """Ask whose answer it is, where several are asked; the next one is chosen beforehand."""
        if len(asked) == 1:
            return []
        offered = [(one.addressee_id or None, one.name) for one in asked]
        form = self._table_form(self._columns(), ("addressee_id",), addressee_id=offered)
        place = is_next.index(True) if True in is_next else 0
        form.show_values({"addressee_id": asked[place].addressee_id or None})
        return [form]

    def _judge(self, challenge_id: str) -> FormPanel:
        form = self._of("judgement", "judgement_reason")
        more = self._filled(challenge_id, "outcome", *DIFFERENCE)
        asked = self._asked(challenge_id)
        note = asked[0].answer
        if len(asked) > 1:
            note = "\n".join(f"{one.name}: {one.answer}" for one in asked if one.answer)
        title = self._title(_("judge the answer"), challenge_id)
        forms = [*self._whose(asked, [one.is_to_judge for one in asked]), form, more]
        return self._panel(title, note, forms, challenges.judge_answer, challenge_id)

    def _escalate(self, challenge_id: str) -> FormPanel:
        form, desk = self._of("why", "on"), self._session.desk
        form.show_values({"on": self._session.today()})
        line = entry(desk, challenge_id)
        above = challenges.next_step(desk, line)
        note = ""
        if above is not None:
            post = post_at(desk, line, above, self._session.today())
            note = _("Next: {step}, {post}.").format(step=_(above.title), post=post.words)
        title = self._title(_("escalate"), challenge_id)
        return self._panel(title, note, form, escalate, challenge_id)

    def _add_note(self, challenge_id: str) -> FormPanel:
        title = self._title(_("add a note"), challenge_id)
        return self._panel(title, "", self._of("text"), _note, challenge_id)

    def _pause(self, challenge_id: str) -> FormPanel:
        title = self._title(_("pause the clock"), challenge_id)
        note = _("The working days left are kept for when the clock goes on.")
        form = self._of("pause_reason")
        return self._panel(title, note, form, challenges.pause_clock, challenge_id)

    def _close(self, challenge_id: str) -> FormPanel:
        names = ("outcome", "before", "since", "impact", "evidence", "reason")
        note = _("It needs impact and evidence, or the reason why there is none.")
        form = self._filled(challenge_id, *names)
        title = self._title(_("close with impact"), challenge_id)
        return self._panel(title, note, form, challenges.close_challenge, challenge_id)

    def _with_reason(self, words: str, column: Column, service: Service, about: str) -> FormPanel:
        """Return the form of a verb that asks for nothing but its reason."""
        table = replace(self._columns(), columns=(column,))
        form = self._table_form(table, (column.name,))
        return self._panel(self._title(_(words), about), "", form, service, about)


def _offered(column: Column) -> list[tuple[Any, str]]:
    """Offer the choices of a column, none of them chosen beforehand."""
    return [(None, ""), *((value, _(value)) for value in column.choices)]
