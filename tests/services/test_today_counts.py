from __future__ import annotations

from pathlib import Path

from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.logs import add_entry, move_to
from chair_desk.services.today_counts import PageCount, open_reviews, page_counts


def made_board(tmp_path: Path) -> Desk:
    desk = create_desk(tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home")
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch Board"))
    return desk


def test_reviews_that_are_not_closed_are_counted_beside_their_page(tmp_path: Path) -> None:
    desk = made_board(tmp_path)
    assert "reviews" not in page_counts(desk)

    add_entry(desk, "risk", "Posts change")
    first = add_entry(desk, "review", "Not seen for eight weeks", code="WM-21")
    add_entry(desk, "review", "Three moves in a year", code="WM-22")
    assert page_counts(desk)["reviews"] == PageCount("2 open")

    move_to(desk, first.made, "no_review", reason="It teaches nothing that is new.")
    assert open_reviews(desk) == 1
    desk.close()
