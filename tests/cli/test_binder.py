from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_binder_is_written_on_a_theme(run: Run, tmp_path: Path, sample_bytes: bytes) -> None:
    sample = tmp_path / "Westmarch.chairdesk"
    sample.write_bytes(sample_bytes)
    to = tmp_path / "binder.pdf"
    days = ("--from", "2026-01-01", "--until", "2026-12-31")
    asked = ("export", "binder", sample, "--theme", "missing", *days, "--to", to)
    assert "Wrote binder.pdf." in run(*asked).output
    assert to.read_bytes().startswith(b"%PDF")
    word = tmp_path / "binder.docx"
    made = run("export", "binder", sample, "--partner", "Constabulary", "--to", word)
    assert "Wrote binder.docx." in made.output
    made = run("export", "binder", sample, "--priority", "B-02", "--to", to)
    assert made.exit_code == 0
    made = run("export", "binder", sample, "--theme", "zeppelin", "--to", to)
    assert made.exit_code == 1
    assert "holds nothing of this" in made.output
    made = run("export", "binder", sample, "--partner", "Westmarch", "--to", to)
    assert "Which partner is meant" in made.output
