"""The forms of the page of recommendations: a new one, its words, an answer, another agency."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Column, Kind, Value, table_of
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import (
    Recommendation,
    RecommendationAnswer,
    RecommendationSource,
    Taken,
)
from chair_desk.services.action_lines import OPEN_STATES
from chair_desk.services.desk import Desk
from chair_desk.services.logs import values_of
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendation_publishing import SOURCE_WORDS
from chair_desk.services.recommendations import (
    TAKEN_WORDS,
    NewRecommendation,
    RecommendationLine,
    Said,
    add_recommendation,
    answer_recommendation,
    ask_agency,
    change_recommendation,
)
from chair_desk.words import N_, _

SAID = ("title", "source", "source_words", "log_entry_id", "made_on", "audience")
_AUDIENCES = (
    (Audience.PUBLIC, N_("everybody")),
    (Audience.MEMBERS, N_("members")),
    (Audience.CONFIDENTIAL, N_("the confidential part")),
)
_AGENCY = "agency_{number}"


class RecommendationForms(FormMaker):
    """Makes the form for a verb, the recommendation and the agency it is about."""

    def __init__(
        self, session: Session, line: RecommendationLine | None, agency: Organisation | None
    ) -> None:
        super().__init__(session)
        self._line, self._agency = line, agency

    def make(self, verb: str) -> FormPanel:
        """Return the form for this, filled with what is known."""
        if verb == "new" or self._line is None:
            return self._new()
        if verb == "edit":
            return self._edit(self._line)
        if verb == "answer" and self._agency is not None:
            return self._answer(self._line, self._agency)
        return self._ask(self._line)

    # -------------------------------------------------------------- the words

    def _words(self) -> RecordForm:
        reviews: list[tuple[Any, str]] = [(None, "")]
        for row in self._session.desk.rows(LogEntry, log_type="review", order=("-reference",)):
            code = values_of(row).get("code", "")
            said = " ".join(part for part in (row.reference, code, row.title) if part)
            reviews.append((row.id, said[:90]))
        return self._form(
            Recommendation,
            SAID,
            source=[(one, _(said)) for one, said in SOURCE_WORDS.items()],
            log_entry_id=reviews,
            audience=[(one, _(said)) for one, said in _AUDIENCES],
        )

    def _new(self) -> FormPanel:
        form, partners = self._words(), self._partners()
        form.show_values({
            "source": RecommendationSource.REVIEW, "audience": Audience.MEMBERS,
            "made_on": self._session.today(),
        })  # fmt: skip
        columns = tuple(
            Column(
                name=_AGENCY.format(number=number), label=row.name, kind=Kind.YES_NO,
                python_type=bool,
            )
            for number, row in enumerate(partners)
        )  # fmt: skip
        table = replace(table_of(RecommendationAnswer), columns=columns)
        ticks = self._table_form(table, [column.name for column in columns])

        def add(desk: Desk, **values: Value) -> Changes:
            chosen = [
                row.id
                for number, row in enumerate(partners)
                if values.pop(_AGENCY.format(number=number), False)
            ]
            return add_recommendation(desk, _meant(desk, values, chosen))

        note = _("What it says, where it comes from, then which agencies are asked.")
        forms = [form, ticks] if columns else [form]
        return self._panel(_("A recommendation"), note, forms, add)

    def _edit(self, line: RecommendationLine) -> FormPanel:
        form, made = self._words(), line.recommendation
        form.show_values({name: getattr(made, name) for name in SAID})
        title = _("Change {reference}").format(reference=made.reference)
        return self._panel(title, "", form, change_recommendation, made.id)

    # -------------------------------------------------------------- agencies

    def _partners(self) -> list[Organisation]:
        return organisations(self._session.desk, self._session.today())

    def _ask(self, line: RecommendationLine) -> FormPanel:
        partners = [(row.id, row.name) for row in self._partners() if row.id not in line.answers]
        form = self._form(
            RecommendationAnswer, ("organisation_id",), organisation_id=[(None, ""), *partners]
        )
        made = line.recommendation

        def ask(desk: Desk, organisation_id: str | None = None) -> Changes:
            if not organisation_id:
                raise Refused({"organisation_id": _("Choose the agency.")})
            return ask_agency(desk, made.id, organisation_id)

        title = _("Ask another agency about {reference}").format(reference=made.reference)
        return self._panel(title, made.title, form, ask)

    def _answer(self, line: RecommendationLine, agency: Organisation) -> FormPanel:
        made, known = line.recommendation, line.answers[agency.id]
        form = self._form(
            RecommendationAnswer,
            ("state", "reason", "evidence", "action_id"),
            state=[(one, _(said)) for one, said in TAKEN_WORDS.items()],
            action_id=[(None, ""), *self._actions(agency.id, known.action_id)],
        )
        form.show_values({
            "state": known.state, "reason": known.reason, "evidence": known.evidence,
            "action_id": known.action_id,
        })  # fmt: skip

        def answer(desk: Desk, state: Taken = Taken.ASKED, **values: Any) -> Changes:
            return answer_recommendation(desk, made.id, agency.id, Said(state=state, **values))

        title = _("{reference}: how {partner} takes it").format(
            reference=made.reference, partner=agency.name
        )
        return self._panel(title, made.title, form, answer)

    def _actions(self, organisation_id: str, kept: str | None) -> list[tuple[Any, str]]:
        """Return the open actions, those of the agency first, and the one that is linked."""
        desk = self._session.desk
        rows = desk.rows(Action, state=OPEN_STATES, order=("-reference",))
        known = {row.id for row in rows}
        if kept and kept not in known:
            rows += desk.rows(Action, id=kept)
        rows.sort(key=lambda row: row.organisation_id != organisation_id)
        return [(row.id, f"{row.reference} {row.title}"[:90]) for row in rows]


def _meant(desk: Desk, values: dict[str, Value], chosen: list[str]) -> NewRecommendation:
    """Return what a form says; the code of the review stands where none was typed."""
    given: dict[str, Any] = dict(values)
    entry_id = given.get("log_entry_id")
    if entry_id and not str(given.get("source_words") or "").strip():
        review = desk.get(LogEntry, str(entry_id))
        given["source_words"] = values_of(review).get("code", "") if review else ""
    given["title"] = str(given.get("title") or "")
    return NewRecommendation(organisation_ids=chosen, **given)
