from __future__ import annotations

import json
from pathlib import Path

import pytest

from chair_desk.services.sample import write_sample
from tests.cli.conftest import Run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "Westmarch.chairdesk", home=tmp_path / "home")


def test_a_report_is_drafted_checked_and_written(run: Run, sample: Path, tmp_path: Path) -> None:
    year = ("--year", "2026")
    said = run("report", "draft", sample, *year).output
    assert "Scrutiny and challenge" in said
    assert "sentences have evidence behind them." in said
    found = json.loads(run("report", "gaps", sample, *year, "--json").output)
    assert {gap["kind"] for gap in found} <= {
        "empty_head", "no_evidence", "new", "little_progress", "unanswered",
    }  # fmt: skip
    place = tmp_path / "report.docx"
    assert "Wrote report.docx." in run("report", "export", sample, *year, "--to", place).output
    assert place.read_bytes().startswith(b"PK")


def test_a_year_with_no_record_is_refused_with_those_there_are(run: Run, sample: Path) -> None:
    result = run("report", "draft", sample, "--year", "1999")
    assert result.exit_code == 1
    assert "It holds the years that end in" in result.output


def test_without_a_draft_it_says_how_to_begin(run: Run, sample: Path) -> None:
    result = run("report", "gaps", sample, "--year", "2025")
    assert result.exit_code == 1
    assert "chair-desk report draft" in result.output
