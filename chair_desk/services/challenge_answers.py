"""Where several are asked: the answer of each, its day, and what the chair thinks of it.

The day on which an entry was answered is the day of the last answer; until then its clock runs
for whoever has not answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.records.changes import Refused
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import Addressee
from chair_desk.records.people import Organisation
from chair_desk.services.desk import Desk, Step
from chair_desk.services.log_dates import read_day
from chair_desk.services.log_values import asked_words
from chair_desk.services.logs import LogLine, change_entry, entry
from chair_desk.words import _

GOOD = "good enough"


@frozen(kw_only=True)
class PartnerAnswer:
    """One of those asked. `addressee_id` is empty for the partner that is asked first.

    `answered_on` is None where nothing was answered, or nothing that the chair accepted.
    """

    addressee_id: str = ""
    name: str = ""
    short_name: str = ""
    answer: str = ""
    answered_on: date | None = None
    judgement: str = ""
    judgement_reason: str = ""

    @property
    def is_owed(self) -> bool:
        """Say whether an answer is still awaited."""
        return self.answered_on is None

    @property
    def is_to_judge(self) -> bool:
        """Say whether an answer waits for the chair."""
        return self.answered_on is not None and not self.judgement

    @property
    def is_settled(self) -> bool:
        """Say whether it answered, and the chair accepted the answer."""
        return self.answered_on is not None and self.judgement == GOOD


def answers_of(desk: Desk, line: LogLine) -> tuple[PartnerAnswer, ...]:
    """Return the answers of all that are asked, the partner that is asked first before others."""
    others = desk.rows(Addressee, log_entry_id=line.entry.id, order=("position", "id"))
    partners = {row.id: row for row in desk.rows(Organisation)} if others else {}
    return (_first(line, has_others=bool(others)), *(_other(row, partners) for row in others))


def _first(line: LogLine, *, has_others: bool) -> PartnerAnswer:
    partner, values = line.organisation, line.values
    own = values.get("own_answered_on", "") if has_others else ""
    said = partner.name if partner else line.person.name if line.person else _("nobody named")
    return PartnerAnswer(
        name=said,
        short_name=(partner.short_name if partner else "") or said,
        answer=values.get("answer", ""),
        answered_on=read_day(own or values.get("answered_on", "")),
        judgement=values.get("judgement", ""),
        judgement_reason=values.get("judgement_reason", ""),
    )


def _other(row: Addressee, partners: dict[str, Organisation]) -> PartnerAnswer:
    return PartnerAnswer(
        addressee_id=row.id,
        name=asked_words([row], partners, in_short=False),
        short_name=asked_words([row], partners),
        answer=row.answer,
        answered_on=row.answered_on,
        judgement=row.judgement,
        judgement_reason=row.judgement_reason,
    )


def answer_by(asked: Sequence[PartnerAnswer], addressee_id: str | None) -> PartnerAnswer:
    """Return the answer of one of those asked; None or empty is the partner asked first.

    Raises:
        Refused: Nobody of those asked has that id.
    """
    for one in asked:
        if one.addressee_id == (addressee_id or ""):
            return one
    raise Refused({"addressee_id": _("Say who of those asked it is.")})


def asked_by_name(asked: Sequence[PartnerAnswer], name: str) -> str:
    """Return the `addressee_id` of whoever goes by a name; an empty name is the one asked first.

    Raises:
        Refused: Nobody of those asked goes by it.
    """
    wanted = folded(name)
    for one in asked:
        if wanted in ("", folded(one.name), folded(one.short_name)):
            return one.addressee_id
    known = ", ".join(one.name for one in asked)
    raise Refused(
        {"addressee_id": _("“{name}” was not asked. Asked: {known}.").format(
            name=name, known=known)}
    )  # fmt: skip


def answered_by_all(asked: Sequence[PartnerAnswer]) -> date | None:
    """Return the day of the last answer, None while one is owed."""
    days = [one.answered_on for one in asked if one.answered_on is not None]
    return max(days) if days and len(days) == len(asked) else None


def owing_words(asked: Sequence[PartnerAnswer]) -> str:
    """Say who has not answered, where somebody has; empty where all or none have."""
    owed = [one.short_name for one in asked if one.is_owed]
    return ", ".join(owed) if len(owed) < len(asked) else ""


def set_answer(
    desk: Desk,
    step: Step,
    line: LogLine,
    one: PartnerAnswer,
    given: Mapping[str, Any],
    answered_on: date | None,
) -> None:
    """Write the answer of one of those asked, and the day on which all had answered."""
    others = desk.count(Addressee, log_entry_id=line.entry.id)
    own: dict[str, Any] = {}
    if one.addressee_id:
        step.update(Addressee, one.addressee_id, **given, answered_on=answered_on)
    else:
        own = {**given, "own_answered_on": answered_on} if others else dict(given)
    if others:
        change_entry(desk, line.entry.id, **own)
        answered_on = answered_by_all(answers_of(desk, entry(desk, line.entry.id)))
        own = {}
    change_entry(desk, line.entry.id, **own, answered_on=answered_on)


def ask_again(desk: Desk, step: Step, line: LogLine) -> None:
    """Let an answer that nobody accepted count as none; one that was accepted stands."""
    asked = answers_of(desk, line)
    for one in asked if len(asked) > 1 else ():
        if one.answered_on and not one.is_settled:
            set_answer(desk, step, line, one, {}, None)
