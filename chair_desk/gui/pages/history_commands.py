"""What can be done with the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.history import HistoryPage


def _take_back(page: HistoryPage) -> None:
    page.take_back()


def _take_back_reason(page: HistoryPage) -> str:
    return "" if page.steps.current() is not None else _("Choose a change.")


def _whole(page: HistoryPage) -> None:
    page.show_board()


def _whole_reason(page: HistoryPage) -> str:
    return "" if page.record is not None else _("The whole board is shown.")


def _read(page: HistoryPage) -> None:
    page.read_as_it_was()


def _read_reason(page: HistoryPage) -> str:
    return "" if page.ways.value() == page.AS_IT_WAS else _("Choose “As it was” first.")


def _stop(page: HistoryPage) -> None:
    page.stop_reading()


def _stop_reason(page: HistoryPage) -> str:
    return "" if page.is_reading else _("Nothing is being read.")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="history.take_back", label=N_("Take this change back"), keys="T", icon="undo-2",
        when=_take_back_reason, do=_take_back, writes=True,
    ),
    Command(
        name="history.board", label=N_("History of the whole board"), keys="B",
        when=_whole_reason, do=_whole,
    ),
    Command(name="history.read", label=N_("Read the day"), when=_read_reason, do=_read),
    Command(name="history.stop", label=N_("Stop reading"), when=_stop_reason, do=_stop),
)  # fmt: skip
