"""The style sheet, grown to each size of text."""

from __future__ import annotations

import re

import pytest

from chair_desk.gui.theme.look import look
from chair_desk.gui.theme.sheet import sheet_of
from chair_desk.gui.theme.tokens import TEXT_SIZES


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_choice_of_one_stays_round_at_each_size_of_text(percent: int) -> None:
    rule = re.search(r"QRadioButton::indicator \{([^}]*)\}", sheet_of(look().theme, percent))
    assert rule is not None
    lengths = re.findall(r"(?:^| )(width|border|border-radius): (\d+)px", rule[1])
    found = {name: int(number) for name, number in lengths}

    side = found["width"] + 2 * found["border"]
    # A radius of more than half the side is not drawn at all, and a smaller one looks square.
    assert side / 2 - 1 <= found["border-radius"] <= side / 2
