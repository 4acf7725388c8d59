from __future__ import annotations

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation
from chair_desk.services import minutes
from chair_desk.services.desk import Desk
from chair_desk.services.word_offers import (
    count_offers,
    earlier_minutes,
    names,
    shipped_phrases,
)
from tests.gui.meeting_room import in_session, people_the_board

SAID = "The mosaic tracker was brought up to date."


def said(desk: Desk) -> list[str]:
    return [text for texts in earlier_minutes(desk) for text in texts]


def meeting_of(desk: Desk) -> Meeting:
    people_the_board(desk)
    return in_session(desk)


def test_words_of_earlier_minutes_are_offered(desk: Desk) -> None:
    meeting = meeting_of(desk)
    for _time in range(3):
        minutes.add_paragraph(desk, meeting.current_item_id or "", SAID)

    known = count_offers(said(desk))

    assert known.offer("The mo") == "saic tracker was brought up to date"


def test_what_is_not_public_is_never_offered(desk: Desk) -> None:
    meeting = meeting_of(desk)
    item_id = meeting.current_item_id or ""
    minutes.add_paragraph(desk, item_id, "Zebedee Xylander was named.", audience=Audience.MEMBERS)
    closed = minutes.add_paragraph(desk, item_id, "Zebedee was found.").made
    minutes.set_audience(desk, closed, Audience.CONFIDENTIAL)

    assert not any("Zebedee" in text for text in said(desk))


def test_partners_and_people_are_offered_by_name(desk: Desk) -> None:
    people_the_board(desk)
    partners = [row.name for row in desk.rows(Organisation)]

    known = count_offers([], names(desk))

    offered = [name[:5] + known.offer(f"the {name[:5]}").rstrip() for name in partners]
    assert set(offered) & set(partners)


def test_the_fields_set_phrases_ship_and_hold_nobodys_name() -> None:
    phrases = shipped_phrases()

    assert "Members heard that the" in phrases
    assert len(phrases) == len(set(phrases))
    assert count_offers([]).offer("It was ag") == "reed that the "
