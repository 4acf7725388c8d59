from __future__ import annotations

import re

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation
from chair_desk.services import minutes
from chair_desk.services.agenda import change_item
from chair_desk.services.desk import Desk
from chair_desk.services.word_offers import (
    common_words,
    count_offers,
    earlier_minutes,
    names,
    shipped_phrases,
    titles,
)
from tests.gui.meeting_room import in_session, people_the_board

SAID = "The mosaic tracker was brought up to date."


def said(desk: Desk) -> list[str]:
    return [text for texts in earlier_minutes(desk) for text in texts.values()]


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


def test_what_is_minuted_at_a_confidential_item_is_never_offered(desk: Desk) -> None:
    meeting = meeting_of(desk)
    item_id = meeting.current_item_id or ""
    minutes.add_paragraph(desk, item_id, "Zebedee was found.")
    assert "Zebedee was found." in said(desk)

    change_item(desk, item_id, audience=Audience.CONFIDENTIAL)

    assert not any("Zebedee" in text for text in said(desk))


def test_items_of_the_latest_meetings_are_known_by_their_open_titles(desk: Desk) -> None:
    meeting = meeting_of(desk)
    change_item(desk, meeting.current_item_id or "", title="Return home interviews")

    assert "Return home interviews" in titles(desk)
    assert count_offers([], (), titles(desk)).offer("the return ho").startswith("me interviews")


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


def test_the_common_words_that_ship_stand_once_and_are_small(desk: Desk) -> None:
    words = common_words()

    assert len(words) > 2_000
    assert len(words) == len(set(words))
    assert not any(re.search(r"[^A-Za-z'’-]", word) for word in words)
    assert "Thursday" in words
