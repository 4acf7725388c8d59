"""The search over a board: filled, kept up, cut to what the room may see."""

from __future__ import annotations

import contextlib
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.services.agenda import add_item, change_item
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import change_meeting
from chair_desk.services.minutes import add_paragraph, remove_paragraph
from chair_desk.services.pack_papers import keep_pdf
from chair_desk.services.paper_files import add_file, as_paper_file, file_of
from chair_desk.services.papers import change_paper
from chair_desk.services.searching import SearchAsked, fill_index, open_index, search
from tests.reports import hostile_papers as papers
from tests.services.test_packs import bring


def found(desk: Desk, words: str, **more: object) -> list[tuple[str, int]]:
    return [
        (one.kind, one.page)
        for one in search(desk, SearchAsked(words=words, **more))  # type: ignore[arg-type]
    ]


def test_minutes_items_and_pages_of_papers_are_found(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Return home interviews").made
    add_paragraph(desk, item, "The form waits for a supervisor.")
    bring(desk, item, "Police timeline", papers.paper("Chronology", 3))
    assert found(desk, "supervis") == [("minutes", 0)]
    assert found(desk, "return home") == [("item", 0)]
    assert sorted(found(desk, "chronology sheet 2")) == [("paper", 2)]
    assert ("paper", 0) in found(desk, "police time")
    assert found(desk, "supervis", kind="paper") == []
    assert found(desk, "supervis", year=meeting.held_on.year) == [("minutes", 0)]
    assert found(desk, "supervis", year=1999) == []


def test_a_word_file_is_found_once_a_pdf_was_made_of_it(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Interviews").made
    paper = add_file(desk, item, as_paper_file("Timeline.docx", b"PK words")).made
    change_paper(desk, paper, page_count=2)
    assert found(desk, "chronology") == []
    pdf = as_paper_file("Timeline.pdf", papers.paper("Chronology", 2))
    keep_pdf(desk, file_of(desk, paper).id, pdf)
    assert sorted(found(desk, "chronology")) == [("paper", 1), ("paper", 2)]


def test_a_change_is_found_without_reading_all_again(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Interviews").made
    made = add_paragraph(desk, item, "A grey heron.").made
    assert found(desk, "heron") == [("minutes", 0)]
    remove_paragraph(desk, made)
    add_paragraph(desk, item, "A white stork.")
    assert found(desk, "heron") == []
    assert found(desk, "stork") == [("minutes", 0)]
    with contextlib.closing(open_index(desk)) as index:
        before = index.count()
        fill_index(desk, index)
        assert index.count() == before


def test_a_meeting_that_is_moved_is_found_on_its_new_day(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Interviews").made
    add_paragraph(desk, item, "A grey heron.")
    bring(desk, item, "Timeline", papers.paper("Chronology", 1))
    assert found(desk, "heron", year=2026) == [("minutes", 0)]
    change_meeting(desk, meeting.id, held_on=date(2027, 1, 14))
    assert found(desk, "heron", year=2026) == []
    assert found(desk, "heron", year=2027) == [("minutes", 0)]
    assert found(desk, "chronology", year=2027) == [("paper", 1)]


def test_what_became_confidential_is_hidden_from_the_room(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Interviews").made
    add_paragraph(desk, item, "A grey heron.")
    add_paragraph(desk, item, "Said in [[secret chamber]].")
    assert found(desk, "chamber", with_confidential=False) == []
    assert found(desk, "heron", with_confidential=False) == [("minutes", 0)]
    change_item(desk, item, audience=Audience.CONFIDENTIAL)
    assert found(desk, "heron", with_confidential=False) == []
    assert found(desk, "heron") == [("minutes", 0)]
