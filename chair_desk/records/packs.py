"""Packs as they went out, who was sent which, and the versions of the papers in them."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class PackEdition(enum.StrEnum):
    """For whom a copy of a pack is: everything, the members, everyone, or one person."""

    FULL = "full"
    MEMBERS = "members"
    PUBLIC = "public"
    PERSON = "person"


@record
class PackIssue:
    """A pack that was issued for a meeting. It never changes: a later issue stands beside it.

    `parts_json` is the page map, in the shape of `records.pack_pages.PackPart`; `sha256` is that
    of the full edition, whose bytes are kept as the attachment.
    """

    TABLE: ClassVar[str] = "pack_issue"
    LABEL: ClassVar[str] = N_("Packs issued")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    number: Annotated[int, Column(label=N_("Version"), kind=Kind.NUMBER)] = 1
    issued_at: Annotated[
        datetime | None, Column(label=N_("Issued"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    page_count: Annotated[int, Column(label=N_("Pages"), kind=Kind.NUMBER)] = 0
    parts_json: Annotated[
        str, Column(label=N_("Page map"), kind=Kind.TEXT, unit="JSON, in order of the pages")
    ] = "[]"
    choices_json: Annotated[
        str, Column(label=N_("How it was made"), kind=Kind.TEXT, unit="JSON")
    ] = "{}"
    sha256: Annotated[str, Column(label=N_("SHA-256"), unit="hex, of the full edition")] = ""
    attachment_id: Annotated[
        str | None, Column(label=N_("File"), kind=Kind.LINK, links_to="attachment")
    ] = None
    note: Annotated[str, Column(label=N_("What changed"), kind=Kind.TEXT)] = ""


@record
class PackCopy:
    """One copy of an issue that was made: for whom, its hash, and what was withheld from it."""

    TABLE: ClassVar[str] = "pack_copy"
    LABEL: ClassVar[str] = N_("Copies of packs")

    id: str
    issue_id: Annotated[str, Column(label=N_("Pack"), kind=Kind.LINK, links_to="pack_issue")]
    edition: Annotated[PackEdition, Column(label=N_("Edition"), kind=Kind.CHOICE)] = (
        PackEdition.MEMBERS
    )
    number: Annotated[int, Column(label=N_("Copy"), kind=Kind.NUMBER)] = 1
    person_id: Annotated[
        str | None, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")
    ] = None
    sent_to: Annotated[str, Column(label=N_("Sent to"))] = ""
    made_at: Annotated[
        datetime | None, Column(label=N_("Made"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    page_count: Annotated[int, Column(label=N_("Pages"), kind=Kind.NUMBER)] = 0
    withheld: Annotated[
        str, Column(label=N_("Withheld"), kind=Kind.TEXT, help=N_("Pages and reason, one a line"))
    ] = ""
    sha256: Annotated[str, Column(label=N_("SHA-256"), unit="hex")] = ""


@record
class PaperVersion:
    """A file that a paper had, from when it was brought; the newest is the one in force."""

    TABLE: ClassVar[str] = "paper_version"
    LABEL: ClassVar[str] = N_("Versions of papers")

    id: str
    paper_id: Annotated[str, Column(label=N_("Paper"), kind=Kind.LINK, links_to="paper")]
    number: Annotated[int, Column(label=N_("Version"), kind=Kind.NUMBER)] = 1
    attachment_id: Annotated[
        str | None, Column(label=N_("File"), kind=Kind.LINK, links_to="attachment")
    ] = None
    brought_at: Annotated[
        datetime | None, Column(label=N_("Brought"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    page_count: Annotated[int | None, Column(label=N_("Pages"), kind=Kind.NUMBER)] = None
    note: Annotated[str, Column(label=N_("What changed"), kind=Kind.TEXT)] = ""


@record
class PaperWithheld:
    """A paper that one person is not sent, and why."""

    TABLE: ClassVar[str] = "paper_withheld"
    LABEL: ClassVar[str] = N_("Papers withheld")

    id: str
    paper_id: Annotated[str, Column(label=N_("Paper"), kind=Kind.LINK, links_to="paper")]
    person_id: Annotated[str, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")]
    reason: Annotated[str, Column(label=N_("Reason"), required=True)] = ""
