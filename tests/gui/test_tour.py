from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from chair_desk.gui.tour import SCREENS, THEMES, run_tour


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    made = tmp_path_factory.mktemp("tour")
    run_tour(made)
    return made


def test_every_screen_is_there_in_light_and_dark(folder: Path) -> None:
    names = {path.name for path in (folder / "screens").iterdir()}

    assert names == {f"{screen.name}-{theme}.png" for screen in SCREENS for theme in THEMES}


def test_no_picture_is_blank(folder: Path) -> None:
    for path in (folder / "screens").iterdir():
        image = QImage(str(path)).scaled(60, 40)
        colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(40)}
        assert len(colours) > 8, path.name


def test_the_printed_page_stands_beside_the_report(folder: Path) -> None:
    image = QImage(str(folder / "screens" / "04-report-light.png"))

    page = image.copy(1060, 200, 270, 400).scaled(90, 130)
    colours = {page.pixelColor(x, y).name() for x in range(90) for y in range(130)}
    assert len(colours) > 8


def test_every_document_is_there_in_three_formats(folder: Path) -> None:
    names = [path.name for path in (folder / "documents").iterdir()]

    for ending in ("pdf", "docx", "html"):
        assert sum(name.endswith(ending) for name in names) >= 5


def test_the_index_links_to_all_of_it_and_names_no_machine(folder: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")

    for path in [*(folder / "screens").iterdir(), *(folder / "documents").iterdir()]:
        assert path.name in page
    assert str(folder) not in page


def test_the_made_up_board_lies_beside_it(folder: Path) -> None:
    assert (folder / "Westmarch.chairdesk").exists()
