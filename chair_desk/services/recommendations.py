"""Recommendations of reviews and inspections: how far each agency has taken each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import (
    Recommendation,
    RecommendationAnswer,
    RecommendationSource,
    Taken,
)
from chair_desk.services.checks import existing, refuse_faults
from chair_desk.services.desk import Desk
from chair_desk.words import N_, _, ngettext

PREFIX = "F"
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


def reading(lines: Sequence[RecommendationLine]) -> str:
    """Say how all stand, in counts and without blame."""
    if not lines:
        return _("No recommendation is on record.")
    states = [one.state for line in lines for one in line.answers.values()]
    proven = sum(state in (Taken.ASSURED, Taken.EMBEDDED) for state in states)
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
            answer = RecommendationAnswer(
                id=desk.new_id(), recommendation_id=row.id, organisation_id=organisation_id
            )
            step.insert(answer)
    return step.done(made=row.id)


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
    found = desk.rows(
        RecommendationAnswer, recommendation_id=recommendation_id, organisation_id=organisation_id
    )
    if not found:
        raise Refused(_("This agency was not asked."))
    if said.state is Taken.REJECTED and not said.reason.strip():
        raise Refused({"reason": _("Say why it is rejected. An adults board has to report it.")})
    if said.state in (Taken.ASSURED, Taken.EMBEDDED) and not said.evidence.strip():
        raise Refused({"evidence": _("Say how we know.")})
    if said.action_id:
        existing(desk, Action, said.action_id)
    label = _("{reference}: {partner}, {state}").format(
        reference=row.reference, partner=agency.name, state=_(TAKEN_WORDS[said.state])
    )
    with desk.change(label) as step:
        step.update(
            RecommendationAnswer,
            found[0].id,
            state=said.state,
            said_on=desk.today(),
            reason=said.reason.strip(),
            evidence=said.evidence.strip(),
            action_id=said.action_id,
        )
    return step.done(made=found[0].id)


def _next_reference(desk: Desk) -> str:
    rows = desk.rows(Recommendation)
    gone = desk.file.values_gone(Recommendation, "reference", None)
    given = [*(row.reference for row in rows), *(str(one) for one in gone)]
    numbers = [int(one.rpartition("-")[2]) for one in given if one.rpartition("-")[2].isdigit()]
    return f"{PREFIX}-{max(numbers, default=0) + 1:03d}"
