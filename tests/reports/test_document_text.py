from __future__ import annotations

from hypothesis import given

from chair_desk.reports.document import (
    Document,
    Figure,
    MarginRecord,
    NumberedParagraph,
    PageBreak,
    Run,
)
from chair_desk.reports.document_text import as_text
from reports.documents import DOCUMENTS, picture


def test_each_kind_of_block_has_its_text() -> None:
    record = MarginRecord(title="Action A-1", lines=("Nell", "by May"), link="#actions")
    document = Document(
        title="T",
        blocks=(
            NumberedParagraph(
                number="", runs=(Run("a\nb", bold=True, link="#x"),), margin=(record,)
            ),
            Figure(image=picture(), alt="A bar", width_mm=10, height_mm=5),
            PageBreak(),
        ),
    )

    text = as_text(document)

    assert "-  **a / b** ->#x\n      [Action A-1 -> #actions] Nell / by May\n" in text
    assert "[picture: A bar]\n\n[new page]\n" in text


@given(DOCUMENTS)
def test_any_document_has_a_text_and_always_the_same(document: Document) -> None:
    assert as_text(document) == as_text(document)
