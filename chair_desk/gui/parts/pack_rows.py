"""The check of a pack, a row for each paper; and the register of what went out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import (
    Icon,
    Section,
    ShortLabel,
    clear,
    column,
    link_button,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.packs import PackCopy, PackIssue
from chair_desk.services.pack_checks import (
    Outcome,
    PackChecks,
    PaperFinding,
    outcome_words,
    readiness_words,
)
from chair_desk.services.packs import edition_words
from chair_desk.words import _, ngettext

_LOOKS = {
    Outcome.FINE: ("check", "grn"),
    Outcome.MENDED: ("check", "amb"),
    Outcome.TO_FOLLOW: ("clock", "amb"),
    Outcome.VERBAL: ("users", "ink2"),
    Outcome.WAITING: ("clock", "red"),
    Outcome.BLOCKS: ("circle-alert", "red"),
}


class FindingRow(QWidget):
    """One paper: its label, title, what comes of it, and why."""

    def __init__(self, finding: PaperFinding) -> None:
        super().__init__()
        mark, tone = _LOOKS[finding.outcome]
        said = outcome_words(finding.outcome)
        label = words(finding.label, "strong")
        label.setFixedWidth(look().px(38))
        title = ShortLabel(finding.paper.title, "medium")
        pages = ngettext("{count} page", "{count} pages", finding.pages)
        count = words(pages.format(count=finding.pages) if finding.pages else "", "small", "ink2")
        state = words(said, "small_strong", tone)
        state.setFixedWidth(look().px(116))
        head = row(Icon(mark, tone, side=14), label, title, count, state, spacing=8)
        head.setStretch(2, 1)
        layout = column(head, spacing=2)
        why = " ".join(finding.sentences)
        if why and finding.outcome is not Outcome.TO_FOLLOW:
            note = words(why, "small", "ink2", wrap=True)
            beside = row(note)
            beside.setContentsMargins(look().px(68), 0, 0, 0)
            layout.addLayout(beside)
        layout.setContentsMargins(0, 4, 0, 4)
        self.setLayout(layout)
        self.setAccessibleName(f"{finding.label} {finding.paper.title}: {said}. {why}".strip())


class CheckList(QWidget):
    """What was found in the papers, those that block first."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Section(_("The papers"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = column(self.heading, spacing=4)
        layout.addLayout(self._rows)
        self.setLayout(layout)
        self.count = 0

    def show_checks(self, checks: PackChecks) -> None:
        """Show a row for each paper."""
        clear(self._rows)
        order = [Outcome.BLOCKS, Outcome.WAITING]
        first = checks.with_outcome(*order)
        rest = [one for one in checks.findings if one not in first]
        for finding in (*first, *rest):
            self._rows.addWidget(FindingRow(finding))
        self.count = len(checks.findings)
        self.heading.note.setText(readiness_words(checks))


class IssuedRow(QWidget):
    """A version that went out: its copies, what was withheld, its hash; `asked` for editions."""

    asked = Signal(str)

    def __init__(self, issue: PackIssue, copies: Sequence[PackCopy], day: str) -> None:
        super().__init__()
        self._issue_id = issue.id
        said = _("Version {number}, {day}, {pages} pages").format(
            number=issue.number, day=day, pages=issue.page_count
        )
        told = [edition_words(one.edition, one.sent_to) for one in copies]
        self.button = link_button(_("Make editions of it"))
        self.button.setAccessibleName(
            _("Make editions of version {number}").format(number=issue.number)
        )
        self.button.clicked.connect(self._ask)
        self.setLayout(
            column(
                words(said, "medium"),
                words("; ".join(told), "small", "ink2", wrap=True),
                *(words(one, "small", "amb", wrap=True) for one in _withheld_words(copies)),
                ShortLabel(f"SHA-256 {issue.sha256}", "small", "ink3"),
                row(self.button, None),
                spacing=2,
            )
        )

    def _ask(self) -> None:
        self.asked.emit(self._issue_id)


def _withheld_words(copies: Sequence[PackCopy]) -> list[str]:
    return [
        _("Not sent to {name}: pages {pages}").format(
            name=one.sent_to, pages="; ".join(one.withheld.splitlines())
        )
        for one in copies
        if one.withheld and one.sent_to
    ]


class IssuedList(QWidget):
    """The versions that went out, the newest first; `asked` carries one to make editions of."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Section(_("Sent out"))
        self.rows: list[IssuedRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = column(self.heading, spacing=4)
        layout.addLayout(self._rows)
        self.setLayout(layout)

    def show_issues(
        self,
        issues: Sequence[tuple[PackIssue, Sequence[PackCopy]]],
        days: Sequence[str],
        *,
        can_make: bool,
    ) -> None:
        """Show each version with its copies; its editions can be made where the board is open."""
        clear(self._rows)
        self.setVisible(bool(issues))
        pairs = zip(issues, days, strict=True)
        self.rows = [IssuedRow(issue, copies, day) for (issue, copies), day in pairs]
        for one in reversed(self.rows):
            one.asked.connect(self.asked)
            one.button.setVisible(can_make)
            self._rows.addWidget(one)
