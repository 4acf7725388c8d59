from __future__ import annotations

from chair_desk.reports.pdf_tags import Mark, Node, Structure, marked, page_furniture


class Paper:
    """Takes what a canvas would be told."""

    def __init__(self) -> None:
        self.structure = Structure()
        self.said: list[str] = []

    def addLiteral(self, words: str) -> None:
        self.said.append(words)

    def getPageNumber(self) -> int:
        return 1


def test_marks_are_counted_on_each_page() -> None:
    structure = Structure()
    node = structure.root.add("P")

    assert [structure.mark(page, node) for page in (1, 1, 2)] == [0, 1, 0]
    assert node.kids == [Mark(1, 0), Mark(1, 1), Mark(2, 0)]
    assert (structure.count_on(1), structure.count_on(3)) == (2, 0)


def test_what_is_drawn_is_wrapped_in_its_element_or_as_decoration() -> None:
    paper = Paper()
    with marked(paper, paper.structure.root.add("H1")):
        paper.addLiteral("text")
    with marked(paper, None):
        paper.addLiteral("rule")
    with page_furniture(paper):
        paper.addLiteral("footer")

    assert paper.said == [
        "/H1 <</MCID 0>> BDC",
        "text",
        "EMC",
        "/Artifact BMC",
        "rule",
        "EMC",
        "/Artifact <</Type /Pagination>> BDC",
        "footer",
        "EMC",
    ]


def test_an_element_is_empty_until_something_under_it_is_drawn() -> None:
    structure = Structure()
    outer = structure.root.add("L")
    inner = outer.add("LI")

    assert outer.is_empty()
    structure.mark(1, inner)
    assert not outer.is_empty()
    assert Node("P").is_empty()
