"""A membership list as boards really keep it: forty rows, and most of the usual untidiness.

Two pairs of people share initials, an email is missing, titles hide the rank, one person stands
twice, a row is empty, one has no name, and names come both ways round. Nobody in it is real.
"""

from __future__ import annotations

from pathlib import Path

HEADINGS = ["Member", "Title & Organisation", "Representing", "E-mail", "Tel", "Deputy"]

ROWS: list[tuple[str, str, str, str, str, str]] = [
    ("Larkspur, Rosalind", "Independent Chair", "", "chair@westmarch.example", "", ""),
    ("Gwen Tallowfield", "Business Manager", "Board support", "gwen@westmarch.example", "", ""),
    ("Marcus Wrenfield", "Director of Children’s Services", "Westmarch County Council",
     "m.wrenfield@westmarch.example", "01700 900101", "Nell Applegarth"),
    ("Nell Applegarth", "Assistant Director", "Westmarch County Council",
     "n.applegarth@westmarch.example", "", ""),
    ("Yasmin Thornbury", "ACC", "Westmarch Constabulary", "y.thornbury@police.example", "",
     "Det Supt Priya Sandalwood"),
    ("Sandalwood, Priya", "D/Supt", "Westmarch Constabulary", "p.sandalwood@police.example",
     "", ""),
    ("Owen Pikestaff", "Detective Chief Inspector", "Westmarch Constabulary", "", "", ""),
    ("Sunita Brookvale", "Chief Nursing Officer", "NHS Westmarch & Tarnside ICB",
     "s.brookvale@icb.example", "", "Bridie Calverstone"),
    ("Bridie Calverstone", "Designated Nurse", "NHS Westmarch & Tarnside ICB",
     "b.calverstone@icb.example", "", ""),
    ("Leonora Bramwell", "Deputy Chief Nurse", "Westmarch Hospitals NHS FT",
     "l.bramwell@hospitals.example", "", "Colin Tupworth"),
    ("Lucas Birchall", "Head of Safeguarding", "Tarnside Community & MH Trust",
     "l.birchall@community.example", "", ""),
    ("Colin Tupworth", "Head of Safeguarding", "Westmarch Hospitals NHS FT",
     "c.tupworth@hospitals.example", "", ""),
    ("Lorna Tarn", "Deputy Head of PDU", "Probation Service", "l.tarn@probation.example", "", ""),
    ("Kwame Haverstock", "CEO", "Ridgeway Learning Trust", "k.haverstock@ridgeway.example",
     "", ""),
    ("Imogen Fairlight", "Chair of forum", "Primary heads’ forum", "", "", ""),
    ("Judith Amberley", "Service Manager", "Cafcass", "j.amberley@cafcass.example", "", ""),
    ("Dr Anselm Rookhope", "Director of Public Health", "Public Health",
     "a.rookhope@westmarch.example", "", ""),
    ("Tobias Fernley", "Section 11 lead", "Westmarch County Council",
     "t.fernley@westmarch.example", "", ""),
    ("Shazia Pemberly", "Chief Executive", "Voluntary Sector Alliance",
     "s.pemberly@vsa.example", "", ""),
    ("Rafe Collingtree", "Area Manager", "Fire & Rescue Service", "r.collingtree@fire.example",
     "", ""),
    ("Roisin Calloway", "Group Manager", "Fire & Rescue Service", "r.calloway@fire.example",
     "", ""),
    ("Percival Oakshott", "District Commander", "Westmarch Constabulary",
     "p.oakshott@police.example", "", ""),
    ("Henrietta Wolds", "Acting Head of Service", "Youth Justice Service",
     "h.wolds@yjs.example", "", ""),
    ("", "", "", "", "", ""),
    ("Gwen  Tallowfield", "Business Manager", "Board support", "GWEN@westmarch.example ", "", ""),
    ("Cllr Barnaby Thistlewood", "Lead member (observer)", "Westmarch County Council",
     "b.thistlewood@westmarch.example", "", ""),
    ("", "Named GP", "NHS Westmarch & Tarnside ICB", "", "", ""),
    ("Odile Marchbanks", "Lay member", "", "odile@home.example", "", ""),
    ("Silas Penhallow", "Lay member", "", "", "", ""),
    ("Ferelith Dunmore", "Consultant in Public Health", "Public Health",
     "f.dunmore@westmarch.example", "", ""),
    ("Ambrose Keld", "Director of Housing and Communities", "Aldermoor Borough Council",
     "a.keld@aldermoor.example", "", "Meriel Sandiford"),
    ("Meriel Sandiford", "Head of Housing", "Aldermoor Borough Council",
     "m.sandiford@aldermoor.example", "", ""),
    ("Tamsin Overbury", "Deputy Director of Nursing", "Tarn Valley Ambulance Trust",
     "t.overbury@ambulance.example", "", ""),
    ("Zoë Ó Briain", "Participation lead", "Voluntary Sector Alliance", "zoe@vsa.example", "", ""),
    ("=HYPERLINK(\"http://bad.example\")", "Clerk", "Westmarch County Council", "", "", ""),
    ("Verity Ashcombe", "Minute taker", "Board support", "v.ashcombe@westmarch.example", "", ""),
    ("Isolde Harrowgate", "Exec Director of Nursing", "Tarnside Community & MH Trust",
     "i.harrowgate@community.example", "", "Lucas Birchall"),
    ("Lucas Birchall", "Head of Safeguarding", "Tarnside Community & MH Trust",
     "l.birchall@community.example", "", ""),
    ("Thaddeus Yarrow", "Team Manager", "Westmarch County Council", "not an address", "", ""),
    ("Alun Brackenridge", "Chief Constable", "Westmarch Constabulary",
     "a.brackenridge@police.example", "", "Yasmin Thornbury"),
]  # fmt: skip


def write_workbook(path: Path) -> None:
    """Write the forty rows as a spreadsheet, under a title line as people put one."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Westmarch SCP membership, autumn 2026", None, None, None, None, None])
    sheet.append([])
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append([cell or None for cell in row])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
