"""Settling what two people changed: keep what counts now, take the other, or write a third.

Both versions stay in the history whatever is chosen, and the choice can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Kind
from chair_desk.records.frozen import frozen
from chair_desk.records.minutes import Correction
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk, Step
from chair_desk.store.differences import Difference
from chair_desk.store.fold import Stored
from chair_desk.words import _

ANSWERS = "values_json"
WHOLE = "*"


@frozen(kw_only=True)
class Choice:
    """What is to become of something open: exactly one of these.

    `keep` leaves what counts now, `take` the other side's, `words` is a text that mixes both,
    `remove` deletes the record, `correct` makes a dated correction of confirmed minutes.
    """

    keep: bool = False
    take: bool = False
    remove: bool = False
    correct: bool = False
    words: str | None = None


@frozen(kw_only=True)
class OpenEnd:
    """One of the values that two people gave: who, when, and the value as it is stored."""

    who: str
    at: datetime | None
    value: Stored
    counts: bool


@frozen(kw_only=True)
class OpenMatter:
    """Something two people changed that waits to be settled, for a list of such things.

    `table` and `column` are names; `label` is what the column is called on screen.
    """

    id: str
    table: str
    row_id: str
    column: str
    kind: str
    label: str
    ends: tuple[OpenEnd, ...]


def open_matters(desk: Desk) -> list[OpenMatter]:
    """Return all that two people changed and nobody has settled."""
    return [_matter(desk, one) for one in desk.file.differences()]


def settle(desk: Desk, difference_id: str, choice: Choice) -> Changes:
    """Settle one thing that two people changed.

    Raises:
        Refused: It was settled already, or this choice is none for it.
    """
    return settle_all(desk, {difference_id: choice})


def settle_all(desk: Desk, choices: Mapping[str, Choice]) -> Changes:
    """Settle several things in one change; the answers of one log entry go together.

    Raises:
        Refused: One was settled already, or a choice is none for it.
    """
    with desk.change(_("Settled what two people changed")) as step:
        choose(desk, step, choices)
    return step.done()


def choose(
    desk: Desk, step: Step, choices: Mapping[str, Choice], mine: Mapping[str, int] | None = None
) -> None:
    """Make choices inside a change. With `mine`, versions, "keep" means what was known by then.

    Raises:
        Refused: One was settled already, or a choice is none for it.
    """
    own = mine or {}
    known = {one.id: one for one in desk.file.differences()}
    answers: dict[tuple[str, str], dict[str, Choice]] = {}
    for one_id, choice in choices.items():
        one = known.get(one_id)
        if one is None:
            raise Refused(_("This has been settled already."))
        if one.column.startswith(f"{ANSWERS}."):
            answers.setdefault((one.table, one.row_id), {})[one_id] = choice
        elif one.column == WHOLE:
            _choose_record(desk, step, one, choice)
        else:
            _put(desk, step, one, one.column, _chosen(one, choice, own))
    for key, chosen in answers.items():
        _choose_answers(desk, step, [one for one in known.values() if _of(one, key)], chosen, own)


def _of(one: Difference, key: tuple[str, str]) -> bool:
    return (one.table, one.row_id) == key and one.column.startswith(f"{ANSWERS}.")


def _choose_record(desk: Desk, step: Step, one: Difference, choice: Choice) -> None:
    if choice.correct and one.kind in {"late", "left out"}:
        _correct(desk, step, one)
    elif choice.remove and one.kind in {"delete", "needed"}:
        step.delete(BY_NAME[one.table].record_class, one.row_id)
        return
    elif not choice.keep:
        raise Refused(_("That is no choice here."))
    step.leave_as_is(one.table, one.row_id)


def _correct(desk: Desk, step: Step, one: Difference) -> None:
    """Make a dated correction of words that came too late for confirmed minutes."""
    if one.table != "minute":
        raise Refused(_("Only a paragraph can become a correction. Write one by hand."))
    values: dict[str, Any] = {}
    for _device, _number, text in one.ends:
        values |= json.loads(str(text or "{}"))
    row = desk.get(BY_NAME["minute"].record_class, one.row_id)
    meeting_id = getattr(row, "meeting_id", None) or values.get("meeting_id")
    if not values.get("text") or not meeting_id:
        raise Refused(_("There are no words in it to correct anything with."))
    step.insert(
        Correction(
            id=desk.new_id(),
            meeting_id=str(meeting_id),
            minute_id=one.row_id if row is not None else None,
            made_on=desk.today(),
            text=str(values["text"]),
        )
    )


def _choose_answers(
    desk: Desk,
    step: Step,
    all_open: list[Difference],
    chosen: Mapping[str, Choice],
    own: Mapping[str, int],
) -> None:
    if {one.id for one in all_open} != set(chosen):
        raise Refused(_("Settle all the answers of this entry together."))
    first = all_open[0]
    answers = json.loads(str(_current(desk, first, ANSWERS) or "{}"))
    for one in all_open:
        name = one.column.partition(".")[2]
        value = _chosen(one, chosen[one.id], own)
        answers.pop(name, None)
        if value is not None:
            answers[name] = value
    _put(desk, step, first, ANSWERS, json.dumps(answers, ensure_ascii=False, sort_keys=True))


def _put(desk: Desk, step: Step, one: Difference, column: str, value: Stored) -> None:
    if value == _current(desk, one, column):
        step.leave_as_is(one.table, one.row_id, column)
    else:
        step.put_stored(one.table, one.row_id, column, value)


def _chosen(one: Difference, choice: Choice, own: Mapping[str, int]) -> Stored:
    counting = one.ends[-1][2]
    known = [end[2] for end in one.ends if own.get(end[0], 0) >= end[1]]
    mine = known[-1] if known else counting
    if choice.words is not None:
        _refuse_words(one, choice.words)
        return choice.words
    if choice.keep:
        return mine
    if choice.take:
        return next((end[2] for end in reversed(one.ends) if end[2] != mine), mine)
    raise Refused(_("That is no choice here."))


def _refuse_words(one: Difference, words: str) -> None:
    if one.column.startswith(f"{ANSWERS}."):
        return
    column = BY_NAME[one.table].column(one.column)
    if column.kind not in {Kind.LINE, Kind.TEXT} or column.choices or column.python_type is not str:
        raise Refused(_("Choose one of the two; they cannot be mixed."))
    if column.required and not words.strip():
        raise Refused({column.name: _("Something has to stand here.")})


def _current(desk: Desk, one: Difference, column: str) -> Stored:
    return desk.file.stored_value(one.table, one.row_id, column)


def _matter(desk: Desk, one: Difference) -> OpenMatter:
    base, _dot, answer = one.column.partition(".")
    label = answer or (
        _(BY_NAME[one.table].label) if base == WHOLE else _(BY_NAME[one.table].column(base).label)
    )
    ends = []
    for number, (device, sequence, value) in enumerate(one.ends, start=1):
        who, at = desk.file.written_by(device, sequence)
        ends.append(OpenEnd(who=who, at=at, value=value, counts=number == len(one.ends)))
    return OpenMatter(
        id=one.id,
        table=one.table,
        row_id=one.row_id,
        column=one.column,
        kind=one.kind,
        label=label,
        ends=tuple(ends),
    )
