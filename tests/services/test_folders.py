from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.services.folders import boards_folder, home_folder, settings_folder


def test_each_system_has_its_own_folders(own_home: Path) -> None:
    assert "Chair Desk" in settings_folder().parts
    assert "Chair Desk" in home_folder().parts
    assert boards_folder().name


def test_one_variable_moves_them_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHAIR_DESK_HOME", str(tmp_path))

    assert home_folder() == tmp_path
    assert settings_folder() == tmp_path / "settings"
    assert boards_folder() == tmp_path / "boards"
