from __future__ import annotations

import json

import pytest

from chair_desk.services.desk import Desk
from chair_desk.services.last_page import MOST_PAPERS, keep_page, last_page, pages_file


def test_the_page_of_each_paper_is_kept(desk: Desk) -> None:
    keep_page(pages_file(desk), "a", 4)
    keep_page(pages_file(desk), "b", 2)
    keep_page(pages_file(desk), "a", 5)

    assert [last_page(pages_file(desk), name) for name in ("a", "b", "c")] == [5, 2, 1]


def test_it_is_the_persons_own_and_holds_ids_only(desk: Desk) -> None:
    keep_page(pages_file(desk), "a", 4)

    assert pages_file(desk).is_relative_to(desk.circumstances.home)
    assert json.loads(pages_file(desk).read_text(encoding="utf-8")) == {"a": 4}
    assert desk.file.history(1)[0].label != "a"


def test_papers_not_read_for_long_are_forgotten(desk: Desk) -> None:
    path = pages_file(desk)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({str(n): 2 for n in range(MOST_PAPERS)}), encoding="utf-8")

    keep_page(pages_file(desk), "new", 3)

    assert len(json.loads(path.read_text(encoding="utf-8"))) == MOST_PAPERS
    assert (last_page(pages_file(desk), "0"), last_page(pages_file(desk), "new")) == (1, 3)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": "x"}', '{"a": -2}', '{"a": true}'])
def test_what_cannot_be_read_is_the_first_page(desk: Desk, text: str) -> None:
    path = pages_file(desk)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    assert last_page(pages_file(desk), "a") == 1
