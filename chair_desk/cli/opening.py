"""Opening a board for one command, and finding the meeting that is meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.records.meetings import Meeting
    from chair_desk.services.desk import Desk

BOARD = click.Path(path_type=Path, dir_okay=False)
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)$")
_MOST_NAMED = 6


@contextmanager
def opened(path: Path, *, to_read: bool = False) -> Iterator[Desk]:
    """Open a board for as long as a command needs it.

    Raises:
        StoreBusy: Another Chair Desk has it open to write.
        CannotDo: It cannot be opened; it says why.
    """
    from chair_desk.cli.unlocking import circumstances_for, key_of
    from chair_desk.services.desk import open_with

    desk = open_with(path, circumstances_for(key_of(path)), read_only=to_read)
    try:
        yield desk
    finally:
        desk.close()


def own_name() -> str:
    """Return the name that stands beside this person's changes, as in the preferences."""
    from chair_desk.services.folders import settings_folder
    from chair_desk.services.settings import load_settings

    return load_settings(settings_folder()).settings.who or _("Somebody at this laptop")


def meeting_meant(desk: Desk, words: str) -> Meeting:
    """Return the meeting on the day that is named, of the board before other bodies.

    `words` are a date ("2026-11-19", "19/11/2026", "19 nov"), or "next" or "last".

    Raises:
        click.BadParameter: The words are no date.
        Refused: There is no meeting on that day.
    """
    from chair_desk.services.boards import main_body
    from chair_desk.services.diary import coming_on, meeting_on, previous_before

    body = main_body(desk)
    told = words.strip().lower()
    if told == "next":
        found = coming_on(desk, desk.today(), body.id)
    elif told == "last":
        found = previous_before(desk, desk.today(), body.id)
    else:
        day = day_meant(desk, words)
        found = meeting_on(desk, day, body.id) or meeting_on(desk, day)
    if found is None:
        raise Refused(_no_meeting(desk, words))
    return found


def meeting_meant_or_made(desk: Desk, words: str) -> str:
    """Return the id of the meeting that is meant; on a day without one, the board's is added.

    Raises:
        click.BadParameter: The words are no date.
        Refused: There is no next or last meeting.
    """
    from chair_desk.services.boards import main_body
    from chair_desk.services.diary import meeting_on
    from chair_desk.services.meetings import add_meeting

    if words.strip().lower() in {"next", "last"}:
        return meeting_meant(desk, words).id
    day = day_meant(desk, words)
    if meeting_on(desk, day) is not None:
        return meeting_meant(desk, words).id
    return add_meeting(desk, main_body(desk).id, day).made


def day_meant(desk: Desk, words: str) -> date:
    """Read a day. One without a year is the meeting's day that fits, the nearest to today.

    Raises:
        click.BadParameter: The words are no date.
    """
    from chair_desk.records.spoken_dates import Today, read_whole_date
    from chair_desk.services.diary import meetings

    if iso := _ISO.match(words.strip()):
        try:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            raise _no_day(words) from None
    day = read_whole_date(words, Today(on=desk.today()))
    if day is None:
        raise _no_day(words)
    if re.search(r"\d{4}|[/.-]\d\d?[/.-]\d\d$", words):
        return day
    same = [
        row.held_on for row in meetings(desk) if row.held_on.replace(year=4) == day.replace(year=4)
    ]
    return min(same, key=lambda held: abs(held - desk.today()), default=day)


def _same_day(held: date, day: date) -> bool:
    return (held.month, held.day) == (day.month, day.day)


def _no_day(words: str) -> click.BadParameter:
    sentence = _("“{words}” is no date. Write it as 2026-11-19 or 19/11/2026.")
    return click.BadParameter(sentence.format(words=words), param_hint="--meeting")


def _no_meeting(desk: Desk, words: str) -> str:
    from chair_desk.services.diary import meetings

    days = [f"{row.held_on}" for row in meetings(desk)[:_MOST_NAMED]]
    if not days:
        return _("There is no meeting in this board yet.")
    sentence = _("There is no meeting on {words}. The latest are {days}.")
    return sentence.format(words=words, days=", ".join(days))


def text_of(path: Path) -> str:
    """Return the text of a file, or what comes in for "-".

    Raises:
        CannotDo: There is no such file, or it is no text.
    """
    if str(path) == "-":
        return decoded(sys.stdin.buffer.read(), _("What came in"))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotDo(
            _("{name} could not be read.").format(name=path.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
        ) from error
    return decoded(content, path.name)


def decoded(content: bytes, name: str) -> str:
    """Return bytes as text: UTF-8, UTF-16 with its mark, or the Windows code page.

    Raises:
        CannotDo: It is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codes: tuple[str, ...] = ("utf-16",)
    else:
        codes = ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CannotDo(
        _("{name} is no plain text.").format(name=name),
        _("Nothing was changed."),
        _("Copy the words into a text file, or save the document as plain text."),
    )


def made_folder(folder: Path) -> None:
    """Make a folder where there is none.

    Raises:
        CannotDo: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotDo(
            _("{name} could not be made.").format(name=folder.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
        ) from error
