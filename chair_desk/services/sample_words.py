"""What was said at the first four meetings of the sample board, in the grammar of the minutes.

A line with `##` begins an item: its title, who leads, what it is for, its minutes, its papers.
One that begins with `=` is the standing item of that key.
"""

from __future__ import annotations

NOVEMBER_2024 = """
## =welcome
The Chair welcomed members to the first meeting under the new arrangements.
Nobody declared an interest.
## =actions
Gwen Tallowfield said the log starts afresh today. Each action will have one owner and one date.
/action @Gwen Tallowfield send each partner its own page of actions by 29 November 2024
/decision Actions are reviewed at every meeting, late ones first, partner by partner.
## The new arrangements | Marcus Wrenfield | decision | 25 | Published arrangements
Marcus Wrenfield took members through the arrangements that the three lead partners signed.
Members asked how schools would be heard. Kwame Haverstock will speak for academy trusts.
/decision The published arrangements are noted and take effect today.
/action @Marcus Wrenfield publish the arrangements in plain words for families by 13 December 2024
/action @Kwame Haverstock ask every academy trust to name a contact by 20 December 2024
/action @Meredith Foxglove brief primary heads on how to raise a matter here by 17 January 2025
## How we will measure | Miriam Cutherbert | assurance | 20 | Draft scorecard
Miriam Cutherbert showed a scorecard of twelve figures, each with its source.
Members asked for fewer figures and for what children say beside them.
/decision The scorecard has eight figures and comes to every second meeting.
/action @Miriam Cutherbert bring the scorecard with eight figures by 7 February 2025
/action @Shazia Pemberly propose two questions to ask children by 31 January 2025
## Children missing from home | Yasmin Thornbury | challenge | 20 | Missing children, half year
Yasmin Thornbury reported 212 episodes from April to September, by 74 children.
Bridie Calverstone said health partners hear of them only when a child comes to hospital.
/challenge @Westmarch Constabulary Give the number of return notices sent late by 15 January 2025
/action @Yasmin Thornbury send the weekly list of missing children to health by 6 December 2024
/action @Sunita Brookvale name who in health receives the weekly list by 6 December 2024
## Neglect: where we stand | Tobias Fernley | discussion | 20 | Neglect audit
Tobias Fernley reported an audit of 30 families. In 11 of them neglect was named late.
/challenge @Westmarch County Council Say why neglect was named late by 15 January 2025
/challenge @Ridgeway Learning Trust Record neglect concerns in one form by 31 January 2025
/action @Tobias Fernley widen the audit to housing by 14 February 2025
/action @Fenella Stockbridge give the audit the borough’s housing visits by 17 January 2025
/decision A neglect strategy is written for all partners and not for one.
## =risks
Gwen Tallowfield said the chief risk is that posts change faster than practice.
/action @Gwen Tallowfield list every seat with its deputy by 20 December 2024
/action @Stella Marchbanks add home fire visits to the risk list by 10 January 2025
/decision The risk list has no more than ten risks.
## =any_other_business
Rhodri Castlefield asked for the dates of 2025 early. They will go out with the minutes.
/action @Gwen Tallowfield send out the dates of 2025 by 29 November 2024
"""

