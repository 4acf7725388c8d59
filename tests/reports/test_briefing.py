from __future__ import annotations

from datetime import date

from chair_desk.records.briefing import BriefedItem, Briefing, Heard, Owed
from chair_desk.reports.briefing import briefing_document
from chair_desk.reports.document import BulletList, Heading, Note, Paragraph, plain

ITEM = BriefedItem(
    number="6",
    title="Rapid review <b>WM-07</b>",
    starts="11:00",
    minutes=20,
    purpose="for decision",
    lead="Marcus Wrenfield",
    asked="Decide whether to review further.",
    papers=("Rapid review, 12 pages",),
    heard=(Heard(on=date(2026, 9, 17), words="Opened.", decisions=("Decided D-01: go on.",)),),
    owed=(
        Owed(reference="A-1", words="Write", owner="Nell", due="3 days late", slipped="moved once"),
        Owed(reference="C-1", words="Why", owner="ICB", due="4 Dec", is_action=False),
    ),
    ask=("each in turn to commit.",),
    notes=("Careful.",),
    is_confidential=True,
)


def made(**more: object) -> Briefing:
    values = {
        "board": "Westmarch", "body": "Board", "held_on": date(2026, 11, 19), "starts": "10:00",
        "ends": "12:30", "place": "County Hall", "marking": "OFFICIAL", "quorum": "Quorum expected",
        "items": (ITEM,), "has_confidential": True,
    } | more  # fmt: skip
    return Briefing(**values)  # type: ignore[arg-type]


def test_an_item_stands_under_its_number_with_all_that_the_chair_needs() -> None:
    document = briefing_document(made())
    headings = [one for one in document.blocks if isinstance(one, Heading)]
    assert (headings[1].number, headings[1].text) == ("6", "Rapid review <b>WM-07</b>")
    (points,) = [one for one in document.blocks if isinstance(one, BulletList)]
    assert [plain(one) for one in points.items] == [
        "Paper: Rapid review, 12 pages",
        "17 Sep 2026: Opened. Decided D-01: go on.",
        "Open action A-1: Write (Nell, 3 days late, moved once)",
        "Unanswered challenge C-1: Why (ICB, 4 Dec)",
        "Ask each in turn to commit.",
        "My note: Careful.",
    ]


def test_a_confidential_item_is_marked_and_each_page_says_which_edition_it_is() -> None:
    document = briefing_document(made())
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert any(one.startswith("Confidential. From 11:00, 20 minutes, for decision") for one in said)
    assert document.footer_state == "The chair’s own edition, with confidential parts"


def test_what_is_left_out_is_counted() -> None:
    document = briefing_document(made(items=(), has_confidential=False, withheld=2))
    said = [plain(one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert said[-1] == "2 confidential items are left out."
    assert document.footer_state == "Without the confidential part"


def test_notes_stand_only_where_there_is_something_to_say() -> None:
    document = briefing_document(made(to_do=("Papers",), script=("“Any interests?”",), year=("X",)))
    titles = [one.title for one in document.blocks if isinstance(one, Note)]
    assert titles == ["Not ready yet", "To say at the start"]
    assert not [one for one in briefing_document(made()).blocks if isinstance(one, Note)]
