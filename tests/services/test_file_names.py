"""Names of files as every system takes them."""

from __future__ import annotations

import pytest

from chair_desk.services.file_names import LONGEST, safe_file, safe_name, told_apart


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("a:b", "a b"),
        ("Dr A/B <chair>", "Dr A B chair"),
        ("Aux", "_Aux"),
        ("con.", "_con"),
        ("LPT1.minutes", "_LPT1.minutes"),
        ("Constance", "Constance"),
        ("ends in dots. . .", "ends in dots"),
        ("Siân Ŵyn-Jones", "Siân Ŵyn-Jones"),
        ("..", "_"),
        ("x" * 500, "x" * LONGEST),
    ],
)
def test_a_name_holds_nothing_that_windows_refuses(words: str, safe: str) -> None:
    assert safe_name(words) == safe


def test_a_file_from_another_system_keeps_its_ending() -> None:
    assert safe_file("Item 5: figures.pdf") == "Item 5 figures.pdf"
    assert safe_file("nul.pdf") == "_nul.pdf"
    assert safe_file("a/b\\c.docx") == "a b c.docx"
    assert safe_file("no ending") == "no ending"


def test_names_that_are_alike_are_told_apart_whatever_their_capitals() -> None:
    assert told_apart(["A B.eml", "a b.eml", "C.eml", "A B.eml"]) == [
        "A B.eml", "a b (2).eml", "C.eml", "A B (3).eml",
    ]  # fmt: skip
