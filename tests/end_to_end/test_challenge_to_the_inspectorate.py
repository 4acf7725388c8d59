"""A challenge from the table to the inspectorate and back to proven impact, on its page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.challenges import ChallengesPage
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.session import Session
from chair_desk.records.columns import Value
from chair_desk.records.logs import LogEntry
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.logs import entry, steps
from chair_desk.services.organisations import organisations
from chair_desk.services.sample import write_sample


class Clock:
    """A clock that stands where the story is."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 30)

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    path = write_sample(tmp_path / "Westmarch.chairdesk", home=tmp_path)
    return open_desk(path, who="Gwen", home=tmp_path, now=clock)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ChallengesPage:
    session = Session(desk)
    made = ChallengesPage(session)
    session.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


def fill(page: ChallengesPage, verb: str, **values: Value) -> None:
    """Ask for a verb, fill in its form, and keep it."""
    page.do(f"challenges.{verb}")
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel), page.message.text()
    for one in form.forms:
        one.show_values(values)
    form.save()
    assert not page.is_filling_in, f"{verb} was refused"


def letter(page: ChallengesPage, path: Path) -> str:
    """Write the letter as a mail and return what it says."""
    page.write_letter(str(path))
    return path.read_text(encoding="utf-8")


def test_from_the_table_to_the_inspectorate_and_back_to_impact(
    page: ChallengesPage, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    police = next(row for row in organisations(desk) if row.short_name == "Constabulary")
    fill(page, "new", title="Notify each return within two hours", to_organisation_id=police.id,
         why_it_matters="A child is not asked in time", also_to="The council")  # fmt: skip
    made = page.challenge_id

    def due() -> date | None:
        return existing(desk, LogEntry, made).due_on

    # Twenty working days over Christmas Day, the substitute for Boxing Day and New Year's Day.
    assert due() == date(2026, 12, 30)

    ladder = [
        (date(2027, 1, 4), "delegated_partner", date(2027, 1, 18), "Yasmin Thornbury"),
        (date(2027, 1, 19), "chief_officer", date(2027, 2, 2), "Alun Brackenridge"),
        # Good Friday and Easter Monday (26 and 29 March 2027) do not count.
        (date(2027, 3, 17), "all_lead_partners", date(2027, 4, 9), ""),
    ]
    for day, step, due_on, holder in ladder:
        clock.day = day
        fill(page, "escalate", why="No answer in time", on=day)
        line = entry(desk, made)
        assert (line.values["step"], due()) == (step, due_on)
        said = letter(page, tmp_path / f"{step}.eml")
        assert holder in said
        assert "Notify each return within two hours" in said

    clock.day = date(2027, 4, 12)
    fill(page, "escalate", why="The partners did not agree", on=clock.day)
    assert entry(desk, made).values["step"] == "outside"
    assert due() is None, "outside no clock runs"
    page.write_letter(str(tmp_path / "outside.docx"))
    assert "outside.docx, outside 2.docx, outside 3.docx" in page.message.text()
    names = {"At the table", "Delegated partner", "Chief officer", "All lead partners", "Outside"}
    assert page.card is not None
    assert {rung.title for rung in page.card.rungs} == names
    assert page.card.rungs[1].to == "Yasmin Thornbury", "who held the post on that day"

    clock.day = date(2027, 4, 26)
    fill(page, "answer", answer="Each return is notified by telephone.", answered_on=clock.day)
    fill(
        page,
        "judge",
        judgement="good enough",
        judgement_reason="It names who and when.",
        outcome="A telephone line was opened.",
        before="2 of 20",
        check_on=date(2027, 7, 30),
    )
    assert entry(desk, made).entry.state == "answered"

    clock.day = date(2027, 7, 30)
    page.do("challenges.close")
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    form.save()
    assert page.is_filling_in, "not finished without impact and evidence"
    form.forms[0].show_values(
        {"impact": "Children were asked on the day", "evidence": "Audit of 20", "since": "19 of 20"}
    )
    form.save()

    line = entry(desk, made)
    assert (line.entry.state, line.entry.closed_on) == ("closed_with_impact", clock.day)
    assert [step.kind for step in steps(desk, made)] == [
        "escalated", "escalated", "escalated", "escalated", "answer", "judgement", "closed",
    ]  # fmt: skip
