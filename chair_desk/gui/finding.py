"""What the palette finds: commands first, then people, partners and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from chair_desk.gui.command_list import COMMANDS
from chair_desk.gui.commands import Command
from chair_desk.gui.page_list import ALL_PAGES
from chair_desk.gui.pages.page import PART
from chair_desk.gui.parts.command_palette import MOST, Found
from chair_desk.gui.parts.register_places import OTHER_LOGS, other_registers
from chair_desk.gui.session import Session
from chair_desk.records.days_in_words import full_weekday
from chair_desk.services import meetings, people
from chair_desk.services.names import words_of
from chair_desk.services.organisations import organisations
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow

MOST_RECORDS = 12


class Finder:
    """Searches on behalf of one window.

    What is called just as was typed comes first, then what belongs to the page that is shown,
    of that what begins as was typed, then what was done last.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, text: str) -> list[Found]:
        """Return what the words of a text find, anywhere in menu and label."""
        wanted = words_of(text)
        found = [found for found in self._commands() if _has_all(found, wanted)]
        here = self._page_shown()  # several pages have a command of the same name
        found.sort(
            key=lambda one: (
                words_of(one.label) != wanted,
                bool(wanted) and one.note != here,
                not _begins(one.label, wanted),
            )
        )
        if wanted and self._window.shell is not None:
            found.extend(self._records(self._window.shell.session, text, wanted))
            found = [*found[: MOST - 1], self._everywhere(self._window.shell.session, text)]
        return found

    def _page_shown(self) -> str:
        shown = self._window.shell.current if self._window.shell is not None else ""
        return next((_(entry.label) for entry in ALL_PAGES if entry.name == shown), "")

    def _everywhere(self, session: Session, text: str) -> Found:
        """Offer to look for the words in all papers and minutes."""
        said = " ".join(text.split())
        return Found(
            label=_("Search all papers and minutes for “{words}”").format(words=said),
            icon="search",
            do=partial(session.show_page, "search", ("words", said)),
        )

    def _commands(self) -> list[Found]:
        recent = self._window.recent
        found = [
            (
                command.name,
                self._line(command, _(command.menu or "View"), partial(self._do, command)),
            )
            for command in COMMANDS
        ]
        if self._window.shell is not None:
            found.extend(self._page_commands())
            found.extend(self._registers(self._window.shell.session))
        rank = {name: number for number, name in enumerate(reversed(recent))}
        found.sort(key=lambda pair: rank.get(pair[0], len(rank)))
        return [line for _name, line in found]

    def _page_commands(self) -> Iterator[tuple[str, Found]]:
        for entry in ALL_PAGES:
            for command in entry.page_class().COMMANDS:
                do = partial(self._do_on_page, entry.name, command.name)
                yield (
                    command.name,
                    Found(
                        label=_(command.label),
                        note=_(entry.label),
                        icon=command.icon,
                        keys=command.keys,
                        do=do,
                    ),
                )

    def _registers(self, session: Session) -> Iterator[tuple[str, Found]]:
        for kind in other_registers(session.desk):
            yield (
                kind.name,
                Found(
                    label=_(kind.label),
                    note=_("Register"),
                    icon="table-2",
                    do=partial(session.show_page, OTHER_LOGS, (PART, kind.name)),
                ),
            )

    def _line(self, command: Command, note: str, do: partial[None]) -> Found:
        return Found(
            label=_(command.label),
            note=note,
            icon=command.icon,
            keys=command.keys,
            reason=command.when(self._window),
            do=do,
        )

    def _do(self, command: Command) -> None:
        self._window.do(command)

    def _do_on_page(self, page: str, command: str) -> None:
        self._window.do_on_page(page, command)

    def _records(self, session: Session, text: str, wanted: list[str]) -> Iterator[Found]:
        desk = session.desk
        for person in people.find_people(desk, text, session.today())[:MOST_RECORDS]:
            yield Found(
                label=person.person.name,
                note=person.words.removeprefix(person.person.name).lstrip(", ") or _("Person"),
                icon="user",
                do=partial(session.show_page, "partners", ("person", person.person.id)),
            )
        for organisation in organisations(desk, session.today()):
            if _matches(f"{organisation.name} {organisation.short_name}", wanted):
                yield Found(
                    label=organisation.name,
                    note=_("Partner"),
                    icon="building-2",
                    do=partial(session.show_page, "partners", ("organisation", organisation.id)),
                )
        for meeting in meetings.meetings(desk):
            said = full_weekday(meeting.held_on)
            if _matches(f"{said} {meeting.place}", wanted):
                yield Found(
                    label=said,
                    note=_("Meeting"),
                    icon="calendar-days",
                    do=partial(self._show_meeting, session, meeting.id),
                )

    def _show_meeting(self, session: Session, meeting_id: str) -> None:
        session.choose_meeting(meeting_id)
        session.show_page("minutes", ("meeting", meeting_id))


def _has_all(found: Found, wanted: list[str]) -> bool:
    return _matches(f"{found.note} {found.label}", wanted)


def _begins(label: str, wanted: list[str]) -> bool:
    """Say whether a label begins with the words; of the last, its beginning is enough."""
    return " ".join(words_of(label)).startswith(" ".join(wanted))


def _matches(text: str, wanted: list[str]) -> bool:
    """Say whether each word begins one of the words of the text."""
    there = words_of(text)
    return all(any(word.startswith(part) for word in there) for part in wanted)
