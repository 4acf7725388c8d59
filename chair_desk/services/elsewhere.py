"""Going on in another place: the whole board, and the person's own notes, in a new file."""

from __future__ import annotations

import contextlib
from pathlib import Path

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.desk import ENDING, Desk
from chair_desk.services.private_notes import copy_own_notes
from chair_desk.words import _


def write_elsewhere(desk: Desk, path: Path) -> Path:
    """Write the whole board to a new file and return its path; the old one stays as it is.

    The person's own notes go with it, where they can be read. No file is ever replaced.

    Raises:
        Refused: There is a file of that name already.
        CannotDo: There is no room, the place cannot be written, or the board not be read.
    """
    whole = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
    if whole.exists():
        raise Refused(
            _("There is a file named {name} already. Choose another name.").format(name=whole.name)
        )
    desk.file.copy_to(whole)
    with contextlib.suppress(CannotDo):  # the minutes go first; the notes stay where they were
        copy_own_notes(desk, whole)
    return whole
