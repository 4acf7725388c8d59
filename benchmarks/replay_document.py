"""What the whole of the minutes costs in a word processor: counted in the document itself.

The document that Chair Desk writes is gone through line by line, and so is the log of actions.
`replay/rules.md` says what is typed, what is copied and what was there already.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.replay_meeting import owner
from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.reports.document import Grid, NumberedParagraph
from chair_desk.services.desk import Desk
from chair_desk.services.publishing import prepare_minutes

GO_AND_COME, COPY_WORDS, MOVE_ROW, NEXT_ITEM, FILL_DOWN = 4, 6, 8, 2, 2
PRESENT, APOLOGIES, DEPUTISING, OPEN = "Present", "Apologies", "Deputising", "Open"


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """Presses for the minutes as they are handed out, and for the log of actions."""

    paragraphs: int
    records: int
    room: int
    items: int
    log: int

    @property
    def presses(self) -> int:
        """Return all of them."""
        return self.paragraphs + self.records + self.room + self.items + self.log


def whole_document(desk: Desk) -> WholeDocument:
    """Count the document for members, with each action where it was agreed, and the log."""
    meeting = desk.rows(Meeting, order=("-held_on",))[0]
    made = prepare_minutes(desk, meeting.id, audience=Audience.MEMBERS, layout=ActionLayout.INLINE)
    minuted = [block for block in made.blocks if isinstance(block, NumberedParagraph)]
    table = next(block for block in made.blocks if isinstance(block, Grid))
    said = [[run.text.strip() for run in block.runs if run.text.strip()] for block in minuted]
    first = desk.rows(Action)[:1]
    return WholeDocument(
        paragraphs=sum(len(words[0]) + 1 for words in said),
        records=sum(len(one) + 1 for words in said for one in words[1:]),
        room=sum(_room_row(row[0][0].text, row[-1][0].text) for row in table.rows),
        items=NEXT_ITEM * (len({block.number.partition(".")[0] for block in minuted}) - 1),
        log=sum(_log_row(desk, one, minuted, is_first=one in first) for one in desk.rows(Action)),
    )


def _room_row(name: str, presence: str) -> int:
    """Count a row of the attendance table: all stand there as present."""
    if presence == PRESENT:
        return 0
    if presence == APOLOGIES:
        return MOVE_ROW + len(presence)
    new = len(name) if presence.startswith(DEPUTISING) else 0
    return GO_AND_COME + new + len(presence.removeprefix(PRESENT))


def _log_row(
    desk: Desk, action: Action, minuted: list[NumberedParagraph], *, is_first: bool
) -> int:
    """Count a row of the log: the words are copied, what is as in the row above is filled down."""
    person, partner = owner(desk, action)
    where = next(
        block.number
        for block in minuted
        if any(f"{action.reference}:" in run.text for run in block.runs)
    )
    opened = f"{action.opened_on:%d/%m/%Y}"
    typed = [action.reference, partner, person, where]
    typed += [f"{action.due_on:%d/%m/%Y}"] if action.due_on else []
    alike = len(OPEN) + len(opened) if is_first else 2 * FILL_DOWN
    tabs = 8
    return GO_AND_COME + COPY_WORDS + sum(len(part) for part in typed) + alike + tabs
