from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.services.test_report_returning import edited


@pytest.fixture
def sample(tmp_path: Path, sample_bytes: bytes) -> Path:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    return path


def test_a_report_is_drafted_checked_and_written(run: Run, sample: Path, tmp_path: Path) -> None:
    year = ("--year", "2026")
    said = run("report", "draft", sample, *year).output
    assert "Scrutiny and challenge" in said
    assert "sentences have evidence behind them." in said
    found = json.loads(run("report", "gaps", sample, *year, "--json").output)
    assert {gap["kind"] for gap in found} <= {
        "empty_head", "not_public", "no_evidence", "new", "little_progress", "unanswered",
    }  # fmt: skip
    place = tmp_path / "report.docx"
    assert "Wrote report.docx." in run("report", "export", sample, *year, "--to", place).output
    assert place.read_bytes().startswith(b"PK")
    for edition in ("summary", "easy-read"):
        short = tmp_path / f"{edition}.html"
        run("report", "export", sample, *year, "--edition", edition, "--to", short)
        assert "<h1" in short.read_text(encoding="utf-8")


def test_a_year_with_no_record_is_refused_with_those_there_are(run: Run, sample: Path) -> None:
    result = run("report", "draft", sample, "--year", "1999")
    assert result.exit_code == 1
    assert "It holds the years that end in" in result.output


def test_without_a_draft_it_says_how_to_begin(run: Run, sample: Path) -> None:
    result = run("report", "gaps", sample, "--year", "2025")
    assert result.exit_code == 1
    assert "chair-desk report draft" in result.output


def test_a_draft_is_looked_at_and_brought_in(run: Run, sample: Path, tmp_path: Path) -> None:
    year = ("--year", "2027")
    sent = tmp_path / "sent.docx"
    run("report", "export", sample, *year, "--to", sent)
    said = run("report", "bring-in", sample, sent, *year, "--preview").output
    assert "It says what stands here." in said
    back = edited(sent, lambda body: body.replace("Partners now hold", "All partners now hold"))
    said = run("report", "bring-in", sample, back, *year, "--preview").output
    assert "8. Changed" in said
    assert "Theirs: All partners now hold" in said
    said = run("report", "bring-in", sample, back, *year, "--take", "all").output
    assert "Took 1 change from a draft." in said
    assert run("report", "bring-in", sample, back, *year).exit_code == 2


def test_what_may_point_at_one_person_is_listed_before_anything_is_written(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    place = tmp_path / "sent.docx"
    year = ("--year", "2027")
    run("report", "export", sample, *year, "--to", place)
    back = edited(place, lambda body: body.replace("Partners now hold", "Alice Reed and all hold"))
    run("report", "bring-in", sample, back, *year, "--take", "all")
    to = tmp_path / "report.pdf"
    result = run("report", "export", sample, *year, "--to", to)
    assert result.exit_code == 1
    assert "“Alice Reed”, in: Alice Reed and all hold" in result.output
    assert not to.exists()
    assert run("report", "export", sample, *year, "--to", to, "--anyway").exit_code == 0
    assert to.exists()
