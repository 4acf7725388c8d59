"""The yearly report: its sentences, and what stands behind each of them."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class ReportState(enum.StrEnum):
    """Whether figures still follow the record. What is published no longer moves."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Standing(enum.StrEnum):
    """What a sentence claims to be.

    RECORD says what the record holds and wants evidence; OPINION is somebody's view and says so;
    LEFT_OUT is one that was drafted and that the person does not want, so it is not offered again.
    """

    RECORD = "record"
    OPINION = "opinion"
    LEFT_OUT = "left_out"


@record
class YearlyReport:
    """A report on one reporting year by one outline. The file carries the outline's own text."""

    TABLE: ClassVar[str] = "yearly_report"
    LABEL: ClassVar[str] = N_("Yearly reports")

    id: str
    begins_on: Annotated[date, Column(label=N_("Year begins"), kind=Kind.DATE, required=True)]
    ends_on: Annotated[date, Column(label=N_("Year ends"), kind=Kind.DATE, required=True)]
    outline: Annotated[str, Column(label=N_("Outline"), required=True)]
    outline_text: Annotated[str, Column(label=N_("Text of the outline"), kind=Kind.TEXT)] = ""
    state: Annotated[ReportState, Column(label=N_("State"), kind=Kind.CHOICE)] = ReportState.DRAFT
    drafted_on: Annotated[date | None, Column(label=N_("Drafted"), kind=Kind.DATE)] = None
    published_on: Annotated[date | None, Column(label=N_("Published"), kind=Kind.DATE)] = None
    exhibits_json: Annotated[
        str, Column(label=N_("Charts and tables as published"), kind=Kind.TEXT, unit="JSON object")
    ] = ""


@record
class ReportSentence:
    """One sentence under one head of a report.

    `text` holds marks where live figures stand (`records/report_fields.py`). `drafted_as` names
    what the record said ("challenge.raised"), with `subject` where it is about one thing; both
    are empty for a sentence that a person wrote. While `is_own` is false the words follow the
    record; `seen` is how it was last shown to a person, so that a change can be marked.
    """

    TABLE: ClassVar[str] = "report_sentence"
    LABEL: ClassVar[str] = N_("Sentences of reports")

    id: str
    report_id: Annotated[str, Column(label=N_("Report"), kind=Kind.LINK, links_to="yearly_report")]
    head: Annotated[str, Column(label=N_("Head"), required=True)]
    place: Annotated[str, Column(label=N_("Place"))] = ""
    text: Annotated[str, Column(label=N_("Sentence"), kind=Kind.TEXT)] = ""
    seen: Annotated[str, Column(label=N_("As last seen"), kind=Kind.TEXT)] = ""
    drafted_as: Annotated[str, Column(label=N_("Drafted as"))] = ""
    subject: Annotated[str, Column(label=N_("About"))] = ""
    is_own: Annotated[bool, Column(label=N_("In a person's words"), kind=Kind.YES_NO)] = False
    standing: Annotated[Standing, Column(label=N_("Stands as"), kind=Kind.CHOICE)] = Standing.RECORD
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC


@record
class SentenceEvidence:
    """What one sentence rests on: a record of the file, or a figure counted from it.

    A record is named by `table_name` and `record_id`. A figure is named by `figure` and
    `subject`; `number` is its mark in the sentence, 0 where it stands behind it and is not shown.
    `value`, `base` and `label` are as they last stood, and at publication they are frozen.
    """

    TABLE: ClassVar[str] = "sentence_evidence"
    LABEL: ClassVar[str] = N_("Evidence behind sentences")

    id: str
    sentence_id: Annotated[
        str, Column(label=N_("Sentence"), kind=Kind.LINK, links_to="report_sentence")
    ]
    number: Annotated[int, Column(label=N_("Mark in the sentence"), kind=Kind.NUMBER)] = 0
    table_name: Annotated[str, Column(label=N_("Kind of record"))] = ""
    record_id: Annotated[str, Column(label=N_("Record"))] = ""
    figure: Annotated[str, Column(label=N_("Figure"))] = ""
    subject: Annotated[str, Column(label=N_("Figure about"))] = ""
    value: Annotated[str, Column(label=N_("Value"))] = ""
    base: Annotated[str, Column(label=N_("Counted from"))] = ""
    label: Annotated[str, Column(label=N_("Says"))] = ""


@record
class ReportCopy:
    """What a Word draft said when it was given out, so that a copy that comes back can be read.

    `texts_json` holds each sentence of it as it was shown, by the id of the sentence.
    """

    TABLE: ClassVar[str] = "report_copy"
    LABEL: ClassVar[str] = N_("Drafts of reports given out")

    id: str
    report_id: Annotated[str, Column(label=N_("Report"), kind=Kind.LINK, links_to="yearly_report")]
    made_on: Annotated[date | None, Column(label=N_("Given out on"), kind=Kind.DATE)] = None
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
    texts_json: Annotated[
        str, Column(label=N_("As it was given out"), kind=Kind.TEXT, unit="JSON object")
    ] = "{}"
