from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk import __version__
from chair_desk.cli.main import chair_desk
from tests.cli.conftest import Run

COMMANDS = (
    "action",
    "attendance",
    "backup",
    "challenge",
    "check",
    "check-wording",
    "export",
    "handover",
    "history",
    "import",
    "info",
    "list",
    "merge",
    "minute",
    "new",
    "pack",
    "passphrase",
    "profiles",
    "report",
    "restore",
    "retention",
    "sample",
    "search",
    "sync",
    "today",
    "tour",
)


def started(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start Chair Desk as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "chair_desk", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )


def test_the_help_lists_every_command(run: Run) -> None:
    told = run("--help")

    assert told.exit_code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in told.output


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run: Run, command: str) -> None:
    told = run(command, "--help")

    assert told.exit_code == 0
    assert "Usage: chair-desk" in told.output


@pytest.mark.parametrize(
    "words",
    [("import", "members"), ("import", "agenda"), ("export", "agenda"), ("export", "minutes")],
)
def test_commands_of_a_command_have_help_too(run: Run, words: tuple[str, str]) -> None:
    told = run(*words, "--help")

    assert told.exit_code == 0
    assert "FILE" in told.output


def test_no_command_opens_the_window(run: Run, doors: list[str]) -> None:
    assert run().exit_code == 0
    assert doors == ["window None"]


def test_the_tour_makes_its_folder(run: Run, doors: list[str], tmp_path: Path) -> None:
    assert run("tour", tmp_path / "deep" / "tour").exit_code == 0

    assert doors == ["tour tour"]
    assert (tmp_path / "deep" / "tour").is_dir()


def test_a_tour_where_no_folder_can_be_made_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")

    told = run("tour", tmp_path / "taken" / "tour")

    assert told.exit_code == 1
    assert "could not be made" in told.stderr


@pytest.mark.parametrize(
    "words", [("fly",), ("list",), ("list", "x.chairdesk", "--fly"), ("--fly",)]
)
def test_wrong_usage_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_an_error_is_said_on_standard_error_with_exit_code_1(run: Run, tmp_path: Path) -> None:
    told = run("info", tmp_path / "nowhere.chairdesk")

    assert told.exit_code == 1
    assert told.stdout == ""
    assert "There is no file nowhere.chairdesk." in told.stderr
    assert "Traceback" not in told.output


def test_every_command_stands_in_the_list_of_the_issue() -> None:
    assert tuple(sorted(chair_desk.commands)) == COMMANDS


def test_started_as_a_program_it_says_its_version() -> None:
    told = started("--version")

    assert (told.returncode, told.stderr) == (0, "")
    assert __version__ in told.stdout


def test_started_as_a_program_an_error_is_words_and_no_traceback(tmp_path: Path) -> None:
    told = started("check", str(tmp_path / "nowhere.chairdesk"))

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("Error: There is no file")
    assert "Traceback" not in told.stderr


def test_started_as_a_program_wrong_usage_is_2() -> None:
    assert started("list").returncode == 2


def test_the_commands_import_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from chair_desk.cli.main import chair_desk\n"
        "heavy = 'PySide6 reportlab docx openpyxl pikepdf holidays sqlcipher3'.split()\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout.strip() == "[]"


def test_without_a_screen_the_window_is_not_tried() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    environment = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}

    told = started(**environment)

    assert told.returncode == 1
    assert "no screen" in told.stderr


def test_a_fault_of_ours_is_said_and_its_details_kept(tmp_path: Path) -> None:
    code = (
        "import sys, chair_desk.cli.boards as boards\n"
        "from chair_desk.__main__ import main\n"
        "def broken(): raise ZeroDivisionError\n"
        "boards.profiles.callback = lambda checks: broken()\n"
        "sys.exit(main(['profiles']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "CHAIR_DESK_HOME": str(tmp_path)},
    )

    assert told.returncode == 1
    assert "a fault in Chair Desk (ZeroDivisionError)" in told.stderr
    assert "Traceback" not in told.stderr
    log = (tmp_path / "logs" / "command-line.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
