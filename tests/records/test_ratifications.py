from __future__ import annotations

from chair_desk.records.ratifications import Ratification
from chair_desk.records.tables import BY_NAME


def test_a_ratification_links_a_decision_to_the_meeting_that_ratified_it() -> None:
    links = {column.name: column.links_to for column in BY_NAME["ratification"].columns}
    assert links["decision_id"] == "decision"
    assert links["meeting_id"] == "meeting"
    assert Ratification(id="r", decision_id="d", meeting_id="m").ratified_on is None
