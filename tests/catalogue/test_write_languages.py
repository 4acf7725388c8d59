from __future__ import annotations

import re

from chair_desk.catalogue.shelf import Shelf
from chair_desk.catalogue.write_languages import catalogues, compiled, entries
from chair_desk.resources import resources_folder
from chair_desk.words import said_in

PO = resources_folder() / "languages" / "cy" / "LC_MESSAGES" / "chair_desk.po"


def test_what_ships_is_compiled_from_what_is_written() -> None:
    found = list(catalogues())
    assert [language for language, _wanted, _there in found] == ["cy"]
    assert all(wanted == there for _language, wanted, there in found)


def test_words_are_said_in_another_language_where_they_are_known() -> None:
    assert said_in("cy", "Contents") == "Cynnwys"
    assert said_in("cy", "Nobody wrote this") == ""
    assert said_in("", "Contents") == ""
    assert said_in("xx", "Contents") == ""


def test_what_is_unsure_is_kept_and_not_said() -> None:
    text = '#, fuzzy\nmsgid "One"\nmsgstr "Un"\n\nmsgid "Two"\nmsgstr ""\n"Da"\n"u"\n'
    assert entries(text) == {"Two": "Dau"}
    assert said_in("cy", "Plain-language summary") == ""


def test_a_catalogue_holds_its_texts_in_order() -> None:
    made = compiled({"bread": "bara", "apple": "afal"})
    assert made.endswith(b"apple\0bread\0afal\0bara\0")


def test_every_head_in_wales_has_its_title_in_welsh_or_waits_for_one() -> None:
    written = set(re.findall(r'^msgid "(.+)"', PO.read_text(encoding="utf-8"), re.MULTILINE))
    outline = Shelf().outline("wales_report")
    assert outline.language == "cy"
    assert {head.title for head in outline.heads} <= written
