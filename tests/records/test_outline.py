import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.meetings import PaperState, Purpose
from chair_desk.records.outline import OutlineItem, read_outline

PASTED = """AGENDA
Time\tItem\tLead\tPurpose
10:00\t1.\tWelcome, apologies and interests\tChair\tInformation
10:05\t2.\tMinutes of 17 September (RL)\tDecision
10:15\t3.\tSub-group reports
\ta)\tQuality and effectiveness – Tobias Fernley
\tb)\tLearning and improvement (verbal)
10:40\t4.\tReturn home interviews within 72 hours (20 mins) (Nell Applegarth)\tChallenge

11:00\tBreak
5. Rapid review WM-07: what next? (confidential) (to follow)
6) Any other business
"""


def items(text: str) -> tuple[OutlineItem, ...]:
    return read_outline(text).items


def one(text: str) -> OutlineItem:
    (item,) = items(text)
    return item


def test_an_agenda_pasted_from_a_table_gives_its_items() -> None:
    got = items(PASTED)

    assert [(item.title, item.depth) for item in got] == [
        ("Welcome, apologies and interests", 0),
        ("Minutes of 17 September", 0),
        ("Sub-group reports", 0),
        ("Quality and effectiveness", 1),
        ("Learning and improvement", 1),
        ("Return home interviews within 72 hours", 0),
        ("Break", 0),
        ("Rapid review WM-07: what next?", 0),
        ("Any other business", 0),
    ]
    assert [item.minutes for item in got] == [5, 10, None, None, None, 20, None, None, None]


def test_leads_purposes_and_papers_are_lifted_out() -> None:
    by_title = {item.title: item for item in items(PASTED)}

    assert by_title["Welcome, apologies and interests"].lead_words == "Chair"
    assert by_title["Minutes of 17 September"].lead_words == "RL"
    assert by_title["Minutes of 17 September"].purpose is Purpose.DECISION
    assert by_title["Quality and effectiveness"].lead_words == "Tobias Fernley"
    assert by_title["Learning and improvement"].paper is PaperState.VERBAL
    assert by_title["Return home interviews within 72 hours"].purpose is Purpose.CHALLENGE
    assert by_title["Rapid review WM-07: what next?"].is_confidential
    assert by_title["Rapid review WM-07: what next?"].paper is PaperState.TO_FOLLOW
    assert by_title["Break"].is_break


def test_a_heading_is_left_out_and_said() -> None:
    left_out = read_outline(PASTED).left_out

    assert [(line.line_number, line.words) for line in left_out] == [
        (1, "AGENDA"),
        (2, "Time\tItem\tLead\tPurpose"),
    ]


@pytest.mark.parametrize(
    "text",
    ["1. Budget", "1) Budget", "1\tBudget", "1 Budget", "• Budget", "Item 1: Budget", "Budget",
     "10.15 Budget", "\u00a01.\u00a0Budget\u00a0", "1.\tBudget\r"],
)  # fmt: skip
def test_however_it_is_numbered_the_title_is_the_same(text: str) -> None:
    assert one(text).title == "Budget"


@pytest.mark.parametrize("mark", ["1.1", "1.1.", "a)", "(a)", "a.", "ii)", "o", "-"])
def test_parts_of_an_item_are_nested(mark: str) -> None:
    assert [item.depth for item in items(f"1. Reports\n{mark} Audit")] == [0, 1]


def test_an_indented_line_is_a_part_of_the_one_before() -> None:
    assert [item.depth for item in items("Reports\n    Audit")] == [0, 1]


def test_the_first_line_is_never_a_part_of_nothing() -> None:
    assert one("a) Audit").depth == 0


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Budget (I)", Purpose.INFORMATION),
        ("Budget – for decision", Purpose.DECISION),
        ("Budget (for assurance)", Purpose.ASSURANCE),
        ("Budget\tDiscussion", Purpose.DISCUSSION),
    ],
)
def test_a_purpose_may_be_a_letter_a_word_or_a_column(text: str, purpose: Purpose) -> None:
    assert (one(text).title, one(text).purpose) == ("Budget", purpose)


def test_a_bracket_that_is_no_name_stays_in_the_title() -> None:
    assert one("1. Performance (quarter two, all agencies)").title == (
        "Performance (quarter two, all agencies)"
    )


def test_a_year_is_no_item_number() -> None:
    assert one("Contributions for 2027–28").title == "Contributions for 2027–28"


def test_lengths_follow_from_the_times_where_none_is_given() -> None:
    assert [item.minutes for item in items("10:00 One\n10:20 Two\n11:00 Three")] == [20, 40, None]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_paste_whatever_is_read(text: str) -> None:
    outline = read_outline(text)

    assert all(item.title.strip() for item in outline.items)
    assert all(item.depth in {0, 1} for item in outline.items)
    assert not outline.items or outline.items[0].depth == 0


def test_the_heading_above_numbered_items_and_the_next_date_are_no_items() -> None:
    outline = read_outline(
        "Westmarch SCP, 19 November 2026\n1. Welcome\n2. Risk\nDate of next meeting: 18 February\n"
    )

    assert [item.title for item in outline.items] == ["Welcome", "Risk"]
    assert [line.line_number for line in outline.left_out] == [1, 4]


def test_what_is_confidential_is_seen_between_dashes_too() -> None:
    (item,) = read_outline("6. Rapid review WM-07 – confidential – Sunita Brookvale (SB)").items

    assert item.is_confidential
    assert (item.title, item.lead_words) == ("Rapid review WM-07", "Sunita Brookvale")


def test_somebody_whose_initials_are_tf_leads() -> None:
    (item,) = read_outline("2\tSection 11 findings\tTF\tAssurance").items

    assert (item.lead_words, item.paper) == ("TF", None)


def test_capitals_and_roman_numbers_may_be_the_top_level() -> None:
    outline = read_outline("I. Opening\nII. Business\nIII. Close\n")

    assert [(item.depth, item.title) for item in outline.items] == [
        (0, "Opening"),
        (0, "Business"),
        (0, "Close"),
    ]


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("1. Risk (1 hour)", 60),
        ("1. Risk (1 hr 15 mins)", 75),
        ("10.00 – 10.25 Risk", 25),
        ("10:00 to 10:10 Risk", 10),
        ("1. Risk (5)", None),
    ],
)
def test_a_length_is_said_in_many_ways(line: str, minutes: int | None) -> None:
    assert read_outline(line).items[0].minutes == minutes


@pytest.mark.parametrize("words", ["to approve", "For approval", "to agree"])
def test_what_an_item_is_for_is_said_in_many_ways(words: str) -> None:
    assert read_outline(f"1. Budget – {words}").items[0].purpose is Purpose.DECISION
