from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.reports.document_text import as_text
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk
from chair_desk.services.fallback_sheet import export_sheet, prepare_sheet, sheet_name
from chair_desk.services.session_clock import begin


def test_the_sheet_of_a_meeting_is_there_before_it_and_while_it_goes_on(
    desk: Desk, meeting: Meeting
) -> None:
    before = as_text(prepare_sheet(desk, meeting.id))
    assert "Welcome, apologies and interests" in before

    begin(desk, meeting.id)
    assert "Fallback sheet" in as_text(prepare_sheet(desk, meeting.id))


@pytest.mark.parametrize("audience", list(Audience))
def test_no_edition_of_it_holds_what_is_confidential(
    desk: Desk, meeting: Meeting, audience: Audience
) -> None:
    add_item(
        desk, meeting.id, "Confidential item",
        closed_title="Case of Child W", audience=Audience.CONFIDENTIAL, asked="Hear Child W",
    )  # fmt: skip
    text = as_text(prepare_sheet(desk, meeting.id, audience=audience))
    assert "Confidential item" in text
    assert "Child W" not in text


def test_it_is_written_whole_and_never_over_a_board(
    desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    made = export_sheet(desk, meeting.id, tmp_path / sheet_name(desk, meeting.id))
    assert made.read_bytes().startswith(b"%PDF")
    with pytest.raises(Refused):
        export_sheet(desk, meeting.id, made, replace=False)
    with pytest.raises(Refused):
        export_sheet(desk, meeting.id, desk.file.path)
