from __future__ import annotations

import re

import pytest

from chair_desk.gui.theme.palette import ROLES, palette_of
from chair_desk.gui.theme.sheet import sheet_of
from chair_desk.gui.theme.tokens import TEXT_SIZES, THEMES, read_theme
from chair_desk.resources import read_resource

NAMES = [name for name, _label in THEMES]
GROUNDS = ("sheet", "desk", "sunk", "soft")
TEXTS = ("ink", "ink2", "ink3", "accent", "red", "amb", "grn", "plum", "teal")
PAIRS = [
    *((text, ground, 4.5) for text in TEXTS for ground in GROUNDS),
    ("onaccent", "accentF", 4.5),
    ("onband", "band", 4.5),
    ("onband2", "band", 4.5),
    ("red", "redS", 4.5),
    ("amb", "ambS", 4.5),
    ("grn", "grnS", 4.5),
    ("plum", "plumS", 4.5),
    ("teal", "tealS", 4.5),
    ("ink", "ambS", 4.5),
    ("ink2", "ambS", 4.5),
    ("ink", "redS", 4.5),
    ("ink", "grnS", 4.5),
    ("metink", "met", 4.5),
    ("metink", "met2", 4.5),
    ("ink", "osbar", 4.5),
    ("sheet", "ink", 4.5),
    *(("edge", ground, 3.0) for ground in GROUNDS),
    *(("accent", ground, 3.0) for ground in GROUNDS),
    ("redF", "sheet", 3.0),
    ("ambF", "sheet", 3.0),
    ("ambF", "ambS", 3.0),
    ("grnF", "sheet", 3.0),
    ("sheet", "redF", 3.0),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("mark", "ground", "needed"), PAIRS)
def test_every_pair_of_colours_can_be_told_apart(
    name: str, mark: str, ground: str, needed: float
) -> None:
    colours = read_theme(name).colours

    assert contrast(colours[mark], colours[ground]) >= needed


def test_high_contrast_goes_well_beyond_what_is_asked() -> None:
    colours = read_theme("high_contrast").colours

    for text in TEXTS:
        assert contrast(colours[text], colours["sheet"]) >= 7


def test_all_themes_name_the_same_colours() -> None:
    names = [set(read_theme(name).colours) for name in NAMES]

    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_the_sheet_leaves_no_name_unfilled(name: str, percent: int) -> None:
    sheet = sheet_of(read_theme(name), percent)

    assert "$" not in sheet


def test_the_sheet_grows_with_the_text_but_hairlines_do_not() -> None:
    light = read_theme("light")

    assert "font-size: 14px" in sheet_of(light, 100)
    assert "font-size: 21px" in sheet_of(light, 150)
    assert "border: 1px solid" in sheet_of(light, 150)


def test_the_sheet_holds_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{6}", read_resource("themes/sheet.qss")) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_arrows_are_drawn_in_the_supporting_ink_of_their_theme(name: str) -> None:
    ink = read_theme(name).colours["ink2"]

    for arrow in ("up", "down"):
        assert ink in read_resource(f"themes/{arrow}-{name}.svg")


@pytest.mark.parametrize("name", NAMES)
def test_every_role_of_the_palette_is_set(name: str) -> None:
    theme = read_theme(name)
    palette = palette_of(theme)

    for role, token in ROLES.items():
        assert palette.color(role).name().upper() == theme.colours[token].upper()
