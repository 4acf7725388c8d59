from chair_desk.records.changes import CannotDo, Changes, Refused


def test_a_change_that_touched_nothing_is_no_change() -> None:
    assert not Changes(label="Nothing")
    assert Changes(touched={"action": frozenset({"a"})})


def test_a_change_knows_which_tables_it_touched() -> None:
    changes = Changes(touched={"action": frozenset({"a"})})

    assert changes.touches("action", "person")
    assert not changes.touches("person")


def test_a_refusal_says_its_sentences() -> None:
    assert str(Refused({"name": "Name is needed.", "due": "Due is not a date."})) == (
        "Name is needed. Due is not a date."
    )
    assert Refused("No.").problems == {"": "No."}


def test_what_cannot_be_done_says_what_why_and_what_to_do() -> None:
    fault = CannotDo("The file is open elsewhere.", remedy="Close it there.")

    assert str(fault) == "The file is open elsewhere. Close it there."
