"""All that a board holds about one person: shown, written as a copy, and erased where lawful.

A person may ask for a copy (UK GDPR Article 15) and for erasure (Article 17). What a board keeps
for a task in the public interest or for legal claims is exempt from erasure (17(3)(b) and (e)):
minutes that are kept name whoever was there. So the contact details go, the name goes where no
kept record needs it, and the rest is listed with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chair_desk.records.changes import Refused
from chair_desk.records.columns import Kind
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Person
from chair_desk.records.safekeeping import Disposal
from chair_desk.records.tables import BY_NAME
from chair_desk.services.blacking_out import BlackingOut, blacked_out
from chair_desk.services.blacking_out import words_of as words_that_name
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.report_naming import label_of, words_of
from chair_desk.store.erasing_file import Going
from chair_desk.store.search_file import forget_all
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.reports.document import Document

CONTACT = ("email", "phone", "access_needs")
CLASS = "person"
_NAMES = ("name", "initials")
_OWN = frozenset({"person", "appointment", "mandate", "delegation"})
_ENDINGS = (".json", ".pdf")


@frozen(kw_only=True)
class Mention:
    """One record that names somebody.

    `says` is what the record says in one line, "C-014 Police seniority". `values` are all its
    columns by label; `by` the labels of those that name them; `kept` says why it stays after an
    erasure, and is empty for what goes. Where the words alone name them, and no seal holds these
    words, `may_black_out`.
    """

    table: str
    record_id: str
    sort: str
    says: str
    by: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    kept: str = ""
    may_black_out: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The table and the id of the record."""
        return self.table, self.record_id


@frozen(kw_only=True)
class Known:
    """All that names one person."""

    person: Person
    mentions: tuple[Mention, ...]

    @property
    def may_lose_name(self) -> bool:
        """Say whether no record that is kept needs the name."""
        return self.may_lose_name_without(())

    def may_lose_name_without(self, blacked_out: Collection[tuple[str, str]]) -> bool:
        """Say whether no record needs the name once it is blacked out in some."""
        return all(one.table in _OWN or one.key in blacked_out for one in self.mentions)


def known_of(desk: Desk, person_id: str) -> Known:
    """Return all that names a person: by a link, or by their whole name in the words."""
    person = existing(desk, Person, person_id)
    blacking = BlackingOut(desk)
    found = [
        _mention(desk, blacking, table, row_id, columns)
        for table, row_id, columns in desk.file.rows_naming(person_id, words_that_name(person))
    ]
    if not any(one.record_id == person_id for one in found):
        found.insert(0, _mention(desk, blacking, Person.TABLE, person_id, _NAMES))
    return Known(person=person, mentions=tuple(found))


def _mention(
    desk: Desk, blacking: BlackingOut, table: str, row_id: str, columns: tuple[str, ...]
) -> Mention:
    known = BY_NAME[table]
    row: Any = existing(desk, known.record_class, row_id)
    labels = {column.name: _(column.label) for column in known}
    values = tuple(
        (labels[column.name], _said(getattr(row, column.name)))
        for column in known
        if column.kind is not Kind.LINK and _said(getattr(row, column.name))
    )
    return Mention(
        table=table,
        record_id=row_id,
        sort=_(known.label),
        says=_in_a_line(desk, row),
        by=tuple(labels[name] for name in columns),
        values=values,
        kept="" if table == Person.TABLE else blacking.why_not(table, row_id) or _why_kept(table),
        may_black_out=blacking.may(table, row_id, columns),
    )


def _in_a_line(desk: Desk, row: Any) -> str:
    label, words = label_of(row), words_of(row)
    if words == _(type(row).LABEL):  # it has no words of its own: say what it ties together
        words = ", ".join(_linked(desk, row)) or words
    return words if label in (words, _(type(row).LABEL)) else f"{label} {words}"


def _linked(desk: Desk, row: Any, *, deeper: bool = True) -> Iterator[str]:
    """Yield the words of what a record links to, people left out; a seat says whose it is."""
    for column in BY_NAME[type(row).TABLE]:
        linked_id = getattr(row, column.name)
        if column.kind is not Kind.LINK or column.links_to == Person.TABLE or not linked_id:
            continue
        linked: Any = desk.get(BY_NAME[column.links_to].record_class, linked_id)
        if linked is None:
            continue
        if words_of(linked) != _(type(linked).LABEL):
            yield words_of(linked)
        elif deeper:
            yield from _linked(desk, linked, deeper=False)


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _why_kept(table: str) -> str:
    if table in _OWN:
        return _("Kept as the record of who held which seat, and when.")
    return _("Kept for the board’s public task, until it is due to be disposed of.")


# ------------------------------------------------------------------ a copy


