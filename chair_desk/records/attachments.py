"""Files kept in the board, named by what is in them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class Attachment:
    """A file kept in the board. Its bytes lie in `blob`, outside the journal, under their hash."""

    TABLE: ClassVar[str] = "attachment"
    LABEL: ClassVar[str] = N_("Files")

    id: str
    name: Annotated[str, Column(label=N_("File name"), required=True)]
    media_type: Annotated[str, Column(label=N_("Media type"))] = ""
    size: Annotated[int, Column(label=N_("Size"), kind=Kind.NUMBER, unit="bytes")] = 0
    sha256: Annotated[str, Column(label=N_("SHA-256"), unit="hex")] = ""
    pdf_sha256: Annotated[
        str,
        Column(
            label=N_("SHA-256 of the PDF made of it"),
            unit="hex",
            help=N_("Where the file itself is no PDF"),
        ),
    ] = ""
