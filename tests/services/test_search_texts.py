"""The texts of a board, slice by slice."""

from __future__ import annotations

from chair_desk.records.meetings import Meeting
from chair_desk.records.search import SearchText
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk
from chair_desk.services.search_texts import BoardTexts, PaperToRead, read_paper
from chair_desk.store.search_file import Standing


def test_the_last_slice_says_how_far_it_came(desk: Desk, meeting: Meeting) -> None:
    add_item(desk, meeting.id, "Interviews")
    slices = list(BoardTexts(desk).everything(3))
    assert slices[-1].standing == desk.file.standing()
    titles = [one.title for part in slices for one in part.texts]
    assert "Interviews" in titles
    assert all(len(part.texts) <= 3 for part in slices)
    assert BoardTexts(desk).since(Standing(3, "another board")) is None


def test_a_paper_that_cannot_be_opened_is_found_by_its_title() -> None:
    text = SearchText(source="paper", source_id="p", kind="paper", title="Chronology", text="")
    assert read_paper(PaperToRead(text=text, sha256="x"), b"%PDF rubbish") == [text]
