"""Spare PySide6 the reading of our sources.

PySide6 reads the source of each module that is imported after it, and keeps the text, to find
out whether "PySide6" stands in it. That is for `__feature__` (names in snake case), which no
module of ours asks for. This has to be imported first of all that is ours, once Qt is there.
"""

from __future__ import annotations

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401  it brings what is looked for below


class _Known(dict[str, int]):
    """The modules that were looked through; all count as looked through."""

    def __contains__(self, name: object) -> bool:
        return True


# Another PySide6 than the one pinned may have none: then it reads, and nothing else changes.
_feature: Any = sys.modules.get("shibokensupport.feature")
if isinstance(getattr(_feature, "pyside_feature_dict", None), dict):
    _feature.pyside_feature_dict = _Known(_feature.pyside_feature_dict)
