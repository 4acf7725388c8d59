from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.settings import (
    FILE_NAME,
    Settings,
    Theme,
    load_settings,
    save_settings,
)


def test_without_a_file_the_starting_values_hold(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path)

    assert loaded.settings == Settings()
    assert loaded.said == ""
    assert not loaded.settings.keep_names


@given(
    who=st.text(),
    theme=st.sampled_from(Theme),
    size=st.integers(100, 150),
    keep=st.booleans(),
)
def test_settings_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, who: str, theme: Theme, size: int, keep: bool
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    settings = Settings(who=who, theme=theme, text_size=size, keep_names=keep)

    save_settings(folder, settings)
    loaded = load_settings(folder)

    assert loaded.settings == settings
    assert loaded.said == ""


def test_a_lone_surrogate_in_a_name_does_not_break_the_file(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(who="Gwen \ud800"))

    assert load_settings(tmp_path).settings.who == "Gwen ?"


@pytest.mark.parametrize("content", [b"who = ", b"\xff\xfe\x00", b"[who"])
def test_a_damaged_file_is_kept_aside_and_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    loaded = load_settings(tmp_path)

    assert loaded.settings == Settings()
    assert "settings.damaged-1.toml" in loaded.said
    assert (tmp_path / "settings.damaged-1.toml").read_bytes() == content
    assert not (tmp_path / FILE_NAME).exists()
    assert load_settings(tmp_path).said == ""


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in ("one = ", "two = "):
        (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
        load_settings(tmp_path)

    assert (tmp_path / "settings.damaged-1.toml").read_text(encoding="utf-8") == "one = "
    assert (tmp_path / "settings.damaged-2.toml").read_text(encoding="utf-8") == "two = "


def test_one_wrong_value_costs_no_other(tmp_path: Path) -> None:
    text = 'who = "Gwen"\ntext_size = 400\ntheme = "purple"\nkeep_names = 1\nfuture = "kept"\n'
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    loaded = load_settings(tmp_path)

    assert loaded.settings == Settings(who="Gwen")
    for label in ("Theme", "Text size", "Show board names"):
        assert label in loaded.said


def test_a_value_that_is_not_allowed_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        save_settings(tmp_path, Settings(text_size=90))

    assert set(refused.value.problems) == {"text_size"}
    assert not (tmp_path / FILE_NAME).exists()


def test_a_folder_that_cannot_be_made_is_said_calmly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(CannotDo) as said:
        save_settings(tmp_path / "file", Settings())

    assert said.value.what == "settings.toml could not be written."
    assert "safe" in said.value.why
