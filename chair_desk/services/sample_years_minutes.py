"""The minutes of the years round the story, with the actions, decisions and challenges made."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.columns import Record
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.places import places
from chair_desk.services.desk import Step
from chair_desk.services.sample_challenges import (
    AWAITING,
    OUTCOMES,
    SHOWN,
    WITH_IMPACT,
    WITHDRAWN,
    WITHOUT_IMPACT,
)
from chair_desk.services.sample_people import TODAY
from chair_desk.services.sample_stage import Stage
from chair_desk.services.sample_words_years import (
    ASKS,
    DECISIONS,
    DEEDS,
    SENTENCES,
    STEPS,
    TOPICS,
    UPDATES,
)

_ACTIONS, _DECISIONS = 14, 5
_CHALLENGES = (2, 2, 3)
_PARAGRAPHS = 71
_UPDATES = (3, 3, 4)
_STEPS = 5
_MOST_DAYS = 160
_WITHDRAWN_SHARE = 0.02


@dataclass
class Recorder:
    """Writes minutes with their records; `numbers` counts by letter and year."""

    stage: Stage
    numbers: Counter[str]
    owners: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)

    def minute(self, step: Step, meeting: Meeting, items: list[AgendaItem]) -> None:
        """Write the minutes of a meeting, item by item."""
        if not self.owners:
            self.owners = sorted(self.stage.people.values())
            self.partners = sorted(self.stage.partners.values())
        luck = self.stage.luck
        challenges = luck.choice(_CHALLENGES)
        kinds = (
            [MinuteKind.ACTION] * _ACTIONS
            + [MinuteKind.DECISION] * _DECISIONS
            + [MinuteKind.CHALLENGE] * challenges
        )
        kinds += [MinuteKind.PARAGRAPH] * (_PARAGRAPHS - len(kinds))
        luck.shuffle(kinds)
        rows: list[Record] = []
        made: dict[type, list[Record]] = {}
        for at, item in enumerate(items):
            mine = kinds[at :: len(items)]
            for place, kind in zip(places(len(mine)), mine, strict=True):
                self._row(rows, made, (meeting, item, place, kind))
        step.insert(*rows)
        for records in made.values():
            step.insert(*records)

    def _row(
        self,
        rows: list[Record],
        made: dict[type, list[Record]],
        where: tuple[Meeting, AgendaItem, str, MinuteKind],
    ) -> None:
        meeting, item, place, kind = where
        minute_id = self.stage.desk.new_id()
        text = self.words(SENTENCES)
        make = _MAKERS.get(kind)
        if make is not None:
            records = make(self, meeting, item, minute_id)
            head = records[0]
            text = head.text if isinstance(head, Decision) else _title(head)
            for record in records:
                made.setdefault(type(record), []).append(record)
        rows.append(
            Minute(
                id=minute_id,
                meeting_id=meeting.id,
                item_id=item.id,
                place=place,
                kind=kind,
                text=text,
            )
        )

    def words(self, choices: tuple[str, ...]) -> str:
        """Draw a sentence and fill in its names and numbers."""
        luck = self.stage.luck
        return luck.choice(choices).format(
            name=luck.choice(("The lead", "The council", "The force", "The trust", "The service")),
            topic=luck.choice(TOPICS).lower(),
            count=luck.randint(3, 90),
            share=luck.randint(40, 99),
            more=luck.randint(40, 99),
        )

    def number(self, letter: str, day: date) -> str:
        """Return the next number of a year: "A2009-041"."""
        key = f"{letter}{day.year}"
        self.numbers[key] += 1
        return f"{key}-{self.numbers[key]:03}"


def _title(record: Record) -> str:
    return record.title if isinstance(record, (Action, LogEntry)) else ""


def _decision(
    recorder: Recorder, meeting: Meeting, item: AgendaItem, minute_id: str
) -> list[Record]:
    return [
        Decision(
            id=recorder.stage.desk.new_id(),
            reference=recorder.number("D", meeting.held_on),
            meeting_id=meeting.id,
            item_id=item.id,
            minute_id=minute_id,
            text=recorder.words(DECISIONS),
            decided_on=meeting.held_on,
        )
    ]


def _action(recorder: Recorder, meeting: Meeting, item: AgendaItem, minute_id: str) -> list[Record]:
    luck, opened = recorder.stage.luck, meeting.held_on
    title = recorder.words(DEEDS)
    due = opened + timedelta(days=luck.randint(20, _MOST_DAYS))
    is_over = due < TODAY
    is_dropped = is_over and luck.random() < _WITHDRAWN_SHARE
    done = ActionState.WITHDRAWN if is_dropped else ActionState.DONE
    owner, partner = luck.choice(recorder.owners), luck.choice(recorder.partners)
    outcome = luck.choice(OUTCOMES) if is_over else ""
    action = Action(
        id=recorder.stage.desk.new_id(),
        reference=recorder.number("A", opened),
        title=title[:1].upper() + title[1:],
        owner_id=owner,
        organisation_id=partner,
        due_on=due,
        first_due_on=due,
        opened_on=opened,
        state=done if is_over else ActionState.OPEN,
        closed_on=due if is_over else None,
        outcome=outcome,
        evidence=SHOWN.get(outcome, ""),
        meeting_id=meeting.id,
        item_id=item.id,
        minute_id=minute_id,
    )
    days = max(1, (min(due, TODAY - timedelta(days=1)) - opened).days)
    said = sorted(luck.randint(1, days) for _number in range(luck.choice(_UPDATES)))
    return [
        action,
        *(
            ActionUpdate(
                id=recorder.stage.desk.new_id(),
                action_id=action.id,
                said_on=opened + timedelta(days=count),
                text=luck.choice(UPDATES),
            )
            for count in said
        ),
    ]


def _challenge(
    recorder: Recorder, meeting: Meeting, item: AgendaItem, minute_id: str
) -> list[Record]:
    luck, opened = recorder.stage.luck, meeting.held_on
    closed = opened + timedelta(days=luck.randint(60, 300))
    is_over = closed < TODAY
    state = luck.choice((WITH_IMPACT, WITH_IMPACT, WITHOUT_IMPACT, WITHDRAWN))
    answers = {"route": "at a meeting", "step": "at_the_table"}
    if is_over:
        outcome = luck.choice(OUTCOMES)
        answers |= {"outcome": outcome, "impact": recorder.words(SENTENCES), "evidence": outcome}
        answers["reason"] = luck.choice(STEPS)
    entry = LogEntry(
        id=recorder.stage.desk.new_id(),
        log_type="challenge",
        reference=recorder.number("C", opened),
        title=recorder.words(ASKS),
        state=state if is_over else AWAITING,
        meeting_id=meeting.id,
        item_id=item.id,
        minute_id=minute_id,
        to_organisation_id=luck.choice(recorder.partners),
        opened_on=opened,
        due_on=opened + timedelta(days=28),
        closed_on=closed if is_over else None,
        values_json=json.dumps(answers, sort_keys=True, ensure_ascii=False),
    )
    return [entry, *_steps(recorder, entry, min(closed, TODAY - timedelta(days=1)))]


def _steps(recorder: Recorder, entry: LogEntry, last: date) -> list[LogStep]:
    luck, opened = recorder.stage.luck, entry.opened_on or last
    days = max(1, (last - opened).days)
    return [
        LogStep(
            id=recorder.stage.desk.new_id(),
            log_entry_id=entry.id,
            made_on=opened + timedelta(days=count),
            kind="note",
            text=luck.choice(STEPS),
        )
        for count in sorted(luck.randint(1, days) for _number in range(_STEPS))
    ]


_MAKERS: dict[MinuteKind, Callable[[Recorder, Meeting, AgendaItem, str], list[Record]]] = {
    MinuteKind.ACTION: _action,
    MinuteKind.DECISION: _decision,
    MinuteKind.CHALLENGE: _challenge,
}
