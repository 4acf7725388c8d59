"""Ranks as people write them: "D/Supt", "T/ACC", "Det. Ch. Supt. (Public Protection)"."""

from __future__ import annotations

import re

# Words that make another post of what stands before them, or name a second post.
_POST_WORDS = (
    "administrator adviser advisor assistant associate chair chief commander coordinator "
    "commissioner constable consultant deputy designated director doctor executive governor head "
    "headteacher inspector lead leader manager matron named nurse office officer pa practitioner "
    "principal professional secretary sergeant specialist staff superintendent supervisor support "
    "teacher trainer worker"
)
POST_WORDS = frozenset(_POST_WORDS.split())

_SEPARATORS = re.compile(r"\s*[,;:()\[\]|–—]\s*|\s+-\s+")
_DOTTED_INITIAL = re.compile(r"\b(\w)\.(?=\w\b)")
_NOT_WORDS = re.compile(r"[^\w&']+")


def plain(text: str) -> str:
    """Return the words of a rank in lower case with single spaces; "D/Supt." gives "d supt"."""
    text = _DOTTED_INITIAL.sub(r"\1", text.casefold().replace("’", "'"))
    text = text.replace("&", " and ").replace("'s ", "s ").replace("s' ", "s ")
    return " ".join(_NOT_WORDS.sub(" ", text).replace("'", "").split())


def segments(text: str) -> tuple[str, ...]:
    """Split a title at commas, brackets and dashes into its parts, each made plain."""
    return tuple(made for part in _SEPARATORS.split(text) if (made := plain(part)))


def words_after(text: str, name: str) -> str | None:
    """Return what follows a name at the start of a text, or None where it does not begin so."""
    if text == name:
        return ""
    return text[len(name) + 1 :] if text.startswith(f"{name} ") else None


def holds_words(text: str, name: str) -> bool:
    """Say whether the words of a name stand together somewhere in a text."""
    return f" {name} " in f" {text} "


def names_a_post(text: str) -> bool:
    """Say whether a text holds a word that names a post of its own."""
    return not POST_WORDS.isdisjoint(text.split())
