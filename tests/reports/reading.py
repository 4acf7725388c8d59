"""Reading documents back: words and structure of a PDF, everything that a file holds."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="poppler is not installed"
)


def run(*words: str | Path) -> str:
    """Run a program and return what it says."""
    return subprocess.run([*map(str, words)], capture_output=True, check=True, text=True).stdout


def structure_of(pdf: bytes, folder: Path) -> list[tuple[int, str, str]]:
    """Return the elements of a tagged PDF in order: depth, tag and own words."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    found: list[tuple[int, str, str]] = []
    for line in run("pdfinfo", "-struct-text", path).splitlines():
        words = line.strip()
        if words.startswith('"'):
            depth, tag, said = found[-1]
            found[-1] = (depth, tag, said + words.strip('"'))
        elif words and not words.startswith("/"):
            depth = (len(line) - len(line.lstrip())) // 2
            found.append((depth, words.split()[0].rstrip(":"), ""))
    return [(depth, tag, " ".join(said.split())) for depth, tag, said in found]


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the words of a PDF as a reader would copy them, on one line."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    return " ".join(run("pdftotext", path, "-").split())


def everything_in_pdf(pdf: bytes) -> bytes:
    """Return all that a PDF holds, its streams unpacked, words of the pages among them."""
    unpacked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            unpacked,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return unpacked.getvalue()


def everything_in_docx(package: bytes) -> bytes:
    """Return all that a Word file holds, its parts unpacked."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return b"\n".join([name.encode() + opened.read(name) for name in opened.namelist()])
