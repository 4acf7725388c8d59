"""The recommendations that a review led to, and how far each agency has taken them."""

from __future__ import annotations

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer, Taken
from chair_desk.services.desk import Desk
from chair_desk.services.recommendations import TAKEN_WORDS
from chair_desk.words import _

_SHAPES = {
    Taken.EMBEDDED: "done", Taken.ASSURED: "done", Taken.ACTIONED: "on_track",
    Taken.ACCEPTED: "at_risk", Taken.ASKED: "not_started",
}  # fmt: skip
_LEAST = (Taken.ASKED, Taken.ACCEPTED, Taken.ACTIONED, Taken.ASSURED, Taken.EMBEDDED)


@frozen(kw_only=True)
class Recommended:
    """A recommendation of a review: `by_agency` says how each agency has taken it, and why not.

    `shape` marks the agency that is least far; where all rejected it, none.
    """

    id: str
    reference: str
    title: str
    by_agency: tuple[str, ...]
    shape: str = ""
    audience: Audience = Audience.MEMBERS


def recommended_by(desk: Desk, entry_id: str) -> list[Recommended]:
    """Return the recommendations that name an entry as their source, by their numbers."""
    rows = desk.rows(Recommendation, log_entry_id=entry_id, order=("reference", "id"))
    if not rows:
        return []
    names = {row.id: row.short_name or row.name for row in desk.rows(Organisation)}
    places = {one: at for at, one in enumerate(names)}
    answers = desk.rows(RecommendationAnswer, recommendation_id=[row.id for row in rows])
    answers.sort(key=lambda one: (places.get(one.organisation_id, len(places)), one.id))
    return [
        _recommended(row, [one for one in answers if one.recommendation_id == row.id], names)
        for row in rows
    ]


def _recommended(
    row: Recommendation, answers: list[RecommendationAnswer], names: dict[str, str]
) -> Recommended:
    taken = [one.state for one in answers if one.state in _LEAST]
    least = min(taken, key=_LEAST.index, default=None)
    return Recommended(
        id=row.id,
        reference=row.reference,
        title=row.title,
        by_agency=tuple(_said(one, names) for one in answers),
        shape=_SHAPES.get(least, "") if least else "",
        audience=row.audience,
    )


def _said(answer: RecommendationAnswer, names: dict[str, str]) -> str:
    """Say how an agency has taken it; one that rejected it, with its reason."""
    said = _("{partner}: {state}").format(
        partner=names.get(answer.organisation_id, ""), state=_(TAKEN_WORDS[answer.state])
    )
    if answer.state is Taken.REJECTED and answer.reason.strip():
        return f"{said} ({answer.reason.strip().rstrip('.')})"
    return said
