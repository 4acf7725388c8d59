"""Names as they are compared: capitals and accents aside."""

from __future__ import annotations

import re

from chair_desk.records.folding import folded

__all__ = ["folded", "initials_of", "words_of"]

_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor", "rev",
     "revd", "sir", "dame", "lord", "lady", "the", "hon"}
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(folded(text))


def initials_of(name: str) -> str:
    """Return the initials of a name, its titles left out: "Dr Mary-Ann O'Dell" gives "MAO"."""
    words = [word for word in _WORD.findall(name) if folded(word) not in _TITLES]
    return "".join(word[0].upper() for word in words)