def write_copy(desk: Desk, person_id: str, path: Path) -> Path:
    """Write all that names a person to a file for them: .json or .pdf, by its ending.

    Others who are named in it have rights too; whoever sends it looks it through first.

    Raises:
        Refused: It is no kind that can be written, or the name of a board file.
        CannotDo: The file cannot be written.
    """
    from chair_desk.services.publishing import refuse_path, write_document

    if path.suffix.lower() not in _ENDINGS:
        raise Refused({"path": _("Choose a name that ends in .pdf or .json.")})
    refuse_path(desk, path, replace=True)
    known = known_of(desk, person_id)
    if path.suffix.lower() == ".json":
        return write_document(path, _json(desk, known))
    from chair_desk.reports.pdf import pdf_bytes

    return write_document(path, pdf_bytes(_document(desk, known)))


def _json(desk: Desk, known: Known) -> bytes:
    told = {
        "board": desk.board.name,
        "made_on": f"{desk.today()}",
        "person": known.person.name,
        "records": [
            {
                "record": one.sort,
                "named_by": list(one.by),
                "holds": dict(one.values),
                "kept_because": one.kept,
            }
            for one in known.mentions
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _document(desk: Desk, known: Known) -> Document:
    from chair_desk.reports.person_copy import PersonRecord, person_document

    return person_document(
        board=desk.board.name,
        person=known.person.name,
        made_on=desk.today(),
        records=[
            PersonRecord(sort=one.sort, by=one.by, values=one.values, kept=one.kept)
            for one in known.mentions
        ],
    )


# ------------------------------------------------------------------ erasing


def erase_person(
    desk: Desk,
    person_id: str,
    *,
    decided_by: str,
    basis: str,
    black_out: Collection[tuple[str, str]] = (),
) -> str:
    """Erase what the law lets go of a person, journal included; return the disposal's id.

    Contact details go always. In the records that `black_out` names, by table and id, a mark
    stands in place of the name. The name goes where no kept record outside their own
    appointments needs it, and "Former member" stands there. It cannot be undone.

    Raises:
        Refused: Nobody decided it, no ground is given, a hold is in force, or a name may not be
            blacked out there.
    """
    from chair_desk.services.retention import holds

    known = known_of(desk, person_id)
    if not decided_by.strip() or not basis.strip():
        raise Refused({"decided_by": _("Say who decided it, and on what ground.")})
    if found := [one for one in holds(desk) if one.retention_class in ("", "people")]:
        raise Refused(found[0].reason)
    blanked = _blanked(desk, known, set(black_out))
    with_name = known.may_lose_name_without(blanked)
    made = Disposal(
        id=desk.new_id(),
        board_id=desk.board.id,
        disposed_on=desk.today(),
        retention_class=CLASS,
        covers=_erased_words(len(blanked), with_name=with_name),
        basis=basis.strip(),
        decided_by=decided_by.strip(),
        count=1 + len(blanked),
    )
    _dispose(desk, _going(known.person, blanked, with_name=with_name), made)
    return made.id


def _dispose(desk: Desk, going: Going, made: Disposal) -> None:
    desk.file.dispose(_("Erased a person’s details"), going, partial(_proved, made))
    forget_all(desk.circumstances.home)  # a search index is made anew, without the words


def _going(
    person: Person, blanked: Mapping[tuple[str, str], Mapping[str, str | None]], *, with_name: bool
) -> Going:
    values: dict[str, str | None] = dict.fromkeys(CONTACT, "")
    words = [person.email, person.phone]
    if with_name:
        values |= {"name": _("Former member"), "initials": ""}
        words.append(person.name)
    return Going(blanked={(Person.TABLE, person.id): values, **blanked}, words=words)


def _proved(made: Disposal, sha256: str, rows: str) -> Disposal:
    return replace(made, sha256=sha256, rows_json=rows)


def _blanked(
    desk: Desk, known: Known, chosen: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Mapping[str, str | None]]:
    """Return the records in which the name is blacked out, with their words as they then are."""
    possible = {one.key for one in known.mentions if one.may_black_out}
    if not possible.issuperset(chosen):
        raise Refused(_("The name cannot be blacked out there: the record is kept as it is."))
    words = words_that_name(known.person)
    return {key: blacked_out(desk, *key, words) for key in chosen}


def _erased_words(blacked: int, *, with_name: bool) -> str:
    if with_name:
        sentence = _("Name and contact details of one person")
    else:
        sentence = _("Contact details of one person; the name stays in minutes that are kept")
    if not blacked:
        return sentence
    more = ngettext("blacked out in {count} record", "blacked out in {count} records", blacked)
    return f"{sentence}; {more.format(count=blacked)}"


def said_of(known: Known, today: Any) -> str:
    """Say in a sentence what is known of a person, and what an erasure would leave."""
    count = len(known.mentions)
    name = _("The name would go too.")
    if not known.may_lose_name:
        name = _("The name would stay, for records that are kept need it.")
    sentence = ngettext(
        "{count} record names {person} on {day}. {name}",
        "{count} records name {person} on {day}. {name}",
        count,
    )
    return sentence.format(count=count, person=known.person.name, day=full_day(today), name=name)
