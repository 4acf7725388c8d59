"""The other boards of a person: one line each, read and closed again, nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.frozen import frozen
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.diary import left_open
from chair_desk.services.known_boards import known_boards
from chair_desk.services.readiness import next_meeting
from chair_desk.services.statutory_dates import DateLine, statutory_dates
from chair_desk.services.today import awaited, sentence
from chair_desk.services.today_counts import late_actions, open_challenges
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 8


@frozen(kw_only=True)
class BoardLine:
    """How another board stands. `problem` says why it could not be read, in a sentence."""

    path: Path
    name: str
    next_on: date | None = None
    left_open: int = 0
    late_actions: int = 0
    late_answers: int = 0
    open_challenges: int = 0
    next_date: DateLine | None = None
    sentence: str = ""
    problem: str = ""
    is_late: bool = False

    def words(self, today: date) -> str:
        """Say how it stands in a line."""
        if self.problem:
            return self.problem
        said = []
        if self.left_open:
            said.append(
                ngettext(
                    "{count} meeting never closed", "{count} meetings never closed", self.left_open
                ).format(count=self.left_open)
            )
        if self.next_on:
            said.append(_("meets {day}").format(day=day_beside(self.next_on, today)))
        if self.late_actions:
            said.append(
                ngettext("{count} action late", "{count} actions late", self.late_actions).format(
                    count=self.late_actions
                )
            )
        if self.late_answers:
            said.append(
                ngettext("{count} answer late", "{count} answers late", self.late_answers).format(
                    count=self.late_answers
                )
            )
        return ", ".join(said) or _("nothing late, no meeting planned")


def board_line(desk: Desk) -> BoardLine:
    """Say how an open board stands, in one line."""
    waiting = awaited(desk)
    late = late_actions(desk)
    coming = next_meeting(desk)
    late_answers = sum(one.line.is_late for one in waiting.lines)
    dates = statutory_dates(desk, 1)
    return BoardLine(
        path=desk.file.path,
        name=desk.board.short_name or desk.board.name,
        next_on=coming.held_on if coming else None,
        left_open=len(left_open(desk)),
        late_actions=late,
        late_answers=late_answers,
        open_challenges=open_challenges(desk),
        next_date=dates[0] if dates else None,
        sentence=sentence(desk, None, waiting, late) if coming is None else "",
        is_late=bool(late or late_answers),
    )


def other_boards(home: Path, own: Path, who: str, now: Callable[[], datetime]) -> list[BoardLine]:
    """Return a line for each other board opened on this machine, last opened first.

    Each is opened to read and closed again. It takes its time: never on the window's thread.
    """
    here = own.resolve()
    paths = [board for board in known_boards(home) if board.is_there and board.path != here]
    return lines_of([board.path for board in paths[:MOST]], who, home, now)


def lines_of(
    paths: Sequence[Path], who: str, home: Path, now: Callable[[], datetime]
) -> list[BoardLine]:
    """Read these boards one after another; one that cannot be read says so and stops none."""
    lines = []
    for path in paths:
        try:
            desk = open_desk(path, who=who, home=home, read_only=True, now=now)
        except CannotDo as problem:
            lines.append(BoardLine(path=path, name=path.stem, problem=problem.what))
            continue
        try:
            lines.append(board_line(desk))
        except (CannotDo, Refused) as problem:
            lines.append(BoardLine(path=path, name=path.stem, problem=str(problem)))
        finally:
            desk.close()
    return lines
