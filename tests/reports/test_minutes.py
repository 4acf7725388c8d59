from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import ItemState, MeetingKind
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.reports.document import Document, Heading, NumberedParagraph, plain
from chair_desk.reports.document_text import as_text
from chair_desk.reports.minutes import action_sheet_document, minutes_document

GOLDEN = Path(__file__).parents[1] / "golden"
MADE = date(2026, 11, 20)


def same_as_golden(document: Document, name: str) -> None:
    """Compare with the text kept; `UPDATE_GOLDEN=1` keeps the new one, to be read in the diff."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(as_text(document), encoding="utf-8", newline="\n")
    assert as_text(document) == path.read_text(encoding="utf-8")


def numbered(document: Document) -> dict[str, NumberedParagraph]:
    return {one.number: one for one in document.blocks if isinstance(one, NumberedParagraph)}


@pytest.mark.parametrize("audience", list(Audience))
def test_minutes_for_each_audience_are_as_they_were(
    westmarch: MeetingBundle, audience: Audience
) -> None:
    bundle = for_audience(westmarch, audience)

    same_as_golden(minutes_document(bundle, made_on=MADE), f"minutes_{audience}.txt")


@pytest.mark.parametrize("layout", list(ActionLayout))
def test_minutes_in_each_layout_are_as_they_were(
    westmarch: MeetingBundle, layout: ActionLayout
) -> None:
    bundle = for_audience(westmarch, Audience.MEMBERS)

    same_as_golden(minutes_document(bundle, layout=layout), f"minutes_layout_{layout}.txt")


def test_the_action_sheet_is_as_it_was(westmarch: MeetingBundle) -> None:
    same_as_golden(action_sheet_document(westmarch, made_on=MADE), "action_sheet.txt")


@pytest.mark.parametrize("layout", list(ActionLayout))
def test_every_action_is_named_in_every_layout(
    westmarch: MeetingBundle, layout: ActionLayout
) -> None:
    text = as_text(minutes_document(westmarch, layout=layout))

    for action in westmarch.actions:
        assert action.reference in text
        assert action.title in text


def test_records_stand_beside_the_paragraph_that_made_them(westmarch: MeetingBundle) -> None:
    found = numbered(minutes_document(westmarch))

    assert [record.title for record in found["4.5"].margin] == ["Decision D-041", "Action A-124"]
    assert [record.title for record in found["4.2"].margin] == ["Challenge C-017"]
    assert [record.title for record in found["4.1"].margin] == ["Correction"]


def test_a_record_that_comes_first_has_its_own_paragraph(westmarch: MeetingBundle) -> None:
    paragraph = numbered(minutes_document(westmarch))["6.1"]

    assert plain(paragraph.runs) == "Write to the Chief Constable"
    assert paragraph.margin[0].lines == ("Rosalind Larkspur", "due: next board")


def test_a_block_whose_record_is_gone_keeps_its_words(westmarch: MeetingBundle) -> None:
    found = numbered(minutes_document(replace(westmarch, actions=(), decisions=())))

    assert plain(found["6.1"].runs) == "Write to the Chief Constable"
    margin = found["4.5"].margin
    assert [(one.title, one.lines) for one in margin] == [
        ("Decision", ("C-016 stays open.",)),
        ("Action", ()),
    ]


def test_what_was_recorded_under_no_item_stands_at_the_end(westmarch: MeetingBundle) -> None:
    action = Action(id="a", reference="A-199", title="Thank the hosts", owner_words="Chair")
    document = minutes_document(replace(westmarch, actions=(action,)))

    headings = [one.text for one in document.blocks if isinstance(one, Heading)]

    assert "Other decisions and actions" in headings
    assert plain(numbered(document)[""].runs) == "Thank the hosts"


def test_an_item_put_off_says_so(westmarch: MeetingBundle) -> None:
    items = tuple(
        replace(item, state=ItemState.DEFERRED, number="3") if item.id == "i4" else item
        for item in westmarch.items
    )

    assert "Deferred to a later meeting." in as_text(
        minutes_document(replace(westmarch, items=items))
    )


def test_an_extraordinary_meeting_is_called_so(westmarch: MeetingBundle) -> None:
    meeting = replace(westmarch.meeting, kind=MeetingKind.EXTRAORDINARY)
    document = minutes_document(replace(westmarch, meeting=meeting))

    assert document.title.startswith("Minutes of the extraordinary meeting of the Board, ")


def test_two_people_with_the_same_initials_are_told_apart(westmarch: MeetingBundle) -> None:
    text = as_text(minutes_document(westmarch))

    assert "XX" not in text
    assert "Nell Applegarth" in text


def test_our_own_words_never_instruct(westmarch: MeetingBundle) -> None:
    text = as_text(minutes_document(westmarch)).casefold()

    assert "instruct" not in text


def test_confidential_paragraphs_are_named_as_such_in_an_open_item(
    westmarch: MeetingBundle,
) -> None:
    found = numbered(minutes_document(westmarch))

    assert found["4.4"].runs[0].text == "Confidential: "
    assert plain(found["5.1"].runs) == "The family was discussed."


def test_blank_paragraphs_are_left_out(westmarch: MeetingBundle) -> None:
    blank = Minute(id="z", meeting_id="meeting", item_id="i1", place="z", text=" \n")
    empty = replace(blank, id="y", kind=MinuteKind.IMPACT, text="")
    document = minutes_document(replace(westmarch, minutes=(*westmarch.minutes, blank, empty)))

    assert "1.2" not in numbered(document)


def test_only_the_confidential_edition_says_who_was_present_for_it(
    westmarch: MeetingBundle,
) -> None:
    said = {
        audience: as_text(minutes_document(for_audience(westmarch, audience))).count(
            "Present for the confidential part"
        )
        for audience in Audience
    }

    assert said[Audience.CONFIDENTIAL] > 0
    assert said[Audience.MEMBERS] == said[Audience.PUBLIC] == 0
