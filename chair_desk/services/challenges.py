"""The verbs of the challenge log: raise, answer, judge, escalate, pause, and bring to an end.

A challenge is not finished when it is answered: it stays open until a difference is shown, or
the chair says why there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.challenges import next_key, place_of
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogEntry
from chair_desk.services.addressees import Asked, set_addressees
from chair_desk.services.challenge_answers import (
    GOOD,
    PartnerAnswer,
    answer_by,
    answers_of,
    set_answer,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.log_dates import days_at, ladder_of
from chair_desk.services.log_values import refuse_names
from chair_desk.services.logs import (
    LogLine,
    add_entry,
    add_step,
    change_entry,
    entry,
    move_to,
    steps,
)
from chair_desk.words import _

LOG = "challenge"
AWAITING, ESCALATED, ANSWERED = "awaiting_answer", "escalated", "answered"
NOT_GOOD = "not good enough"


def ladder(desk: Desk, on: date | None = None) -> tuple[ChallengeStep, ...]:
    """Return the steps of the profile's ladder on a day, lowest first."""
    return desk.profile(on).challenge_steps


def step_at(desk: Desk, line: LogLine, on: date | None = None) -> ChallengeStep:
    """Return the step where a challenge stands, or an entry of another log with a ladder."""
    steps = ladder_of(desk, line.log_type, on)
    return steps[place_of([step.key for step in steps], line.values.get("step", ""))]


def next_step(desk: Desk, line: LogLine, on: date | None = None) -> ChallengeStep | None:
    """Return the step that comes next, None at the top."""
    found = {step.key: step for step in ladder_of(desk, line.log_type, on)}
    key = next_key(list(found), line.values.get("step", ""))
    return found[key] if key else None


def reached_on(desk: Desk, line: LogLine) -> date | None:
    """Return the day on which a challenge came to the step where it stands."""
    risen = [made for made in steps(desk, line.entry.id) if made.kind == ESCALATED]
    return risen[-1].made_on if risen and risen[-1].made_on else line.entry.opened_on


def raise_challenge(
    desk: Desk, title: str = "", addressees: Sequence[Asked] = (), **values: Value
) -> Changes:
    """Raise a challenge at the foot of the ladder, with its first clock running.

    `addressees` are the other partners and posts that are asked the same.

    Raises:
        Refused: It says nothing, names no partner, or one twice, or its day lies ahead.
    """
    if not values.get("to_organisation_id"):
        raise Refused({"to_organisation_id": _("Say which partner is asked.")})
    opened_on = values.get("opened_on")
    day = opened_on if isinstance(opened_on, date) else desk.today()
    if day > desk.today():
        raise Refused({"opened_on": _("This day has not come yet.")})
    given = {name: value for name, value in values.items() if value not in ("", None)}
    with desk.change(_("Raised a challenge")) as step:
        made = add_entry(desk, LOG, title, **given, step=ladder(desk, day)[0].key).made
        set_addressees(desk, made, addressees)
    return step.done(made=made)


def change_challenge(
    desk: Desk, challenge_id: str, addressees: Sequence[Asked] = (), **values: Value
) -> Changes:
    """Change a challenge, and who else is asked.

    Raises:
        Refused: A value is not allowed, its state needs what would be emptied, or one is twice.
    """
    row = existing(desk, LogEntry, challenge_id)
    with desk.change(_("Changed {reference}").format(reference=row.reference)) as step:
        change_entry(desk, challenge_id, **values)
        set_addressees(desk, challenge_id, addressees)
    return step.done(made=challenge_id)


def record_answer(
    desk: Desk,
    challenge_id: str,
    answer: str = "",
    answered_on: date | None = None,
    *,
    addressee_id: str | None = None,
) -> Changes:
    """Record what was answered. Whether it is an answer is judged apart; the clock stops.

    Where several are asked, `addressee_id` says whose answer it is (none: of the partner asked
    first), and the clock stops when all have answered.

    Raises:
        Refused: It says nothing, lies ahead, is nobody's who was asked, or the challenge is over.
    """
    line = open_challenge(desk, challenge_id)
    day = answered_on or desk.today()
    if not answer.strip():
        raise Refused({"answer": _("Say what was answered.")})
    if day > desk.today():
        raise Refused({"answered_on": _("This day has not come yet.")})
    opened_on = line.entry.opened_on
    if opened_on is not None and day < opened_on:
        said = _("It was raised on {date}. Give a later day.").format(date=full_day(opened_on))
        raise Refused({"answered_on": said})
    refuse_names(line.log_type, "answer", answer)
    asked = answers_of(desk, line)
    one = answer_by(asked, addressee_id)
    label = _("Recorded an answer to {reference}").format(reference=line.entry.reference)
    with desk.change(label) as step:
        said = answer if len(asked) == 1 else f"{one.name}: {answer.strip()}"
        add_step(desk, challenge_id, "answer", said, on=day)
        given = {"answer": answer, "judgement": "", "judgement_reason": ""}
        set_answer(desk, step, line, one, given, day)
    return step.done(made=challenge_id)


