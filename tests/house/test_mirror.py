"""Tests mirror the house: each file of the lower floors has a test file of the same name.

A file that was split off (`pdf_tags` from `pdf`) may be tested with the one it came from.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("records", "catalogue", "store", "reports", "services")
FILES = [
    path
    for floor in FLOORS
    for path in sorted((ROOT / "chair_desk" / floor).glob("*.py"))
    if path.name != "__init__.py"
]
# Files that only declare: what they say is tested by `test_tables` and by whoever reads them.
DECLARATIONS = {
    "records": {
        "action_sheets", "actions", "agreed_ranks", "attachments", "boards", "briefing",
        "binder_bundle", "bundles", "carried",
        "follow_ups", "funding", "funding_bundle", "letters", "line", "links", "logs", "meetings",
        "minutes", "packs", "people", "ready_ticks", "recommendations", "report_bundle",
        "report_feeds", "safekeeping", "saved_filters", "yearly_reports",
    },
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_file_has_its_tests(path: Path) -> None:
    floor = path.parent.name
    if path.stem in DECLARATIONS.get(floor, set()):
        return

    words = path.stem.split("_")
    names = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    assert any((ROOT / "tests" / floor / f"test_{name}.py").exists() for name in names)


@pytest.mark.parametrize("path", sorted((ROOT / "chair_desk").rglob("__init__.py")))
def test_no_package_runs_code_when_it_is_imported(path: Path) -> None:
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(('"""', "__version__"))
    ]

    assert lines == []
