"""Every table of the board file, listed by hand, parents before children."""

from __future__ import annotations

from chair_desk.records.actions import Action, ActionOwner, ActionUpdate
from chair_desk.records.agreed_ranks import AgreedRank
from chair_desk.records.attachments import Attachment
from chair_desk.records.attendance import Attendance, Movement
from chair_desk.records.boards import Board, Body, ProfileInForce
from chair_desk.records.carried import Carried
from chair_desk.records.columns import Table, table_of
from chair_desk.records.follow_ups import FollowUp
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.links import Link
from chair_desk.records.logs import Addressee, LogEntry, LogStep, LogTypeText, StepLetter
from chair_desk.records.mandates import Mandate
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.minutes import Correction, Decision, Declaration, Minute, MinutesVersion
from chair_desk.records.packs import PackCopy, PackIssue, PaperVersion, PaperWithheld
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    Delegation,
    Organisation,
    Person,
    Seat,
)
from chair_desk.records.ratifications import Ratification
from chair_desk.records.ready_ticks import ReadyTick
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer
from chair_desk.records.safekeeping import Disposal, RecoverySheet, RetentionHold, Seal
from chair_desk.records.saved_filters import SavedFilter
from chair_desk.records.spelling import KnownWord
from chair_desk.records.yearly_reports import (
    ReportCopy,
    ReportSentence,
    SentenceEvidence,
    YearlyReport,
)

RECORDS: tuple[type, ...] = (
    Board,
    ProfileInForce,
    Body,
    Organisation,
    Person,
    Seat,
    AgreedLevel,
    AgreedRank,
    Appointment,
    Delegation,
    Mandate,
    Meeting,
    AgendaItem,
    Attachment,
    Paper,
    PaperVersion,
    PaperWithheld,
    PackIssue,
    PackCopy,
    Attendance,
    Movement,
    ReadyTick,
    Minute,
    Declaration,
    MinutesVersion,
    Correction,
    Decision,
    Ratification,
    Action,
    ActionOwner,
    ActionUpdate,
    LogTypeText,
    LogEntry,
    LogStep,
    StepLetter,
    Addressee,
    FollowUp,
    Recommendation,
    RecommendationAnswer,
    SavedFilter,
    Link,
    Carried,
    FundingYear,
    Contribution,
    FundingCost,
    KnownWord,
    YearlyReport,
    ReportSentence,
    SentenceEvidence,
    ReportCopy,
    Seal,
    RecoverySheet,
    Disposal,
    RetentionHold,
)

TABLES: tuple[Table, ...] = tuple(table_of(record_class) for record_class in RECORDS)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
