"""A register as a file for others: a workbook, a CSV table, Word or PDF, cut to its reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.columns import Column, Kind
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.spans import words_for
from chair_desk.reports.document import (
    Block,
    Document,
    Grid,
    Heading,
    Paragraph,
    Role,
    Run,
    Runs,
    row,
    runs,
)
from chair_desk.services.addressees import also_asked
from chair_desk.services.decisions import decision_lines
from chair_desk.services.desk import Desk
from chair_desk.services.links import named
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.services.registers import DECISIONS, read_register
from chair_desk.words import _

FORMATS = ("xlsx", "csv", "docx", "pdf", "html")
_SHEETS = ("xlsx", "csv")
_WIDTHS = (9, 26, 21, 44)


@frozen(kw_only=True)
class RegisterFile:
    """All that a file will say, read from the board already: making its bytes reads no board."""

    kind: str
    title: str
    document: Document | None = None
    rows: tuple[tuple[str | int | None, ...], ...] = ()
    made_at: datetime

    def for_readers(self, audience: Audience) -> RegisterFile:
        """Return it with no words that these readers may not see, and without the marks."""
        document, rows = words_for((self.document, self.rows), audience)
        return replace(self, document=document, rows=rows)

    def content(self) -> bytes:
        """Make the bytes; slow for a long register, so a window does it on another thread."""
        if self.document is not None:
            return rendered(self.document, self.kind)
        if self.kind == "csv":
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows(
                [_safe(cell) for cell in line] for line in self.rows
            )
            # The mark lets Excel see that the words are UTF-8.
            return b"\xef\xbb\xbf" + out.getvalue().encode()
        from chair_desk.reports.xlsx import xlsx_bytes

        return xlsx_bytes(self.title, self.rows, made_at=self.made_at)


def _safe(cell: str | int | None) -> str | int | None:
    """Keep a spreadsheet from taking words for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def prepare_register(
    desk: Desk, name: str, *, kind: str = "xlsx", audience: Audience = Audience.CONFIDENTIAL
) -> RegisterFile:
    """Read what a file of a register says, no more than its audience may read.

    Raises:
        Refused: It is no kind of file that can be written.
    """
    if kind not in FORMATS:
        raise Refused(_("A register is written as {kinds}.").format(kinds=", ".join(FORMATS)))
    register = read_register(desk, name)
    if kind in _SHEETS:
        rows = _decision_sheet(desk, audience) if name == DECISIONS else _sheet(
            desk, name, audience)  # fmt: skip
        made = RegisterFile(kind=kind, title=register.label, rows=rows, made_at=desk.now())
    else:
        document = _document(desk, name, audience)
        made = RegisterFile(kind=kind, title=register.label, document=document, made_at=desk.now())
    return made.for_readers(audience)


