from pathlib import Path
from shutil import copytree

import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.people import OrganisationKind
from chair_desk.resources import resources_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("board_profiles", "ladders", "log_types"):
        copytree(resources_folder() / name, tmp_path / name)
    return tmp_path


def test_a_text_that_the_board_file_carries_wins() -> None:
    shelf = Shelf()
    text = shelf.profile_text("plain_board").replace("Plain board", "Our board")

    assert shelf.profile("plain_board", text).label.startswith("Our board")
    assert shelf.profile("plain_board").label.startswith("Plain board")


def test_a_carried_text_opens_where_nothing_of_the_name_ships() -> None:
    shelf = Shelf()
    text = shelf.profile_text("plain_board")

    assert shelf.profile("from_another_machine", text) == shelf.profile("plain_board")


@pytest.mark.parametrize("name", Shelf().profile_names())
def test_the_text_to_carry_is_whole(name: str, tmp_path: Path) -> None:
    for place in ("board_profiles", "ladders", "log_types"):
        (tmp_path / place).mkdir()
    bare = Shelf(tmp_path)

    assert bare.profile(name, Shelf().profile_text(name)) == Shelf().profile(name)


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    (folder / "board_profiles" / "lscp_2018.toml").write_text("=", encoding="utf-8")
    shelf = Shelf(folder)

    assert shelf.profile("plain_board").name == "plain_board"
    with pytest.raises(CatalogueError):
        shelf.profile("lscp_2018")


def test_a_profile_that_inherits_what_does_not_ship_is_refused(folder: Path) -> None:
    (folder / "board_profiles" / "lscp_2023.toml").unlink()

    with pytest.raises(CatalogueError, match="no profile is called “lscp_2023”") as caught:
        Shelf(folder).profile("lscp_2026")

    assert (caught.value.file, caught.value.key) == ("lscp_2026.toml", "inherits")


def test_nothing_is_read_twice() -> None:
    shelf = Shelf()

    assert shelf.profile("sbni") is shelf.profile("sbni")
    assert shelf.ladder("council") is shelf.ladder("council")
    assert shelf.log_type("risk") is shelf.log_type("risk")


def test_a_new_file_is_found_by_being_there(folder: Path) -> None:
    text = (folder / "ladders" / "fire.toml").read_text(encoding="utf-8")
    coast = text.replace('name = "fire"', 'name = "coast"')
    (folder / "ladders" / "coast.toml").write_text(coast, encoding="utf-8")
    shelf = Shelf(folder)

    assert "coast" in shelf.ladder_names()
    assert [found.name for found in shelf.ladders(OrganisationKind.FIRE)] == ["coast", "fire"]


def test_profiles_in_use_are_offered_first_and_the_plain_board_last() -> None:
    names = Shelf().profile_names()

    assert names[:2] == ("lscp_2026", "lscp_2023")
    assert names[-1] == "plain_board"


def test_police_have_three_ladders_and_a_forum_of_schools_its_own() -> None:
    shelf = Shelf()

    police = {ladder.name for ladder in shelf.ladders(OrganisationKind.POLICE)}
    schools = {ladder.name for ladder in shelf.ladders(OrganisationKind.EDUCATION)}

    assert police == {"police_territorial", "police_metropolitan", "police_city"}
    assert schools == {"education", "education_authority", "schools_forum"}


def test_a_ladder_or_log_that_is_carried_wins_too() -> None:
    shelf = Shelf()
    ladder = (resources_folder() / "ladders" / "fire.toml").read_text(encoding="utf-8")
    log = (resources_folder() / "log_types" / "risk.toml").read_text(encoding="utf-8")

    assert shelf.ladder("fire", ladder.replace("Fire and rescue", "Our own")).label == "Our own"
    assert shelf.log_type("risk", log.replace('"Risks"', '"Worries"')).label == "Worries"
    assert "risk" in [one.name for one in shelf.log_types()]


@pytest.mark.parametrize("name", ["navy", "../ladders/fire", "", "fire.toml"])
def test_a_name_that_does_not_ship_is_refused_and_is_never_a_path(name: str) -> None:
    with pytest.raises(CatalogueError, match="No file of this name ships"):
        Shelf().profile(name)


def test_a_fault_in_a_carried_text_names_the_profile() -> None:
    with pytest.raises(CatalogueError) as caught:
        Shelf().profile("lscp_2023", "name = 1")

    assert caught.value.file == "lscp_2023.toml"
