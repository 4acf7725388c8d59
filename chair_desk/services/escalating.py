"""Taking a challenge one step up its ladder, with the letters that go to whoever it is put to."""

from __future__ import annotations

from datetime import date

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.services.addressees import posts_put_to
from chair_desk.services.challenge_answers import ask_again
from chair_desk.services.challenge_outside import letters_of
from chair_desk.services.challenges import ESCALATED, next_step, open_challenge, reached_on
from chair_desk.services.desk import Desk
from chair_desk.services.log_dates import days_at
from chair_desk.services.log_values import refuse_names
from chair_desk.services.logs import LogLine, add_step, move_to
from chair_desk.services.step_letters import keep_letters
from chair_desk.words import _


def escalate(desk: Desk, challenge_id: str, why: str = "", on: date | None = None) -> Changes:
    """Take a challenge to the next step of the ladder: to whom, by when, and that it was done.

    The new date is that step's clock in working days after the day; outside there is none. The
    letters are drafted and kept with the step, in the words of that day.

    Raises:
        Refused: No step is above, the day lies ahead or before it came to its step, or no reason
            is given.
    """
    line, day = open_challenge(desk, challenge_id), on or desk.today()
    above = _next(desk, line, why, day)
    refuse_names(line.log_type, "why", why)
    posts = posts_put_to(desk, line, above, day)
    days = days_at(above, line.values)
    due_on = desk.working_days().after(day, days) if days else None
    said = "; ".join(one.words for one in posts)
    text = _("Taken to “{step}”: {post}. {why}").format(
        step=_(above.title), post=said, why=why.strip()
    )
    label = _("Escalated {reference}").format(reference=line.entry.reference)
    with desk.change(label) as step:
        made = add_step(desk, challenge_id, ESCALATED, text, on=day).made
        ask_again(desk, step, line)
        move_to(
            desk, challenge_id, ESCALATED, step=above.key,
            to_person_id=posts[0].person_id or None, due_on=due_on, answered_on=None,
            paused_on=None, pause_reason="", days_left=None,
        )  # fmt: skip
        keep_letters(desk, step, made, letters_of(desk, challenge_id, day))
    return step.done(made=challenge_id)


def _next(desk: Desk, line: LogLine, why: str, day: date) -> ChallengeStep:
    """Return the step that comes next, or say what stands against it."""
    above, reached = next_step(desk, line, day), reached_on(desk, line)
    wrong = {}
    if not why.strip():
        wrong["why"] = _("Say why it goes further.")
    if above is None:
        wrong["why"] = _("No step is above this one.")
    if reached is not None and day < reached:
        said = _("It came to its step on {date}. Give a later day.")
        wrong["on"] = said.format(date=full_day(reached))
    if day > desk.today():
        wrong["on"] = _("This day has not come yet.")
    if wrong or above is None:
        raise Refused(wrong)
    return above
