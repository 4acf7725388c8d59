"""What the styles of a copied text say of bold and italics."""

from __future__ import annotations

import time

import pytest

from chair_desk.records.copied_styles import MOST, Setting, StyleSheet, bare, setting_of


@pytest.mark.parametrize(
    ("style", "setting"),
    [
        ("font-weight: BOLD", Setting(bold=True)),
        ("color:red;font-weight:700;\nfont-style:oblique", Setting(bold=True, italic=True)),
        ("font-weight:400;font-style:normal", Setting(bold=False, italic=False)),
        ("font-weight:inherit;font-style:inherit", Setting()),
        ("mso-bidi-font-weight:bold;mso-bidi-font-style:italic", Setting()),
        ("", Setting()),
    ],
)
def test_declarations_say_what_is_bold_and_what_slants(style: str, setting: Setting) -> None:
    assert setting_of(bare(style)) == setting


def test_rules_are_read_for_their_classes() -> None:
    sheet = StyleSheet()

    sheet.read("/* set */ p.One, li.One {font-weight:bold} span.Two{font-style:italic}")
    sheet.read(".One {font-style:normal} b {font-weight:bold} @page Three {font-weight:bold}")

    assert sheet.of("One") == Setting(bold=True, italic=False)
    assert sheet.of("One Two") == Setting(bold=True, italic=True)
    assert sheet.of("Three") == Setting()


@pytest.mark.parametrize("css", ["{" * 500_000, "a," * 250_000, "p.x{" * 100_000, "}" * 500_000])
def test_hostile_rules_are_read_in_time_and_no_further_than_is_said(css: str) -> None:
    sheet = StyleSheet()
    begun = time.process_time()

    sheet.read(css)
    sheet.read(css + " p.Late {font-weight:bold}")

    assert time.process_time() - begun < 2
    assert sheet.of("Late") == Setting()
    assert len(css) * 2 > MOST
