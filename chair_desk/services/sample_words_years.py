"""Words for the years before the story: topics, sentences and names, drawn by the seed."""

from __future__ import annotations

SUB_GROUPS = ("Learning from practice", "Exploitation", "Performance and quality", "Training")

FIRST_NAMES = (
    "Adaeze", "Barnaby", "Catrin", "Dermot", "Eirlys", "Farida", "Gethin", "Hester", "Idris",
    "Jocasta", "Kieran", "Liesel", "Mansoor", "Nerys", "Osric", "Parveen",
)  # fmt: skip
SURNAMES = (
    "Ashgrove", "Bramblecote", "Cobblestone", "Dunnockby", "Elderfield", "Fernihough",
    "Gorsebank", "Hazelmoor", "Ivinghurst", "Juniperley", "Kestrelton", "Lapwingdale",
)  # fmt: skip

TOPICS = (
    "Neglect", "Children missing from home", "Strategy talks", "Domestic abuse", "Young carers",
    "Online harm", "Private fostering", "Exclusions", "Babies and sleep", "Serious violence",
    "Children in custody", "School nursing", "The front door", "Out-of-hours work", "Housing moves",
    "Private family cases", "Missing from education", "Ambulance alerts", "Health of children "
    "looked after", "Fire safety at home", "Work with fathers", "Training of new staff",
    "Early help", "Transfers between counties",
)  # fmt: skip
ASPECTS = (
    "figures of the quarter", "what an audit found", "what children said", "progress on the plan",
    "learning from a review", "a new pathway", "what inspectors asked", "questions to partners",
)  # fmt: skip
SENTENCES = (
    "{name} reported on {count} children and what was done for them.",
    "{name} said that {share}% of answers came in time, against {more}% a year before.",
    "Members asked what had changed for children since the last report.",
    "{name} could not commit the agency and will refer back.",
    "The figures come from {count} cases read by hand.",
    "{name} agreed that two agencies had worked from different lists.",
    "Members heard that {count} families waited longer than four weeks.",
    "The Chair asked for the answer in one sentence, and for the date.",
    "{name} thanked the staff who had noticed and said so.",
    "It was noted that the same was learned three years before.",
    "{name} showed a map. {share}% of calls come from four streets.",
    "Members were content with the plan and not yet with its dates.",
)
DEEDS = (
    "read {count} cases again and report", "write to every school about {topic}",
    "name one person for {topic}", "bring the figures by district",
    "train {count} members of staff",
    "ask ten families what helped",
    "agree a form with the other partners",
    "test the lesson with night staff", "publish the page on {topic}", "close the gap in the list",
)  # fmt: skip
DECISIONS = (
    "The report on {topic} is accepted.", "The figures on {topic} come twice a year.",
    "One form is used by all partners.", "The plan on {topic} is agreed with its dates.",
    "The item comes back in six months.",
)  # fmt: skip
ASKS = (
    "Say how many children waited and why", "Give the date from which every case is shared",
    "Name who may commit the agency on {topic}", "Say what changed since the last review",
)  # fmt: skip
UPDATES = (
    "Work has begun.", "Half of it is done.", "One partner has not answered yet.",
    "The draft is with the lawyers.", "Staff were briefed on it.", "The figures are being checked.",
)  # fmt: skip
STEPS = (
    "Reminder sent.", "Holding reply received.", "The chief officer was told.",
    "Figures came with the answer.", "The Chair read the answer with the scrutineer.",
)  # fmt: skip