def judge_answer(
    desk: Desk,
    challenge_id: str,
    judgement: str | None = "",
    judgement_reason: str = "",
    *,
    addressee_id: str | None = None,
    **values: Value,
) -> Changes:
    """Record the chair's judgement of the answer, with the reason.

    Good enough: it is answered, and the difference is looked for (`outcome`, `check_on` and the
    like are kept). Not good enough: it stays unanswered and its clock runs on as it did.
    Where several are asked, each answer is judged by itself (`addressee_id` as in
    `record_answer`); it is answered when every answer is good enough.

    Raises:
        Refused: Nothing was answered, or the judgement or its reason is missing.
    """
    line = open_challenge(desk, challenge_id)
    asked = answers_of(desk, line)
    one = answer_by(asked, addressee_id)
    _refuse_judgement(one, judgement, judgement_reason)
    refuse_names(line.log_type, "judgement_reason", judgement_reason)
    words = _("The Chair: {judgement}. {reason}").format(
        judgement=_(judgement or ""), reason=judgement_reason.strip()
    )
    said = words if len(asked) == 1 else f"{one.name}. {words}"
    given: dict[str, Any] = {"judgement": judgement, "judgement_reason": judgement_reason.strip()}
    label = _("Judged the answer to {reference}").format(reference=line.entry.reference)
    with desk.change(label) as step:
        add_step(desk, challenge_id, "judgement", said)
        if judgement == GOOD:
            set_answer(desk, step, line, one, given, one.answered_on or desk.today())
            _settle_answers(desk, challenge_id, values)
        else:
            set_answer(desk, step, line, one, given, None)
            move_to(desk, challenge_id, _unanswered_state(desk, line))
    return step.done(made=challenge_id)


def _refuse_judgement(one: PartnerAnswer, judgement: str | None, reason: str) -> None:
    if not one.answer:
        raise Refused({"judgement": _("Record the answer first.")})
    wrong = {}
    if judgement not in (GOOD, NOT_GOOD):
        wrong["judgement"] = _("Say whether the answer is good enough.")
    if not reason.strip():
        wrong["judgement_reason"] = _("Say why the Chair thinks so.")
    if wrong:
        raise Refused(wrong)


def _settle_answers(desk: Desk, challenge_id: str, values: Mapping[str, Any]) -> None:
    """Call it answered once every answer is good enough; keep what was said of it before."""
    if all(one.is_settled for one in answers_of(desk, entry(desk, challenge_id))):
        move_to(desk, challenge_id, ANSWERED, **values)
    elif values:
        change_entry(desk, challenge_id, **values)


def _unanswered_state(desk: Desk, line: LogLine) -> str:
    """Return the state in which an answer is awaited: the ladder goes on from where it stood."""
    first = ladder_of(desk, line.log_type)[0].key
    return AWAITING if line.values.get("step", first) == first else ESCALATED


def pause_clock(desk: Desk, challenge_id: str, pause_reason: str = "") -> Changes:
    """Stop the clock with a reason; the working days left are kept for when it goes on.

    Raises:
        Refused: No clock runs, it has run out, or no reason is given.
    """
    line = open_challenge(desk, challenge_id)
    if not pause_reason.strip():
        raise Refused({"pause_reason": _("Say why the clock is paused.")})
    if line.working_days is None or line.values.get("answered_on"):
        raise Refused({"pause_reason": _("No clock is running.")})
    if line.working_days < 0:
        raise Refused(
            {"pause_reason": _("The answer is late already. Escalate it, or record the answer.")}
        )
    refuse_names(line.log_type, "pause_reason", pause_reason)
    said = _("Clock paused. {reason}").format(reason=pause_reason.strip())
    label = _("Paused the clock of {reference}").format(reference=line.entry.reference)
    with desk.change(label) as step:
        add_step(desk, challenge_id, "paused", said)
        change_entry(
            desk, challenge_id, due_on=None, paused_on=desk.today(), pause_reason=pause_reason,
            days_left=line.working_days,
        )  # fmt: skip
    return step.done(made=challenge_id)


