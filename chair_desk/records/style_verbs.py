"""Whether a few words hold a verb, as far as a list of verbs can show it."""

from __future__ import annotations

import re

_AUXILIARY_WORDS = """
am are be been being can cannot could did do does had has have is may might must needs ought
shall should was were will would
"""
_VERB_WORDS = """
accept act adjourn adopt agree allow amend answer appoint approve ask await begin brief bring
build call cancel carry change check circulate close combine come commission confirm consider
consult continue count decline defer delay delegate develop dissolve draft drop elect end
endorse ensure escalate extend fall find follow fund get give go grow hear help hold host
identify include inform invite issue join keep know launch lead leave lend let look make mark
meet mend merge monitor move name note offer open owe own pause pay pilot plan postpone
prepare present propose publish put ratify read receive record refer reject release remain
remove rename repeat replace report request require resume return review revise rotate run say
see seek send set share show sign speak split sponsor stand start stay stop support survey
take tell test thank train transfer trial update use vary visit wait waive welcome widen
withdraw work write
"""
_IRREGULAR_WORDS = """
began begun brought built came chose chosen drawn fell found gave given gone got heard held
kept knew known led left made met paid read said saw seen sent set shown spoke stood taken
told took went withdrawn written wrote
"""
_AUXILIARIES = frozenset(_AUXILIARY_WORDS.split())
_VERBS = frozenset(_VERB_WORDS.split())
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_NOUN_BEFORE = frozenset(
    ("a", "an", "and", "by", "for", "in", "its", "new", "next", "of", "on", "that", "the", "their",
     "this")
)  # fmt: skip
_NOT_AFTER = frozenset(("at", "by", "for", "from", "in", "of", "on", "with"))
_OBJECT = frozenset(
    ("a", "all", "an", "any", "both", "each", "every", "his", "its", "no", "one", "that", "the",
     "their", "this", "to", "what", "who")
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST_PAST = len("noted")


def has_verb(text: str) -> bool:
    """Say whether a text tells that somebody does or is something.

    A word that may be a noun or a verb counts as a verb where it stands like one: "Publish the
    plan" and "each partner reports" do; "Review of the plan" and "the next reports" do not.
    """
    words = [match.group().lower() for match in _WORD.finditer(text)]
    before, after = ["", *words], [*words[1:], ""]
    return any(_is_verb(*three) for three in zip(before, words, after, strict=False))


def _is_verb(before: str, word: str, after: str) -> bool:
    if word in _AUXILIARIES or word in _IRREGULAR or word.endswith(("n’t", "n't")):
        return True
    if word.endswith("ed") and len(word) >= _SHORTEST_PAST:
        return True
    if not _base(word):
        return False
    if before == "to":
        return True
    if before in {"", "not"}:  # an order: it stands first
        return word in _VERBS and bool(after) and after not in _NOT_AFTER
    if before in _NOUN_BEFORE:
        return False
    # "partners share", "the figures on custody come to"; but not "the health share for 2027"
    return word not in _VERBS or before.endswith("s") or after in _OBJECT


def _base(word: str) -> str:
    """Return the verb that a word is a form of, or nothing."""
    if word.endswith("ies") and f"{word[:-3]}y" in _VERBS:
        return f"{word[:-3]}y"
    for ending in ("", "s", "es"):
        if word.endswith(ending) and word.removesuffix(ending) in _VERBS:
            return word.removesuffix(ending)
    return ""