FEBRUARY_2025 = """
## =welcome
The Chair welcomed Dafydd Rowntree and Benedict Oystermouth to their first meeting.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that all 13 actions are closed, two of them after their date.
/action @Benedict Oystermouth name a deputy for the trust by 14 March 2025
/action @Anselm Birkdale tell members how long private cases wait by 28 March 2025
## Strategy talks: who is in the room | Nell Applegarth | challenge | 20 | Strategy talks, quarter 3
Nell Applegarth reported that police and social care were in every talk looked at.
Health was in three of five. Schools were told afterwards, mostly by telephone.
/challenge @NHS Westmarch & Tarnside ICB Say how talks get a nurse within a day by 11 April 2025
/action @Nell Applegarth sample 40 talks by hand by 25 April 2025
/action @Harriet Mossop set up one telephone number for talks by 28 March 2025
/action @Dafydd Rowntree tell the emergency department of that number by 11 April 2025
/decision A talk without health is recorded as such, with the reason.
## Children in custody overnight | Yasmin Thornbury | assurance | 15 | Custody, half year
Yasmin Thornbury reported 31 children held overnight. For six a bed was asked for and none found.
/challenge @Westmarch County Council Find a bed for each child asked for by 30 April 2025
/action @Marcus Wrenfield bring a plan for two emergency beds by 2 May 2025
/action @Delroy Winterbourne count requests for a bed and answers by 25 April 2025
/decision Figures on custody come to every second meeting.
## School attendance and safety | Kwame Haverstock | discussion | 20 | Attendance by school
Kwame Haverstock said 380 children missed half of the autumn term.
Meredith Foxglove asked for help before the threshold is met. Members agreed to look at it.
/action @Kwame Haverstock match the list with children on a plan by 9 May 2025
/action @Meredith Foxglove gather three examples of early help by 25 April 2025
/action @Elspeth Quorndon test one attendance letter with parents by 16 May 2025
/decision Partners share the list of severely absent children each term.
## Learning from review WM-03 | Bridie Calverstone | decision | 20 | WM-03 briefing
Bridie Calverstone summed up four lessons. All four had been lessons before.
/challenge @Tarnside Community & MH Trust Give what changed since WM-01 by 30 April 2025
/decision Lessons from reviews are tested after six months by talking with staff.
/action @Bridie Calverstone test the four lessons with 20 members of staff by 29 August 2025
/action @Benedict Oystermouth report what changed since WM-01 by 30 April 2025
/action @Miriam Cutherbert add the lessons to the induction of health visitors by 30 May 2025
## =risks
The risk that housing pressure moves families out of county was added.
/action @Fenella Stockbridge report moves out of county by 2 May 2025
/decision The forward plan to February 2026 is agreed.
## =any_other_business
Bernard Hollyoak asked for papers in larger print. All papers will be in 12 point.
/action @Gwen Tallowfield set the papers in 12 point by 28 March 2025
"""

MAY_2025 = """
## =welcome
The Chair welcomed members. Nobody came for the Probation Service and no apology was received.
No interests were declared.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that four actions were closed late, two of them by the council.
/action @Marcus Wrenfield bring the emergency beds into the budget by 13 June 2025
/action @Gwen Tallowfield write to the Probation Service about its seat by 30 May 2025
## Scorecard, end of year | Miriam Cutherbert | assurance | 20 | Scorecard, 2024–25
Miriam Cutherbert reported better figures on health checks and worse ones on school nursing.
Each school nurse has 1,900 children. Two years ago it was 1,400.
/challenge @Tarnside Community & MH Trust School nurse caseloads by 31 July 2025
/action @Benedict Oystermouth bring a plan for school nursing by 15 August 2025
/action @Miriam Cutherbert show the figure by district by 29 August 2025
/decision School nursing is a risk of its own on the list.
## Domestic abuse notices to schools | Yasmin Thornbury | challenge | 15 | Notices, quarter 4
Yasmin Thornbury said 87% of notices reach a school before its doors open.
Meredith Foxglove’s apology came with a note: small schools have nobody to read them in time.
/challenge @Primary heads’ forum Say which schools read notices by nine o’clock by 30 June 2025
/action @Yasmin Thornbury send notices again at half past eight by 30 June 2025
/action @Meredith Foxglove pair small schools to read notices by 11 July 2025
/decision A notice that is not read by nine is telephoned.
## Health in strategy talks | Harriet Mossop | challenge | 20 | Talks sampled by hand
Nell Applegarth reported on 40 talks. Health was in 61% of them.
Harriet Mossop could not commit a rota and will refer back to the Chief Nursing Officer.
/challenge @NHS Westmarch & Tarnside ICB Health missing from strategy talks by 31 July 2025
/action @Sunita Brookvale commit a rota of nurses for talks by 27 June 2025
/action @Harriet Mossop train the rota by 5 September 2025
/action @Nell Applegarth repeat the sample of 40 by 31 October 2025
/decision The aim is health in 85% of talks from January 2026.
## Young carers | Shazia Pemberly | discussion | 20 | Young carers speak
Shazia Pemberly read what nine young carers wrote. They tell their story again and again.
/action @Shazia Pemberly design a card that young carers can show by 29 August 2025
/action @Kwame Haverstock try the card in six schools by 31 October 2025
/action @Dafydd Rowntree let wards take the card by 31 October 2025
/action @Ravi Underhaugh ask about caring on the housing form by 26 September 2025
/decision Young carers are heard at the Board once a year.
## =risks
Stella Marchbanks’s deputy Ewan Thirlby reported two fires in homes on a protection plan.
/action @Ewan Thirlby match fire visits with families on a plan by 29 August 2025
/action @Hugh Ravensdale advise on how we test risk by 12 September 2025
/decision Families on a plan are offered a fire visit within ten working days.
## =any_other_business
The Chair thanked Anjali Summerhayes for her visit to the front door team.
/action @Anjali Summerhayes write up the visit in one page by 27 June 2025
"""

