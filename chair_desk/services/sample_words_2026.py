"""What was said at the later meetings of the sample board, and at today's until now."""

from __future__ import annotations

NOVEMBER_2025 = """
## =welcome
The Chair welcomed Lorna Tarn, who now comes for the Probation Service.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that three actions were closed late, each by less than a week.
/action @Lorna Tarn bring the service’s part in the neglect strategy by 16 January 2026
/decision A partner with three late actions is asked to come and say why.
## Health in strategy talks | Harriet Mossop | assurance | 15 | Talks, second sample
Nell Applegarth repeated the sample of 40. Health was in 79% of talks.
Harriet Mossop said the rota is held together by two people.
/action @Harriet Mossop train four more nurses for the rota by 30 January 2026
/action @Nell Applegarth repeat the sample in the summer by 30 April 2026
/decision The sample of 40 talks is repeated twice a year.
## Babies and sleep | Miriam Cutherbert | discussion | 20 | Safer sleep, thematic note
Miriam Cutherbert said three reviews in two years name unsafe sleep.
Tamsin Greaves-Holt showed how visitors now look at the room and not only ask.
/action @Miriam Cutherbert write one message for all services by 23 January 2026
/action @Tamsin Greaves-Holt film the room check by 27 February 2026
/action @Stella Marchbanks add the message to fire visits by 27 February 2026
/action @Fenella Stockbridge give housing officers the message by 27 February 2026
/decision All services use one message on safer sleep.
## Online harm: what pupils say | Kwame Haverstock | discussion | 20 | Survey of 1,200 pupils
Kwame Haverstock reported a survey. One in five had been asked for a picture.
Gareth Swinhope said reports take 40 days to reach an officer.
/action @Gareth Swinhope halve the days to an officer by 31 March 2026
/action @Kwame Haverstock share the survey with every school by 19 December 2025
/action @Shazia Pemberly ask youth clubs the same questions by 27 February 2026
/decision The survey is run every second year.
## Learning from review WM-04 | Bridie Calverstone | decision | 20 | WM-04 briefing
Bridie Calverstone summed up three lessons on children who move between counties.
/action @Bridie Calverstone write to three neighbouring boards by 19 December 2025
/action @Sunita Brookvale check that records follow the child by 27 February 2026
/decision The lessons of WM-04 are accepted and will be published in March.
## =risks
Gwen Tallowfield reported ten risks. School nursing is still the highest.
/action @Benedict Oystermouth report on school nursing posts by 13 February 2026
## =any_other_business
Anjali Summerhayes asked that every report says how many children it is about.
/action @Gwen Tallowfield put that line in the cover sheet by 12 December 2025
"""

FEBRUARY_2026 = """
## =welcome
The Chair welcomed Priya Sandalwood, who comes for the Constabulary.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that seven actions are late. Most wait for somebody else’s reply.
/impact No child was held overnight for want of a bed since June.
/action @Priya Sandalwood write the force’s part of the safer sleep message by 6 March 2026
## Return home interviews | Nell Applegarth | challenge | 20 | Interviews, April to December
Nell Applegarth reported that 64% of interviews took place within 72 hours.
Priya Sandalwood said the force tells the council once a day, at noon.
Members said that a day lost at the start cannot be made up.
/decision The aim is an interview within 72 hours of 90% of returns.
/action @Nell Applegarth bring the figure each quarter by 14 August 2026
/action @Priya Sandalwood send notices twice a day by 30 April 2026
## Out-of-hours strategy talks | Marcus Wrenfield | challenge | 20 | Out-of-hours audit
Marcus Wrenfield reported an audit of 24 talks held at night or at a weekend.
Nine were held by two people on the telephone and written up on Monday.
/challenge @Westmarch County Council Out-of-hours strategy talks by 31 March 2026
/action @Marcus Wrenfield set a rota for out-of-hours talks by 30 April 2026
/action @Nell Applegarth write the record form for nights by 17 April 2026
/action @Dafydd Rowntree give the night team a health contact by 30 April 2026
/decision A talk at night has three agencies or is held again in the morning.
## Scorecard, three quarters | Miriam Cutherbert | assurance | 15 | Scorecard, quarter 3
Miriam Cutherbert reported six figures better, one worse and one without a source.
/action @Miriam Cutherbert mend or drop the figure without a source by 1 May 2026
/action @Tobias Fernley add the views of 50 children by 1 May 2026
/decision A figure without a source is not shown.
## Neglect strategy: second outline | Tobias Fernley | discussion | 20 | Second outline
Tobias Fernley showed five aims, each with an owner. Two owners had not been asked.
/action @Tobias Fernley ask all five owners by 20 March 2026
/action @Fenella Stockbridge own the aim on homes by 20 March 2026
/action @Lorna Tarn own the aim on parents under supervision by 20 March 2026
/decision The five aims are agreed. The final draft comes in September.
## =risks
Judith Amberley said private cases wait 11 weeks longer than a year ago.
/action @Anselm Birkdale say what the wait means for children by 1 May 2026
/decision The wait in private cases is added to the list.
## =any_other_business
Bernard Hollyoak asked how the Board will know that families feel a difference.
/action @Shazia Pemberly ask ten families and report by 15 May 2026
/action @Hugh Ravensdale advise on three questions by 20 March 2026
"""

