"""Words as they are looked for and shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.search import SearchAsked, marked, plain, snippet, tokens


def test_case_and_accents_do_not_count() -> None:
    assert tokens("Zoë’s Café, A-107") == ("zoe", "s", "cafe", "a", "107")
    assert SearchAsked(words="Zoë").tokens == ("zoe",)


@given(st.text())
def test_each_letter_keeps_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_the_words_that_begin_so_are_marked() -> None:
    text = "Return home interviews, and a homely word."
    assert [text[a:b] for a, b in marked(text, ("home", "inter"))] == [
        "home",
        "interviews",
        "homely",
    ]
    assert marked(text, ()) == ()


def test_a_snippet_shows_the_first_word_found() -> None:
    text = "before " * 40 + "chronology of a family " + "after " * 60
    shown = snippet(text, ("chron",))
    assert "chronology" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert snippet("short", ("none",)) == "short"


@given(st.text(max_size=600), st.text(alphabet="abc", min_size=1, max_size=2))
def test_a_snippet_is_never_much_longer_than_a_line(text: str, word: str) -> None:
    assert len(snippet(text, (word,))) < 260
