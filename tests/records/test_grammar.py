from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.audience import Audience
from chair_desk.records.grammar import (
    SLASH_COMMANDS,
    as_words,
    item_heading,
    parse_line,
    parse_notes,
)
from chair_desk.records.line import (
    KnownItem,
    KnownOrganisation,
    KnownPerson,
    Line,
    LineKind,
    Mark,
    PresenceKind,
    Surroundings,
)


def _after(start: date, days: int) -> date:
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


AROUND = Surroundings(
    on=date(2026, 11, 19),
    now="10:47",
    people=(
        KnownPerson(id="rl", name="Rosalind Larkspur", initials="RL", role="Chair"),
        KnownPerson(id="na", name="Nell Applegarth", initials="NA", role="AD", organisation_id="c"),
        KnownPerson(id="mw", name="Marcus Wrenfield", initials="MW", role="DCS"),
        KnownPerson(id="ct", name="Colin Tupworth", initials="CT", role="HoS"),
        KnownPerson(id="lb1", name="Leonora Bramwell", initials="LB"),
        KnownPerson(id="lb2", name="Lucas Birchall", initials="LB"),
        KnownPerson(id="zo", name="Zoë Ó Briain", initials="ZOB"),
        KnownPerson(id="ja", name="Dr Judith Amberley", initials="JA"),
    ),
    organisations=(
        KnownOrganisation("p", "Westmarch Constabulary", "Constabulary"),
        KnownOrganisation("c", "Westmarch County Council", "County Council"),
    ),
    items=(KnownItem("i5", "5", "Return home interviews within 72 hours"), KnownItem("i7", "7")),
    next_board_on=date(2027, 2, 18),
    holiday_name=lambda day: "Christmas Day" if (day.month, day.day) == (12, 25) else "",
    working_days_between=lambda start, end: (end - start).days,
    after_working_days=_after,
)


def read(text: str) -> Line:
    return parse_line(text, AROUND)


def test_an_action_gives_its_owner_its_words_and_its_date() -> None:
    line = read("/action @Nell Applegarth to dip-sample 20 late interviews by 18 dec")

    assert line.kind is LineKind.ACTION
    assert [owner.person_id for owner in line.owners] == ["na"]
    assert line.text == "Dip-sample 20 late interviews"
    assert line.due is not None
    assert line.due.on == date(2026, 12, 18)
    assert line.due.is_before_next_board
    assert line.doubts == ()


@pytest.mark.parametrize(
    "text", ["/a @NA to ring by fri", "/ACTION @nell ring by Fri", "/a: @AD ring by fri"]
)
def test_short_forms_capitals_initials_and_roles_are_understood(text: str) -> None:
    line = read(text)

    assert (line.kind, line.owners[0].person_id, line.text) == (LineKind.ACTION, "na", "Ring")
    assert line.due is not None
    assert line.due.on == date(2026, 11, 20)


def test_several_owners_keep_their_order_and_the_first_leads() -> None:
    line = read("/action @Marcus, @Nell and @Constabulary to agree a protocol by next board")

    assert [owner.person_id for owner in line.owners] == ["mw", "na"]
    assert line.organisation_ids == ("p",)
    assert line.text == "Agree a protocol"
    assert line.due is not None
    assert line.due.on == date(2027, 2, 18)


def test_owners_may_stand_at_the_end() -> None:
    line = read("/action sign the joint protocol @Nell & @MW by +5wd")

    assert [owner.person_id for owner in line.owners] == ["na", "mw"]
    assert line.text == "Sign the joint protocol"
    assert line.due is not None
    assert line.due.on == date(2026, 11, 26)


def test_somebody_named_in_the_middle_is_not_lifted_out() -> None:
    line = read("/action @Nell to meet @Marcus about the backlog by 18 dec")

    assert [owner.person_id for owner in line.owners] == ["na"]
    assert line.text == "Meet Marcus Wrenfield about the backlog"


def test_two_people_with_the_same_initials_are_asked_about() -> None:
    line = read("/action @LB to send the audit by 18 dec")

    assert line.owners == ()
    assert "@LB" in line.text
    assert line.doubts[0].candidates == ("lb1", "lb2")
    assert "Leonora Bramwell or Lucas Birchall" in line.doubts[0].sentence


def test_a_name_with_accents_is_found_without_them() -> None:
    assert read("/a @zoe o briain to speak by fri").owners[0].person_id == "zo"


def test_a_title_need_not_be_said() -> None:
    assert read("/a @Judith Amberley to speak by fri").owners[0].person_id == "ja"


def test_nobody_on_the_list_stays_as_words_and_is_said() -> None:
    line = read("/action @Somebody Else to ring by fri")

    assert line.text == "@Somebody Else to ring"
    assert "nobody on the list" in line.doubts[0].sentence


def test_by_somebody_is_no_date() -> None:
    line = read("/action @Nell to check what was done by the police")

    assert line.due is None
    assert line.text == "Check what was done by the police"
    assert [doubt.sentence for doubt in line.doubts] == ["No date is given."]


