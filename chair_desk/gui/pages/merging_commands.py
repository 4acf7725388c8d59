"""What can be done on the merge screen, with the keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.merging import MergingPage


def _needs_matter(page: MergingPage) -> str:
    return "" if page.matter is not None else _("Choose something that both changed.")


class _Choose:
    """Chooses by the number on a card."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, page: MergingPage) -> None:
        page.detail.choose_card(self._number)

    def when(self, page: MergingPage) -> str:
        """Return why there is no such card."""
        if reason := _needs_matter(page):
            return reason
        is_there = self._number <= len(page.detail.cards.cards)
        return "" if is_there else _("This cannot be mixed; keep one or take the other.")


def _settle(page: MergingPage) -> None:
    page.settle_and_next()


def _settle_reason(page: MergingPage) -> str:
    if page.is_pair_shown:
        return ""
    if reason := _needs_matter(page):
        return reason
    return "" if page.has_chosen else _("Choose first: 1, 2 or 3.")


def _previous(page: MergingPage) -> None:
    page.go(-1)


def _next(page: MergingPage) -> None:
    page.go(1)


def _bring_in(page: MergingPage) -> None:
    page.ask("bring in")


def _bring_in_reason(page: MergingPage) -> str:
    coming = page.session.coming
    return "" if coming is not None and coming.seen else _("Bring in a copy first: File menu.")


def _cancel(page: MergingPage) -> None:
    page.ask("cancel")


def _cancel_reason(page: MergingPage) -> str:
    return "" if page.session.coming is not None else _("No copy is being brought in.")


_KEEP, _TAKE, _MIX = _Choose(1), _Choose(2), _Choose(3)

COMMANDS: tuple[Command, ...] = (
    Command(
        name="merging.keep", label=N_("First choice: keep yours"), keys="1", when=_KEEP.when,
        do=_KEEP, writes=True,
    ),
    Command(
        name="merging.take", label=N_("Second choice: take theirs"), keys="2", when=_TAKE.when,
        do=_TAKE, writes=True,
    ),
    Command(
        name="merging.mix", label=N_("Third choice: mix line by line"), keys="3", when=_MIX.when,
        do=_MIX, writes=True,
    ),
    Command(
        name="merging.settle", label=N_("Settle and next"), keys="Return", icon="check",
        when=_settle_reason, do=_settle, writes=True,
    ),
    Command(
        name="merging.previous", label=N_("Previous to settle"), keys="Alt+Up", icon="arrow-up",
        do=_previous,
    ),
    Command(
        name="merging.next", label=N_("Next to settle"), keys="Alt+Down", icon="arrow-down",
        do=_next,
    ),
    Command(
        name="merging.bring_in", label=N_("Bring in the changes"), keys="Ctrl+Return",
        icon="git-merge", when=_bring_in_reason, do=_bring_in, writes=True,
    ),
    Command(
        name="merging.cancel", label=N_("Cancel, change nothing"), when=_cancel_reason, do=_cancel,
    ),
)  # fmt: skip
