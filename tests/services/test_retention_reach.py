"""What goes along with a record whose time is over."""

from __future__ import annotations

from chair_desk.records.attachments import Attachment
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.records.minutes import Decision
from chair_desk.records.recommendations import Recommendation
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import Desk
from chair_desk.services.retention_reach import reach_of


def test_a_meeting_takes_its_decisions_papers_files_and_links_along(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    item = agenda(desk, meeting.id).lines[0].item
    with desk.change("Wrote") as step:
        step.insert(
            Decision(id="d", reference="D-1", meeting_id=meeting.id, item_id=item.id, text="Yes"),
            Attachment(id="own", name="a.pdf"),
            Attachment(id="shared", name="b.pdf"),
            Paper(id="p1", item_id=item.id, title="One", place="a", attachment_id="own"),
            Paper(id="p2", item_id=item.id, title="Two", place="b", attachment_id="shared"),
            Link(id="l", from_table="decision", from_id="d", to_table="meeting", to_id=later.id),
        )
        other = agenda(desk, later.id).lines[0].item
        step.insert(
            Paper(id="p3", item_id=other.id, title="Three", place="a", attachment_id="shared")
        )
    found = reach_of(desk, [("meeting", meeting.id)])
    for key in (("decision", "d"), ("attachment", "own"), ("paper", "p2"), ("link", "l")):
        assert key in found
    for key in (("attachment", "shared"), ("paper", "p3"), ("meeting", later.id)):
        assert key not in found


def test_a_review_takes_its_recommendations_along(desk: Desk) -> None:
    with desk.change("Wrote") as step:
        step.insert(
            LogEntry(id="r", log_type="review", reference="R-1", title="A review"),
            Recommendation(id="c", reference="RC-1", title="Do it", log_entry_id="r"),
        )
    assert ("recommendation", "c") in reach_of(desk, [("log_entry", "r")])