def export_register(
    desk: Desk,
    name: str,
    path: Path,
    *,
    kind: str = "",
    audience: Audience = Audience.CONFIDENTIAL,
) -> Path:
    """Write a register to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, or no kind of file that can be written.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    meant = kind or path.suffix.lower().removeprefix(".")
    return write_document(
        path, prepare_register(desk, name, kind=meant, audience=audience).content()
    )


def _readable(desk: Desk, name: str, audience: Audience) -> list[LogLine]:
    lines = [line for line in entries(desk, name) if audience.may_read(line.entry.audience)]
    return sorted(lines, key=lambda line: line.entry.reference)


def _sheet(desk: Desk, name: str, audience: Audience) -> tuple[tuple[str | int | None, ...], ...]:
    """Return every column of the log, under the headings that a table is read back in by."""
    kind = desk.shelf.log_type(name)
    lines = _readable(desk, name, audience)
    also = also_asked(desk) if any(line.also for line in lines) else {}
    heads = (_("Reference"), _("In one sentence"), _("State"), _("Opened"), _("Due"),
             _("Closed"), _("To"), *((_("Also asked"),) if also else ()),
             *(_(column.label) for column in kind.columns))  # fmt: skip
    rows: list[tuple[str | int | None, ...]] = [heads]
    for line in lines:
        own = [
            _cell(desk, column, line.values.get(column.name, ""), audience)
            for column in kind.columns
        ]
        rows.append(
            (
                line.entry.reference, line.entry.title, line.state_words,
                _iso(line.entry.opened_on), _iso(line.entry.due_on), _iso(line.entry.closed_on),
                line.organisation.name if line.organisation else "",
                *((also.get(line.entry.id, ""),) if also else ()), *own,
            )
        )  # fmt: skip
    return tuple(rows)


def _cell(desk: Desk, column: Column, text: str, audience: Audience) -> str | int:
    if column.links_to == LogEntry.TABLE and text:
        other = desk.get(LogEntry, text)
        if other is None or not audience.may_read(other.audience):
            return ""  # its title is not for this reader
    if column.kind is Kind.NUMBER and text.isdecimal():
        return int(text)
    if column.kind is Kind.LINK and text:
        return named(desk, column.links_to, text)
    return text


def _iso(day: object) -> str:
    return str(day or "")


def _decision_sheet(desk: Desk, audience: Audience) -> tuple[tuple[str | int | None, ...], ...]:
    heads = (_("Reference"), _("Decision"), _("Decided on"), _("Did it happen?"),
             _("What happened"), _("How we know"))  # fmt: skip
    rows: list[tuple[str | int | None, ...]] = [heads]
    for line in reversed(decision_lines(desk)):
        if audience.may_read(line.decision.audience):
            latest = line.latest
            rows.append(
                (
                    line.decision.reference, line.decision.text, _iso(line.decision.decided_on),
                    line.state_words, latest.text if latest else "",
                    latest.evidence if latest else "",
                )
            )  # fmt: skip
    return tuple(rows)


# ------------------------------------------------------------------ on paper


def _document(desk: Desk, name: str, audience: Audience) -> Document:
    register = read_register(desk, name)
    said = _facts_of(desk, name)
    allowed = _allowed_ids(desk, name, audience)
    rows = [
        (*row(line.reference, line.title, line.state), said(line.id))
        for line in register.rows
        if line.id in allowed
    ]
    board = desk.board
    header = (_("No."), register.entry_label, _("State"), _("What is known"))
    blocks: tuple[Block, ...] = (
        Heading(level=1, text=register.label),
        Paragraph(runs=runs(_("{board}, {date}").format(
            board=board.name, date=full_day(desk.today()))), role=Role.SUBTITLE),
        Paragraph(runs=runs(register.help)),
        *([Paragraph(runs=runs(register.said))] if len(rows) == len(register.rows) else []),
        Grid(caption=register.label, header=header, rows=tuple(rows), widths=_WIDTHS),
    )  # fmt: skip
    return Document(
        title=register.label,
        blocks=tuple(block for block in blocks if not isinstance(block, Grid) or block.rows),
        author=board.name,
        header_left=board.name,
        marking=_("Confidential") if audience is Audience.CONFIDENTIAL else board.marking,
        made_on=desk.today(),
    )


def _allowed_ids(desk: Desk, name: str, audience: Audience) -> set[str]:
    if name == DECISIONS:
        found = decision_lines(desk)
        return {line.decision.id for line in found if audience.may_read(line.decision.audience)}
    return {line.entry.id for line in _readable(desk, name, audience)}


def _facts_of(desk: Desk, name: str) -> Callable[[str], Runs]:
    """Return what says the first facts of an entry in one cell."""
    register = read_register(desk, name)
    known = {
        line.id: tuple(_facts(zip(register.headings, line.cells, strict=True)))
        for line in register.rows
    }
    return known.__getitem__


def _facts(cells: Iterable[tuple[str, str]]) -> Iterator[Run]:
    """Yield each heading, which is bold, and what stands under it as a sentence."""
    told = [(heading, cell) for heading, cell in cells if cell]
    for at, (heading, cell) in enumerate(told):
        label = f"{heading} " if heading.endswith("?") else f"{heading}: "
        end = "" if cell.endswith((".", "?", "!", "”")) else "."
        yield Run(label if at == 0 else f" {label}", bold=True)
        yield Run(f"{cell}{end}")
