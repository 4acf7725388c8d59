"""The pages of a document made and written beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a window opens without it
    from chair_desk.services.publishing import Document


class WritingDocument:
    """A job for `Background`: makes the bytes of a document and writes them; it reads no board."""

    def __init__(self, document: Document, path: Path, kind: str = "pdf") -> None:
        self._document, self._path, self._kind = document, path, kind

    def __call__(self) -> Path:
        """Write, and return the place of the file.

        Raises:
            CannotDo: The folder cannot be written.
        """
        from chair_desk.services.publishing import rendered, write_document

        return write_document(self._path, rendered(self._document, self._kind))
