"""Reading a stranger's spreadsheet, CSV or XLSX, as rows of plain text.

Nothing in it is run or followed: no formula, no macro, no link. A workbook is a ZIP of XML, and
both can be bombs, so its directory is looked at first and its parts are counted while read.
"""

from __future__ import annotations

import csv
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from chair_desk.records.changes import CannotDo
from chair_desk.words import _

Row = tuple[int, tuple[str, ...]]
"""The row's number as the spreadsheet shows it, and its cells as text."""

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_CELLS = 200
_MOST_UNPACKED = 200_000_000
_MOST_RATIO = 200
_MOST_PARTS = 2_000
_MOST_SHEETS = 40
_ENOUGH_EMPTY = 1_000  # empty rows after which a sheet is taken to be over
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MARKS = ",;\t|"
_LINES_LOOKED_AT = 40
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, IndexError, ValueError, TypeError,
    SyntaxError, EOFError, AttributeError, OSError, RuntimeError, AssertionError, MemoryError,
    RecursionError,
)  # fmt: skip
"""What a damaged workbook makes the libraries that read it raise."""


def read_sheet(path: Path) -> list[Row]:
    """Return the rows of a CSV file or of the first sheet of a workbook; empty rows too.

    Raises:
        CannotDo: As `read_sheets` does.
    """
    return next(iter(read_sheets(path)), [])


def read_sheets(path: Path) -> list[list[Row]]:
    """Return the rows of every sheet in order; a CSV file has one. Empty rows come too.

    Raises:
        CannotDo: It cannot be read, is no spreadsheet, is locked with a password, or is far
            larger than any list of members.
    """
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        if _LOCKED in content:
            raise _no_sheet(path, _("It is locked with a password."))
        raise _no_sheet(path, _("It is an old Excel file (.xls)."))
    if content.startswith(_ZIP):
        return _read_workbook(path, content)
    return [_read_csv(path, content)]


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _no_sheet(path, _("It is far larger than a list of members."))
        return path.read_bytes()
    except OSError as error:
        raise CannotDo(
            _("“{name}” cannot be read.").format(name=path.name),
            error.strerror or "",
            _("Nothing was changed. Look whether the file is still there."),
        ) from error


def _no_sheet(path: Path, why: str) -> CannotDo:
    return CannotDo(
        _("“{name}” cannot be read as a spreadsheet.").format(name=path.name),
        why,
        _("Nothing was changed. Save it from Excel as .xlsx or .csv and try again."),
    )


def _read_csv(path: Path, content: bytes) -> list[Row]:
    text = _decoded(content)
    if "\0" in text:
        raise _no_sheet(path, _("It is neither a text file nor a workbook."))
    mark = _mark(text)
    if text.lower().startswith("sep="):  # what Excel writes to say the mark to itself
        text = "\n" + text.partition("\n")[2]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise _no_sheet(path, _("Its quotation marks do not match.")) from error
    _refuse_too_many(path, sum(any(row) for row in rows))
    return [(number, tuple(row[:MOST_CELLS])) for number, row in enumerate(rows, 1)]


def _mark(text: str) -> str:
    """Return what stands between the cells: the mark that most lines have most often."""
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in _MARKS:
        return lines[0][4:5] or ","
    return max(_MARKS, key=lambda mark: (median(line.count(mark) for line in lines or [""]), mark))


def _decoded(content: bytes) -> str:
    """Decode as Excel writes CSV: UTF-8 or UTF-16, with its mark or not, else Windows' own."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content[1:40:2].count(0) > len(content[1:40:2]) // 2:
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _refuse_too_many(path: Path, count: int) -> None:
    if count > MOST_ROWS:
        raise _no_sheet(path, _("It has more than {count} rows.").format(count=MOST_ROWS))


def _read_workbook(path: Path, content: bytes) -> list[list[Row]]:
    look_inside(path, content)
    # openpyxl reads XML through defusedxml where that is installed, and it is.
    from openpyxl import load_workbook

    with warnings.catch_warnings():  # it warns of styles and rules that it leaves out
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheets = [list(_rows(path, sheet)) for sheet in book.worksheets[:_MOST_SHEETS]]
            book.close()
        except BROKEN as error:
            raise _no_sheet(path, _("It is damaged, or holds no sheet of cells.")) from error
    if not sheets:
        raise _no_sheet(path, _("It is damaged, or holds no sheet of cells."))
    return sheets


def look_inside(path: Path, content: bytes) -> None:
    """Refuse a ZIP whose directory, or whose parts as they are unpacked, are a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            unpacked = sum(part.file_size for part in parts)
            is_bomb = len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED
            if is_bomb or unpacked > _MOST_RATIO * max(len(content), 1):
                raise _no_sheet(path, _("What is packed in it is far larger than it seems."))
            if any(part.flag_bits & 1 for part in parts):
                raise _no_sheet(path, _("It is locked with a password."))
            for part in parts:
                _count(path, packed, part)
    except BROKEN as error:
        raise _no_sheet(path, _("It is damaged.")) from error


def _count(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack a part piece by piece; a directory can lie about how large it will be."""
    seen = 0
    try:
        with packed.open(part) as stream:
            while piece := stream.read(1 << 20):
                seen += len(piece)
                if seen > part.file_size or seen > _MOST_UNPACKED:
                    raise _no_sheet(path, _("What is packed in it is far larger than it seems."))
    except RuntimeError as error:  # encrypted, though its directory did not say so
        raise _no_sheet(path, _("It is locked with a password.")) from error


def _rows(path: Path, sheet: Any) -> Iterator[Row]:
    """Yield the rows of a sheet; one that is formatted down to its last row ends before it."""
    filled = empty = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_CELLS), 1):
        words = [_words(cell) for cell in cells]
        while words and not words[-1]:
            words.pop()
        filled, empty = (filled + 1, 0) if words else (filled, empty + 1)
        _refuse_too_many(path, filled)
        if empty > _ENOUGH_EMPTY:
            return
        yield number, tuple(words)


def _words(cell: Any) -> str:
    """Return what a cell shows: a whole number without its point, a day without its midnight."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
