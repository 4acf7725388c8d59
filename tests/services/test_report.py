"""What the record says in a yearly report, register by register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer, Taken
from chair_desk.records.report_feeds import FEEDS
from chair_desk.records.report_fields import shown
from chair_desk.services.actions import add_action, complete_action
from chair_desk.services.appointments import appoint
from chair_desk.services.attendance import mark_here
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry, change_entry, move_to
from chair_desk.services.organisations import organisations
from chair_desk.services.people import add_person
from chair_desk.services.report_drafting import DRAFTERS, drafter
from chair_desk.services.report_naming import label_of, words_of
from chair_desk.services.report_saying import Drafted, Figure, counted, drafted
from chair_desk.services.yearly_reports import year_of

from .conftest import Clock
from .funding_board import make_year

ENDS = date(2027, 3, 31)


def say(desk: Desk, feed: str) -> list[Drafted]:
    return list(drafter(feed)(desk, year_of(desk, ENDS)))


def texts(desk: Desk, feed: str) -> list[str]:
    return [one.shown for one in say(desk, feed)]


@pytest.mark.parametrize("feed", DRAFTERS)
def test_a_feed_has_a_name_and_says_nothing_of_an_empty_record(desk: Desk, feed: str) -> None:
    assert feed in FEEDS
    assert say(desk, feed) == []


@pytest.mark.parametrize(
    ("number", "words"), [(0, "none"), (1, "one"), (9, "nine"), (10, "10"), (1234, "1,234")]
)
def test_numbers_are_said_in_words_up_to_nine(number: int, words: str) -> None:
    assert counted(number) == words


def test_a_figure_that_opens_a_sentence_has_a_capital() -> None:
    one = Figure(name="risks.open", value="three", base="Risks")
    assert drafted("risks.open", "{open} risks stand open.", figures=(one,)).shown == (
        "Three risks stand open."
    )


def test_braces_in_words_of_the_record_are_words() -> None:
    assert drafted("risk", "Use {brackets} and ⟦1⟧.").shown == "Use {brackets} and 1."


@pytest.fixture
def police(desk: Desk, seat_of: Callable[[OrganisationKind], Seat]) -> Seat:
    """The seat of the force, with somebody able to commit it in post."""
    seat = seat_of(OrganisationKind.POLICE)
    person = add_person(desk, "Maren Tallis").made
    appoint(desk, seat.id, person, starts_on=date(2026, 2, 1), rank="ACC")
    return seat


def test_meetings_are_counted(
    desk: Desk, meeting: Meeting, hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)
    assert texts(desk, "meetings")[0] == ("The Partnership met once in the year, without a quorum.")


def test_a_partner_that_is_marked_here_is_read_anew(
    desk: Desk, police: Seat, meeting: Meeting, hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)
    before = say(desk, "attendance")[0]
    assert before.subject == police.organisation_id
    mark_here(desk, desk.rows(Attendance, seat_id=police.id)[0].id)
    after = say(desk, "attendance")[0]
    assert before.shown != after.shown
    assert [one.value for one in after.figures] == ["1 of 1", "1 of 1", "1 of 1"]
    assert all(one.rows == ((Meeting.TABLE, meeting.id),) for one in after.figures)


def test_what_a_partner_finished_is_counted(desk: Desk, clock: Clock) -> None:
    partner = organisations(desk)[0]
    made = add_action(
        desk, title="Send the figures", organisation_id=partner.id, due_on=date(2026, 10, 1)
    ).made
    clock.set(date(2026, 11, 2))
    assert texts(desk, "partner_work") == [
        f"{partner.name} had one action due in the year and has not finished it."
    ]
    assert "One action was late when this was drafted." in texts(desk, "actions")
    complete_action(desk, made, "They were sent.")
    assert texts(desk, "partner_work") == [
        f"{partner.name} had one action due in the year and has finished it."
    ]


def test_a_piece_of_evidence_says_before_and_since(desk: Desk) -> None:
    made = add_entry(desk, "evidence", "Health attendance at talks", kind="note of impact").made
    assert texts(desk, "evidence")[1] == (
        "“Health attendance at talks” is on record; a difference is still looked for."
    )
    move_to(desk, made, "shown", before="61%", since="88%", evidence="Weekly list")
    assert texts(desk, "evidence") == [
        "The register of evidence holds one entry for the year; a difference is shown in one.",
        "Health attendance at talks: it was 61% before and is 88% since.",
    ]


def test_a_measure_says_its_base_and_period(desk: Desk) -> None:
    add_entry(
        desk, "evidence", "Return interviews within 72 hours", kind="data measure",
        counted=41, base=60, base_of="returns",
        period_from=date(2026, 4, 1), period_until=date(2026, 6, 30),
    )  # fmt: skip
    assert texts(desk, "measures") == [
        "Return interviews within 72 hours: 41 of 60 returns, 1 April 2026 to 30 June 2026."
    ]


def test_a_visit_with_nothing_after_it_says_so(desk: Desk) -> None:
    add_entry(
        desk, "evidence", "Front door team", kind="frontline visit",
        done_on=date(2026, 6, 3), heard="Calls wait an hour",
    )  # fmt: skip
    assert texts(desk, "visits")[1] == (
        "Front door team, 3 June 2026: Calls wait an hour. What followed is not recorded."
    )


def test_little_progress_comes_first_with_its_reason(desk: Desk) -> None:
    add_entry(desk, "priority", "Neglect", progress="The tool is in use.")
    made = add_entry(desk, "priority", "Housing").made
    move_to(desk, made, "little_progress", why_little="No officer was named")
    assert texts(desk, "priorities") == [
        "The plan had two priorities; little or no progress is recorded on one of them.",
        "Housing: there was little or no progress. No officer was named.",
        "Neglect: The tool is in use.",
    ]


def test_training_has_two_rates_each_with_its_base(desk: Desk) -> None:
    made = add_entry(desk, "training", "Neglect in depth", course_on=date(2026, 6, 9)).made
    move_to(desk, made, "held", places=60, booked=48, attended=46)
    assert texts(desk, "training")[1] == (
        "Of the 48 people who had booked, 46 came (96%); of the 60 places offered, that is 77%."
    )


def test_a_review_is_named_by_its_code(desk: Desk) -> None:
    add_entry(
        desk, "review", "Neglect and missed appointments", code="WM-07", kind="rapid review",
        theme="missed appointments",
    )  # fmt: skip
    said = texts(desk, "reviews_open")
    assert len(said) == 1
    assert "rapid review (missed appointments)" in said[0]


def test_money_is_said_partner_by_partner_with_its_rows(desk: Desk) -> None:
    make_year(desk)
    said = texts(desk, "funding")
    assert said[0] == (
        "The agreed cost of the arrangements was £412,600; partners pay £399,594 of it."
        " Some of them pay less than was agreed, by £71,006 in all."
    )
    assert any("pays £223,040, 54.1% of the cost; £165,040 was agreed." in one for one in said)
    assert all(one.rows for each in say(desk, "funding") for one in each.figures)


def test_a_recommendation_says_who_has_not_answered_and_why_one_did_not_accept(
    desk: Desk,
) -> None:
    partners = organisations(desk)[:3]
    row = Recommendation(
        id=desk.new_id(), reference="RC-01", title="See each child alone", audience=Audience.PUBLIC
    )
    states = (Taken.ACTIONED, Taken.ASKED, Taken.REJECTED)
    with desk.change("Listed recommendations") as step:
        step.insert(row)
        for partner, state in zip(partners, states, strict=True):
            step.insert(
                RecommendationAnswer(
                    id=desk.new_id(), recommendation_id=row.id, organisation_id=partner.id,
                    state=state, reason="It is done by others" if state is Taken.REJECTED else "",
                )
            )  # fmt: skip
    said = texts(desk, "recommendations")
    assert said == [
        "One recommendation stands in the register; action is reported in one of the three"
        " answers asked of agencies.",
        f"RC-01, “See each child alone”, has not been answered by {partners[1].name}.",
    ]
    assert texts(desk, "recommendations_rejected") == [
        f"{partners[2].name} did not accept RC-01, “See each child alone”, for this reason: It is"
        " done by others."
    ]


def test_confidential_entries_are_never_said(desk: Desk) -> None:
    made = add_entry(desk, "risk", "A risk about one family").made
    change_entry(desk, made, audience=Audience.CONFIDENTIAL)
    assert say(desk, "risks") == []


def test_a_record_is_named_by_its_reference_else_by_its_kind(desk: Desk, meeting: Meeting) -> None:
    assert (label_of(meeting), words_of(meeting)) == ("Meetings", "Meeting of 17 September 2026")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(places=st.integers(1, 500), booked=st.integers(1, 500), attended=st.integers(0, 500))
def test_the_sentence_follows_whatever_is_entered(
    desk: Desk, places: int, booked: int, attended: int
) -> None:
    made = add_entry(desk, "training", "A course", course_on=date(2026, 6, 9)).made
    move_to(desk, made, "held", places=places, booked=booked, attended=attended)
    rates = next(one for one in say(desk, "training") if one.name == "training.rates")
    whole = [
        sum(int(values[name]) for values in _entered(desk))
        for name in ("attended", "booked", "places")
    ]
    said = {one.name: one.value for one in rates.figures}
    assert [said[f"training.{name}"] for name in ("attended", "booked", "places")] == [
        f"{number:,}" for number in whole
    ]
    assert shown(rates.text, rates.values).text == rates.shown


def _entered(desk: Desk) -> list[dict[str, str]]:
    from chair_desk.services.logs import entries

    return [dict(line.values) for line in entries(desk, "training")]
