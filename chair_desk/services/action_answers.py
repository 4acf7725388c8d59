"""Answers that come back: read from a sheet or a mail, looked over, and kept as one change."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.answer_reading import AnswerFound, read_answers
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.services.action_lines import OPEN_STATES
from chair_desk.services.actions import note_action
from chair_desk.services.desk import Desk
from chair_desk.services.sheets import MOST_BYTES, Row, read_sheets
from chair_desk.services.word_reading import read_word
from chair_desk.words import _, ngettext

_DONE = re.compile(r"\b(?:done|complete[d]?|closed|finished)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"^\s*([A-Z](?:\d{4})?-\d{1,6})\s*$", re.IGNORECASE)
_ANSWER_HEADINGS = ("answer", "your update", "update", "reply")


class Standing(enum.StrEnum):
    """What becomes of an answer that came back."""

    READY = "ready"
    DOUBT = "doubt"
    EMPTY = "empty"
    REFUSED = "refused"


@frozen(kw_only=True)
class PlannedAnswer:
    """One answer beside its action. `key` names it in the plan; `doubts` are whole sentences."""

    key: str
    reference: str
    text: str
    standing: Standing
    action_id: str = ""
    title: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Say whether it may be kept at all."""
        return self.standing in (Standing.READY, Standing.DOUBT)


@frozen(kw_only=True)
class AnswersPlan:
    """All that was found, in its order. Nothing is kept until it is taken."""

    name: str
    answers: tuple[PlannedAnswer, ...]

    def of(self, standing: Standing) -> list[PlannedAnswer]:
        """Return the answers that stand so."""
        return [one for one in self.answers if one.standing is standing]

    @property
    def summary(self) -> str:
        """Say in a line what was found."""
        if not self.answers:
            return _("No reference of an action was found, as A-124.")
        counts = {one: len(self.of(one)) for one in Standing}
        ready = counts[Standing.READY]
        said = [
            ngettext("{count} answer is clear", "{count} answers are clear", ready).format(
                count=ready
            )
        ]
        for standing, words in (
            (Standing.DOUBT, _("{count} in doubt")),
            (Standing.REFUSED, _("{count} cannot be kept")),
            (Standing.EMPTY, _("{count} without an answer")),
        ):
            if counts[standing]:
                said.append(words.format(count=counts[standing]))
        return ", ".join(said) + "."

    @property
    def by_need(self) -> list[PlannedAnswer]:
        """Return the answers as they are to be looked at: doubts and faults, clear ones, blanks."""
        order = (Standing.DOUBT, Standing.REFUSED, Standing.READY, Standing.EMPTY)
        return [one for standing in order for one in self.of(standing)]


def plan_text(desk: Desk, text: str, name: str = "") -> AnswersPlan:
    """Find the answers in a mail that is pasted; each stands under its reference."""
    rows = {row.reference: row.title for row in _named(desk, re.findall(r"[A-Za-z]\d*-\d+", text))}
    return _plan(desk, name or _("The reply"), read_answers(text[:MOST_BYTES], rows))


def plan_file(desk: Desk, path: Path) -> AnswersPlan:
    """Find the answers in a sheet that was filled in: Word, Excel, CSV, or plain text.

    Raises:
        CannotDo: The file cannot be read, or is not what it says.
    """
    ending = path.suffix.lower()
    if ending in (".xlsx", ".csv"):
        return _plan(desk, path.name, _of_sheets(read_sheets(path)))
    if ending == ".docx":
        return plan_text(desk, "\n".join(read_word(path)), path.name)
    if ending == ".txt":
        return plan_text(desk, _text(path), path.name)
    raise CannotDo(
        _("“{name}” is no sheet of answers.").format(name=path.name),
        _("Answers are read from .docx, .xlsx, .csv and .txt."),
        _("Nothing was changed. Save it as one of these, or paste its words."),
    )