MAY_2026 = """
## =welcome
The Chair welcomed members. Colin Tupworth came for Dafydd Rowntree.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported on the actions since February. [[One owner is on long sick leave.]]
/action @Colin Tupworth close the last two actions of the hospital by 12 June 2026
## What ten families said | Shazia Pemberly | discussion | 20 | Ten families
Shazia Pemberly read what ten families said. Six felt listened to, and four felt watched.
Members noticed that the four had all changed social worker twice.
/action @Marcus Wrenfield report changes of social worker by family by 14 August 2026
/action @Shazia Pemberly go back to the four families by 31 July 2026
/decision Ten families are asked each year before the yearly report.
## Contributions for 2026–27 | Gwen Tallowfield | decision | 20 | Contributions, seven years
Gwen Tallowfield showed what each partner pays and what was agreed.
Priya Sandalwood could not commit the force and will refer back.
Harriet Mossop could not commit the health board either.
/decision The shares agreed in 2024 stay in force until others are agreed.
/action @Sunita Brookvale confirm the health share in writing by 30 June 2026
/action @Priya Sandalwood bring the force’s answer on its share by 30 June 2026
/action @Marcus Wrenfield say what the council will carry by 30 June 2026
## Serious violence and children | Delroy Winterbourne | assurance | 15 | Knife crime, yearly
Delroy Winterbourne reported 38 children who carried a knife, twelve fewer than a year before.
/action @Delroy Winterbourne say which help was given to whom by 14 August 2026
/action @Priya Sandalwood map the places and hours by 14 August 2026
/decision The figures come once a year in May.
## Learning from review WM-05 | Bridie Calverstone | decision | 20 | WM-05 progress
Bridie Calverstone said the review is with its authors. The family will read it first.
/action @Bridie Calverstone bring a plan for publishing by 28 August 2026
/action @Tobias Fernley agree with the family when they read it by 31 July 2026
/decision The review WM-05 is published only after the family has read it.
## =risks
Priya Sandalwood reported on children held overnight. The count is by quarter and arrives late.
/action @Priya Sandalwood children held overnight: monthly figures by 30 September 2026
/decision Children held overnight are counted by month.
## =any_other_business
Stella Marchbanks offered fire visits to foster carers.
/action @Stella Marchbanks offer visits to all foster carers by 28 August 2026
/action @Nell Applegarth send the list of carers who agree by 26 June 2026
"""

