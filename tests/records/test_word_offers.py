from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.word_offers import LEAST_SPARED, OfferCounting, WordOffers

HEARD = "Members heard that the trust reported on referrals."
TEXTS = st.lists(st.text(st.sampled_from("abehmrst ,.-'7é\n@"), max_size=40), max_size=12)


def counted(*texts: str, times: int = 1) -> WordOffers:
    counting = OfferCounting()
    for text in texts:
        counting.read(text, times)
    return counting.done()


def test_nothing_is_offered_where_nothing_was_read() -> None:
    assert OfferCounting().done().offer("Members he") == ""


def test_nothing_is_offered_on_a_blank_line_and_something_from_the_first_letter() -> None:
    known = counted(HEARD, times=3)

    assert known.offer("") == ""
    assert known.offer("M") == "embers heard that the trust reported on referrals"


def test_the_next_word_is_offered_before_its_first_letter_where_it_is_likely() -> None:
    known = counted(HEARD, times=3)

    assert known.offer("The trust reported ") == "on referrals"
    assert known.offer("The trust strangely ") == ""


def test_of_two_words_the_one_that_spares_more_presses_is_offered() -> None:
    counting = OfferCounting()
    counting.know("to", 9)
    counting.know("timescales", 6)

    assert counting.done().offer("strange t") == "imescales "


def test_what_is_said_after_one_name_is_said_after_another() -> None:
    counting = OfferCounting(["Ada Ashgrove", "Bram Birkdale"])
    for _time in range(3):
        counting.read("Ada Ashgrove reported that it was done.")
    known = counting.done()

    assert known.offer("Bram Birkdale r").startswith("eported that")
    assert known.offer("@bb r").startswith("eported that")


def test_no_name_is_offered_for_another() -> None:
    counting = OfferCounting(["Ada Ashgrove"])
    for _time in range(3):
        counting.read("It was said by Ada Ashgrove.")

    assert "@" not in counting.done().offer("It was said b")


def test_words_of_this_meeting_come_before_words_of_others() -> None:
    counting = OfferCounting()
    counting.know("neighbouring", 40)
    known = counting.done()
    known.hear("The neighbours were told of the neighbours.")

    assert known.offer("a stranger and the neighb") == "ours "
    assert known.offer("it was told of the n") == "eighbours "


def test_a_phrase_goes_on_as_long_as_it_always_went_on_so() -> None:
    known = counted(HEARD, HEARD, "Members heard that the force was late.")

    assert known.offer("Me") == "mbers heard that the "


def test_what_follows_fits_the_words_before() -> None:
    known = counted("It was noted that one.", "We were told that two.", times=2)

    assert known.offer("It was no") == "ted that one"


def test_the_commoner_word_is_offered_where_nothing_is_known_of_those_before() -> None:
    counting = OfferCounting()
    counting.know("performance", 2)
    counting.know("perspective", 5)

    assert counting.done().offer("strange per") == "spective "


def test_common_words_count_by_their_place() -> None:
    counting = OfferCounting()
    counting.know_common(["children", "chairs", "chimneys"])

    assert counting.done().offer("strange ch") == "ildren "


def test_capitals_stay_as_they_are_typed_and_names_keep_theirs() -> None:
    counting = OfferCounting()
    counting.read_phrase("Westmarch Constabulary", 3)
    known = counting.done()

    assert known.offer("the Westmarch Con") == "stabulary "
    assert known.offer("the WESTmarch con") == "stabulary "


def test_a_rest_too_short_to_be_worth_a_look_is_not_offered() -> None:
    counting = OfferCounting()
    counting.know("noted", 9)

    assert counting.done().offer("x note") == ""
    assert counting.done().offer("x not") == "ed "


def test_numbers_are_never_offered() -> None:
    known = counted("The figure was 412 in June.", times=4)

    assert "412" not in known.offer("The figure wa") + known.offer("The fi")


def test_phrases_and_words_that_ship_are_read() -> None:
    counting = OfferCounting()
    counting.read_shipped(["The Board noted that the", "reported"])
    known = counting.done()

    assert known.offer("rep") == "orted "
    assert known.offer("The Bo") == "ard noted that the "


def test_the_rarest_words_are_forgotten_first() -> None:
    counting = OfferCounting()
    counting.know("safeguarding", 5)
    counting.know("scrutineer", 1)

    known = counting.done(most_words=1)

    assert len(known) == 1
    assert known.offer("the scr") == ""


@given(TEXTS, st.text(st.sampled_from("abehmrst ,.-'7é@"), max_size=20))
def test_an_offer_is_words_on_one_line_and_the_same_every_time(
    texts: list[str], before: str
) -> None:
    offer = counted(*texts).offer(before)

    assert offer == counted(*texts).offer(before)
    assert "\n" not in offer
    assert not offer or len(offer.rstrip()) >= LEAST_SPARED
    assert not any(sign.isdigit() for sign in offer)


@given(TEXTS, st.randoms())
def test_the_order_of_the_texts_does_not_matter(texts: list[str], chance: object) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert counted(*texts).offer("member the re") == counted(*shuffled).offer("member the re")
    assert counted(*texts).offer("ab") == counted(*shuffled).offer("ab")
