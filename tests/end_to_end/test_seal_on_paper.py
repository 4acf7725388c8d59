"""The signs of the seal stand on the minutes that are printed and signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import MeetingState
from chair_desk.services.desk import open_desk
from chair_desk.services.diary import meetings
from chair_desk.services.publishing import export_minutes
from chair_desk.services.sealing import head_of
from tests.reports.reading import needs_poppler, run


@needs_poppler
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS], ids=str)
def test_every_edition_of_confirmed_minutes_carries_the_head_of_its_seal(
    sample_bytes: bytes, tmp_path: Path, audience: Audience
) -> None:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen", home=tmp_path / "home", read_only=True)
    held = next(one for one in meetings(desk) if one.state is MeetingState.CONFIRMED)
    head = head_of(desk, held.id)

    export_minutes(desk, held.id, tmp_path / "m.pdf", format="pdf", audience=audience)

    assert len(head.replace(" ", "")) >= 8
    assert head in " ".join(run("pdftotext", "-layout", tmp_path / "m.pdf", "-").split())
    desk.close()