def test_a_date_that_no_calendar_has_stays_as_words() -> None:
    line = read("/action @Nell to ring by 31 feb")

    assert line.due is None
    assert line.text == "Ring by 31 feb"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/a @Nell ring by 18 nov", "That day is past."),
        ("/a @Nell ring by 25 dec", "That day is a bank holiday: Christmas Day."),
        ("/a @Nell ring by sat", "That day is at a weekend."),
        ("/a @Nell ring by tbc", "“tbc” is no date. It is kept as words."),
        ("/a ring by fri", "Nobody is named to do it."),
    ],
)
def test_what_is_odd_is_flagged_and_not_refused(text: str, said: str) -> None:
    line = read(text)

    assert line.kind is LineKind.ACTION
    assert said in [doubt.sentence for doubt in line.doubts]


def test_a_challenge_goes_to_a_partner() -> None:
    line = read("/challenge @Constabulary Give the date from which every return is notified.")

    assert line.kind is LineKind.CHALLENGE
    assert line.organisation_ids == ("p",)
    assert line.text == "Give the date from which every return is notified."


def test_a_decision_keeps_all_its_words() -> None:
    line = read("/decision the answers to C-016 are not good enough by any measure")

    assert line.kind is LineKind.DECISION
    assert line.text == "The answers to C-016 are not good enough by any measure"


def test_a_note_to_self_is_left_as_it_is() -> None:
    line = read("/note say nothing more on rank to @Nell by fri")

    assert (line.kind, line.text) == (LineKind.NOTE, "say nothing more on rank to @Nell by fri")


def test_a_paragraph_writes_names_in_full() -> None:
    assert read("@NA reported that 58% took place.").text == (
        "Nell Applegarth reported that 58% took place."
    )


def test_an_address_is_nobodys_name() -> None:
    line = read("Write to chair@westmarch.example today")

    assert line.text == "Write to chair@westmarch.example today"
    assert line.doubts == ()


def test_an_unknown_command_stays_as_words() -> None:
    line = read("/agree to everything")

    assert (line.kind, line.text) == (LineKind.PARAGRAPH, "/agree to everything")
    assert "no command" in line.doubts[0].sentence


def test_a_slash_inside_a_word_is_no_command() -> None:
    assert read("and/or both").kind is LineKind.PARAGRAPH


@pytest.mark.parametrize("text", ["!! The child was named.", "/closed The child was named."])
def test_a_line_may_be_confidential(text: str) -> None:
    line = read(text)

    assert (line.audience, line.text) == (Audience.CONFIDENTIAL, "The child was named.")


def test_a_confidential_action_is_an_action() -> None:
    line = read("!! /action @Nell to visit by fri")

    assert (line.kind, line.audience, line.text) == (
        LineKind.ACTION,
        Audience.CONFIDENTIAL,
        "Visit",
    )


def test_a_confidential_stretch_is_coloured_and_kept() -> None:
    line = read("The [[child]] was seen.")

    assert line.text == "The [[child]] was seen."
    assert [mark.mark for mark in line.highlights] == [Mark.CONFIDENTIAL]


@pytest.mark.parametrize(
    ("text", "kind", "who", "at"),
    [
        ("in Marcus", PresenceKind.HERE, ["mw"], "10:47"),
        ("in Marcus Wrenfield 10:21", PresenceKind.HERE, ["mw"], "10:21"),
        ("left @NA at 11.20", PresenceKind.LEFT, ["na"], "11:20"),
        ("apols Colin, Nell and Marcus", PresenceKind.APOLOGY, ["ct", "na", "mw"], "10:47"),
        ("recuse DCS", PresenceKind.RECUSED, ["mw"], "10:47"),
        ("back nell 1105", PresenceKind.BACK, ["na"], "11:05"),
    ],
)
def test_a_presence_line_says_who_came_and_went(
    text: str, kind: PresenceKind, who: list[str], at: str
) -> None:
    line = read(text)

    assert line.presence is not None
    assert line.presence.kind is kind
    assert [person.person_id for person in line.presence.people] == who
    assert line.presence.at == at


def test_out_until_an_item() -> None:
    presence = read("out Marcus until 7").presence

    assert presence is not None
    assert (presence.until_item, presence.at) == ("7", "10:47")


def test_a_deputy_is_for_somebody() -> None:
    presence = read("dep Colin Tupworth for Judith").presence

    assert presence is not None
    assert presence.people[0].person_id == "ct"
    assert presence.deputy_for is not None
    assert presence.deputy_for.person_id == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "In March the force said otherwise.",
        "Out of 20 interviews, 12 were late",
        "left the room in silence",
        "In Marcus we trust",
        "dep Colin",
        "Here Nell Applegarth reported a fall.",
        "in",
    ],
)
def test_prose_that_begins_like_a_presence_line_stays_prose(text: str) -> None:
    line = read(text)

    assert (line.kind, line.text) == (LineKind.PARAGRAPH, text)


