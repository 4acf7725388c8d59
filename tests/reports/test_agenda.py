from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import ItemState, MeetingKind, MeetingState
from chair_desk.reports.agenda import agenda_document
from chair_desk.reports.document_text import as_text
from reports.test_minutes import same_as_golden


@pytest.mark.parametrize("audience", list(Audience))
def test_the_agenda_for_each_audience_is_as_it_was(
    westmarch: MeetingBundle, audience: Audience
) -> None:
    document = agenda_document(
        for_audience(westmarch, audience), notice="Papers went out.", made_on=date(2026, 11, 12)
    )

    same_as_golden(document, f"agenda_{audience}.txt")


def test_a_draft_agenda_says_that_it_is_not_issued(westmarch: MeetingBundle) -> None:
    meeting = replace(westmarch.meeting, state=MeetingState.DRAFT, kind=MeetingKind.EXTRAORDINARY)
    document = agenda_document(replace(westmarch, meeting=meeting))

    assert document.footer_state == "Draft agenda, not yet issued"
    assert document.title.startswith("Agenda for the extraordinary meeting of the Board, ")


def test_an_item_put_off_has_no_time(westmarch: MeetingBundle) -> None:
    items = tuple(
        replace(item, state=ItemState.DEFERRED, number="2") if item.id == "i2" else item
        for item in westmarch.items
    )
    bundle = replace(westmarch, items=items, numbers={}, papers=())
    text = as_text(agenda_document(bundle))

    assert "\n | 2 | Minutes" in text
    assert "Papers to the items" not in text
