"""Where the first draft puts what the record says: under its feed's head, or its own."""

from __future__ import annotations

from datetime import date

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.report_feeds import EVIDENCE_HEADS
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry
from chair_desk.services.report_drafting import drafted_by_head
from chair_desk.services.yearly_reports import year_of

ENDS = date(2027, 3, 31)


def placed(desk: Desk, outline: str, subject: str) -> list[str]:
    """Return the heads under which an entry stands in the draft of an outline."""
    found = drafted_by_head(desk, Shelf().outline(outline), year_of(desk, ENDS))
    return [key for key, some in found.items() for one in some if one.subject == subject]


def evidence(desk: Desk, title: str, **values: object) -> str:
    return add_entry(desk, "evidence", title, kind="campaign", **values).made


def test_what_the_register_offers_is_what_outlines_place() -> None:
    columns = {column.name: column for column in Shelf().log_type("evidence").columns}
    assert columns["head"].choices == EVIDENCE_HEADS


def test_evidence_stands_under_the_head_it_speaks_to(desk: Desk) -> None:
    spoken = evidence(desk, "Posts filled", head="contribution of partners")
    plain = evidence(desk, "Leaflets given out")
    assert placed(desk, "england_2023", spoken) == ["partners"]
    assert placed(desk, "wales_report", spoken) == ["contributions"]
    assert placed(desk, "england_2023", plain) == ["impact"]


def test_evidence_stays_with_its_feed_where_no_head_is_for_it(desk: Desk) -> None:
    spoken = evidence(desk, "Joint plan", head="collaboration")
    assert placed(desk, "england_2018", spoken) == ["impact"]
    assert placed(desk, "wales_report", spoken) == ["collaboration"]


def test_evidence_stands_behind_the_priority_it_names(desk: Desk) -> None:
    first = add_entry(desk, "priority", "Neglect").made
    second = add_entry(desk, "priority", "Exploitation").made
    spoken = evidence(desk, "Early help", head="progress on priorities", priority=first)
    found = drafted_by_head(desk, Shelf().outline("wales_report"), year_of(desk, ENDS))
    subjects = [one.subject for one in found["plan"] if one.subject]
    assert subjects == [first, spoken, second]
