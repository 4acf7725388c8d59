from __future__ import annotations

from pathlib import Path

from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.handing_over import (
    file_name_for,
    make_parcel,
    note_handed,
    partners_known,
    write_parcel,
)
from tests.services.apart import chair

__all__ = ["chair"]


def test_a_parcel_is_written_later_and_remembered_for_whom(desk: Desk, tmp_path: Path) -> None:
    whole = make_parcel(desk)
    path = tmp_path / file_name_for(desk, "Rosalind Larkspur", is_whole=True)
    write_parcel(whole, path)
    first = note_handed(desk, whole, path, "Rosalind Larkspur")
    add_action(desk, title="Later")
    news = make_parcel(desk, first)
    write_parcel(news, tmp_path / "news.chairdesk-changes")

    assert (first.way, first.who) == ("copy", "Rosalind Larkspur")
    assert (news.way, news.changes) == ("changes", 1)
    assert partners_known(desk) == ["Rosalind Larkspur"]
    assert path.name.endswith("2026-11-17.chairdesk") or "Rosalind" in path.name
