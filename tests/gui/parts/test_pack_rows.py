"""The register of what went out, in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.pack_rows import IssuedList
from chair_desk.records.packs import PackCopy, PackEdition, PackIssue


def test_what_one_person_was_not_sent_is_told_with_its_reason(qtbot: QtBot) -> None:
    shown = IssuedList()
    qtbot.addWidget(shown)
    issue = PackIssue(id="i", meeting_id="m", number=2, page_count=65, sha256="ab")
    copies = (
        PackCopy(id="a", issue_id="i", edition=PackEdition.MEMBERS, withheld="37–48: Closed."),
        PackCopy(id="b", issue_id="i", edition=PackEdition.PERSON, sent_to="Priya Sandalwood",
                 withheld="37–48: Their own service is reviewed in it."),
    )  # fmt: skip
    shown.show_issues([(issue, copies)], ["12 November 2026"], can_make=False)
    said = [label.text() for label in shown.findChildren(QLabel)]
    assert "Version 2, 12 November 2026, 65 pages" in said
    assert "Not sent to Priya Sandalwood: pages 37–48: Their own service is reviewed in it." in said
    assert sum(text.startswith("Not sent") for text in said) == 1
    assert not shown.rows[0].button.isVisibleTo(shown)
