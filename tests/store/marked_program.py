"""A program of its own: writes a mark into every field of a locked board, and is killed.

Arguments: a folder for the board, and a plain board with rows in its tables.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from chair_desk.records.changes import Refused
from chair_desk.records.columns import Kind
from chair_desk.records.tables import TABLES
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, Key, new_salt
from chair_desk.store.private_file import PrivateFile
from chair_desk.store.snapshots import finish

MARK = "Quillfeather"


def main(folder: Path, plain: Path) -> None:
    """Fill, use, and end in the middle of typing."""
    numbers = count(1)
    own = Circumstances(
        now=lambda: datetime.now(UTC),
        new_id=lambda: f"marked-{next(numbers)}",
        who=f"{MARK} the chair",
        home=folder / "home",
        key=Key(b"m" * KEY_BYTES, new_salt()),
    )
    path = folder / "board.chairdesk"
    file = DeskFile.create(path, own)
    filled = copy_rows(file, plain, own)
    file.put_blob(f"{MARK} as a paper".encode() * 500)
    notes = PrivateFile.open(path, own)
    notes.put(meeting_id="m", item_id="i", text=f"{MARK} to myself")
    file.undo()
    file.redo()
    finish(file.snapshots.take())
    file.back_up()
    file.copy_to(folder / "elsewhere.chairdesk")
    DeskFile.open(folder / "elsewhere.chairdesk", own, read_only=True)
    for table in TABLES:
        file.rows(table.record_class)
    file.history()
    with file.change(f"{MARK} as a label") as step:
        board = file.rows(TABLES[0].record_class)[0]
        step.update(TABLES[0].record_class, board.id, name=f"{MARK} last")
    file.type_into(TABLES[0].record_class, board.id, "name", f"{MARK} half typed")
    sys.stdout.write(f"{filled}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def copy_rows(file: DeskFile, plain: Path, own: Circumstances) -> int:
    """Copy the rows of a plain board with the mark in each field of words; count the fields."""
    other = DeskFile.open(plain, dataclasses.replace(own, key=None), read_only=True)
    filled = 0
    with contextlib.suppress(Refused), file.change(MARK) as step:
        for table in TABLES:
            for record in other.rows(table.record_class):
                values = marked(record, table)
                filled += len(values)
                step.insert(dataclasses.replace(record, **values))
    other.close()
    return filled


def marked(record: Any, table: Any) -> dict[str, str]:
    """Return a marked value for each field of words of a record."""
    return {
        column.name: f"{MARK} {column.name} {getattr(record, column.name) or ''}"
        for column in table
        if column.kind in (Kind.LINE, Kind.TEXT) and column.python_type is str
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
