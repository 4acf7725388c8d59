"""What the page of attendance does on its own behalf: copying, letters, a challenge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.parts.matrix_chart import ChartPanel
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.attendance_decisions import decisions_without_authority
from chair_desk.services.attendance_letters import letter_for, raise_challenge
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.attendance_publishing import prepare_chart
from chair_desk.services.letters import FORMATS as LETTER_KINDS
from chair_desk.services.letters import export_letter
from chair_desk.services.ratifying import ratify_decision
from chair_desk.services.report_putting import put_in_report
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.attendance import AttendancePage

LETTERS = "Word (*.docx);;PDF (*.pdf);;Mail (*.eml)"


class AttendanceDoing:
    """Does what the buttons of one page ask."""

    def __init__(self, page: AttendancePage) -> None:
        self._page = page
        self._listed: Matrix | None = None

    def copy_sentence(self) -> None:
        """Put the sentence of the chosen row on the clipboard."""
        QApplication.clipboard().setText(self._page.foot.reading.sentence.text())
        self._page.message.say(_("The sentence was copied."), tone="accent")

    def show_chart(self) -> None:
        """Show the chart of the rows that are shown, as it stands in PDF and Word."""
        found = self._page.found
        if found is not None:
            ChartPanel(self._page.window(), prepare_chart(self._page.session.desk, found)).present()

    # -------------------------------------------------------------- decisions

    def open_minutes(self, meeting_id: str) -> None:
        """Go to the minutes of a meeting."""
        if meeting_id:
            self._page.session.choose_meeting(meeting_id)
            self._page.session.show_page("minutes", ("meeting", meeting_id))

    def switch_decisions(self) -> None:
        """Show the decisions taken without a partner able to commit, or the ranks again."""
        foot = self._page.foot
        is_on = foot.left.currentWidget() is foot.decisions
        foot.show_half("ranks" if is_on else "decisions")
        self.show_decisions()
        (foot.ranks.decisions if is_on else foot.decisions.back).setFocus()

    def show_decisions(self) -> None:
        """Show the decisions as they stand, where they are asked for."""
        found, foot = self._page.found, self._page.foot
        if found is None or foot.left.currentWidget() is not foot.decisions:
            return
        session = self._page.session
        if self._listed is not found:
            self._listed = found
            foot.decisions.show_decisions(
                decisions_without_authority(session.desk, found),
                found.meetings[-1] if found.meetings else None,
                can_write=not session.read_only,
            )

    def ratify(self, decision_id: str) -> None:
        """Record that the last meeting shown ratified a decision; Undo takes it back."""
        found = self._page.found
        if found is not None and found.meetings:
            self._page.session.run(ratify_decision, decision_id, found.meetings[-1].id)

    # -------------------------------------------------------------- letters

    def draft_letter(self) -> None:
        """Ask for a file and write the draft of a letter to the chosen partner's head."""
        found, row = self._page.found, self._page.row()
        if found is None or row is None:
            return
        offered = _("Letter to {partner}.docx").format(partner=row.short_name)
        title = _("Draft a letter to the partner")
        ask_new_file(self._page, title, self._letter_chosen, offered=offered, kinds=LETTERS)

    def _letter_chosen(self, name: str) -> None:
        self.write_letter(Path(name))

    def write_letter(self, path: Path) -> None:
        """Write the draft: Word, PDF or a mail, by the ending of the name."""
        found, row = self._page.found, self._page.row()
        if found is None or row is None:
            return
        kind = path.suffix.lower().removeprefix(".")
        try:
            letter = letter_for(self._page.session.desk, found, row)
            export_letter(
                self._page.session.desk, letter, path, kind=kind if kind in LETTER_KINDS else "docx"
            )
        except Refused as refusal:
            self._page.show_refusal(refusal)
        except CannotDo as problem:
            self._page.show_problem(problem)
        else:
            self._page.say_written(path.name)

    def put_in_report(self) -> None:
        """Put what is said of the chosen partner in the yearly report, and go to it there."""
        page, row = self._page, self._page.row()
        found = page.found
        if found is None or row is None or not found.meetings:
            return
        last = found.meetings[-1].held_on
        made = page.session.run(
            put_in_report, "attendance", "attendance.partner", last, subject=row.key
        )
        if made is not None:
            page.session.show_page("report", ("report_sentence", made.made))

    def raise_challenge(self) -> None:
        """Make a challenge of the chosen row, with the letter as its first step."""
        found, row = self._page.found, self._page.row()
        if found is None or row is None:
            return
        letter = letter_for(self._page.session.desk, found, row)
        if self._page.session.run(raise_challenge, letter, row) is not None:
            self._page.message.say(
                _("The challenge was raised; Undo takes it back."), tone="accent"
            )
