from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services import microsoft_office, office_files
from chair_desk.services.microsoft_office import (
    command,
    end_started,
    find_driver,
    is_locked,
    is_registered,
    program_for,
)
from chair_desk.services.office_files import OFFICE, Conversion, can_convert, waiting_words

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
WRITES = """#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    -From) from="$2" ;; -To) to="$2" ;; -Started) started="$2" ;; -Program) program="$2" ;;
  esac
  shift
done
"""


@pytest.fixture
def on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on PATH for a program that stands for PowerShell; Office is there, no other."""
    monkeypatch.setattr(office_files, "find_office", str)
    monkeypatch.setattr(
        microsoft_office.find_driver, "__defaults__", (lambda _program: True,), raising=True
    )
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def stand_in(folder: Path, does: str) -> Path:
    made = folder / "powershell"
    made.write_text(WRITES + does, encoding="utf-8")
    made.chmod(0o755)
    return made


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


def test_each_kind_of_office_file_has_its_program() -> None:
    assert {program_for(f"a{ending}") for ending in OFFICE} == {"Word", "PowerPoint", "Excel"}
    assert (program_for("A.PPTX"), program_for("a.csv")) == ("PowerPoint", "Excel")
    assert program_for("a.exe") == ""


def test_it_is_found_only_where_the_program_for_that_file_is(on_windows: Path) -> None:
    shell = stand_in(on_windows, "")
    assert find_driver("a.docx", lambda program: program == "Word") == str(shell)
    assert find_driver("a.xlsx", lambda program: program == "Word") == ""
    assert find_driver("a.exe", lambda _program: True) == ""
    assert can_convert("a.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows may have it")
def test_elsewhere_than_on_windows_there_is_none() -> None:
    assert not is_registered("Word")


def test_paths_are_arguments_and_never_part_of_the_script(tmp_path: Path) -> None:
    source = tmp_path / "it's $(here) & now" / "paper.docx"
    words = command("powershell", source, source.with_suffix(".pdf"))
    at = words.index("-File")
    script = Path(words[at + 1])
    assert script.name == "make_pdf.ps1"
    assert words[at + 2 : at + 6] == [
        "-From", str(source), "-To", str(source.with_suffix(".pdf")),
    ]  # fmt: skip
    assert words[-2:] == ["-Program", "Word"]
    assert "-NonInteractive" in words[:at]


def test_the_script_runs_no_macro_follows_no_link_and_reads_only() -> None:
    script = Path(command("x", Path("a.docx"), Path("a.pdf"))[7]).read_text(encoding="utf-8")
    for wanted in (
        "$app.AutomationSecurity = 3",
        "UpdateLinksAtOpen = $false",
        "$From, $false, $true, $false",  # Word: no question, read only, not among the recent
        "$From, 0, $true",  # Excel: links as they were, read only
        "$From, -1, 0, 0",  # PowerPoint: read only, no window
    ):
        assert wanted in script
    assert "Invoke-Expression" not in script
    assert script.isascii()
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


@posix
def test_the_pdf_that_it_makes_is_the_paper(on_windows: Path) -> None:
    stand_in(on_windows, 'printf "%%PDF of %s by %s" "$(cat "$from")" "$program" > "$to"\n')
    made = Conversion("Timeline of 'events'.docx", b"words").run()
    assert made == b"%PDF of words by Word"


@posix
def test_where_it_makes_nothing_the_program_is_named(on_windows: Path) -> None:
    stand_in(on_windows, "exit 1\n")
    with pytest.raises(CannotDo) as told:
        Conversion("figures.xlsx", b"PK").run()
    assert "Excel made nothing of it." in str(told.value.why)


@posix
def test_stopping_it_ends_what_it_started_too(on_windows: Path) -> None:
    """The program is no child of the script: here it runs in a session of its own."""
    stand_in(
        on_windows,
        'setsid sleep 600 &\necho $! > "$started.part"\n'
        f'cp "$started.part" "{on_windows}/noted"\nmv "$started.part" "$started"\nwait\n',
    )
    one = Conversion("paper.docx", b"words")
    told: list[CannotDo] = []

    def run() -> None:
        try:
            one.run()
        except CannotDo as problem:
            told.append(problem)

    work = threading.Thread(target=run)
    work.start()
    noted = on_windows / "noted"
    until(lambda: one_folder(one, microsoft_office._STARTED).is_file())
    process = int(noted.read_text())
    assert is_alive(process)
    one.cancel()
    work.join(60)

    assert "could not be made" in told[0].what
    until(lambda: not is_alive(process))
    assert not one._folder.exists()


@posix
def test_it_is_ended_after_its_time(on_windows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "SECONDS", 0.2)
    stand_in(on_windows, "sleep 600\n")
    with pytest.raises(CannotDo, match="could not be made"):
        Conversion("paper.docx", b"words").run()


@posix
def test_libreoffice_comes_first_where_it_is(
    on_windows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(on_windows, 'printf "%%PDF of Word" > "$to"\n')
    office = on_windows / "soffice"
    office.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
        'printf "%%PDF of LibreOffice" > "$2/paper.pdf"\n'
    )
    office.chmod(0o755)
    monkeypatch.setattr(office_files, "find_office", lambda: str(office))
    assert Conversion("paper.docx", b"words").run() == b"%PDF of LibreOffice"


def test_a_file_with_a_password_is_not_opened(on_windows: Path) -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + b"locked"
    assert is_locked("a.pptx", content)
    assert not is_locked("a.ppt", content)  # the old kind begins so without a password
    stand_in(on_windows, 'printf "%%PDF" > "$to"\n')
    with pytest.raises(CannotDo) as told:
        Conversion("a.pptx", content).run()
    assert "locked with a password" in told.value.why


def test_a_note_that_says_nothing_ends_nothing(tmp_path: Path) -> None:
    end_started(tmp_path)
    (tmp_path / "started.txt").write_text("\n0 1 -1 words\n", encoding="ascii")
    end_started(tmp_path)


def test_it_waits_with_a_sentence_where_neither_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "find_office", str)
    assert "nor Microsoft Office on Windows" in waiting_words("a.docx")


def one_folder(one: Conversion, name: str) -> Path:
    return one._folder / name


def until(is_true: object) -> None:
    """Wait until something that is certain to come is true."""
    assert callable(is_true)
    end = time.monotonic() + 60
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.01)
