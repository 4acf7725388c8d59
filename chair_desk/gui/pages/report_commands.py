"""What can be done on the page of the yearly report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.records.yearly_reports import ReportState
from chair_desk.services.report_reading import Behind
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage


def _begun(page: ReportPage) -> str:
    return "" if page.view is not None else _("Begin the report first.")


def _draft(page: ReportPage) -> str:
    if page.view is None:
        return _begun(page)
    is_out = page.view.report.state is ReportState.PUBLISHED
    return _("This report is published. Reopen it to write in it.") if is_out else ""


def _chosen(page: ReportPage) -> str:
    return _draft(page) or ("" if page.line is not None else _("Choose a sentence first."))


def _linked(page: ReportPage) -> str:
    return _draft(page) if page.linking.line is not None else _chosen(page)


def _follows(page: ReportPage) -> str:
    reason = _chosen(page)
    if reason or page.line is None:
        return reason
    row = page.line.sentence
    if not row.drafted_as:
        return _("This sentence is your own; the record has none for it.")
    return "" if row.is_own else _("It says what the record says already.")


def _changed(page: ReportPage) -> str:
    reason = _draft(page)
    if reason or page.view is None:
        return reason
    is_changed = any(line.was for line in page.view.lines)
    return "" if is_changed else _("No sentence has changed since you last saw it.")


def _left_out(page: ReportPage) -> str:
    reason = _draft(page)
    if reason or page.view is None:
        return reason
    is_any = any(head.is_left_out for head in page.view.outline.heads)
    return "" if is_any else _("No head was left out.")


def _waiting(page: ReportPage) -> str:
    reason = _draft(page)
    if reason or page.view is None:
        return reason
    is_new = any(head.waiting for head in page.view.heads)
    return "" if is_new else _("The record says nothing new since the last draft.")


def _not_begun(page: ReportPage) -> str:
    return _("The report on this year was begun already.") if page.view is not None else ""


def _published(page: ReportPage) -> str:
    if page.view is None:
        return _begun(page)
    is_draft = page.view.report.state is ReportState.DRAFT
    return _("This report is a draft already.") if is_draft else ""


def _opens(page: ReportPage) -> str:
    if page.line is None:
        return _("Choose a sentence first.")
    return "" if page.line.behind is Behind.EVIDENCE else _("Nothing is behind this sentence.")


def _looking(page: ReportPage) -> str:
    if not page.returning.is_open:
        return _("Bring back a Word draft first.")
    return "" if page.returned.list.row >= 0 else _("Choose a change first.")


def _taking(page: ReportPage) -> str:
    if not page.returning.is_open:
        return _("Bring back a Word draft first.")
    return "" if page.returned.list.shown.taken else _("Nothing is taken yet. Choose what to take.")


def _leaving(page: ReportPage) -> str:
    return "" if page.returning.is_open else _("Bring back a Word draft first.")


def _sweeping(page: ReportPage) -> str:
    return "" if page.exporting.is_sweeping else _("Export the report first.")


def _do(name: str, part: str = "doing") -> Callable[[ReportPage], None]:
    def do(page: ReportPage) -> None:
        getattr(getattr(page, part), name)()

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="report.begin", label=N_("Begin the yearly report"), menu="Report",
            icon="file-plus", do=_do("begin"), when=_not_begun, writes=True),
    Command(name="report.new", label=N_("Write a sentence"), menu="Report", keys="Ctrl+N",
            icon="plus", do=_do("write_new", "writing"), when=_draft, writes=True),
    Command(name="report.write", label=N_("Change the sentence"), menu="Report", keys="F2",
            icon="pencil", do=_do("write", "writing"), when=_chosen, writes=True),
    Command(name="report.link", label=N_("Link evidence"), menu="Report", keys="Ctrl+E",
            icon="link", do=_do("link", "linking"), when=_linked, writes=True),
    Command(name="report.figure", label=N_("Put in a figure"), menu="Report", keys="Ctrl+I",
            icon="table-2", do=_do("put_figure", "linking"), when=_draft, writes=True),
    Command(name="report.open", label=N_("Open what is behind it"), menu="Report",
            keys="Ctrl+Return", icon="corner-down-right",
            do=_do("open_evidence", "linking"), when=_opens),
    Command(name="report.opinion", label=N_("Mark as opinion"), menu="Report",
            keys="Ctrl+Shift+O", do=_do("switch_opinion", "writing"), when=_chosen, writes=True),
    Command(name="report.readers", label=N_("Change for whom the sentence is"), menu="Report",
            keys="Ctrl+Shift+U", do=_do("change_readers", "writing"), when=_chosen, writes=True),
    Command(name="report.up", label=N_("Move the sentence up"), menu="Report", keys="Alt+Up",
            icon="arrow-up", do=_do("move_up", "writing"), when=_chosen, writes=True),
    Command(name="report.down", label=N_("Move the sentence down"), menu="Report",
            keys="Alt+Down", icon="arrow-down",
            do=_do("move_down", "writing"), when=_chosen, writes=True),
    Command(name="report.follow", label=N_("Take the words of the record"), menu="Report",
            icon="repeat", do=_do("follow", "writing"), when=_follows, writes=True),
    Command(name="report.remove", label=N_("Take the sentence out"), menu="Report",
            keys="Ctrl+Backspace", icon="minus",
            do=_do("take_out", "writing"), when=_chosen, writes=True),
    Command(name="report.again", label=N_("Add what is new in the record"), menu="Report",
            icon="file-plus", do=_do("draft_again"), when=_waiting, writes=True),
    Command(name="report.accept", label=N_("Accept what changed"), menu="Report",
            icon="check", do=_do("accept"), when=_changed, writes=True),
    Command(name="report.gaps", label=N_("Check gaps"), menu="Report", keys="Ctrl+G",
            icon="list-checks", do=_do("switch_gaps"), when=_begun),
    Command(name="report.since", label=N_("What changed since the last draft"), menu="Report",
            keys="Ctrl+D", icon="repeat", do=_do("switch_since"), when=_draft),
    Command(name="report.export", label=N_("Export the report"), menu="Report", keys="Ctrl+P",
            icon="file-down", do=_do("export", "exporting"), when=_begun),
    Command(name="report.export_anyway", label=N_("Export the report anyway"), menu="Report",
            keys="Ctrl+Shift+P", do=_do("ask_for_file", "exporting"), when=_sweeping),
    Command(name="report.leave_sweep", label=N_("Do not export"), menu="Report",
            do=_do("leave", "exporting"), when=_sweeping),
    Command(name="report.binder", label=N_("Make an inspection binder"), menu="Report",
            keys="Ctrl+Shift+I", icon="book-open", do=_do("ask", "binder")),
    Command(name="report.bring_back", label=N_("Bring back a Word draft"), menu="Report",
            keys="Ctrl+Shift+W", icon="inbox",
            do=_do("bring_back", "returning"), when=_draft, writes=True),
    Command(name="report.accept_theirs", label=N_("Accept theirs"), menu="Report", keys="A",
            icon="check", do=_do("accept", "returning"), when=_looking, writes=True),
    Command(name="report.keep_ours", label=N_("Keep ours"), menu="Report", keys="K",
            do=_do("keep", "returning"), when=_looking, writes=True),
    Command(name="report.mix", label=N_("Mix ours and theirs"), menu="Report", keys="M",
            icon="pencil", do=_do("mix", "returning"), when=_looking, writes=True),
    Command(name="report.take_changes", label=N_("Take the accepted changes"), menu="Report",
            keys="Ctrl+T", icon="check", do=_do("take", "returning"), when=_taking, writes=True),
    Command(name="report.leave_changes", label=N_("Leave the rest as it is"), menu="Report",
            do=_do("leave", "returning"), when=_leaving),
    Command(name="report.head_add", label=N_("Add a head"), menu="Report", icon="plus",
            do=_do("add", "outlining"), when=_draft, writes=True),
    Command(name="report.head_change", label=N_("Rename the head"), menu="Report",
            keys="Shift+F2", icon="pencil",
            do=_do("change", "outlining"), when=_draft, writes=True),
    Command(name="report.head_up", label=N_("Move the head up"), menu="Report",
            keys="Alt+Shift+Up", do=_do("move_up", "outlining"), when=_draft, writes=True),
    Command(name="report.head_down", label=N_("Move the head down"), menu="Report",
            keys="Alt+Shift+Down", do=_do("move_down", "outlining"), when=_draft, writes=True),
    Command(name="report.head_leave", label=N_("Leave the head out"), menu="Report",
            icon="minus", do=_do("leave_out", "outlining"), when=_draft, writes=True),
    Command(name="report.head_back", label=N_("Bring back a head"), menu="Report", icon="plus",
            do=_do("bring_back", "outlining"), when=_left_out, writes=True),
    Command(name="report.publish", label=N_("Publish: freeze every figure"), menu="Report",
            icon="badge-check", do=_do("publish"), when=_draft, writes=True),
    Command(name="report.reopen", label=N_("Reopen as a draft"), menu="Report",
            do=_do("reopen"), when=_published, writes=True),
    Command(name="report.year", label=N_("Choose another year"), menu="Report",
            do=_do("choose_year")),
)  # fmt: skip
