"""The words of the house: a board requests and seeks assurance, and nobody shouts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "chair_desk"
FILES = sorted(PACKAGE.rglob("*.py"))
UNWANTED = re.compile(
    r"\binstruct|overdue by|breached|unilateral|encrypted at rest|too junior"
    r"|organiz|authoriz|recogniz|\bcolor\b|oops|successfully",
    re.IGNORECASE,
)


def _spoken(path: Path) -> list[str]:
    """Return the words that reach a person: arguments of _(), N_() and ngettext()."""
    words = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "N_", "ngettext"}:
            words += [
                part.value
                for part in node.args
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
    return words


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_program_speaks_plainly(path: Path) -> None:
    assert [words for words in _spoken(path) if UNWANTED.search(words) or words.endswith("!")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_said_is_a_whole_text_and_not_pieces(path: Path) -> None:
    """gettext cannot find a text that was put together before it was looked up."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    pieces = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "_"
        and any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in node.args)
    ]

    assert pieces == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    ours = re.compile(r"/work/|/root/|/home/[a-z]|pypi|files\.pythonhosted", re.IGNORECASE)
    kept = [*FILES, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("*.txt"), ROOT / "make.py"]

    assert [path.name for path in kept if ours.search(path.read_text(encoding="utf-8"))] == []
