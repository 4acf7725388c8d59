from datetime import date

import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.ladder_reading import read_ladder
from chair_desk.catalogue.ladders import Sorted

GOOD = """
name = "cadets"
label = "Cadets"
kinds = ["other"]
counts_from = "Steps count down from the captain."
prefixes = ["Sea"]
acting = ["Acting"]

[[rung]]
title = "Captain"
level = 5
abbreviations = ["Capt"]

[[rung]]
title = "Mate"
level = 3
also = ["First Officer"]

[[rung]]
title = "Bosun"
level = 3
step = 1

[[rung]]
title = "Hand"
level = 1
begins = ["Hand of"]

[[unsorted]]
title = "Watch Keeper"
reason = "Anybody may keep a watch."
candidates = ["Mate", "Hand"]
"""


def test_a_ladder_is_read_from_a_text() -> None:
    ladder = read_ladder(GOOD, "cadets.toml")

    assert [rung.step for rung in ladder.rungs] == [0, 1, 1, 2]
    assert [rung.title for rung in ladder.at_level(3)] == ["Mate", "Bosun"]
    assert ladder.rung("Captain").short == "Capt"
    assert ladder.rung("Hand").short == "Hand"
    assert ladder.sort("Sea Capt") == Sorted(rung=ladder.rung("Captain"))
    assert ladder.sort("Hand of the dog watch") == Sorted(rung=ladder.rung("Hand"))


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('counts_from = "Steps count down from the captain."', "", "counts_from", "missing"),
        ('kinds = ["other"]', 'kinds = ["navy"]', "kinds", "“navy” is no kind of partner"),
        ('label = "Cadets"', 'label = "Cadets"\nrank = 1', "rank", "is not known here"),
        ("level = 5", "level = 6", "rung[1].level", "from 1 to 5"),
        ("level = 5", "level = 0", "rung[1].level", "may not be below 1"),
        ("level = 5", "level = 2", "rung[2].level", "above the level of the rung before"),
        ("step = 1", "step = 3", "rung[3].step", "a step is left out"),
        ("step = 1", "step = 0", "rung[3].step", "may not be below 1"),
        ('title = "Bosun"', 'title = "Mate"', "rung[3].title", "stands here twice"),
        ('also = ["First Officer"]', 'also = ["capt"]', "rung[2].abbreviations", "“Captain” too"),
        ('["Mate", "Hand"]', '["Cook"]', "unsorted[1].candidates", "no rung is called “Cook”"),
        ('title = "Watch Keeper"', 'title = "Capt."', "unsorted[1].title", "is called that"),
        ('acting = ["Acting"]', 'source = "A book"', "checked", "this key is missing"),
    ],
)
def test_a_mistake_is_refused_with_the_file_the_key_and_the_reason(
    old: str, new: str, key: str, reason: str
) -> None:
    assert old in GOOD

    with pytest.raises(CatalogueError) as caught:
        read_ladder(GOOD.replace(old, new), "cadets.toml")

    assert (caught.value.file, caught.value.key) == ("cadets.toml", key)
    assert reason in caught.value.reason


LATER = """
[[version]]
from = 2026-04-01
counts_from = "Steps count down from the commodore."

[[version.rung]]
title = "Commodore"
level = 5

[[version.rung]]
title = "Captain"
level = 4
"""


def test_a_ladder_may_change_from_a_day_on_and_stays_as_it_was_before() -> None:
    ladder = read_ladder(GOOD + LATER, "cadets.toml")

    before, since = ladder.on(date(2026, 3, 31)), ladder.on(date(2026, 4, 1))
    assert (before.sort("Captain").level, since.sort("Captain").level) == (5, 4)
    assert since.steps_words(since.rung("Captain")).startswith("one step below commodore")
    assert (since.label, since.prefixes, since.name) == ("Cadets", ("Sea",), "cadets")
    assert ladder.on(None) is since
    assert since.sort("Bosun").level is None


def test_versions_stand_in_the_order_of_their_days() -> None:
    with pytest.raises(CatalogueError, match=r"version\[2\].from.*not after"):
        read_ladder(GOOD + LATER + LATER, "cadets.toml")


def test_a_version_says_from_when() -> None:
    with pytest.raises(CatalogueError, match=r"version\[1\].from.*missing"):
        read_ladder(GOOD + LATER.replace("from = 2026-04-01", ""), "cadets.toml")
