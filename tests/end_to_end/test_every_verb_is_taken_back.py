"""Each verb of challenges, actions and Today: one line in the history, one Undo, one Redo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.challenges import Where
from chair_desk.records.changes import Changes
from chair_desk.records.logs import LogEntry
from chair_desk.records.tables import BY_NAME
from chair_desk.services import action_follow_up, action_triage, actions, challenges, readiness
from chair_desk.services.action_answers import plan_text, take_answers
from chair_desk.services.action_owners import owner_named
from chair_desk.services.action_words import change_action_words
from chair_desk.services.addressees import Asked, set_addressees
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenge_clocks import change_board_clocks, change_clocks_of
from chair_desk.services.challenge_evidence import add_evidence
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.escalating import escalate
from chair_desk.services.history import history, redo, undo
from chair_desk.services.links import End, link_by_words
from chair_desk.services.logs import add_step, entries
from chair_desk.services.new_actions import Asking, new_action
from chair_desk.services.organisations import organisations
from chair_desk.services.saved_filters import Narrowed, save_filter


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def desk(sample_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    opened = open_desk(path, who="Gwen", home=tmp_path / "home", now=now)
    yield opened
    opened.close()


def c(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def a(desk: Desk, reference: str) -> str:
    return desk.rows(Action, reference=reference)[0].id


def partner(desk: Desk) -> str:
    return organisations(desk)[0].id


def owner(desk: Desk) -> str:
    found = owner_named(desk, "Yasmin Thornbury")
    assert found is not None
    return found.id


def meeting(desk: Desk) -> str:
    found = readiness.next_meeting(desk)
    assert found is not None
    return found.id


NEW = action_triage.NewDate(due_on=date(2027, 1, 15), asked_by="The owner", agreed_by="The Chair")
VERBS: dict[str, Callable[[Desk], Changes]] = {
    "raise": lambda d: challenges.raise_challenge(
        d, "Say who leads", (Asked("", "The Mayor"),), to_organisation_id=partner(d)
    ),
    "change": lambda d: challenges.change_challenge(d, c(d, "C-016"), title="Other words"),
    "ask others": lambda d: set_addressees(d, c(d, "C-016"), (Asked("", "The Mayor"),)),
    "answer": lambda d: challenges.record_answer(d, c(d, "C-014"), "We send one"),
    "answer of another": lambda d: challenges.record_answer(
        d,
        c(d, "C-016"),
        "Yes",
        addressee_id=challenge_card(d, c(d, "C-016")).answers[1].addressee_id,
    ),
    "judge": lambda d: challenges.judge_answer(
        d, c(d, "C-011"), challenges.NOT_GOOD, "It names nobody"
    ),
    "escalate": lambda d: escalate(d, c(d, "C-016"), "No answer"),
    "add evidence": lambda d: add_evidence(d, c(d, "C-016"), to="A-104"),
    "reopen": lambda d: challenges.reopen(d, c(d, "C-012"), "It came back"),
    "pause": lambda d: challenges.pause_clock(d, c(d, "C-014"), "They asked for a meeting"),
    "resume": lambda d: challenges.resume_clock(d, c(d, "C-006")),
    "close with impact": lambda d: challenges.close_challenge(
        d, c(d, "C-011"), impact="Fewer", evidence="A count"
    ),
    "close without": lambda d: challenges.close_challenge(
        d, c(d, "C-013"), reason="Nobody counted"
    ),
    "withdraw": lambda d: challenges.withdraw(d, c(d, "C-016"), "Asked twice"),
    "accept": lambda d: challenges.accept_unresolved(d, c(d, "C-016"), "No remit"),
    "note": lambda d: add_step(d, c(d, "C-016"), "note", "Rang them"),
    "link": lambda d: link_by_words(d, End("log_entry", c(d, "C-016")), "A-104"),
    "own clocks": lambda d: change_clocks_of(d, c(d, "C-016"), at_the_table=12),
    "clocks": lambda d: change_board_clocks(d, at_the_table=12),
    "new action": lambda d: new_action(d, "Send it", Asking(owner="Probation", due="next board")),
    "complete": lambda d: action_triage.complete_actions(
        d, [a(d, "A-098"), a(d, "A-104")], "Sent", ask_on=date(2027, 2, 17)
    ),
    "extend": lambda d: action_triage.extend_actions(d, [a(d, "A-098"), a(d, "A-104")], NEW),
    "at risk": lambda d: action_triage.mark_actions_at_risk(d, [a(d, "A-098")]),
    "note an action": lambda d: action_triage.note_actions(d, [a(d, "A-098")], "On its way"),
    "give": lambda d: action_triage.give_actions(d, [a(d, "A-098")], owner(d)),
    "support": lambda d: action_triage.support_actions(d, [a(d, "A-098")], owner(d)),
    "to a challenge": lambda d: action_triage.challenge_from_action(d, a(d, "A-098")),
    "withdraw an action": lambda d: actions.withdraw_action(d, a(d, "A-098"), "Asked twice"),
    "recur": lambda d: action_follow_up.make_recurring(d, a(d, "A-117"), 3, date(2027, 2, 1)),
    "words": lambda d: change_action_words(d, late="Red"),
    "filter": lambda d: save_filter(d, "Late ones", Narrowed()),
    "answers": lambda d: take_answers(d, plan_text(d, "A-098: It went out."), {"1"}),
    "tick": lambda d: readiness.tick_ready(d, meeting(d), "room"),
}


def whole(desk: Desk) -> dict[str, set[object]]:
    """Return all that the board holds, table by table."""
    return {name: set(desk.rows(table.record_class)) for name, table in BY_NAME.items()}


@pytest.mark.parametrize("name", VERBS)
def test_one_undo_takes_a_verb_back_and_one_redo_does_it_again(desk: Desk, name: str) -> None:
    before, lines = whole(desk), len(history(desk, 10_000))
    VERBS[name](desk)
    after = whole(desk)
    assert after != before
    assert len(history(desk, 10_000)) == lines + 1
    assert history(desk, 1)[0].label
    undo(desk)
    assert whole(desk) == before
    redo(desk)
    assert whole(desk) == after
    assert desk.file.check() == []


def test_the_sample_has_a_challenge_at_every_step_and_of_every_kind_of_ending(desk: Desk) -> None:
    found = entries(desk, "challenge")
    kind = desk.shelf.log_type("challenge")
    assert {line.entry.state for line in found} == {state.name for state in kind.states}
    keys = [step.key for step in challenges.ladder(desk)]
    assert {line.values.get("step", keys[0]) for line in found} == set(keys)
    for line in found:
        rungs = challenge_card(desk, line.entry.id).rungs
        assert sum(rung.where is Where.HERE for rung in rungs) == 1
        if line.entry.state == "closed_with_impact":
            assert line.values["impact"]
            assert line.values["evidence"]
        elif not line.is_open:
            assert line.values["reason"]
