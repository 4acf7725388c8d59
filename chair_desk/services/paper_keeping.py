"""The bytes of a file brought into the board a piece to a step, so that no key waits for them."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.services.desk import Desk
from chair_desk.services.paper_files import PaperFile


def bring_pieces(desk: Desk, file: PaperFile) -> Iterator[tuple[int, int]]:
    """Bring the bytes of a file into the board, a piece to a step or the log home to a step.

    It yields the steps that are done and how many there are. Nothing names the bytes yet: what
    attaches them is the one change, and it has nothing left to write. Where it is never done, the
    pieces go when the board is closed. Any other change may come between two steps.

    Raises:
        CannotDo: The disk is full, or the file was moved.
    """
    numbers = desk.file.missing_pieces(len(file.content), file.sha256)
    for done, number in enumerate(numbers):
        desk.file.put_piece(file.content, file.sha256, number)
        yield 2 * done + 1, 2 * len(numbers)
        desk.file.bring_home()
        yield 2 * done + 2, 2 * len(numbers)
