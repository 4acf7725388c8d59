"""Links between records: this challenge and that risk. They stay two records, never one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_

LINKED_TABLES = (
    "log_entry", "action", "decision", "paper", "meeting", "agenda_item", "organisation", "person",
)  # fmt: skip

ATTENDANCE_OF = "attendance_of"
"""What the attendance of a partner is called beside tables; its id is the partner's.

It has no row of its own: it is read from the record each time.
"""


@record
class Link:
    """A link from one record to another, by table and id; it is read from both ends.

    It is not a foreign key: a record may be removed and brought back by Undo while the link
    waits. `note` says what the one has to do with the other. `is_evidence` where the other end
    stands as evidence: what the first rests on, or what shows the difference it made.
    """

    TABLE: ClassVar[str] = "link"
    LABEL: ClassVar[str] = N_("Links between records")

    id: str
    from_table: Annotated[str, Column(label=N_("From table"), required=True)]
    from_id: Annotated[str, Column(label=N_("From record"), required=True)]
    to_table: Annotated[str, Column(label=N_("To table"), required=True)]
    to_id: Annotated[str, Column(label=N_("To record"), required=True)]
    note: Annotated[str, Column(label=N_("What it has to do with it"))] = ""
    made_on: Annotated[date | None, Column(label=N_("Made on"), kind=Kind.DATE)] = None
    is_evidence: Annotated[bool, Column(label=N_("Stands as evidence"), kind=Kind.YES_NO)] = False