def resume_clock(desk: Desk, challenge_id: str) -> Changes:
    """Let the clock go on with the working days that were left.

    Raises:
        Refused: It is not paused.
    """
    line = open_challenge(desk, challenge_id)
    if not line.values.get("paused_on"):
        raise Refused(_("The clock is not paused."))
    due_on = desk.working_days().after(desk.today(), int(line.values.get("days_left") or 0))
    said = _("The clock goes on. Answer due {date}.").format(date=full_day(due_on))
    label = _("The clock of {reference} goes on").format(reference=line.entry.reference)
    with desk.change(label) as step:
        add_step(desk, challenge_id, "resumed", said)
        change_entry(
            desk, challenge_id, due_on=due_on, paused_on=None, pause_reason="", days_left=None
        )
    return step.done(made=challenge_id)


def close_challenge(desk: Desk, challenge_id: str, **values: Value) -> Changes:
    """Close with impact and evidence, or, with a reason and no impact, without.

    Raises:
        Refused: Beside what is missing, or the challenge is over already.
    """
    line = open_challenge(desk, challenge_id)
    held = {**line.values, **{name: str(value or "") for name, value in values.items()}}
    has_impact = bool(held.get("impact", "").strip())
    has_reason = bool(held.get("reason", "").strip())
    state = "closed_without_impact" if has_reason and not has_impact else "closed_with_impact"
    said = held.get("impact") if has_impact else held.get("reason")
    try:
        return _end(desk, line, state, said or "", values)
    except Refused as refusal:
        if has_impact or has_reason:
            raise
        way_out = {"reason": _("Or say why there is no impact.")}
        raise Refused({**refusal.problems, **way_out}) from refusal


def withdraw(desk: Desk, challenge_id: str, reason: str = "") -> Changes:
    """Withdraw a challenge, with the reason.

    Raises:
        Refused: No reason is given.
    """
    line = open_challenge(desk, challenge_id)
    if not reason.strip():
        raise Refused({"reason": _("Say why it is withdrawn.")})
    return _end(desk, line, "withdrawn", reason, {"reason": reason})


def accept_unresolved(desk: Desk, challenge_id: str, reason: str = "") -> Changes:
    """Accept that it was not resolved, with the reason: an honest end.

    Raises:
        Refused: No reason is given.
    """
    line = open_challenge(desk, challenge_id)
    if not reason.strip():
        raise Refused({"reason": _("Say why it is accepted.")})
    return _end(desk, line, "accepted_unresolved", reason, {"reason": reason})


def reopen(desk: Desk, challenge_id: str, why: str = "") -> Changes:
    """Open a challenge again that was closed; what was said at its end stays in its history.

    It looks for the difference where every answer was good enough. Else an answer is awaited,
    and the clock of the step where it stands begins anew.

    Raises:
        Refused: It is open, or no reason is given.
    """
    line = entry(desk, challenge_id)
    reference = line.entry.reference
    if line.is_open:
        raise Refused(_("{reference} is open.").format(reference=reference))
    if not why.strip():
        raise Refused({"why": _("Say why it is opened again.")})
    is_settled = all(one.is_settled for one in answers_of(desk, line))
    state = ANSWERED if is_settled else _unanswered_state(desk, line)
    days = None if is_settled else days_at(step_at(desk, line), line.values)
    due_on = desk.working_days().after(desk.today(), days) if days else None
    with desk.change(_("Opened {reference} again").format(reference=reference)) as step:
        add_step(desk, challenge_id, "reopened", why)
        move_to(desk, challenge_id, state, due_on=due_on, closed_by="", reason="")
    return step.done(made=challenge_id)


def end_entry(desk: Desk, entry_id: str, state: str, **values: Value) -> Changes:
    """Bring an entry of a log with a ladder to one of its ends: by whom, and that it was done.

    Raises:
        Refused: Beside what is missing, or it is over already.
    """
    line = open_challenge(desk, entry_id)
    said = str(values.get("reason") or values.get("outcome") or "")
    return _end(desk, line, state, said, values)


def _end(desk: Desk, line: LogLine, state: str, said: str, values: Mapping[str, Any]) -> Changes:
    row = line.entry
    label = _("Closed {reference}: {state}").format(
        reference=row.reference, state=_(line.log_type.state(state).label)
    )
    with desk.change(label) as step:
        move_to(desk, row.id, state, closed_by=desk.circumstances.who, **values)
        text = f"{_(line.log_type.state(state).label)}. {said.strip()}".strip()
        add_step(desk, row.id, "closed", text)
    return step.done(made=row.id)


def dates_of(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what the log keeps as text with its dates read, as a form wants them."""
    return {name: _read(value) if name.endswith("_on") else value for name, value in values.items()}


def _read(value: Value) -> Value:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def open_challenge(desk: Desk, challenge_id: str) -> LogLine:
    """Return a challenge that is still open.

    Raises:
        Refused: It is over, or no longer there.
    """
    line = entry(desk, challenge_id)
    if not line.is_open:
        raise Refused(_("{reference} is closed.").format(reference=line.entry.reference))
    return line