SEPTEMBER_2026 = """
## =welcome
The Chair welcomed members. Owen Pikestaff came for Priya Sandalwood.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that one action is open. The health share is still not agreed.
/impact Health now takes part in 88% of strategy talks, from 61%.
/action @Sunita Brookvale agree 2027–28 share with finance by 30 October 2026
Members asked what became of two promises made in spring.
/action @Dafydd Rowntree report on the emergency contact by 27 November 2026
/action @Lorna Tarn report on parents under supervision by 4 December 2026
## Yearly report 2025–26 | Gwen Tallowfield | decision | 15 | Draft yearly report
Gwen Tallowfield showed the draft. It counts 14 challenges and says what came of each.
/decision The yearly report 2025–26 is agreed for publication by 30 September.
## Learning from rapid reviews | Bridie Calverstone | assurance | 15 | Three rapid reviews
Bridie Calverstone compared three rapid reviews. In each, somebody had noticed and not said.
!! Two of the three families live in the same street. The council will look at what else is known.
/decision Staff who notice and say so are thanked by name, within their own agency.
## Police seniority at this Board | Rosalind Larkspur | challenge | 15 | Attendance, two years
The Chair said the force sent an officer who can commit it to three of the last seven meetings.
Owen Pikestaff said he was asked this morning. He cannot commit the force.
Marcus Wrenfield said decisions wait a meeting each time. The others agreed.
We ask the force to send to every meeting an officer who can commit it, as the partners \
agreed, or to tell us in writing who holds that authority.
/challenge @Westmarch Constabulary Police seniority at this Board by 20 November 2026
/action @Yasmin Thornbury chief officer at every Board meeting by 16 October 2026
/decision The Chair takes C-014 up step by step until it is answered.
## Contributions | Gwen Tallowfield | challenge | 15 | Contributions, 2026–27
Gwen Tallowfield reported that the health board set its share alone and wrote afterwards.
/challenge @NHS Westmarch & Tarnside ICB Contribution set without agreement by 30 November 2026
/action @Anselm Birkdale say what Cafcass can give in kind by 11 December 2026
## Return home interviews | Nell Applegarth | challenge | 20 | Interviews, quarter 1
Nell Applegarth reported that 61% of interviews took place within 72 hours, against 90%.
Owen Pikestaff could not say why notices come late.
/challenge @Westmarch County Council @Westmarch Constabulary Return home interviews missing \
the 72 hours by 12 November 2026
/action @Nell Applegarth dip-sample out-of-hours strategy talks by 13 November 2026
Members wished to hear from young people, and from the courts.
/action @Shazia Pemberly bring what young people say of interviews by 12 November 2026
/action @Delroy Winterbourne check interviews of children on orders by 11 December 2026
The protocol on interviews has been in draft since March.
/action @Priya Sandalwood sign the joint protocol on interviews by 6 November 2026
/decision Both partners answer C-016 together.
## Neglect strategy: final draft | Tobias Fernley | decision | 15 | Final draft | defer
## Elective home education: what the data says | Kwame Haverstock | discussion | 10 | | defer
## =risks
Gwen Tallowfield went through the forward plan. Two items of today wait for November.
/action @Kwame Haverstock section 175 self-review from every school by 10 November 2026
Meredith Foxglove said small schools answer late. So do small practices.
/action @Meredith Foxglove primary heads’ answers to the review by 27 November 2026
/action @Joan Peverill named GP capacity, paper to Board by 27 November 2026
Tobias Fernley offered the final draft of the neglect strategy in writing.
/action @Tobias Fernley neglect strategy, final draft by 4 December 2026
/action @Benedict Oystermouth school nursing posts, quarterly figure by 11 December 2026
Miriam Cutherbert asked for two subjects to be kept in sight over the winter.
/action @Miriam Cutherbert safer sleep, what changed by 15 January 2027
/action @Fenella Stockbridge moves out of county, yearly count by 4 December 2026
Owen Pikestaff said response teams meet neglect first. Members asked that all are briefed.
/action @Owen Pikestaff brief all response teams on neglect by 20 November 2026
/action @Nell Applegarth front door waiting times by agency by 15 January 2027
Stella Marchbanks reported that fire visits to foster carers have begun.
/action @Stella Marchbanks fire visits to foster carers, count by 18 December 2026
/action @Priya Sandalwood report on school notification times by 18 December 2026
/decision Items that were deferred come first in November, if they are ready.
## =any_other_business
Shazia Pemberly showed a leaflet that young people drew. Section 11 forms are out.
/action @Shazia Pemberly leaflet for young people by 11 December 2026
Hugh Ravensdale offered to read five of the returns.
/action @Hugh Ravensdale read five section 11 returns by 18 December 2026
/action @Owen Pikestaff return section 11 self-assessment by 4 December 2026
"""

NOVEMBER_2026 = """
## =welcome
The Chair welcomed members. Colin Tupworth came for Dafydd Rowntree, and Judith Amberley for \
Anselm Birkdale.
No new interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that six actions are late, three of them with the Constabulary.
Priya Sandalwood said the joint protocol waits for a signature. The Chair asked for a date.
Kwame Haverstock said four schools have not returned their self-review. He will ring them.
## =4
Shazia Pemberly read what twelve young people said. They want to be asked before the form.
Kwame Haverstock said two schools let a child choose who asks. Members wished to hear more.
## =5
Nell Applegarth reported that 58% of interviews from July to September took place within \
72 hours, against the 90% the Board set in February.
Priya Sandalwood said the form waits 19 hours for a supervisor. The Chair asked when this \
will change. She could not commit the force and will refer back.
/challenge @Westmarch Constabulary Give the date from which every return is \
notified within two hours by 17 December 2026
"""
