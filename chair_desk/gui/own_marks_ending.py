"""Own highlights that end with the minutes, when a board is opened."""

from __future__ import annotations

import contextlib

from chair_desk.gui.shell import Shell
from chair_desk.records.changes import CannotDo
from chair_desk.services.own_marks import destroy_all_as_ruled, destroyed_words


def end_own_marks(shell: Shell) -> None:
    """Do with one's own highlights as the board decided, and say so on the page that shows."""
    with contextlib.suppress(CannotDo):  # the page of papers says so when they are read
        count = destroy_all_as_ruled(shell.session.desk)
        if count and shell.page is not None:
            shell.page.message.say(destroyed_words(count))
