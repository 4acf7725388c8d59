from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.calendars import WorkingDays
from chair_desk.records.boards import Nation
from chair_desk.records.clocks import (
    CLOCK_RULES,
    DUE_RULES,
    NOTICE_RULES,
    DueRule,
    NoticeRule,
    due_day,
    notice_day,
)

ENGLAND = WorkingDays(Nation.ENGLAND)
MEETING = date(2026, 11, 19)
YEAR_END = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("rule", "days", "latest"),
    [
        ("clear_days", 7, date(2026, 11, 11)),
        ("calendar_days", 7, date(2026, 11, 12)),
        ("working_days", 7, date(2026, 11, 10)),
        ("working_days", 5, date(2026, 11, 12)),
    ],
)
def test_clear_working_and_calendar_days_are_three_things(
    rule: str, days: int, latest: date
) -> None:
    assert notice_day(NoticeRule(rule=rule, days=days), MEETING, ENGLAND) == latest


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_clear_days_leave_out_both_ends(meeting: date, days: int) -> None:
    latest = notice_day(NoticeRule(rule="clear_days", days=days), meeting, ENGLAND)

    between = [latest + timedelta(days=ahead) for ahead in range(1, (meeting - latest).days)]
    assert len(between) == days


def test_the_end_of_september_is_the_one_after_the_year() -> None:
    assert due_day(DueRule(rule="by_end_of", month=9), YEAR_END) == date(2026, 9, 30)


def test_an_end_of_month_before_the_year_ends_falls_in_the_next() -> None:
    assert due_day(DueRule(rule="by_end_of", month=2), date(2027, 3, 31)) == date(2028, 2, 29)
    assert due_day(DueRule(rule="by_end_of", month=12), YEAR_END) == date(2026, 12, 31)


def test_before_31_july_is_strict() -> None:
    assert due_day(DueRule(rule="before_day", month=7, day=31), YEAR_END) == date(2026, 7, 30)


def test_a_plan_is_due_before_its_year_begins() -> None:
    assert due_day(DueRule(rule="before_year_begins"), YEAR_END) == date(2025, 3, 31)


def test_once_in_twelve_months_is_counted_from_the_end_of_the_year() -> None:
    assert due_day(DueRule(rule="months_after_year", months=12), YEAR_END) == date(2027, 3, 31)


def test_as_soon_as_feasible_is_no_day() -> None:
    assert due_day(DueRule(rule="as_soon_as_feasible"), YEAR_END) is None


def test_the_clocks_of_logs_count_from_the_day_after() -> None:
    raised = date(2026, 9, 17)

    assert CLOCK_RULES["working_days_after"](raised, 20, ENGLAND) == date(2026, 10, 15)
    assert CLOCK_RULES["calendar_days_after"](raised, 20, ENGLAND) == date(2026, 10, 7)


@pytest.mark.parametrize("rules", [NOTICE_RULES, DUE_RULES, CLOCK_RULES])
def test_every_rule_bears_its_own_name_and_is_explained(rules: dict[str, object]) -> None:
    for name, rule in rules.items():
        assert getattr(rule, "__name__", "") == name
        assert rule.__doc__


@pytest.mark.parametrize("rules", [NOTICE_RULES, DUE_RULES])
def test_every_rule_from_law_or_practice_says_its_source(rules: dict[str, object]) -> None:
    for rule in rules.values():
        assert "Source:" in str(rule.__doc__)
