"""A booklet of some pages of a pack: what is new, to be put behind the pack that people hold."""

from __future__ import annotations

import io
from collections.abc import Sequence

from chair_desk.reports.pack_outline import write_labels


def booklet(content: bytes, pages: Sequence[int], labels: Sequence[str], title: str) -> bytes:
    """Return the pages of a pack, counted from 0, with their labels as they are stamped.

    Links to pages that are not in it are left out.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pack, pikepdf.new() as out:
        for number in pages:
            out.pages.append(pack.pages[number])
            page = out.pages[-1].obj
            notes = page.get("/Annots")
            if notes is not None:
                kept = [note for note in notes if "/Dest" not in note]
                page["/Annots"] = pikepdf.Array(kept)
        write_labels(out, labels)
        out.docinfo["/Title"] = title
        made = io.BytesIO()
        out.save(made, deterministic_id=True)
        return made.getvalue()
