"""What the record says in a yearly report of recommendations: taken how far, rejected and why.

Source: for an adults board the law asks for the reason where a finding is not put into practice
(Care Act 2014, Schedule 2, paragraph 4(1)(f)).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from chair_desk.records.audience import Audience
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer, Taken
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.report_saying import (
    Cited,
    Drafted,
    ReportYear,
    clause,
    drafted,
    figure,
    sentence,
)
from chair_desk.words import _, ngettext

_DONE = frozenset({Taken.ACTIONED, Taken.ASSURED, Taken.EMBEDDED})


def recommendations_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many recommendations there are, how far agencies took them, and who has not said."""
    rows = _of_year(desk, year)
    if not rows:
        return
    answers = _answers(desk, rows)
    every = [one for some in answers.values() for one in some]
    done = [one for one in every if one.state in _DONE]
    yield drafted(
        "recommendations.all",
        f"{_count_words(len(rows))}; {_asked_words(len(every), len(done))}",
        figures=(
            figure("recommendations.all", rows, _("Recommendations of reviews and inspections")),
            figure("recommendations.asked", every, _("Agencies asked, one to a recommendation")),
            figure("recommendations.done", done, _("Of those: actioned, assured or embedded")),
        ),
        cites=[_cited(row) for row in rows],
    )
    names = {one.id: one.name for one in organisations(desk)}
    for row in rows:
        silent = [one for one in answers[row.id] if one.state is Taken.ASKED]
        if silent:
            yield _silent(row, silent, names)


def _count_words(count: int) -> str:
    return ngettext(
        "{all} recommendation stands in the register",
        "{all} recommendations stand in the register",
        count,
    )


def _asked_words(asked: int, done: int) -> str:
    if not asked:
        return _("no agency has been asked to answer.")
    if asked == 1:
        return (
            _("the one agency asked reports action.")
            if done
            else _("the one agency asked has reported no action yet.")
        )
    return _("action is reported in {done} of the {asked} answers asked of agencies.")


def _silent(
    row: Recommendation, silent: Sequence[RecommendationAnswer], names: dict[str, str]
) -> Drafted:
    who = ", ".join(sorted(names.get(one.organisation_id, "") for one in silent))
    said = _("{reference}, “{about}”, has not been answered by {who}.")
    return drafted(
        "recommendation.unanswered",
        said.format(reference=row.reference, about=clause(row.title), who=who),
        subject=row.id,
        cites=[_cited(row)],
        audience=row.audience,
    )


def recommendations_rejected_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say which recommendations an agency did not accept, with its reason."""
    rows = _of_year(desk, year)
    answers = _answers(desk, rows)
    names = {one.id: one.name for one in organisations(desk)}
    for row in rows:
        for one in answers[row.id]:
            if one.state is Taken.REJECTED:
                said = _("{who} did not accept {reference}, “{about}”, for this reason: {why}")
                yield drafted(
                    "recommendation.rejected",
                    said.format(
                        who=names.get(one.organisation_id, _("An agency")),
                        reference=row.reference,
                        about=clause(row.title),
                        why=sentence(one.reason),
                    ),
                    subject=one.id,
                    cites=[_cited(row)],
                    audience=row.audience,
                )


def _of_year(desk: Desk, year: ReportYear) -> list[Recommendation]:
    return [
        row
        for row in desk.rows(Recommendation, order=("reference", "id"))
        if row.audience is not Audience.CONFIDENTIAL
        and (row.made_on is None or row.made_on <= year.until)
    ]


def _answers(desk: Desk, rows: Sequence[Recommendation]) -> dict[str, list[RecommendationAnswer]]:
    found: dict[str, list[RecommendationAnswer]] = defaultdict(list)
    ids = [row.id for row in rows]
    for one in desk.rows(RecommendationAnswer, recommendation_id=ids, order=("id",)):
        found[one.recommendation_id].append(one)
    return found


def _cited(row: Recommendation) -> Cited:
    return Cited(
        table=Recommendation.TABLE,
        id=row.id,
        label=row.reference,
        words=row.title,
        audience=row.audience,
    )