def take_answers(
    desk: Desk, plan: AnswersPlan, keys: Collection[str], *, on: date | None = None
) -> Changes:
    """Keep the chosen answers as what was said of their actions, as one change.

    An action is never closed by it: somebody looks at what shows it first.

    Raises:
        Refused: None is chosen, or one of them cannot be kept.
    """
    chosen = [one for one in plan.answers if one.key in keys]
    if not chosen:
        raise Refused(_("No answer is chosen."))
    if not all(one.can_be_taken for one in chosen):
        raise Refused(_("One of these answers belongs to no open action, or says nothing."))
    label = ngettext("Took in {count} answer", "Took in {count} answers", len(chosen))
    with desk.change(label.format(count=len(chosen))) as step:
        for one in chosen:
            note_action(desk, one.action_id, one.text, on=on)
    return step.done(made=chosen[0].action_id)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OSError(_("It is far larger than a sheet of answers."))
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise CannotDo(
            _("“{name}” cannot be read.").format(name=path.name),
            error.strerror or str(error),
            _("Nothing was changed."),
        ) from error


def _of_sheets(sheets: Iterable[Sequence[Row]]) -> list[AnswerFound]:
    """Return the answers of workbooks: in the column so headed, else in the last one."""
    found: list[AnswerFound] = []
    for rows in sheets:
        column = -1
        for _number, cells in rows:
            heads = [cell.strip().casefold() for cell in cells]
            at = next((heads.index(one) for one in _ANSWER_HEADINGS if one in heads), -1)
            if at >= 0:
                column = at
                continue
            match = next((m for cell in cells if (m := _REFERENCE.match(cell))), None)
            if match is not None:
                text = cells[column] if 0 <= column < len(cells) else ""
                found.append(AnswerFound(match[1].upper(), text.strip()))
    return found


def _named(desk: Desk, references: Iterable[str]) -> list[Action]:
    wanted = {one.upper() for one in references}
    return desk.rows(Action, reference=list(wanted)) if wanted else []


def _plan(desk: Desk, name: str, found: Sequence[AnswerFound]) -> AnswersPlan:
    actions = {row.reference: row for row in _named(desk, (one.reference for one in found))}
    ids = [row.id for row in actions.values()]
    said: dict[str, set[str]] = {}
    for row in desk.rows(ActionUpdate, action_id=ids) if ids else ():
        said.setdefault(row.action_id, set()).add(row.text.strip())
    times = Counter(one.reference for one in found if one.text)
    answers = []
    for number, one in enumerate(found, 1):
        action = actions.get(one.reference)
        doubts = _doubts(one, action, said.get(action.id, set()) if action else set(), times)
        answers.append(
            PlannedAnswer(
                key=str(number),
                reference=one.reference,
                text=one.text,
                standing=_standing(one, action, doubts),
                action_id=action.id if action else "",
                title=action.title if action else "",
                doubts=doubts,
            )
        )
    return AnswersPlan(name=name, answers=tuple(answers))


def _doubts(
    one: AnswerFound, action: Action | None, said: set[str], times: Counter[str]
) -> tuple[str, ...]:
    if action is None:
        return (_("There is no action {reference}.").format(reference=one.reference),)
    if action.state not in OPEN_STATES:
        return (_("This action is closed."),)
    if not one.text:
        return (_("Nothing is written under it."),)
    doubts = []
    if times[one.reference] > 1:
        doubts.append(_("It is answered more than once here."))
    if one.text in said:
        doubts.append(_("The same was said before."))
    if _DONE.search(one.text):
        doubts.append(_("It may say that it is done. Keeping it does not close the action."))
    return tuple(doubts)


def _standing(one: AnswerFound, action: Action | None, doubts: tuple[str, ...]) -> Standing:
    if action is None or action.state not in OPEN_STATES:
        return Standing.REFUSED
    if not one.text:
        return Standing.EMPTY
    return Standing.DOUBT if doubts else Standing.READY
