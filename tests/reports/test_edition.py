from __future__ import annotations

from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.reports.edition import edition_marking, edition_sentence


def test_each_edition_is_marked_for_its_readers(westmarch: MeetingBundle) -> None:
    marks = [edition_marking(replace(westmarch, audience=one)) for one in Audience]

    assert marks == [
        "Public edition",
        "OFFICIAL-SENSITIVE",
        "OFFICIAL-SENSITIVE, confidential part",
    ]


def test_a_meeting_may_be_marked_otherwise_than_its_board(westmarch: MeetingBundle) -> None:
    meeting = replace(westmarch.meeting, marking="OFFICIAL")
    bundle = replace(westmarch, meeting=meeting, audience=Audience.MEMBERS)

    assert edition_marking(bundle) == "OFFICIAL"


def test_a_confidential_edition_says_so_without_a_marking(westmarch: MeetingBundle) -> None:
    board = replace(westmarch.board, marking="")

    assert edition_marking(replace(westmarch, board=board)) == "confidential part"


def test_each_edition_says_for_whom_it_is(westmarch: MeetingBundle) -> None:
    said = [edition_sentence(replace(westmarch, audience=one)) for one in Audience]

    assert [sentence.split(".")[0] for sentence in said] == [
        "Public edition",
        "For members",
        "With the confidential part",
    ]
