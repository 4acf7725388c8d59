"""What is asked of the child process that puts a pack together, as JSON can carry it.

The sources are PDFs in a list; the first is ours (cover, contents, notices), the rest are
papers and live sections. Every page of the pack is named: which page of which source, its label,
its stamp.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class SheetOrder:
    """One page of the pack: page `page` of source `source`, both counted from 0.

    `stamp` stands on a white plate at its lower right; `is_edged` marks it as confidential at
    its edge and, with `edge_words`, at its top. `leads_back` sets a link to the agenda on it.
    `item` names the agenda item that begins here. `is_kept` says that the issue before has the
    same page under the same label.
    """

    source: int
    page: int
    label: str
    stamp: str
    item: str = ""
    is_edged: bool = False
    leads_back: bool = False
    is_kept: bool = False


@frozen(kw_only=True)
class LinkOrder:
    """A link on one of the pack's pages: where it lies, and the page it leads to, from 0."""

    sheet: int
    box: tuple[float, float, float, float]
    to: int
    words: str = ""


@frozen(kw_only=True)
class BookmarkOrder:
    """A line of the outline; `outline_of` is the source whose own outline hangs below it."""

    title: str
    sheet: int
    level: int = 0
    outline_of: int = -1


@frozen(kw_only=True)
class SourceOrder:
    """How one source is to be treated: pages to set on a sheet, pages whose drawing to wrap.

    The pictures on `shrunk` pages that have more than `most_dots` are made smaller.
    """

    is_ours: bool = False
    has_form: bool = False
    odd: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    shrunk: tuple[int, ...] = ()
    most_dots: int = 0


@frozen(kw_only=True)
class PackOrder:
    """A whole pack. `watermark` is set pale across each page."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en-GB"
    sources: tuple[SourceOrder, ...] = ()
    sheets: tuple[SheetOrder, ...] = ()
    links: tuple[LinkOrder, ...] = ()
    bookmarks: tuple[BookmarkOrder, ...] = ()
    watermark: str = ""
    edge_words: str = ""
    back_words: str = ""
    back_to: int = 0


def order_as_plain(order: PackOrder) -> dict[str, Any]:
    """Return an order as JSON can hold it."""
    return {field.name: _plain(getattr(order, field.name)) for field in dataclasses.fields(order)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    return value


_KINDS: Mapping[str, type[Any]] = {
    "sources": SourceOrder,
    "sheets": SheetOrder,
    "links": LinkOrder,
    "bookmarks": BookmarkOrder,
}


def order_from_plain(plain: Mapping[str, Any]) -> PackOrder:
    """Read what `order_as_plain` wrote."""
    values: dict[str, Any] = {}
    for name, value in plain.items():
        kind = _KINDS.get(name)
        values[name] = tuple(kind(**_tuples(one)) for one in value) if kind else value
    return PackOrder(**values)


def _tuples(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()
    }
