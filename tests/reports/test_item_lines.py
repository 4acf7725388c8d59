from __future__ import annotations

from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import AgendaItem
from chair_desk.reports.item_lines import lead_line, lead_words


def _line(bundle: MeetingBundle, key: str) -> str:
    return lead_line(bundle, _item(bundle, key))


def _item(bundle: MeetingBundle, key: str) -> AgendaItem:
    return next(item for item in bundle.items if item.id == key)


def test_the_line_says_lead_papers_and_purpose(westmarch: MeetingBundle) -> None:
    members = for_audience(westmarch, Audience.MEMBERS)

    assert _line(members, "i5") == (
        "Led by Nell Applegarth, County Council. Papers 4a and 4c. For challenge."
    )
    assert _line(members, "i8") == "Led by Tobias Fernley. Verbal report. For assurance."
    assert _line(members, "i7").endswith("No paper. For challenge.")


def test_the_public_edition_does_not_say_that_there_was_no_paper(westmarch: MeetingBundle) -> None:
    public = for_audience(westmarch, Audience.PUBLIC)

    assert _line(public, "i5") == "Led by Nell Applegarth, County Council. For challenge."
    assert "paper" not in _line(public, "i7")


def test_a_lead_may_be_words_or_nobody(westmarch: MeetingBundle) -> None:
    item = _item(westmarch, "i4a")

    assert lead_words(westmarch, item) == "Two young people"
    assert lead_words(westmarch, replace(item, lead_words="")) == ""


def test_a_confidential_item_says_so(westmarch: MeetingBundle) -> None:
    assert _line(westmarch, "i6").startswith("Confidential: only for the members who took part.")
