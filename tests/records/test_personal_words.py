from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.given_names import given_names
from chair_desk.records.personal_words import Personal, parts_of, personal_in

KNOWN = ("Hazel Thornbury", "Westmarch County Council", "Grace Road Academy", "Dr Owen Ashdown")


@pytest.mark.parametrize(
    ("text", "kind", "seen"),
    [
        ("We met Alice Waterford in June.", Personal.NAME, "Alice Waterford"),
        ("We met Kayden in June.", Personal.NAME, "Kayden"),
        ("Siân’s school told us so.", Personal.NAME, "Siân"),
        ("We met Angharad and her aunt.", Personal.NAME, "Angharad"),
        ("Oluwaseun told us so.", Personal.NAME, "Oluwaseun"),
        ("The file of Smith, John was lost.", Personal.NAME, "Smith, John"),
        ("We met Muhammad’s aunt.", Personal.NAME, "Muhammad"),
        ("ZOFIA NOWAK was there.", Personal.NAME, "ZOFIA NOWAK"),
        ("We met Grace Brown in June.", Personal.NAME, "Grace Brown"),
        ("Mrs Waterford told us so.", Personal.NAME, "Mrs Waterford"),
        ("J. Waterford told us so.", Personal.NAME, "J. Waterford"),
        ("The baby Alfie was seen.", Personal.NAME, "Alfie"),
        ("A boy, Alfie, was seen.", Personal.NAME, "Alfie"),
        ("Alfie’s mother told us so.", Personal.NAME, "Alfie"),
        ("ALICE WATERFORD was there.", Personal.NAME, "ALICE WATERFORD"),
        ("Alice Ŵaterfôrd was there.", Personal.NAME, "Alice Ŵaterfôrd"),
        ("Mrs O’Brien told us so.", Personal.NAME, "Mrs O’Brien"),
        ("Ms Patel-Jones told us so.", Personal.NAME, "Ms Patel-Jones"),
        ("Seen on 4th March 2014, a birthday.", Personal.BORN, "4th March 2014, a birthday"),
        ("DOB 3 May 2019.", Personal.BORN, "DOB 3 May 2019"),
        ("Seen on 03/05/2019 at home.", Personal.BORN, "03/05/2019"),
        ("The number 943 476 5919 was in it.", Personal.NUMBER, "943 476 5919"),
        ("The pupil A123456789012 left.", Personal.NUMBER, "A123456789012"),
        ("Ring 01632 960 123 for help.", Personal.NUMBER, "01632 960 123"),
        ("They live at 12 Rowan Tree Road now.", Personal.ADDRESS, "12 Rowan Tree Road"),
        ("Their home is in WM4 2QT still.", Personal.ADDRESS, "WM4 2QT"),
        ("Write to ann@example.org soon.", Personal.ADDRESS, "ann@example.org"),
    ],
)
def test_what_points_at_one_person_is_seen(text: str, kind: Personal, seen: str) -> None:
    assert [(one.kind, one.words) for one in personal_in(text, given_names(), parts_of(KNOWN))] == [
        (kind, seen)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hazel Thornbury chaired the Board.",
        "Hazel was there, and so was Owen.",
        "Mark, Grace, Will, May, Hope, Dean, Rose, Chase and Bill are words.",
        "In May Ofsted came; the Hope Project and the Summer Programme ended.",
        "Dr Ashdown leads on it.",
        "Westmarch County Council pays £223,040, 54.1% of the cost.",
        "Grace Road Academy came to every meeting.",
        "The NHS ICB and the SAB of a YOT met; the Council’s school did not.",
        "Challenge C-014 to Westmarch Constabulary was due on 20 November 2026.",
        "NHS Westmarch & Tarnside ICB came to two of three.",
        "1,212 of 2,818 referrals, 1 July 2025 to 30 June 2026.",
        "WM-05, rapid review, on missing episodes: published.",
        "Working Together 2023 asks for it; the Care Act 2014 too.",
    ],
)
def test_words_of_the_board_itself_are_left_alone(text: str) -> None:
    assert personal_in(text, given_names(), parts_of(KNOWN)) == []


@given(st.text(max_size=80))
def test_what_is_seen_stands_where_it_says_and_never_overlaps(text: str) -> None:
    last = 0
    for one in personal_in(text, given_names()):
        assert text[one.start : one.end] == one.words
        assert one.start >= last
        last = one.end
