"""A program of its own that writes and changes its passphrase until it is killed.

Arguments: board, home, whether the first key is the one it has ("0" or "1"), and a count.
It tells each count that is saved, a line each.
"""

from __future__ import annotations

import contextlib
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, SALT_BYTES, Key
from chair_desk.store.private_file import PrivateFile
from chair_desk.store.rekeying import change_key


def keys() -> tuple[Key, Key]:
    """Return the two keys that the board goes to and fro between."""
    return Key(b"a" * KEY_BYTES, b"\x9a" * SALT_BYTES), Key(b"b" * KEY_BYTES, b"\x9b" * SALT_BYTES)


def circumstances_in(home: Path, key: Key) -> Circumstances:
    """Return the world of the program."""
    return Circumstances(
        now=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        who="Chair",
        home=home,
        key=key,
    )


def main(path: Path, home: Path, here: int, count: int) -> None:
    """Write, tell, change the key, and again."""
    while True:
        own = circumstances_in(home, keys()[here])
        with contextlib.closing(DeskFile.open(path, own)) as file:
            for _time in range(3):
                count += 1
                with file.change("Counted") as step:
                    step.update(Minute, "minute", text=f"{count}")
                print(count, flush=True)
        with contextlib.closing(PrivateFile.open(path, own)) as notes:
            notes.put(meeting_id="m", item_id="i", text=f"{count}", note_id="one")
        change_key(path, own, keys()[1 - here])
        here = 1 - here


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
