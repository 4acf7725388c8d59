"""What can be done with minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.ratifying import ratify_command
from chair_desk.gui.pages.setting_commands import setting_commands
from chair_desk.gui.pages.spelling_tour import next_doubt, spelling_reason
from chair_desk.records.meetings import MeetingState
from chair_desk.services import meetings
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.minutes import MinutesPage
    from chair_desk.gui.parts.editor import MinuteEditor

_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_HELD = (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.CONFIRMED)


def _held(page: MinutesPage) -> str:
    if page.meeting is None:
        return _("There are no minutes yet.")
    if page.meeting.state is MeetingState.IN_SESSION:
        return ""
    return "" if page.meeting.state in _HELD else _("This meeting has not begun.")


def _draft(page: MinutesPage) -> str:
    if page.meeting is not None and page.meeting.state is MeetingState.IN_SESSION:
        return _("Close the meeting first.")
    if page.meeting is None or page.meeting.state is not MeetingState.MINUTES_DRAFT:
        return _held(page) or _("The minutes are not in draft.")
    return ""


def _checked(page: MinutesPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.CHECKED:
        if page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
            return _("They are confirmed already.")
        return _held(page) or _("The chair checks the minutes first.")
    if not page.bar.offers_confirming():
        return _("They are confirmed at a later meeting. None has begun yet.")
    return ""


def _is_checked(page: MinutesPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.CHECKED:
        return _held(page) or _("The minutes are not checked, or they are confirmed.")
    return ""


def _confirmed(page: MinutesPage) -> str:
    if page.meeting is None or page.meeting.state is not MeetingState.CONFIRMED:
        return _held(page) or _("Until they are confirmed, change the text itself.")
    return ""


def _not_begun(page: MinutesPage) -> str:
    if page.meeting is None:
        return _("There are no minutes yet.")
    return "" if page.meeting.state in _AHEAD else _("This meeting has begun.")


def _writing(page: MinutesPage) -> str:
    if page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
        return _("The minutes of this meeting are confirmed.")
    return _held(page)


def _editor(page: MinutesPage) -> MinuteEditor | None:
    return next((editor for editor in page.sheet.editors if editor.hasFocus()), None)


def _spelling(page: MinutesPage) -> None:
    next_doubt(page, page.sheet.editors)


def _spelled(page: MinutesPage) -> str:
    if page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
        return _("The minutes of this meeting are confirmed.")
    return _held(page) or spelling_reason(page)


def _wording(page: MinutesPage) -> None:
    from chair_desk.gui.pages.minutes_wording import check_wording

    page.leave_form()
    check_wording(page)


def _worded(page: MinutesPage) -> str:
    if page.meeting is not None and page.meeting.state is MeetingState.CONFIRMED:
        return _("The minutes of this meeting are confirmed.")
    return _held(page)


def _any(page: MinutesPage) -> str:
    return "" if page.meeting is not None else _("There are no minutes yet.")


def _has_versions(page: MinutesPage) -> str:
    if page.meeting is None or not page.meeting.minutes_version:
        return _held(page) or _("They were not given out yet.")
    return ""


def _mark_held(page: MinutesPage) -> None:
    from chair_desk.services.held import mark_held

    page.session.run(mark_held, page.meeting_id)


def _open(page: MinutesPage) -> None:
    page.settle()
    page.session.choose_meeting(page.meeting_id)
    page.session.show_page("meeting")


def _check(page: MinutesPage) -> None:
    page.settle()
    page.session.run(meetings.mark_checked, page.meeting_id)


def _back(page: MinutesPage) -> None:
    page.session.run(meetings.reopen_minutes, page.meeting_id)


def _confirm(page: MinutesPage) -> None:
    page.confirm()


def _correct(page: MinutesPage) -> None:
    page.show_correction()


def _versions(page: MinutesPage) -> None:
    page.show_versions()


def _export(page: MinutesPage) -> None:
    page.show_export("minutes")


def _export_actions(page: MinutesPage) -> None:
    page.show_export("actions")


COMMANDS: tuple[Command, ...] = (
    Command(name="minutes.check", label=N_("Mark checked by the chair"), menu="Record",
            icon="check", do=_check, when=_draft, writes=True),
    Command(name="minutes.back", label=N_("Take the minutes back into draft"), menu="Record",
            do=_back, when=_is_checked, writes=True),
    Command(name="minutes.confirm", label=N_("Confirm the minutes"), menu="Record",
            icon="signature", do=_confirm, when=_checked, writes=True),
    Command(name="minutes.correct", label=N_("Add a correction"), menu="Record", icon="pencil",
            do=_correct, when=_confirmed, writes=True),
    ratify_command("minutes"),
    Command(name="minutes.versions", label=N_("Versions of the minutes"), menu="Record",
            icon="files", do=_versions, when=_has_versions),
    Command(name="minutes.open", label=N_("Open in the meeting"), menu="Record",
            icon="presentation", do=_open, when=_any),
    Command(name="minutes.held", label=N_("It was held: write its minutes"), menu="Record",
            icon="pencil", do=_mark_held, when=_not_begun, writes=True),
    Command(name="minutes.spelling", label=N_("Next doubtful word"), menu="Edit", keys="F7",
            do=_spelling, when=_spelled),
    *setting_commands("minutes", _editor, _writing),
    Command(name="minutes.wording", label=N_("Check the wording"), menu="Record",
            keys="Shift+F7", do=_wording, when=_worded),
    Command(name="minutes.export", label=N_("Export minutes"), menu="Record", keys="Ctrl+P",
            icon="file-down", do=_export, when=_held),
    Command(name="minutes.actions", label=N_("Export the action sheet"), menu="Record",
            icon="list-checks", do=_export_actions, when=_held),
)  # fmt: skip
