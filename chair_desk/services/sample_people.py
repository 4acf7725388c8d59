"""The people of the sample board: a made-up county, and nobody in it is real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.people import OrganisationKind, SeatKind

BOARD_NAME = "Westmarch Safeguarding Children Partnership"
SHORT_NAME = "Westmarch SCP"
MARKING = "OFFICIAL-SENSITIVE"
PLACE = "Committee Room 2, County Hall"
CHAIR = "Rosalind Larkspur"
BUSINESS_MANAGER = "Gwen Tallowfield"
PROFILE = "lscp_2023"

MEETING_DAYS = (
    date(2024, 11, 14), date(2025, 2, 20), date(2025, 5, 15), date(2025, 9, 18),
    date(2025, 11, 20), date(2026, 2, 19), date(2026, 5, 21), date(2026, 9, 17),
)  # fmt: skip
TODAY = date(2026, 11, 19)
NEXT_BOARD = date(2027, 2, 18)


@frozen
class Post:
    """Somebody in a seat of a partner: the rank as it is written, from when and until when."""

    name: str
    rank: str
    post: str
    starts_on: date | None = None
    ends_on: date | None = None


@frozen(kw_only=True)
class SamplePartner:
    """A partner with whoever held its seat, one after the other, and who deputised.

    With `shares` a later holder sits beside the first, who keeps the seat. `key` is the
    partner's in the profile, or empty; `cells` are the last eight meetings, as
    "DCS", "AD*" for a deputy, "Ap" for an apology, and nothing where nobody came.
    """

    name: str
    short: str
    cells: str
    holders: tuple[Post, ...]
    deputies: tuple[Post, ...] = ()
    key: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    ladder: str = ""
    today: str = ""
    shares: bool = False


@frozen(kw_only=True)
class OtherSeat:
    """A seat beside those of the delegated partners. `partner` is a short name, or empty.

    `brought_as` is the role under which the profile brings the seat; without one it is added.
    """

    role: str
    kind: SeatKind
    person: str
    post: str = ""
    rank: str = ""
    partner: str = ""
    starts_on: date | None = None
    brought_as: str = ""
    today: str = "here"


PARTNERS: tuple[SamplePartner, ...] = (
    SamplePartner(
        name="Westmarch County Council", short="County Council", key="council",
        cells="DCS|DCS|DCS|AD*|DCS|DCS|DCS|DCS", today="DCS",
        holders=(Post("Marcus Wrenfield", "DCS", "Director of Children’s Services"),),
        deputies=(Post("Nell Applegarth", "AD", "Assistant Director"),),
    ),
    SamplePartner(
        name="Westmarch Constabulary", short="Constabulary", key="police",
        cells="ACC|ACC|ACC|Ch Supt*|Ch Supt*|Supt|Supt|DCI*", today="Supt",
        shares=True,
        holders=(
            Post("Yasmin Thornbury", "ACC", "Assistant Chief Constable"),
            Post("Priya Sandalwood", "Supt", "Detective Superintendent", date(2026, 1, 5)),
        ),
        deputies=(
            Post(
                "Gareth Swinhope", "Ch Supt", "Chief Superintendent",
                date(2025, 6, 2), date(2026, 1, 4),
            ),
            Post("Owen Pikestaff", "DCI", "Detective Chief Inspector", date(2026, 2, 2)),
        ),
    ),
    SamplePartner(
        name="NHS Westmarch & Tarnside ICB", short="NHS ICB", key="health_commissioner",
        cells="CNO|CNO|DCN*|CNO|DCN*|CNO|DCN*|CNO", today="CNO",
        holders=(Post("Sunita Brookvale", "CNO", "Chief Nursing Officer"),),
        deputies=(
            Post("Harriet Mossop", "DCN", "Deputy Chief Nurse"),
            Post("Joan Peverill", "Named GP", "Named GP for Safeguarding"),
        ),
    ),
    SamplePartner(
        name="Westmarch Hospitals NHS FT", short="Hospitals FT", key="hospital_trust",
        cells="CN|DCN|DCN|HoS*|DCN|DCN|HoS*|DCN", today="HoS*",
        holders=(
            Post("Philippa Garstang", "CN", "Chief Nurse"),
            Post("Dafydd Rowntree", "DCN", "Deputy Chief Nurse", date(2025, 1, 6)),
        ),
        deputies=(Post("Colin Tupworth", "HoS", "Head of Safeguarding"),),
    ),
    SamplePartner(
        name="Tarnside Community & MH Trust", short="Community Trust", key="community_trust",
        cells="EDN|DCN|DCN|DCN|NN*|DCN|DCN|DCN", today="DCN",
        holders=(
            Post("Ingrid Fallowes", "EDN", "Executive Director of Nursing"),
            Post("Benedict Oystermouth", "DCN", "Deputy Chief Nurse", date(2025, 1, 20)),
        ),
        deputies=(Post("Tamsin Greaves-Holt", "NN", "Named Nurse"),),
    ),
    SamplePartner(
        name="Probation Service", short="Probation", key="probation",
        cells="H-PDU|H-PDU|||DH|DH|DH|DH", today="DH",
        holders=(
            Post("Rhodri Castlefield", "H-PDU", "Head of Probation Delivery Unit"),
            Post("Lorna Tarn", "DH", "Deputy Head, Probation Delivery Unit", date(2025, 10, 6)),
        ),
    ),
    SamplePartner(
        name="Ridgeway Learning Trust", short="Ridgeway Trust", key="schools",
        cells="CEO|CEO|CEO|D-CEO*|CEO|Ap|CEO|CEO", today="CEO",
        holders=(Post("Kwame Haverstock", "CEO", "Chief Executive"),),
        deputies=(Post("Elspeth Quorndon", "D-CEO", "Deputy Chief Executive"),),
    ),
    SamplePartner(
        name="Primary heads’ forum", short="Primary heads", kind=OrganisationKind.EDUCATION,
        cells="Chair|Chair|Ap|Chair|Chair|Chair|Chair|Chair", ladder="schools_forum",
        holders=(Post("Meredith Foxglove", "Chair", "Chair of the forum, headteacher"),),
        today="Chair",
    ),
    SamplePartner(
        name="Cafcass", short="Cafcass", key="cafcass",
        cells="AD|AD|SM*|AD|Ap|SM*|AD|SM*", today="SM*",
        holders=(Post("Anselm Birkdale", "AD", "Assistant Director"),),
        deputies=(Post("Judith Amberley", "SM", "Service Manager"),),
    ),
    SamplePartner(
        name="Youth Justice Service", short="Youth Justice", key="youth_justice",
        cells="Head|Head|Head|Head|Head|Head|Head|Head", today="Head",
        holders=(Post("Delroy Winterbourne", "Head", "Head of Service"),),
    ),
    SamplePartner(
        name="Fire & Rescue Service", short="Fire & Rescue", key="fire",
        cells="AM|AM|GM*|AM|AM|GM*|AM|AM", today="AM",
        holders=(Post("Stella Marchbanks", "AM", "Area Manager"),),
        deputies=(Post("Ewan Thirlby", "GM", "Group Manager"),),
    ),
    SamplePartner(
        name="Tarn Valley Ambulance Trust", short="Ambulance", key="ambulance",
        cells="DDN|||DDN||DDN||DDN", today="",
        holders=(Post("Oluwaseun Dapplemere", "DDN", "Deputy Director of Nursing"),),
    ),
    SamplePartner(
        name="Aldermoor Borough Council", short="Aldermoor BC", key="districts",
        cells="Dir|Dir|HoH*|Dir|Dir|Dir|Dir|Dir", today="Dir",
        holders=(Post("Fenella Stockbridge", "Dir", "Director of Communities"),),
        deputies=(Post("Ravi Underhaugh", "HoH", "Head of Housing"),),
    ),
    SamplePartner(
        name="Public Health", short="Public Health", key="public_health",
        cells="DPH|DPH|DPH|Cons*|DPH|DPH|DPH|DPH", today="DPH",
        holders=(Post("Miriam Cutherbert", "DPH", "Director of Public Health"),),
        deputies=(Post("Jasper Lindengrove", "Cons", "Consultant in Public Health"),),
    ),
    SamplePartner(
        name="Voluntary Sector Alliance", short="Voluntary sector", key="voluntary",
        cells="CEO|CEO|CEO|CEO|CEO|CEO|CEO|CEO", today="CEO",
        holders=(Post("Shazia Pemberly", "CEO", "Chief Executive"),),
    ),
)  # fmt: skip

PARTNER_BY_SHORT: Mapping[str, SamplePartner] = {one.short: one for one in PARTNERS}

OTHER_SEATS: tuple[OtherSeat, ...] = (
    OtherSeat(
        role="Independent scrutineer", kind=SeatKind.SCRUTINEER, person="Hugh Ravensdale",
        brought_as="Independent scrutineer",
    ),
    OtherSeat(
        role="Designated nurse", kind=SeatKind.ADVISER, person="Bridie Calverstone",
        rank="Desig. Nurse", brought_as="Designated doctor or nurse",
    ),
    OtherSeat(
        role="Lead member for children", kind=SeatKind.OBSERVER, person="Cllr Wilfred Ashcombe",
        brought_as="Lead member for children", today="apology",
    ),
    OtherSeat(
        role="Member for social care practice", kind=SeatKind.MEMBER, person="Nell Applegarth",
        post="Assistant Director", rank="AD", partner="County Council",
        starts_on=date(2026, 1, 5),
    ),
    OtherSeat(
        role="Adviser on quality", kind=SeatKind.ADVISER, person="Tobias Fernley",
        post="Quality and Performance Lead", partner="County Council",
    ),
    OtherSeat(
        role="Designated doctor", kind=SeatKind.ADVISER, person="Dr Leonora Pitchcombe",
        post="Consultant Paediatrician", partner="NHS ICB", today="apology",
    ),
    OtherSeat(role="Lay member", kind=SeatKind.LAY_MEMBER, person="Bernard Hollyoak"),
    OtherSeat(
        role="Lay member", kind=SeatKind.LAY_MEMBER, person="Anjali Summerhayes", today="apology"
    ),
)  # fmt: skip

BOARD_BODY = "Board"
EXECUTIVE = "Lead partners’ executive"


@frozen
class ChiefOfficer:
    """The head of a lead partner, and whom they made the delegated partner."""

    partner: str
    name: str
    rank: str
    post: str
    delegate: str
    review_on: date


CHIEF_OFFICERS: tuple[ChiefOfficer, ...] = (
    ChiefOfficer(
        "County Council", "Verity Oakenshaw", "CE", "Chief Executive", "Marcus Wrenfield",
        date(2027, 3, 3),
    ),
    ChiefOfficer(
        "Constabulary", "Alun Brackenridge", "CC", "Chief Constable", "Yasmin Thornbury",
        date(2026, 3, 3),
    ),
    ChiefOfficer(
        "NHS ICB", "Leopold Sandringbrook", "CE", "Chief Executive", "Sunita Brookvale",
        date(2027, 3, 3),
    ),
)  # fmt: skip
