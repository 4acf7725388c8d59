from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from chair_desk.records.recommendations import Taken
from chair_desk.services.desk import open_desk
from chair_desk.services.recommendations import recommendations
from chair_desk.services.sample import write_sample


def test_the_sample_shows_each_way_of_taking_a_recommendation(tmp_path: Path) -> None:
    path = tmp_path / "s.chairdesk"
    write_sample(path, home=tmp_path / "home")
    desk = open_desk(
        path, who="G", home=tmp_path / "home", now=lambda: datetime(2026, 11, 19, 9, tzinfo=UTC)
    )
    lines = recommendations(desk)
    assert {one.state for line in lines for one in line.answers.values()} == set(Taken)
    assert [line.recommendation.source_words for line in lines] == ["WM-05", "WM-05", "WM-07"]
    assert all(line.recommendation.log_entry_id for line in lines)
    desk.close()
