"""What can be done on the page of a register; each page has them under its own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.services.challenges import resume_clock
from chair_desk.services.entry_removing import remove_entry
from chair_desk.services.self_assessments import RETURN, bring_forward
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.register import RegisterPage


def _chosen(page: RegisterPage) -> str:
    return "" if page.card is not None else _("Choose an entry first.")


def _can_rise(page: RegisterPage) -> str:
    if page.card is None:
        return _("Choose an entry first.")
    if not page.card.has_ladder:
        return _("This register has no steps to take it further.")
    return "" if page.card.row.is_open else _("This entry is closed.")


def _open_one(page: RegisterPage) -> str:
    """Say why nothing can be done on the ladder, or on an entry that is over."""
    if page.card is None:
        return _("Choose an entry first.")
    if not page.card.has_ladder:
        return _("This register has no steps and no clock of an answer.")
    return "" if page.card.row.is_open else _("This entry is closed.")


def _can_judge(page: RegisterPage) -> str:
    reason = _open_one(page)
    if reason or page.card is None:
        return reason
    return "" if page.card.values.get("answer") else _("Record the answer first.")


def _can_pause(page: RegisterPage) -> str:
    reason = _open_one(page)
    if reason or page.card is None:
        return reason
    if page.card.values.get("paused_on"):
        return _("The clock is paused already.")
    return "" if page.card.is_running else _("No clock is running.")


def _can_resume(page: RegisterPage) -> str:
    reason = _open_one(page)
    if reason or page.card is None:
        return reason
    return "" if page.card.values.get("paused_on") else _("The clock is not paused.")


def _resume(page: RegisterPage) -> None:
    page.session.run(resume_clock, page.record_id)


def _letter(page: RegisterPage) -> None:
    if page.card is not None:
        page.letters.ask(page.record_id, page.card.row.reference)


def _remove(page: RegisterPage) -> None:
    page.session.run(remove_entry, page.record_id)


def _is_return(page: RegisterPage) -> str:
    is_return = page.card is not None and page.card.values.get("kind") == RETURN
    return "" if is_return else _("Choose a self-assessment return first.")


def _bring_forward(page: RegisterPage) -> None:
    page.session.run(bring_forward, page.record_id)


def _has_meeting(page: RegisterPage) -> str:
    if page.card is None:
        return _("Choose an entry first.")
    return "" if page.card.meeting_id else _("It was not entered at a meeting.")


def _form(verb: str) -> Callable[[RegisterPage], None]:
    def do(page: RegisterPage) -> None:
        page.open_form(verb)

    return do


def _meeting(page: RegisterPage) -> None:
    page.open_meeting()


def _find(page: RegisterPage) -> None:
    page.find_line.setFocus()
    page.find_line.selectAll()


def _sort(page: RegisterPage) -> None:
    page.table.sort_by_next()


def _export(page: RegisterPage) -> None:
    page.exporting.showMenu()


def _bring_in(page: RegisterPage) -> None:
    page.bringing.ask()


def _open_only(page: RegisterPage) -> None:
    page.switch_open_only()


def register_commands(prefix: str) -> tuple[Command, ...]:
    """Return the commands of a register of entries."""
    return (
        Command(name=f"{prefix}.new", label=N_("New entry"), menu="Record", keys="Ctrl+N",
                icon="plus", do=_form("new"), writes=True),
        Command(name=f"{prefix}.edit", label=N_("Change the entry"), menu="Record",
                keys="Ctrl+E", icon="pencil", do=_form("edit"), when=_chosen, writes=True),
        Command(name=f"{prefix}.move", label=N_("Change its state"), menu="Record",
                keys="Ctrl+J", icon="arrow-right", do=_form("move"), when=_chosen, writes=True),
        Command(name=f"{prefix}.remove_entry", label=N_("Remove the entry"), menu="Record",
                icon="x", do=_remove, when=_chosen, writes=True),
        Command(name=f"{prefix}.import", label=N_("Bring in a table"), menu="Record",
                icon="download", do=_bring_in, writes=True),
        *_shared(prefix),
    )  # fmt: skip


def evidence_commands(prefix: str) -> tuple[Command, ...]:
    """Return the commands of the register of evidence."""
    return (
        *register_commands(prefix),
        Command(name=f"{prefix}.forward", label=N_("Bring self-assessments forward"),
                menu="Record", do=_bring_forward, when=_is_return, writes=True),
    )  # fmt: skip


def ladder_commands(prefix: str) -> tuple[Command, ...]:
    """Return the commands of registers that are taken further step by step."""
    return (
        Command(name=f"{prefix}.escalate", label=N_("Take it further"), menu="Record",
                keys="Ctrl+Shift+E", icon="arrow-up", do=_form("escalate"), when=_can_rise,
                writes=True),
        Command(name=f"{prefix}.answer", label=N_("Record an answer"), menu="Record",
                keys="Ctrl+Shift+A", icon="inbox", do=_form("answer"), when=_open_one,
                writes=True),
        Command(name=f"{prefix}.judge", label=N_("Judge the answer"), menu="Record",
                keys="Ctrl+Shift+J", icon="scale", do=_form("judge"), when=_can_judge,
                writes=True),
        Command(name=f"{prefix}.letter", label=N_("Draft the letter"), menu="Record",
                icon="mail", do=_letter, when=_open_one),
        Command(name=f"{prefix}.pause", label=N_("Pause the clock"), menu="Record",
                icon="pause", do=_form("pause"), when=_can_pause, writes=True),
        Command(name=f"{prefix}.resume", label=N_("Let the clock go on"), menu="Record",
                icon="play", do=_resume, when=_can_resume, writes=True),
    )  # fmt: skip


def decision_commands(prefix: str) -> tuple[Command, ...]:
    """Return the commands of the decisions, which are made in the minutes and not here."""
    return (
        Command(name=f"{prefix}.follow_up", label=N_("Did it happen?"), menu="Record",
                keys="Ctrl+J", icon="check", do=_form("follow_up"), when=_chosen, writes=True),
        *_shared(prefix),
    )  # fmt: skip


def _shared(prefix: str) -> tuple[Command, ...]:
    return (
        Command(name=f"{prefix}.note", label=N_("Add a note"), menu="Record",
                icon="notebook-pen", do=_form("note"), when=_chosen, writes=True),
        Command(name=f"{prefix}.link", label=N_("Link with another record"), menu="Record",
                keys="Ctrl+Shift+K", icon="link", do=_form("link"),
                when=_chosen, writes=True),
        Command(name=f"{prefix}.meeting", label=N_("Open the meeting"), menu="Record",
                icon="presentation", do=_meeting, when=_has_meeting),
        Command(name=f"{prefix}.export", label=N_("Export the register"), menu="Record",
                icon="file-down", do=_export),
        Command(name=f"{prefix}.open_only", label=N_("Show what is open only"), menu="View",
                do=_open_only),
        Command(name=f"{prefix}.sort", label=N_("Sort by the next heading"), menu="View",
                do=_sort),
        Command(name=f"{prefix}.find", label=N_("Find in the register"), keys="Ctrl+F", do=_find),
    )  # fmt: skip