def test_an_arrival_that_fits_two_people_is_asked_about() -> None:
    line = read("in LB")

    assert line.kind is LineKind.PARAGRAPH
    assert line.text == "in LB"
    assert line.doubts[0].candidates == ("lb1", "lb2")


def test_notes_turn_from_item_to_item() -> None:
    notes = "#5\nNell spoke.\n\nItem 7\n/d agreed\n5. Return home interviews\nMore."

    got = [(number, item, line.kind) for number, item, line in parse_notes(notes, AROUND)]

    assert got == [
        (1, "5", LineKind.ITEM),
        (2, "5", LineKind.PARAGRAPH),
        (3, "5", LineKind.BLANK),
        (4, "7", LineKind.ITEM),
        (5, "7", LineKind.DECISION),
        (6, "5", LineKind.ITEM),
        (7, "5", LineKind.PARAGRAPH),
    ]


@pytest.mark.parametrize("text", ["5. buy stamps", "9.", "#12", "Item 5th", "5 per cent rose"])
def test_a_numbered_list_in_the_notes_stays_a_list(text: str) -> None:
    assert item_heading(text, AROUND) == ""


def test_every_command_has_a_letter_and_a_digit_of_its_own() -> None:
    assert len({one.letter for one in SLASH_COMMANDS}) == len(SLASH_COMMANDS)
    assert [one.digit for one in SLASH_COMMANDS] == [1, 2, 3, 4, 5]


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["/action", "/c ", "@Nell", "@LB", "@", " by ", "18 dec", "[[", "]]", "!!", "in ",
             " for ", "Marcus", " until 7", " to ", ",", " and ", "ß", "İ", "\u0301", "+5wd"]
        ),
    ),
    max_size=10,
).map("".join)  # fmt: skip


@given(PIECES)
def test_any_text_whatever_survives_the_parser(text: str) -> None:
    line = read(text)

    assert line.raw == text
    ends = [0]
    for mark in line.highlights:
        assert ends[-1] <= mark.start < mark.end <= len(text), line
        ends.append(mark.end)
    for doubt in line.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(text)


@given(st.lists(st.sampled_from(
    ["alpha", "beta", "@Nell", "@LB", "@nobody", "by", "fri", "18 dec", "to", "and", "gamma,"]
), max_size=9))  # fmt: skip
def test_no_word_that_was_typed_is_dropped(words: list[str]) -> None:
    for command in ("", "/action ", "/challenge ", "/decision ", "/impact "):
        line = read(command + " ".join(words))
        kept = [line.text.lower(), *(one.name.lower() for one in line.owners)]
        lifted = line.raw[line.due.start : line.due.end].lower() if line.due else ""
        for word in ("alpha", "beta", "gamma", "@lb", "@nobody"):
            assert line.raw.lower().count(word) == " ".join([*kept, lifted]).count(word), line
        if line.kind in {LineKind.PARAGRAPH, LineKind.DECISION}:
            assert line.text.count("Nell Applegarth") == words.count("@Nell")


@given(PIECES)
def test_notes_of_any_kind_survive(text: str) -> None:
    assert [number for number, _item, _line in parse_notes(text, AROUND)] == list(
        range(1, len(text.splitlines()) + 1)
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ACTION: @NA to ring by fri", LineKind.ACTION),
        ("Decision: agreed", LineKind.DECISION),
        ("Challenge : @Constabulary answer", LineKind.CHALLENGE),
        ("Impact: it fell", LineKind.IMPACT),
        ("Note: the paper was late", LineKind.PARAGRAPH),
        ("Action plans were agreed", LineKind.PARAGRAPH),
    ],
)
def test_records_may_be_marked_as_minutes_always_were(text: str, kind: LineKind) -> None:
    assert read(text).kind is kind


def test_the_mark_of_confidence_may_stand_after_the_command() -> None:
    line = read("/a !! @Nell to visit by fri")

    assert (line.kind, line.audience, line.text, line.raw) == (
        LineKind.ACTION,
        Audience.CONFIDENTIAL,
        "Visit",
        "/a !! @Nell to visit by fri",
    )


def test_brackets_that_are_never_closed_are_said() -> None:
    line = read("The [[child was seen.")

    assert line.text == "The [[child was seen."
    assert "not closed" in line.doubts[0].sentence
    assert line.highlights[0].end == len(line.raw)


def test_a_line_left_as_words_keeps_all_of_them() -> None:
    line = as_words(read("!! /a @Nell to visit by fri"))

    assert (line.kind, line.text, line.audience) == (
        LineKind.PARAGRAPH,
        "!! /a @Nell to visit by fri",
        Audience.CONFIDENTIAL,
    )


def test_a_line_is_read_among_the_people_of_a_large_board() -> None:
    people = tuple(
        KnownPerson(id=str(n), name=f"Person{n} Family{n}", initials=f"P{n}", role=f"Role {n}")
        for n in range(60)
    )
    around = Surroundings(on=date(2026, 11, 19), people=people)
    text = "/action @Person33 Family33 and @P7 to dip-sample 20 late interviews by 18 dec"
    assert parse_line(text, around).owners[1].person_id == "7"
