"""What can be done on the page of challenges."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.records.challenges import Where
from chair_desk.services.challenges import resume_clock
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.challenges import ChallengesPage


def _chosen(page: ChallengesPage) -> str:
    return "" if page.card is not None else _("Choose a challenge first.")


def _open(page: ChallengesPage) -> str:
    if page.card is None:
        return _("Choose a challenge first.")
    return "" if page.card.line.is_open else _("This challenge is closed.")


def _closed(page: ChallengesPage) -> str:
    reason = _chosen(page)
    is_open = page.card is not None and page.card.line.is_open
    return reason or (_("This challenge is open.") if is_open else "")


def _unanswered(page: ChallengesPage) -> str:
    reason = _open(page)
    if not reason and page.card is not None and page.card.line.entry.state == "answered":
        return _("It was answered, and the Chair accepted the answer.")
    return reason


def _to_judge(page: ChallengesPage) -> str:
    reason = _open(page)
    if not reason and page.card is not None and not any(one.answer for one in page.card.answers):
        return _("Record the answer first.")
    return reason


def _can_rise(page: ChallengesPage) -> str:
    reason = _open(page)
    if reason or page.card is None:
        return reason
    is_top = bool(page.card.rungs) and page.card.rungs[-1].where is Where.HERE
    return _("No step is above this one.") if is_top else ""


def _runs(page: ChallengesPage) -> str:
    reason = _open(page)
    if reason or page.card is None:
        return reason
    return "" if page.card.clock.whole else _("No clock is running.")


def _paused(page: ChallengesPage) -> str:
    reason = _open(page)
    if reason or page.card is None:
        return reason
    return "" if page.card.line.values.get("paused_on") else _("The clock is not paused.")


def _form(verb: str) -> Callable[[ChallengesPage], None]:
    def do(page: ChallengesPage) -> None:
        page.open_form(verb)

    return do


def _resume(page: ChallengesPage) -> None:
    page.session.run(resume_clock, page.challenge_id)


def _letter(page: ChallengesPage) -> None:
    page.choose_letter()


def _export(page: ChallengesPage) -> None:
    page.exporting.showMenu()


def _find(page: ChallengesPage) -> None:
    page.find_line.setFocus()
    page.find_line.selectAll()


COMMANDS: tuple[Command, ...] = (
    Command(name="challenges.new", label=N_("New challenge"), menu="Record", keys="Ctrl+N",
            icon="plus", do=_form("new"), writes=True),
    Command(name="challenges.edit", label=N_("Change the challenge"), menu="Record",
            keys="Ctrl+E", icon="pencil", do=_form("edit"), when=_chosen, writes=True),
    Command(name="challenges.answer", label=N_("Record an answer"), menu="Record",
            keys="Ctrl+Shift+A", icon="inbox", do=_form("answer"), when=_unanswered, writes=True),
    Command(name="challenges.judge", label=N_("Judge the answer"), menu="Record",
            keys="Ctrl+J", icon="scale", do=_form("judge"), when=_to_judge, writes=True),
    Command(name="challenges.escalate", label=N_("Escalate"), menu="Record",
            keys="Ctrl+Shift+E", icon="arrow-up", do=_form("escalate"), when=_can_rise,
            writes=True),
    Command(name="challenges.letter", label=N_("Draft the letter"), menu="Record",
            icon="mail", do=_letter, when=_chosen),
    Command(name="challenges.note", label=N_("Add a note"), menu="Record",
            icon="notebook-pen", do=_form("note"), when=_chosen, writes=True),
    Command(name="challenges.pause", label=N_("Pause the clock"), menu="Record",
            icon="pause", do=_form("pause"), when=_runs, writes=True),
    Command(name="challenges.resume", label=N_("Let the clock go on"), menu="Record",
            icon="play", do=_resume, when=_paused, writes=True),
    Command(name="challenges.close", label=N_("Close with impact"), menu="Record",
            icon="check", do=_form("close"), when=_open, writes=True),
    Command(name="challenges.withdraw", label=N_("Withdraw"), menu="Record",
            do=_form("withdraw"), when=_open, writes=True),
    Command(name="challenges.accept", label=N_("Accept as unresolved"), menu="Record",
            do=_form("accept"), when=_open, writes=True),
    Command(name="challenges.reopen", label=N_("Open the challenge again"), menu="Record",
            do=_form("reopen"), when=_closed, writes=True),
    Command(name="challenges.link", label=N_("Link with another record"), menu="Record",
            icon="link", do=_form("link"), when=_chosen, writes=True),
    Command(name="challenges.evidence", label=N_("Add evidence"), menu="Record",
            keys="Ctrl+Shift+V", icon="plus", do=_form("evidence"), when=_chosen, writes=True),
    Command(name="challenges.clocks", label=N_("Change its own clocks"), menu="Record",
            do=_form("clocks"), when=_open, writes=True),
    Command(name="challenges.board_clocks", label=N_("Change the clocks of the ladder"),
            menu="Record", do=_form("board_clocks"), writes=True),
    Command(name="challenges.export", label=N_("Export the log"), menu="Record",
            icon="file-down", do=_export),
    Command(name="challenges.find", label=N_("Find a challenge"), keys="Ctrl+F", do=_find),
)  # fmt: skip
