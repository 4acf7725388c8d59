from chair_desk.catalogue.fault import CatalogueError
from chair_desk.records.changes import CannotDo


def test_a_fault_names_the_file_the_key_and_the_reason() -> None:
    fault = CatalogueError("mine.toml", "quorum.rule", "this key is missing")

    assert (fault.file, fault.key, fault.reason) == (
        "mine.toml",
        "quorum.rule",
        "this key is missing",
    )
    assert "mine.toml" in fault.what
    assert fault.why == "At quorum.rule: this key is missing"


def test_a_fault_of_the_whole_file_names_no_key() -> None:
    fault = CatalogueError("mine.toml", "", "It is not TOML.")

    assert fault.why == "It is not TOML."


def test_a_window_shows_a_fault_as_something_the_world_said() -> None:
    assert isinstance(CatalogueError("a.toml", "b", "c"), CannotDo)
