import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.log_types import LogType, read_log_type
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.columns import Kind
from chair_desk.records.rules import missing_to_close
from chair_desk.records.tables import BY_NAME

NAMES = Shelf().log_type_names()

GOOD = """
name = "visit"
label = "Visits"
entry_label = "Visit"
help = "What was seen at the front door."
reference_prefix = "V"

[[state]]
name = "planned"
label = "Planned"

[[state]]
name = "done"
label = "Done"
closed = true
needs = ["seen"]

[[clock]]
name = "report"
label = "Report due"
rule = "working_days_after"
days = 10

[[column]]
name = "seen"
label = "What was seen"
kind = "text"
"""


@pytest.fixture(params=NAMES)
def log(request: pytest.FixtureRequest) -> LogType:
    return Shelf().log_type(request.param)


def test_each_log_bears_the_name_of_its_file(log: LogType) -> None:
    assert log.name in NAMES


def test_each_log_begins_open_and_can_be_closed(log: LogType) -> None:
    assert log.first_state.name in log.open_states
    assert log.closing


def test_each_log_makes_a_table_for_a_form(log: LogType) -> None:
    assert [column.name for column in log.table] == [column.name for column in log.columns]
    assert all(column.label and column.kind in Kind for column in log.columns)


def test_no_column_of_a_log_hides_one_that_all_logs_share(log: LogType) -> None:
    shared = {column.name for column in BY_NAME["log_entry"]}

    assert shared.isdisjoint(column.name for column in log.columns)


def test_reference_prefixes_are_told_apart() -> None:
    prefixes = [log.reference_prefix for log in Shelf().log_types()]

    assert len(set(prefixes)) == len(prefixes)
    assert "A" not in prefixes  # actions
    assert all(prefix.isalpha() and prefix.isupper() for prefix in prefixes)


def test_the_logs_of_the_house_ship() -> None:
    assert {"challenge", "evidence", "risk", "interest"} <= set(NAMES)


def test_a_challenge_without_impact_cannot_be_closed_as_having_had_one() -> None:
    challenge = Shelf().log_type("challenge")
    values = {"outcome": "A rota was agreed.", "evidence": "Rota of May"}

    assert missing_to_close(challenge.closing["closed_with_impact"], values) == ("impact",)
    assert missing_to_close(challenge.closing["closed_without_impact"], values) == ("reason",)


def test_an_answered_challenge_is_not_finished() -> None:
    assert "answered" in Shelf().log_type("challenge").open_states


def test_the_first_answer_is_due_in_twenty_working_days() -> None:
    clock = Shelf().log_type("challenge").clock("answer")

    assert (clock.rule, clock.days) == ("working_days_after", 20)


def test_the_register_of_risks_keeps_no_colour() -> None:
    names = {column.name for column in Shelf().log_type("risk").columns}

    assert names.isdisjoint({"rag", "colour", "color"})


def test_a_log_is_read_from_a_text() -> None:
    log = read_log_type(GOOD, "visit.toml")

    assert log.state("done").needs == ("seen",)
    assert log.closing == {"done": ("seen",)}
    assert log.open_states == ("planned",)
    with pytest.raises(KeyError):
        log.state("gone")


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('label = "Visits"', "", "label", "this key is missing"),
        ('name = "visit"', 'name = "visit"\ncolour = "red"', "colour", "is not known here"),
        ('kind = "text"', 'kind = "essay"', "column[1].kind", "“essay” is not one of"),
        ('kind = "text"', 'kind = "choice"', "column[1].choices", "go together"),
        ('kind = "text"', 'choices = ["a"]', "column[1].choices", "go together"),
        ('kind = "text"', 'kind = "link"', "column[1].links_to", "go together"),
        ('name = "seen"', 'name = "title"', "column[1].name", "has this column already"),
        ('name = "seen"', 'name = "what we saw"', "column[1].name", "not a plain name"),
        ('needs = ["seen"]', 'needs = ["impact"]', "state[2].needs", "called “impact”"),
        ('name = "done"', 'name = "planned"', "state[2].name", "stands here twice"),
        (
            'label = "Planned"',
            'label = "Planned"\nclosed = true',
            "state[1].closed",
            "begin closed",
        ),
        ("closed = true", "", "state[2].closed", "the last state must be a closed one"),
        ("working_days_after", "moons_after", "clock[1].rule", "“moons_after” is not one of"),
        ("days = 10", "days = 0", "clock[1].days", "may not be below 1"),
        ("days = 10", 'days = "ten"', "clock[1].days", "not a whole number"),
    ],
)
def test_a_mistake_is_refused_with_the_file_the_key_and_the_reason(
    old: str, new: str, key: str, reason: str
) -> None:
    assert old in GOOD

    with pytest.raises(CatalogueError) as caught:
        read_log_type(GOOD.replace(old, new), "visit.toml")

    assert (caught.value.file, caught.value.key) == ("visit.toml", key)
    assert reason in caught.value.reason


def test_no_two_logs_number_alike_nor_as_actions_and_decisions_do() -> None:
    prefixes = [log.reference_prefix for log in Shelf().log_types()]

    assert len({*prefixes, "A", "D"}) == len(prefixes) + 2


def test_a_column_may_be_asked_of_some_kinds_only() -> None:
    kinds = '[[column]]\nname = "kind"\nlabel = "Kind"\nkind = "choice"\nchoices = ["a", "b"]\n'
    text = GOOD + 'only_for = ["b"]\n' + kinds

    assert read_log_type(text, "visit.toml").only_for == {"seen": ("b",)}
    with pytest.raises(CatalogueError, match="no kind is called “c”"):
        read_log_type(text.replace('only_for = ["b"]', 'only_for = ["c"]'), "visit.toml")


def test_a_clock_on_a_day_that_is_set_counts_no_days() -> None:
    clock = Shelf().log_type("review").clock("own_day")

    assert (clock.rule, clock.days, clock.counts_from) == ("on_the_day", 0, "publish_on")
