"""What can be done in a meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.meeting_ending import ENDING_COMMANDS
from chair_desk.gui.pages.meeting_papers import PAPER_COMMANDS
from chair_desk.gui.pages.meeting_time import TIME_COMMANDS
from chair_desk.gui.pages.ratifying import ratify_command
from chair_desk.gui.pages.room_commands import ROOM_KEYS, room_commands
from chair_desk.gui.pages.room_quorum import QUORUM_COMMANDS
from chair_desk.gui.pages.setting_commands import setting_commands
from chair_desk.gui.pages.spelling_tour import next_doubt, spelling_reason
from chair_desk.gui.projector_commands import PAGE_COMMANDS
from chair_desk.gui.sheet_printing import sheet_command
from chair_desk.records.grammar import SLASH_COMMANDS
from chair_desk.records.meetings import ItemKind, MeetingState
from chair_desk.records.minutes import MinuteKind
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.parts.editor import MinuteEditor

_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)


def _any(page: MeetingPage) -> str:
    return "" if page.meeting is not None else _("There is no meeting yet. Add one first.")


def _open(page: MeetingPage) -> str:
    if page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
        return _("The minutes of this meeting are confirmed.")
    return _any(page)


def _in_session(page: MeetingPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.IN_SESSION:
        return _any(page) or _("The meeting is not in session.")
    return ""


def _not_begun(page: MeetingPage) -> str:
    if page.meeting is not None and page.meeting.state not in _AHEAD:
        return _("The meeting has begun already.")
    return _any(page)


def _taking(page: MeetingPage) -> str:
    if page.item_id and page.meeting is not None and page.meeting.state not in _AHEAD:
        return _open(page)
    return _any(page) or _("Start the meeting first.")


def _other_item(page: MeetingPage) -> str:
    if page.meeting is not None and page.meeting.current_item_id == page.item_id:
        return _("This item is being taken already.")
    return _in_session(page)


def _record(page: MeetingPage) -> str:
    one = page.column.editor.paragraph()
    if one is None or one.kind is MinuteKind.PARAGRAPH:
        return _("Put the caret into a record first.")
    return _taking(page)


def _editor(page: MeetingPage) -> MinuteEditor:
    return page.column.editor


def _on_break(page: MeetingPage) -> bool:
    line = page.current_line()
    return line is not None and line.item.kind is ItemKind.BREAK


def _spelling(page: MeetingPage) -> None:
    next_doubt(page, [page.column.editor])


def _take_offer(page: MeetingPage) -> None:
    page.column.editor.offer.take()


def _offered(page: MeetingPage) -> str:
    return "" if page.column.editor.offer.rest else _("Nothing is offered behind the caret.")


def _offers(page: MeetingPage) -> None:
    page.column.editor.offer.offers.switch()


def _spelled(page: MeetingPage) -> str:
    return _taking(page) or spelling_reason(page)


def _item_shown(page: MeetingPage) -> str:
    return "" if page.item_id else _any(page) or _("Choose an item first.")


def _last_times(page: MeetingPage) -> None:
    page.last_times.turn()


def _read_open(page: MeetingPage) -> None:
    page.open_matters.read()


def _close_open(page: MeetingPage) -> None:
    page.open_matters.close_first()


TYPED_KEYS: tuple[tuple[str, str], ...] = (
    ("/", N_("In the minutes: begin a record")),
    ("@", N_("In the minutes: name somebody")),
    ("Tab", N_("In a record’s line: change a part")),
    ("Esc", N_("Leave the line as words; back to the minutes")),
    *((keys, label) for keys, _mark, label in ROOM_KEYS),
)


class Begin:
    """Begins a line with one of the slash commands."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self, page: MeetingPage) -> None:
        """Begin it, or make this kind of the record that the caret is in."""
        page.writing.begin(self.word)


