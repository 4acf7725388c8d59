"""Undo and Redo where a page keeps something in the person's own file, beside the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from chair_desk.gui.shell import Shell


class OwnSteps(Protocol):
    """What was done on a page to one's own file; it is taken back before changes of the board."""

    def labels(self) -> tuple[str, str]:
        """Return what Undo and Redo would do, or nothing."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Do again what was taken back."""


def own_steps(shell: Shell | None) -> OwnSteps | None:
    """Return the steps of the page that shows; nothing where it keeps none."""
    return shell.page.own_steps() if shell is not None and shell.page is not None else None


def own_labels(shell: Shell | None) -> tuple[str, str]:
    """Return what Undo and Redo would do to one's own file, or nothing."""
    steps = own_steps(shell)
    return steps.labels() if steps is not None else ("", "")


def undo_here(shell: Shell) -> None:
    """Take back what was done last to one's own file on this page, else the last change."""
    if shell.page is not None:
        shell.page.settle()  # a note that is being written is a step, too
    steps = own_steps(shell)
    if steps is not None and steps.labels()[0]:
        steps.undo()
    else:
        shell.undo()


def redo_here(shell: Shell) -> None:
    """Do again what `undo_here` took back."""
    steps = own_steps(shell)
    if steps is not None and steps.labels()[1]:
        steps.redo()
    else:
        shell.redo()
