"""What proves that the record is whole: seals of minutes, recovery sheets, disposals, holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class Seal:
    """The canonical text of minutes as they were confirmed, chained to the seal before it.

    `chain` is the SHA-256 over the chain before and the hash of this text; its first signs are
    printed on the signed minutes.
    """

    TABLE: ClassVar[str] = "seal"
    LABEL: ClassVar[str] = N_("Seals of confirmed minutes")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    number: Annotated[int, Column(label=N_("Number"), kind=Kind.NUMBER)]
    made_on: Annotated[date | None, Column(label=N_("Made on"), kind=Kind.DATE)] = None
    sha256: Annotated[str, Column(label=N_("Hash of the text"), unit="SHA-256, hex")] = ""
    before: Annotated[str, Column(label=N_("Chain before"), unit="SHA-256, hex")] = ""
    chain: Annotated[str, Column(label=N_("Chain"), unit="SHA-256, hex")] = ""
    text: Annotated[str, Column(label=N_("Canonical text"), kind=Kind.TEXT)] = ""


@record
class RecoverySheet:
    """A recovery sheet that was printed; the key itself stands on the paper alone."""

    TABLE: ClassVar[str] = "recovery_sheet"
    LABEL: ClassVar[str] = N_("Recovery sheets")

    id: str
    board_id: Annotated[str, Column(label=N_("Board"), kind=Kind.LINK, links_to="board")]
    printed_on: Annotated[date | None, Column(label=N_("Printed on"), kind=Kind.DATE)] = None
    kept_by: Annotated[
        str, Column(label=N_("Other copy"), help=N_("Who has it, by name or post"))
    ] = ""
    mark: Annotated[
        str, Column(label=N_("Mark"), help=N_("The first signs of the file it opens"))
    ] = ""


@record
class Disposal:
    """Records that were taken out of the board when their time was over, and the proof of it.

    `sha256` is over the canonical text of what was taken out; the text itself is gone.
    `rows_json` names the records by table and id, so that every other copy lets go of them too;
    see `store.erasing.Erased`.
    """

    TABLE: ClassVar[str] = "disposal"
    LABEL: ClassVar[str] = N_("Disposals")

    id: str
    board_id: Annotated[str, Column(label=N_("Board"), kind=Kind.LINK, links_to="board")]
    disposed_on: Annotated[date | None, Column(label=N_("Disposed of on"), kind=Kind.DATE)] = None
    retention_class: Annotated[str, Column(label=N_("Class"))] = ""
    covers: Annotated[str, Column(label=N_("What it was"), kind=Kind.TEXT)] = ""
    basis: Annotated[str, Column(label=N_("On what ground"), kind=Kind.TEXT)] = ""
    decided_by: Annotated[str, Column(label=N_("Decided by"))] = ""
    count: Annotated[int, Column(label=N_("Records"), kind=Kind.NUMBER)] = 0
    sha256: Annotated[str, Column(label=N_("Hash of the text"), unit="SHA-256, hex")] = ""
    rows_json: Annotated[
        str, Column(label=N_("Which records"), kind=Kind.TEXT, unit="JSON of ids, no words")
    ] = "{}"


@record
class RetentionHold:
    """A hold: nothing of a class is disposed of, an inquiry is open for instance."""

    TABLE: ClassVar[str] = "retention_hold"
    LABEL: ClassVar[str] = N_("Retention holds")

    id: str
    board_id: Annotated[str, Column(label=N_("Board"), kind=Kind.LINK, links_to="board")]
    retention_class: Annotated[
        str, Column(label=N_("Class"), help=N_("Empty holds all classes"))
    ] = ""
    reason: Annotated[str, Column(label=N_("Why"), kind=Kind.TEXT, required=True)] = ""
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None
