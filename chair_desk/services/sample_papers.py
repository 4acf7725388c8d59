"""The papers of the sample board that can be opened: made anew, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence

_EDGE, _TOP, _LINE = 56, 770, 22
_AREAS = ("the county", "Eastmoor", "Fenside", "Westmarch city", "Upland", "the coast")
_MONTHS = (("July", 62, 21), ("August", 55, 27), ("September", 57, 24))
_STEPS = (
    ("Child comes home, seen by an officer", "0 hours"),
    ("Officer fills in the form", "3 hours"),
    ("Form waits for a supervisor", "19 hours"),
    ("Form reaches the council", "24 hours"),
    ("Interview is offered", "30 hours"),
)
_SHARES = ((0, 0), (4, -3), (-6, 5), (2, -1), (7, -4), (-9, 6))

Page = tuple[str, Sequence[str], Sequence[tuple[str, str]]]


def performance() -> bytes:
    """Return “Performance”: six pages, the county and five areas, July to September."""
    pages: list[Page] = []
    for area, (share, cases) in zip(_AREAS, _SHARES, strict=True):
        rows = [
            (f"{month}: {count + cases} interviews due", f"{within + share}% within 72 hours")
            for month, within, count in _MONTHS
        ]
        about = (
            "Return home interviews held within 72 hours of the child’s return.",
            f"July to September 2026: {58 + share}%, against 90% set by the Board in February.",
        )
        pages.append((f"Performance: {area}", about, rows))
    return _pdf("Performance", pages)


def timeline() -> bytes:
    """Return “Police timeline”: three pages, a return on a weekday, a night and a weekend."""
    about = (
        "From the child’s return to the offer of an interview.",
        "The form waits for a supervisor longer than for anything else.",
    )
    return _pdf(
        "Police timeline",
        [(f"Police timeline: {when}", about, _STEPS)
         for when in ("a weekday", "a night", "a weekend")],
    )  # fmt: skip


def told(title: str, count: int, lines: Sequence[str]) -> bytes:
    """Return a paper of so many pages: its title on each, a few lines, a table of its areas."""
    pages: list[Page] = []
    for number in range(count):
        area = _AREAS[number % len(_AREAS)]
        heading = title if number == 0 else f"{title}: {area}"
        rows = [
            (f"{month}, {area}", f"{share - 3 * number} of 100") for month, share, _n in _MONTHS
        ]
        pages.append((heading, lines, rows if number else ()))
    return _pdf(title, pages)


def _pdf(title: str, pages: Sequence[Page]) -> bytes:
    import io

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for number, (heading, about, rows) in enumerate(pages, start=1):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(_EDGE, _TOP, heading)
        canvas.setFont("Helvetica", 12)
        at = float(_TOP - 2 * _LINE)
        for line in about:
            canvas.drawString(_EDGE, at, line)
            at -= _LINE
        for said, count in rows:
            at -= _LINE
            canvas.drawString(_EDGE, at, said)
            canvas.drawRightString(A4[0] - _EDGE, at, count)
            canvas.line(_EDGE, at - 7, A4[0] - _EDGE, at - 7)
        canvas.drawCentredString(A4[0] / 2, _EDGE, f"{number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()
