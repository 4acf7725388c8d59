from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.rank_text import names_a_post, plain, segments, words_after


def test_stops_slashes_and_hyphens_make_no_difference() -> None:
    assert plain("Det. Ch. Supt.") == plain("det ch supt")
    assert plain("D/Supt") == plain("D Supt") == plain("d-supt")
    assert plain("D.C.I.") == "dci"
    assert plain("Head of Safeguarding & Quality") == "head of safeguarding and quality"


def test_an_apostrophe_is_the_same_straight_or_curled() -> None:
    assert plain("Director of Children’s Services") == plain("Director of Children's Services")


def test_a_title_falls_into_parts_at_commas_brackets_and_dashes() -> None:
    assert segments("Supt (Public Protection), North – lead") == (
        "supt",
        "public protection",
        "north",
        "lead",
    )
    assert segments("H-PDU") == ("h pdu",)


def test_only_whole_words_follow_a_name() -> None:
    assert words_after("superintendents", "superintendent") is None
    assert words_after("superintendent public", "superintendent") == "public"
    assert words_after("superintendent", "superintendent") == ""


def test_a_word_that_names_a_post_is_seen() -> None:
    assert names_a_post("staff officer to the team")
    assert not names_a_post("public protection")


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
