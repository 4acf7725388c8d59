"""Trying a copy out on a copy: what bringing it in would do, while the board is worked on.

It happens in a folder that goes away with it, on any thread. The board itself is not touched.
"""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chair_desk.services.desk import Circumstances, Desk, open_with
from chair_desk.services.exchange import Progress, look_at
from chair_desk.services.passphrases import Key
from chair_desk.services.two_versions import Seen, see

_PREFIX = "trial-"


def try_out(
    own_copy: Path,
    incoming: Path,
    circumstances: Circumstances,
    *,
    key: Key | None = None,
    progress: Progress = lambda done, of: None,
) -> Seen:
    """Say what bringing `incoming` into a board would do. `own_copy` is a fresh backup of it.

    Raises:
        CannotDo: As `look_at`, of the file that came.
        Locked: It asks for a passphrase of its own.
    """
    with _trial_desk(own_copy, circumstances) as desk:
        mine = desk.file.versions()
        found = look_at(desk, incoming, key=key, progress=progress)
        return see(desk, found, mine)


@contextlib.contextmanager
def _trial_desk(own_copy: Path, circumstances: Circumstances) -> Iterator[Desk]:
    for left in circumstances.home.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)  # of a program that was ended in the middle
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=circumstances.home))
    try:
        path = folder / "board.chairdesk"
        shutil.copyfile(own_copy, path)
        desk = open_with(path, dataclasses.replace(circumstances, home=folder / "home"))
        try:
            yield desk
        finally:
            desk.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
