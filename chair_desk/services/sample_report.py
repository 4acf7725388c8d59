"""The sample board's yearly report: drafted from its record, and written in by its people."""

from __future__ import annotations

from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.services.report_writing import add_sentence, link_record, mark_opinion
from chair_desk.services.sample_stage import Stage
from chair_desk.services.yearly_reports import begin_report, report_years


@frozen(kw_only=True)
class Written:
    """A sentence that somebody wrote: under which head, and what it rests on, if anything."""

    head: str
    text: str
    rests_on: tuple[str, ...] = ()
    is_opinion: bool = False


WRITTEN = (
    Written(
        head="scrutiny",
        text="As a result, decisions about missing children were delayed.",
    ),
    Written(
        head="scrutiny",
        text="Following challenge C-009, health attendance at strategy discussions rose from"
        " 61% to 88%.",
        rests_on=("C-009", "E-02"),
    ),
    Written(
        head="scrutiny",
        text="In the Chair’s view this is the clearest sign of impact this year.",
        is_opinion=True,
    ),
    Written(head="scrutiny", text="Partners now hold one another to account more openly."),
    Written(head="impact", text="Children see fewer workers in a year than they did."),
    Written(head="impact", text="Families wait less time for a first visit.", ),
    Written(head="priorities", text="Housing was not ready to share its list of moves."),
    Written(head="families", text="Young people asked to be told what was done with their words."),
    Written(head="families", text="The letters they are sent have changed."),
    Written(head="findings", text="Each recommendation of WM-05 has a named owner."),
    Written(head="training", text="Those who came use what they learned.",),
)  # fmt: skip


def write_report(stage: Stage) -> None:
    """Begin the report on the running year and write in it."""
    desk = stage.desk
    report_id = begin_report(desk, report_years(desk)[0]).made
    for one in WRITTEN:
        made = add_sentence(desk, report_id, one.head, one.text).made
        for reference in one.rests_on:
            for row in desk.rows(LogEntry, reference=reference):
                link_record(desk, made, LogEntry.TABLE, row.id)
        if one.is_opinion:
            mark_opinion(desk, made)
