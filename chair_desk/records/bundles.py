"""Everything that one document is made from, gathered once, then cut to its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.attendance import Attendance, Movement
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Board, Body
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.minutes import Correction, Decision, Declaration, Minute
from chair_desk.records.people import Organisation, Person, Seat


@frozen
class QuorumMoment:
    """A moment at which quorum changed: at which item, and in words."""

    item_id: str
    words: str


@frozen(kw_only=True)
class MeetingBundle:
    """One meeting with all that its agenda and minutes say, each tuple in printing order.

    `people`, `organisations` and `seats` are by id and hold those that the rest names.
    `numbers` is the printed number of each item by id ("5", "5a", "" for a break).
    `minute_numbers` and `paper_labels` are those of paragraphs ("5.1") and papers ("5a") by id,
    counted before the cut so that every edition uses the same; empty, they are counted anew.
    `carried` are open actions from earlier meetings, with what they were; `confirmed_at_on` is
    the date of the meeting that confirmed these minutes; `previous_on` that of the meeting before.
    `ratified` says when each decision was ratified by a later meeting, by id; `ratified_here` are
    decisions of earlier meetings that this one ratified, `taken_on` their days by id.
    `seal_head` are the first signs of the seal of confirmed minutes.
    `quorum_course` tells how quorum went, where it changed at all, in the order of the meeting.
    `audience` is who this bundle may go to: gathered, it is CONFIDENTIAL (everything).
    """

    board: Board
    body: Body
    meeting: Meeting
    items: tuple[AgendaItem, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    minute_numbers: Mapping[str, str] = field(default_factory=dict)
    paper_labels: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    movements: tuple[Movement, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    minutes: tuple[Minute, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    action_owners: tuple[ActionOwner, ...] = ()
    log_entries: tuple[LogEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    carried: tuple[Action, ...] = ()
    ratified: Mapping[str, date] = field(default_factory=dict)
    ratified_here: tuple[Decision, ...] = ()
    taken_on: Mapping[str, date] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    seats: Mapping[str, Seat] = field(default_factory=dict)
    previous_on: date | None = None
    next_on: date | None = None
    confirmed_at_on: date | None = None
    quorum_words: str = ""
    quorum_course: tuple[QuorumMoment, ...] = ()
    seal_head: str = ""
    audience: Audience = Audience.CONFIDENTIAL
