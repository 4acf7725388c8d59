"""Asking for a file or a folder by the system's own dialog, which holds nothing up."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def usual_folder() -> Path:
    """Return where a person looks for documents: the home folder where there is no other."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    documents = Path(place or Path.home())
    return documents if documents.is_dir() else Path.home()


def ask_file(
    window: QWidget, title: str, then: Callable[[str], None], *, kinds: str, folder: str = ""
) -> None:
    """Ask which file is meant; `then` gets its path, and is not called where none is chosen.

    `kinds` are filters as Qt writes them: `Word (*.docx);;PDF (*.pdf)`.
    """
    dialog = QFileDialog(window, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    _show(dialog)


def ask_files(
    window: QWidget, title: str, then: Callable[[list[str]], None], *, kinds: str
) -> None:
    """Ask which files are meant, one or many."""
    dialog = QFileDialog(window, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(then)
    _show(dialog)


def ask_folder(
    window: QWidget, title: str, then: Callable[[str], None], *, folder: str = ""
) -> None:
    """Ask which folder is meant."""
    dialog = QFileDialog(window, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(then)
    _show(dialog)


def ask_new_file(
    window: QWidget,
    title: str,
    then: Callable[[str], None],
    *,
    offered: Path | str,
    kinds: str,
    may_replace: bool = True,
) -> None:
    """Ask under which name a file is written; a name alone is offered in the usual folder.

    A name typed without an ending gets that of the kind that is chosen. Where the writer never
    replaces a file (`may_replace` is false), the dialog does not ask whether it should.
    """
    place = usual_folder() / offered
    dialog = _NewFile(window, title, str(place.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(place.suffix)
    dialog.selectFile(str(place))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    dialog.filterSelected.connect(dialog.follow)
    dialog.fileSelected.connect(then)
    _show(dialog)


class _NewFile(QFileDialog):
    def follow(self, kind: str) -> None:
        if ending := re.search(r"\*(\.[\w-]+)", kind):
            self.setDefaultSuffix(ending[1])


def _show(dialog: QFileDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
