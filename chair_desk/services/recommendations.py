"""Recommendations of reviews and inspections: how far each agency has taken each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import (
    Recommendation,
    RecommendationAnswer,
    RecommendationSource,
    Taken,
)
from chair_desk.services.checks import existing, refuse_faults, refuse_other_columns
from chair_desk.services.desk import Desk, Step
from chair_desk.words import N_, _, ngettext

PREFIX = "F"
COLUMNS = frozenset({"title", "source", "source_words", "log_entry_id", "made_on", "audience"})
NEEDS_EVIDENCE = (Taken.ASSURED, Taken.EMBEDDED)
TAKEN_WORDS = {
    Taken.ASKED: N_("asked"),
    Taken.ACCEPTED: N_("accepted"),
    Taken.ACTIONED: N_("actioned"),
    Taken.ASSURED: N_("assured"),
    Taken.EMBEDDED: N_("embedded"),
    Taken.REJECTED: N_("rejected"),
}


@frozen(kw_only=True)
class NewRecommendation:
    """What a recommendation says, where it comes from, and which agencies are asked."""

    title: str
    organisation_ids: Sequence[str]
    source: RecommendationSource = RecommendationSource.REVIEW
    source_words: str = ""
    log_entry_id: str | None = None
    made_on: date | None = None
    audience: Audience = Audience.MEMBERS


@frozen(kw_only=True)
class Said:
    """How an agency has taken it. Rejected needs the reason."""

    state: Taken
    reason: str = ""
    evidence: str = ""
    action_id: str | None = None


@frozen(kw_only=True)
class RecommendationLine:
    """One row of the matrix: the answer of each agency that was asked, by its id."""

    recommendation: Recommendation
    answers: Mapping[str, RecommendationAnswer]

    @property
    def words(self) -> str:
        """Say how the agencies stand, in counts: "2 accepted, 1 rejected"."""
        counts = Counter(one.state for one in self.answers.values())
        said = [f"{counts[state]} {_(TAKEN_WORDS[state])}" for state in Taken if counts[state]]
        return ", ".join(said)


def recommendations(desk: Desk) -> list[RecommendationLine]:
    """Return all recommendations by reference, with the answer of each agency asked."""
    held: dict[str, dict[str, RecommendationAnswer]] = {}
    for row in desk.rows(RecommendationAnswer, order=("id",)):
        held.setdefault(row.recommendation_id, {})[row.organisation_id] = row
    return [
        RecommendationLine(recommendation=row, answers=held.get(row.id, {}))
        for row in desk.rows(Recommendation, order=("reference", "id"))
    ]


def agencies(desk: Desk, lines: Sequence[RecommendationLine]) -> list[Organisation]:
    """Return the agencies that any of these recommendations asks, in the order of the board."""
    asked = {organisation_id for line in lines for organisation_id in line.answers}
    rows = desk.rows(Organisation, order=("place", "name", "id"))
    return [row for row in rows if row.id in asked]


def reading(lines: Sequence[RecommendationLine]) -> str:
    """Say how all stand, in counts and without blame."""
    if not lines:
        return _("No recommendation is on record.")
    states = [one.state for line in lines for one in line.answers.values()]
    proven = sum(state in NEEDS_EVIDENCE for state in states)
    said = ngettext("{count} recommendation", "{count} recommendations", len(lines))
    return _("{said}; {proven} of {asked} answers are assured or embedded, {no} rejected.").format(
        said=said.format(count=len(lines)),
        proven=proven,
        asked=len(states),
        no=states.count(Taken.REJECTED),
    )


def add_recommendation(desk: Desk, new: NewRecommendation) -> Changes:
    """Add a recommendation and ask each of the agencies, as one change.

    Raises:
        Refused: It has no words, no agency is asked, or one is not known.
    """
    refuse_faults(Recommendation, {"title": new.title.strip() or None})
    if not new.organisation_ids:
        raise Refused({"organisation_ids": _("Choose the agencies that are asked.")})
    for organisation_id in new.organisation_ids:
        existing(desk, Organisation, organisation_id)
    if new.log_entry_id:
        existing(desk, LogEntry, new.log_entry_id)
    row = Recommendation(
        id=desk.new_id(),
        reference=_next_reference(desk),
        title=new.title.strip(),
        source=new.source,
        source_words=new.source_words.strip(),
        log_entry_id=new.log_entry_id,
        made_on=new.made_on or desk.today(),
        audience=new.audience,
    )
    label = _("Added recommendation {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        step.insert(row)
        for organisation_id in dict.fromkeys(new.organisation_ids):
            _ask(desk, step, row.id, organisation_id)
    return step.done(made=row.id)


def _ask(desk: Desk, step: Step, recommendation_id: str, organisation_id: str) -> None:
    step.insert(
        RecommendationAnswer(
            id=desk.new_id(), recommendation_id=recommendation_id, organisation_id=organisation_id
        )
    )


def change_recommendation(desk: Desk, recommendation_id: str, **values: Value) -> Changes:
    """Change the words of a recommendation, its source, review, day or readers.

    Raises:
        Refused: It would have no words, or a value is not allowed.
    """
    refuse_other_columns(values, COLUMNS)
    if "title" in values:
        values["title"] = str(values["title"] or "").strip() or None
    refuse_faults(Recommendation, values)
    row = existing(desk, Recommendation, recommendation_id)
    if values.get("log_entry_id"):
        existing(desk, LogEntry, str(values["log_entry_id"]))
    with desk.change(_("Changed {reference}").format(reference=row.reference)) as step:
        step.update(Recommendation, recommendation_id, **values)
    return step.done(made=recommendation_id)


def remove_recommendation(desk: Desk, recommendation_id: str) -> Changes:
    """Remove a recommendation entered by mistake; Undo brings it back, its number is not reused.

    Raises:
        Refused: An agency has answered it.
    """
    row = existing(desk, Recommendation, recommendation_id)
    answers = desk.rows(RecommendationAnswer, recommendation_id=recommendation_id)
    if any(one.state is not Taken.ASKED for one in answers):
        said = _("{reference} has been answered, so it stays.")
        raise Refused(said.format(reference=row.reference))
    with desk.change(_("Removed {reference}").format(reference=row.reference)) as step:
        for one in answers:
            step.delete(RecommendationAnswer, one.id)
        step.delete(Recommendation, recommendation_id)
    return step.done()


def ask_agency(desk: Desk, recommendation_id: str, organisation_id: str) -> Changes:
    """Ask one more agency to take a recommendation.

    Raises:
        Refused: It was asked already, or is not known.
    """
    row = existing(desk, Recommendation, recommendation_id)
    agency = existing(desk, Organisation, organisation_id)
    if _answer_of(desk, recommendation_id, organisation_id) is not None:
        raise Refused(_("{partner} was asked already.").format(partner=agency.name))
    label = _("Asked {partner} about {reference}")
    label = label.format(partner=agency.name, reference=row.reference)
    with desk.change(label) as step:
        _ask(desk, step, recommendation_id, organisation_id)
    return step.done(made=recommendation_id)


def ask_no_longer(desk: Desk, recommendation_id: str, organisation_id: str) -> Changes:
    """Take back that an agency was asked, where it has not answered.

    Raises:
        Refused: It was not asked, or has answered.
    """
    row = existing(desk, Recommendation, recommendation_id)
    agency = existing(desk, Organisation, organisation_id)
    found = _answer_of(desk, recommendation_id, organisation_id)
    if found is None:
        raise Refused(_("This agency was not asked."))
    if found.state is not Taken.ASKED:
        said = _("{partner} has answered {reference}, so the answer stays.")
        raise Refused(said.format(partner=agency.name, reference=row.reference))
    label = _("{partner} is no longer asked about {reference}")
    label = label.format(partner=agency.name, reference=row.reference)
    with desk.change(label) as step:
        step.delete(RecommendationAnswer, found.id)
    return step.done(made=recommendation_id)


def _answer_of(
    desk: Desk, recommendation_id: str, organisation_id: str
) -> RecommendationAnswer | None:
    found = desk.rows(
        RecommendationAnswer, recommendation_id=recommendation_id, organisation_id=organisation_id
    )
    return found[0] if found else None


def answer_recommendation(
    desk: Desk, recommendation_id: str, organisation_id: str, said: Said
) -> Changes:
    """Keep how an agency has taken a recommendation; what it was before stands in the history.

    Raises:
        Refused: It was not asked, it rejects without a reason, or it is assured or embedded
            with nothing that shows it. For an adults board the reason is required by the
            Care Act 2014, Schedule 2, paragraph 4(1)(f).
    """
    row = existing(desk, Recommendation, recommendation_id)
    agency = existing(desk, Organisation, organisation_id)
    found = _answer_of(desk, recommendation_id, organisation_id)
    if found is None:
        raise Refused(_("This agency was not asked."))
    if said.state is Taken.REJECTED and not said.reason.strip():
        raise Refused({"reason": _("Say why it is rejected. An adults board has to report it.")})
    if said.state in NEEDS_EVIDENCE and not said.evidence.strip():
        raise Refused({"evidence": _("Say how we know.")})
    if said.action_id:
        existing(desk, Action, said.action_id)
    label = _("{reference}: {partner}, {state}").format(
        reference=row.reference, partner=agency.name, state=_(TAKEN_WORDS[said.state])
    )
    with desk.change(label) as step:
        step.update(
            RecommendationAnswer,
            found.id,
            state=said.state,
            said_on=desk.today(),
            reason=said.reason.strip(),
            evidence=said.evidence.strip(),
            action_id=said.action_id,
        )
    return step.done(made=found.id)


def _next_reference(desk: Desk) -> str:
    rows = desk.rows(Recommendation)
    gone = desk.file.values_gone(Recommendation, "reference", None)
    given = [*(row.reference for row in rows), *(str(one) for one in gone)]
    numbers = [int(one.rpartition("-")[2]) for one in given if one.rpartition("-")[2].isdigit()]
    return f"{PREFIX}-{max(numbers, default=0) + 1:03d}"
