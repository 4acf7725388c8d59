"""Whether a board file is sound: the file, its journal, and the minutes that were confirmed."""

from __future__ import annotations

from chair_desk.services.canonical import faults_of_confirmed
from chair_desk.services.desk import Desk


def faults(desk: Desk) -> list[str]:
    """Return what is wrong with the board, a sentence each; nothing where all is sound."""
    return [*desk.file.check(), *faults_of_confirmed(desk)]
