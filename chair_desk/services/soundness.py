"""Whether a board file is sound: the file, its journal, and the minutes that were confirmed."""

from __future__ import annotations

from chair_desk.records.changes import CannotDo
from chair_desk.services.canonical import faults_of_confirmed
from chair_desk.services.desk import Desk
from chair_desk.services.sealing import faults_of_seals
from chair_desk.words import _


def faults(desk: Desk, against: Desk | None = None) -> list[str]:
    """Return what is wrong with the board, a sentence each; nothing where all is sound.

    `against` is a counter-copy: what was sealed there and is not here was cut off.

    Raises:
        CannotDo: The counter-copy belongs to another board.
    """
    if against is not None and against.file.board_id != desk.file.board_id:
        raise CannotDo(
            _("{name} belongs to another board.").format(name=against.file.path.name),
            _("Nothing was compared with it."),
            _("Choose a copy of this board."),
        )
    found = [*desk.file.check(), *desk.file.loops()]
    try:
        found += [*faults_of_confirmed(desk), *faults_of_seals(desk, against)]
    except CannotDo as error:  # a page that was to be read is damaged
        found.append(str(error))
    return list(dict.fromkeys(found))
