"""The funding of the sample board: four years agreed, three partners short, a draft of the next."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.funding import Formula, SetBy
from chair_desk.records.funding_shares import year_words
from chair_desk.records.logs import LogEntry
from chair_desk.services.funding_challenges import link_challenge
from chair_desk.services.funding_keeping import (
    add_year,
    change_year,
    draft_next_year,
    record_contribution,
    record_cost,
)
from chair_desk.services.sample_stage import Stage
from chair_desk.words import _

ABOUT_FUNDING = "C-015"
SHARES = (
    ("County Council", "40%"), ("NHS ICB", "30%"), ("Constabulary", "25%"), ("Probation", "2%"),
    ("Aldermoor BC", "2%"), ("Cafcass", "1%"),
)  # fmt: skip
ALONE = ("NHS ICB", "Constabulary")
HEADS = (
    ("Staff of the partnership", "£268,000", "£142,310"),
    ("Independent chair and scrutiny", "£46,000", "£24,100"),
    ("Reviews", "£42,000", "£31,850"),
    ("Training", "£38,600", "£17,240"),
    ("Website, policies and printing", "£18,000", ""),
)


@frozen(kw_only=True)
class SampleYear:
    """A year as it was agreed, and what each partner pays in pounds, in the order of `SHARES`."""

    starts_on: date
    cost: int
    carried_in: int
    paying: tuple[int, ...]


YEARS = (
    SampleYear(starts_on=date(2023, 4, 1), cost=378_400, carried_in=63_182,
               paying=(166_496, 109_000, 80_000, 7_568, 7_568, 550)),
    SampleYear(starts_on=date(2024, 4, 1), cost=389_200, carried_in=55_964,
               paying=(182_924, 106_000, 76_000, 7_784, 7_784, 550)),
    SampleYear(starts_on=date(2025, 4, 1), cost=401_000, carried_in=47_806,
               paying=(204_510, 101_000, 66_500, 8_020, 8_020, 550)),
    SampleYear(starts_on=date(2026, 4, 1), cost=412_600, carried_in=35_406,
               paying=(223_040, 98_000, 61_500, 8_252, 8_252, 550)),
)  # fmt: skip


def fund(stage: Stage) -> None:
    """Record the years, link the challenge about this one, and draft the next."""
    last = ""
    for year in YEARS:
        last = _record(stage, year)
    for head, planned, spent in HEADS:
        record_cost(stage.desk, last, head, planned=planned, spent=spent)
    entries = stage.desk.rows(LogEntry, log_type="challenge", reference=ABOUT_FUNDING)
    if entries:
        link_challenge(stage.desk, last, entries[0].id)
    draft = draft_next_year(stage.desk, last).made
    change_year(stage.desk, draft, agreed_cost="£424,500")


def _record(stage: Stage, year: SampleYear) -> str:
    """Record one year as one step: it was taken over from the sheet kept before."""
    desk, starts_on = stage.desk, year.starts_on
    is_over = starts_on.year < YEARS[-1].starts_on.year
    with desk.change(_("Recorded the funding of {year}").format(year=year_words(starts_on))):
        made = add_year(
            desk, starts_on, agreed_cost=f"£{year.cost}", carried_in=f"£{year.carried_in}",
            formula=Formula.SHARES, agreed_on=starts_on.replace(month=2, day=12),
            population=271_400,
        ).made  # fmt: skip
        for (short, share), sum_ in zip(SHARES, year.paying, strict=True):
            set_by = SetBy.ALONE if short in ALONE else SetBy.AGREED
            if short == "Cafcass":
                set_by = SetBy.NATIONAL
            is_paid = is_over or short != "NHS ICB"
            record_contribution(
                desk, made, stage.partners[short], share=share, cash=f"£{sum_}", set_by=set_by,
                pledged_on=starts_on.replace(day=3),
                paid_on=starts_on.replace(month=7, day=10) if is_paid else None,
            )  # fmt: skip
    return made
