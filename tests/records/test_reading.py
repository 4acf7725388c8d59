"""Pages of what is read, by label, number and part."""

from __future__ import annotations

from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.reading import Readable, ReadPage, ReadPart

LABELS = ("1", "2", "2A", "3-5", "6")
READ = Readable(
    meeting_id="m",
    held_on=date(2026, 11, 19),
    issue=2,
    parts=(
        ReadPart(key="cover", title="Cover", first=0, count=1),
        ReadPart(
            key="paper:p", title="Paper", first=1, count=4, sheets=1, audience=Audience.CONFIDENTIAL
        ),
    ),
    pages=tuple(
        ReadPage(source="x", number=at + 1, label=label, part=min(at, 1))
        for at, label in enumerate(LABELS)
    ),
)


def test_a_page_is_found_by_its_label_as_people_write_it() -> None:
    assert READ.page_labelled("2a") == 2
    assert READ.page_labelled("p2A") == 2
    assert READ.page_labelled("page 6") == 4
    assert READ.page_labelled("4") == 3  # within a notice for several pages
    assert READ.page_labelled("7") is None
    assert READ.page_labelled(" ") is None


def test_pages_of_a_part_count_after_its_cover_sheet() -> None:
    assert READ.page_of("paper:p", 1) == 2
    assert READ.page_in_part(2) == 1
    assert READ.page_of("paper:p", 0) == 1
    assert READ.page_of("paper:p", 9) is None
    assert READ.part_of(3).is_closed
