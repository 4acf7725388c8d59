from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.spoken_dates import Today, read_spoken_date, read_whole_date


def _after(start: date, days: int) -> date:
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


THURSDAY = Today(
    on=date(2026, 11, 19),
    next_board_on=date(2027, 2, 18),
    next_meeting_on=date(2026, 12, 9),
    after_working_days=_after,
)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("18 dec", date(2026, 12, 18)),
        ("18 December 2026", date(2026, 12, 18)),
        ("fri 18 dec", date(2026, 12, 18)),
        ("18th of December, 2027", date(2027, 12, 18)),
        ("Dec 18", date(2026, 12, 18)),
        ("12/6", date(2027, 6, 12)),
        ("12/6/26", date(2026, 6, 12)),
        ("12.6.2027", date(2027, 6, 12)),
        ("2026-12-18", date(2026, 12, 18)),
        ("fri", date(2026, 11, 20)),
        ("Thursday", date(2026, 11, 26)),
        ("next fri", date(2026, 11, 27)),
        ("this fri", date(2026, 11, 20)),
        ("today", date(2026, 11, 19)),
        ("tomorrow", date(2026, 11, 20)),
        ("in 3 weeks", date(2026, 12, 10)),
        ("in a fortnight", date(2026, 12, 3)),
        ("in two months", date(2027, 1, 19)),
        ("+5wd", date(2026, 11, 26)),
        ("in 5 working days", date(2026, 11, 26)),
        ("next board", date(2027, 2, 18)),
        ("the next meeting", date(2026, 12, 9)),
        ("end of march", date(2027, 3, 31)),
        ("end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of the week", date(2026, 11, 20)),
        ("end of year", date(2026, 12, 31)),
        ("mid-January", date(2027, 1, 15)),
        ("early february", date(2027, 2, 5)),
        ("March", date(2027, 3, 31)),
        ("march 2028", date(2028, 3, 31)),
        ("end march", date(2027, 3, 31)),
        ("eom", date(2026, 11, 30)),
        ("next week", date(2026, 11, 27)),
        ("next month", date(2026, 12, 31)),
        ("friday week", date(2026, 11, 27)),
        ("the 18th", date(2026, 12, 18)),
        ("31st", date(2026, 12, 31)),
        ("within 10 working days", date(2026, 12, 3)),
        ("in three weeks time", date(2026, 12, 10)),
    ],
)
def test_a_date_is_understood_as_people_say_it(words: str, on: date) -> None:
    assert read_whole_date(words, THURSDAY) == on


def test_the_day_comes_before_the_month() -> None:
    assert read_whole_date("3/4/27", THURSDAY) == date(2027, 4, 3)
    assert read_whole_date("12/25", THURSDAY) is None


def test_a_day_that_has_only_just_gone_is_taken_as_said() -> None:
    assert read_whole_date("18 nov", THURSDAY) == date(2026, 11, 18)
    assert read_whole_date("1 oct", THURSDAY) == date(2027, 10, 1)


@pytest.mark.parametrize("words", ["tbc", "TBA", "asap", "a.s.a.p.", "ongoing", "to be agreed"])
def test_some_words_stand_for_no_day(words: str) -> None:
    spoken = read_spoken_date(words, THURSDAY)

    assert spoken is not None
    assert (spoken.on, spoken.length, spoken.is_vague) == (None, len(words), True)


@pytest.mark.parametrize("words", ["", "the police", "31 feb", "seventeen", "frigate", "decent"])
def test_what_is_no_date_is_nothing(words: str) -> None:
    assert read_spoken_date(words, THURSDAY) is None


def test_only_the_date_is_taken_from_what_follows() -> None:
    spoken = read_spoken_date("18 dec at the latest", THURSDAY)

    assert spoken is not None
    assert spoken.words == "18 dec"


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert read_whole_date("in 1 month", Today(on=date(2027, 1, 31))) == date(2027, 2, 28)


def test_the_next_board_may_not_be_known_yet() -> None:
    spoken = read_spoken_date("next board", Today(on=date(2026, 11, 19)))

    assert spoken is not None
    assert spoken.on is None


def test_working_days_need_a_calendar() -> None:
    assert read_spoken_date("+5wd", Today(on=date(2026, 11, 19))) is None


def test_the_twenty_ninth_of_february_waits_for_a_leap_year() -> None:
    assert read_whole_date("29 feb", THURSDAY) == date(2028, 2, 29)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_not(words: str) -> None:
    spoken = read_spoken_date(words, THURSDAY)

    assert spoken is None or 0 < spoken.length <= len(words)