SEPTEMBER_2025 = """
## =welcome
The Chair said the Probation Service has now missed two meetings and sent no apology.
Gareth Swinhope came for Yasmin Thornbury and Nell Applegarth for Marcus Wrenfield.
## =minutes
The minutes were agreed as a true record.
## =actions
Gwen Tallowfield reported that six actions were closed after their date.
/action @Gwen Tallowfield ask the regional director who will come by 3 October 2025
## Yearly report 2024–25 | Gwen Tallowfield | decision | 15 | Draft yearly report
Gwen Tallowfield showed the draft. It says what changed for children, and what did not.
Hugh Ravensdale asked for one page on what partners challenged each other on.
/decision The yearly report 2024–25 is agreed with that page added.
/action @Gwen Tallowfield publish the yearly report by 30 September 2025
/action @Hugh Ravensdale write the page on challenge by 24 September 2025
## Private fostering | Nell Applegarth | assurance | 15 | Private fostering, yearly
Nell Applegarth reported four known arrangements. A county of this size would expect twenty.
/challenge @Aldermoor Borough Council Ask about private fostering at lettings by 28 November 2025
/action @Fenella Stockbridge add one question to the lettings form by 14 November 2025
/action @Jasper Lindengrove brief school nurses on private fostering by 28 November 2025
/action @Tobias Fernley bring figures from like counties by 31 October 2025
/decision A public campaign on private fostering runs in November.
## Exclusions of children on a plan | Elspeth Quorndon | challenge | 20 | Exclusions, last year
Elspeth Quorndon reported 14 exclusions of children on a protection plan.
In nine the social worker heard of it after the day.
/challenge @Ridgeway Learning Trust Exclusions on protection plans by 31 October 2025
/action @Elspeth Quorndon ring the social worker before an exclusion by 31 October 2025
/action @Nell Applegarth give schools a number that is always answered by 17 October 2025
/action @Meredith Foxglove put the same to primary heads by 14 November 2025
/decision No child on a plan is excluded without a call to the social worker first.
## Neglect strategy: first outline | Tobias Fernley | discussion | 20 | Outline
Tobias Fernley showed an outline in four parts. Members asked for fewer aims and clear owners.
/action @Tobias Fernley bring a second outline with owners by 9 January 2026
/action @Delroy Winterbourne add what the courts see by 28 November 2025
/action @Colin Tupworth add dental decay from hospital figures by 28 November 2025
/decision The strategy has five aims at most.
## =risks
Gwen Tallowfield reported that one of ten risks fell since May and none rose.
Hugh Ravensdale said an empty seat is a risk too. The Chair will write.
/challenge @Probation Service Probation absent twice by 17 October 2025
/action @Stella Marchbanks report on fire visits to families on a plan by 31 October 2025
/action @Bernard Hollyoak read the risk list as a member of the public by 17 October 2025
/decision The list of risks is published with the minutes.
## =any_other_business
Oluwaseun Dapplemere said ambulance crews now have a card on neglect.
/action @Oluwaseun Dapplemere share the card with the other trusts by 31 October 2025
"""