class MakeOf:
    """Makes a record of the paragraph with the caret."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self, page: MeetingPage) -> None:
        """Make it, with the owner and the date that its words name."""
        page.writing.make_of_words(self.word)


MADE_OF: tuple[tuple[str, str], ...] = (
    ("action", N_("Make an action of this paragraph")),
    ("decision", N_("Make a decision of this paragraph")),
    ("challenge", N_("Make a challenge of this paragraph")),
    ("impact", N_("Make a note of impact of this paragraph")),
)


def _do(name: str) -> Callable[[MeetingPage], None]:
    def do(page: MeetingPage) -> None:
        getattr(page.doing, name)()

    return do


def _to_paragraph(name: str) -> Callable[[MeetingPage], None]:
    def do(page: MeetingPage) -> None:
        getattr(page.paragraph_doing, name)()

    return do


def _command(name: str, label: str, **more: object) -> Command:
    more.setdefault("do", _do(name))
    more.setdefault("writes", True)
    return Command(name=f"meeting.{name}", label=label, menu="Meeting", **more)  # type: ignore[arg-type]


COMMANDS: tuple[Command, ...] = (
    _command("start", N_("Start the meeting"), icon="play", when=_not_begun),
    _command("next_item", N_("Next item"), keys="Ctrl+Down", icon="arrow-down", when=_taking),
    _command("last_item", N_("Item before"), keys="Ctrl+Up", icon="arrow-up", when=_taking),
    _command("finish", N_("Finish the item"), keys="Ctrl+Return", icon="check",
             when=_in_session),
    _command("take", N_("Take this item now"), icon="play", when=_other_item),
    _command("pause", N_("Break, or end it"), keys="Ctrl+B", icon="coffee", when=_in_session),
    *TIME_COMMANDS,
    _command("hide_notes", N_("Hide or show my notes"), keys="Ctrl+H", icon="eye", when=_any,
             writes=False),
    _command("last_times", N_("Last times this was discussed"), keys="Ctrl+T", do=_last_times,
             icon="repeat", when=_item_shown, writes=False),
    *PAPER_COMMANDS,
    _command("read_open", N_("What is open, record by record"), keys="Ctrl+Shift+E",
             do=_read_open, icon="list-checks", when=_item_shown, writes=False),
    _command("close_open", N_("Close an open action, with what shows it"), icon="check",
             do=_close_open, when=_item_shown),
    _command("defer", N_("Defer this item to the next meeting"), icon="corner-down-right",
             when=_in_session),
    _command("everyone", N_("Everyone is here"), icon="users", when=_open),
    _command("guest", N_("Add a guest"), keys="Ctrl+G", icon="user", when=_open),
    _command("interests", N_("Interests known of those here"), keys="Ctrl+Shift+I", when=_open),
    _command("find", N_("Find somebody in the room"), keys="Ctrl+F", when=_any, writes=False),
    Command(name="meeting.spelling", label=N_("Next doubtful word"), menu="Edit", keys="F7",
            do=_spelling, when=_spelled),
    Command(name="meeting.take_offer", label=N_("Take the words on offer"), menu="Edit",
            do=_take_offer, when=_offered),
    Command(name="meeting.offers", label=N_("Offer words while typing, or not"), menu="Edit",
            do=_offers),
    *room_commands(_open),
    *QUORUM_COMMANDS,
    *PAGE_COMMANDS,
    sheet_command("meeting"),
    ratify_command("meeting"),
    *ENDING_COMMANDS,
    *(
        Command(name=f"meeting.{one.word}", label=one.label, menu="Record",
                keys=f"Alt+{one.digit}", do=Begin(one.word), when=_taking, writes=True)
        for one in SLASH_COMMANDS
    ),
    _command("confidential", N_("Confidential paragraph, or not"), keys="Ctrl+Shift+K",
             icon="lock", do=_to_paragraph("confidential"), when=_taking),
    _command("remove_record", N_("Remove this record"), do=_to_paragraph("remove_record"),
             when=_record),
    _command("words", N_("Make words of this record"), do=_to_paragraph("words"), when=_record),
    *(
        _command(f"{word}_of_words", label, do=MakeOf(word), when=_taking)
        for word, label in MADE_OF
    ),
    *setting_commands("meeting", _editor, _taking),
)  # fmt: skip
