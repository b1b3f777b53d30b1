"""Wordings: courts, police, roads, weather, obituaries. A heading, then one wording a line; `direct => indirect` for quotations."""

from __future__ import annotations

_COURT = """
# lead
{man}, {age}, of {from}, was [jailed|sent to prison] for {months} months at {town} Crown Court on {day} after admitting {offence}.
A {from} man aged {age} must serve {months} months in prison for {offence}, judges in {town} decided on {day}.
{town} Crown Court has sentenced {man} ({age}) to a term of {months} months. The {from} man had pleaded guilty to {offence}.
A sentence of {months} months was handed down in {town} on {day} to {man}, {age}, from {from}, who was convicted of {offence}.

# unit
The court heard that the offence took place on {before} in {road}, {from}.
It happened in {road} on {before}, prosecutors told the hearing.
{prosecutor}, prosecuting, said police were called to {road} on {before}.
The case goes back to {before}, when [a patrol|an officer] was sent to {road} in {from}.

# unit
{prosecutor} told the court that losses to {firm} had been put at {costs}.
The damage to {firm}, according to the prosecution, came to {costs}.
{firm} was left {costs} out of pocket, the prosecution led by {prosecutor} said.
In its statement {firm} estimated what it had lost at {costs}.

# unit
In mitigation, {lawyer} said [her|the] client had shown remorse and was unlikely to offend again.
Defending, {lawyer} asked the bench to take account of an early guilty plea and of real regret.
{lawyer}, for the defence, described {man_last} as somebody who was ashamed of what had happened.
{man_last} deeply regretted the matter, the court was told by defence lawyer {lawyer}.

# unit
{man_last} was also ordered to pay costs of {costs} and to complete {hours} hours of unpaid work on release.
Costs of {costs} were awarded, and {hours} hours of unpaid work must follow.
On top of the term come {hours} hours in the community and a bill for {costs}.
The defendant will have to find {costs} in costs and give {hours} hours of labour without pay.

# unit
Judge {judge_last} said only an immediate custodial sentence could be justified.
Passing sentence, Judge {judge} said there was no alternative to prison.
Prison could not be avoided in a case as serious as this, Judge {judge_last} found.
The judge, {judge}, ruled out a suspended term.

# unit
{man_last} had [no previous convictions|one earlier conviction].
The court was told about the defendant’s record, which had been [clean|short] until then.
Before the {road} matter {man_last} had [never stood|stood only once] in the dock.

# unit
Half of the {months} months will be served before release on licence can be considered.
Release on licence comes into question once half the term is over.
Under the usual rules {man_last} may apply for licence at the halfway point.

# quotes
“You knew exactly what you were doing,” Judge {judge_last} told the defendant. => \
The judge was sure, the court heard, that it had been done knowingly.
“This was a mean offence and it was planned,” said Judge {judge_last}. => Judge {judge_last} spoke of something both mean and planned.
“Those who lived in {road} deserve better,” the judge remarked. => People in {road} had earned better than that, in the judge’s eyes.
“We are pleased that it is over,” said a manager of {firm}. => {firm} let it be known that it was glad to see an end.

# fixed
The names and addresses in our court reports are those given in open court.
Anyone affected by crime can ask for help from the victims’ service, day and night, whether or not it was reported.
Court results are supplied by the clerk’s office and are published as they are received.
"""

_POLICE = """
# lead
Police are appealing for witnesses after a {event} in {road}, {town}, on {day}.
Officers in {town} want to hear from anyone who saw a {event} that took place in {road} on {day}.
A {event} in {road} has led {town} police to ask the public for help.
Did you see a {event} in {road}, {town}, on {day}? Police would like to speak to you.

# unit
The incident happened at about {time} near the junction with {near}.
It took place close to {near} shortly [before|after] {time}.
Calls came in at {time} from people who were near {near}.
The place was the corner of {near} and the time, as far as is known, {time}.

# unit
The victim, {victim}, {age}, was taken to hospital with injuries that are not thought to be life-threatening.
{victim}, who is {age}, was hurt but was able to leave hospital [the same day|the next morning].
Paramedics treated {victim}, {age}, at the scene for minor injuries.
A resident aged {age}, named as {victim}, needed hospital treatment; doctors expect a full recovery.

# unit
A {colour} {make} was seen leaving the area at speed.
Officers are keen to trace the driver of a {colour} {make} that drove off in the direction of {near}.
Witnesses spoke of a {make}, {colour}, which did not stop.
Of special interest is a {colour} {make} parked in {near} at the time.

# unit
The suspect is described as about {tall} tall and was wearing a {wore}.
They are looking for somebody of roughly {tall} in a {wore}.
A person in a {wore}, around {tall}, was noticed by passers-by.
Descriptions agree on a height of {tall} and on a {wore}.

# unit
{rank} {officer} said inquiries were continuing and that patrols in the area had been stepped up.
Extra patrols will be out around {road} while inquiries go on, said {rank} {officer}, who leads them.
{rank} {officer}, of {town} CID, has the case; more officers than usual will be on foot in {road}.

# unit
Anyone with information or dashcam footage should ring the station, quoting reference {ref}.
Footage and other information can be given by phone under number {ref}.
The reference to quote is {ref}; doorbell and dashcam pictures are wanted most.
Those who can help should name log {ref} when they ring.

# unit
Nobody has been arrested so far.
No arrests have been made.
At the time of writing there had been no arrest.

# quotes
“Somebody will have seen this,” {rank} {officer_last} said. “We need them to come forward.” => \
{rank} {officer_last} is sure that somebody saw it and should say so.
“Even a small detail may help us,” said {rank} {officer_last}. => The smallest thing could be of use, according to {rank} {officer_last}.
“I only heard the {make} go past,” a neighbour in {near} said. => One neighbour in {near} noticed nothing but the sound of the {make}.
“We understand how worrying this is for people in {road},” the {rank} said. => Police see how uneasy people in {road} must be.

# fixed
Information can also be given anonymously, at any hour, through the crime line or its website.
Always ring the emergency number if a crime is taking place or if somebody is in danger.
The force reminds residents to lock doors and windows and to report anything suspicious.
"""

_ROADWORKS = """
# lead
Motorists are being warned of delays in {town} as {work} begins in {road} on {start}.
{road} in {town} will be closed to traffic from {start} for {work}.
Work starts on {start} on a {cost} scheme of {work} in {road}, {town}.
Drivers through {town} face about {weeks} weeks of disruption: {work} is planned for {road}.

# unit
The closure runs from {from} to {to}, a stretch of {metres} metres.
Affected are {metres} metres of the {number} between {from} and {to}.
Between {from} and {to}, some {metres} metres in all, no vehicle will get through.
Barriers will stand at {from} and at {to}, {metres} metres apart.

# unit
Work will be carried out between {open} and {shut} on weekdays.
Crews will be on site every weekday from {open} until {shut}.
The hours of work are {open} to {shut}, with no work at weekends.
At {shut} each day the machines stop, to start again at {open}.

# unit
A signed diversion will be in place via {detour}.
Traffic will be sent along {detour}.
Those who need to get through should take {detour}, where signs have been put up.
Buses and cars alike go round by {detour}.

# unit
The work is due to be finished by {end}, weather permitting.
If the weather holds, {road} should be open again on {end}.
{end} is given as the day of completion.
Contractors hope to leave by {end}, after {weeks} weeks.

# unit
The {cost} contract was awarded to {firm}.
{firm} is carrying out the work, which costs {cost}.
Builders {firm} won the job with a bid of {cost}.
The bill of {cost} from {firm} is met by the county.

# unit
Access for residents and emergency vehicles will be maintained at all times.
Residents will still be able to reach their homes, and ambulances will be let through.
People who live in {road} keep their access; so do fire engines and ambulances.

# unit
Bus stops in {road} will be out of use; temporary stops are at {from}.
Passengers should board at {from} while the stops in {road} are suspended.
For the time being buses call at {from} in place of {road}.

# quotes
“We thank drivers for their patience,” said {chief}, of the highways office. => \
{chief} of the highways office expressed thanks to patient drivers.
“This {road} job is overdue and it cannot wait another winter,” {chief} said. => Another winter would be too long, in the view of {chief}.
“Trade will suffer for {weeks} weeks,” a shopkeeper in {road} feared. => One shopkeeper there expects {weeks} poor weeks.

# fixed
Dates may change at short notice because of weather or other events outside our control.
A full list of current and planned works can be found on the county’s roads map.
Please allow extra time for your journey and follow the signs.
"""

_WEATHER = """
# lead
{day} will be {sky} across {county}, with highs of {high}C and {turn} later.
It will be a {sky} day in {county} on {day}; {turn} should reach most places by evening.
Forecast for {county}, {day}: {sky} at first, then {turn}. Maximum temperature {high}C.
Expect a {sky} start on {day}, followed by {turn}, and no more than {high}C.

# unit
Temperatures overnight will fall to about {low}C in {north}.
In {north} the night will bring lows of {low}C.
Minimum temperature {low}C, at {north}.
After dark the mercury sinks to {low}C around {north}.

# unit
Winds will be from the {wind} at {mph}mph, gusting to {gust}mph on the coast at {coast}.
The {wind} wind averages {mph}mph, and {coast} may see gusts of {gust}mph.
Wind: {wind}, {mph}mph. Gusts at {coast}: {gust}mph.
A {wind} breeze of {mph}mph is forecast, with {gust}mph at times in {coast}.

# unit
The chance of rain is put at {chance}, with up to {rain}mm on the {hills}.
As much as {rain}mm may fall on the {hills}; the likelihood of a wet spell is {chance}.
Rain: {chance} likely, {rain}mm possible over the {hills}.
Forecasters give a {chance} probability of rain and name {rain}mm for the {hills}.

# unit
{south} will see the best of any sunshine.
The sunniest spot should be {south}.
Where there is sun at all it will be at {south}.

# unit
The following day will be {outlook}, with a top temperature of {next_high}C.
Outlook: {outlook}, reaching {next_high}C.
After that it turns {outlook} and {next_high}C can be expected.
The day after looks {outlook} at around {next_high}C.

# unit
The sun rises at {rise} and sets at {set}.
Sunrise {rise}, sunset {set}.
Daylight lasts from {rise} until {set}.

# unit
Pollen and pollution levels will be low in {north} and {south}.
No warnings are in force for {north} or {south}.
Roads between {north} and {south} may be slippery in places.

# quotes
“It is nothing unusual for the season,” duty forecaster {chief} said. => Duty forecaster {chief} found it normal for the time of year.
“The {hills} always catch the worst of it,” said {chief} of the weather office. => \
{chief} pointed out that the worst tends to hit the {hills}.

# fixed
The next forecast will be issued at the usual time.
Details are for guidance only; please check the latest warnings before you travel.
Temperatures are measured in the shade at official stations.
"""

_OBITUARY = """
# lead
{dead}, who worked as a {trade} in {town} for {years} years, has died aged {age}.
The death is announced of {dead}, {age}, of {from}, on {day}.
Tributes have been paid to {dead}, a former {trade} from {from}, who died on {day} at the age of {age}.
{town} has said goodbye to {dead}, for {years} years a {trade} there. {dead_last} was {age}.

# unit
{dead_last} was born in {born} in {year}.
Born at {born} in {year}, {dead_first} came to {town} as a child.
{year} was the year and {born} the place of {dead_first}’s birth.
{dead_first}’s early life, from {year}, was spent at {born}.

# unit
In {married} {dead_first} married {spouse}, and the couple made their home in {from}.
{dead_first} and {spouse} were wed in {married} and lived in {from} ever after.
A marriage to {spouse} followed in {married}; they settled in {from}.

# unit
{years} years were spent with {firm}, as a {trade}.
At {firm}, where {dead_first} stayed for {years} years, everybody knew the {trade}.
After school {dead_first} trained as a {trade} and joined {firm}, staying {years} years.
The working life of the {trade} belonged to {firm}: {years} years in all.

# unit
Outside work {dead_first} was a keen member of the {club}.
The {club} was a lifelong love.
Spare hours went to the {town} {club}, of which {dead_first} was once president.
Friends from the {club} will remember {dead_first} best.

# unit
{dead_first} leaves {child}, and {grand} grandchildren.
Survivors are {child} and {grand} grandchildren.
{child} and {grand} grandchildren mourn the loss.
The family is survived by {grand} grandchildren and by {child}.

# unit
The funeral will be held at {church} on {funeral} at {time}.
A service takes place at {church}, {born}, at {time} on {funeral}.
Friends may pay their respects on {funeral}, {time}, at {church}.
Mourners are asked to be at {church} by {time} on {funeral}.

# unit
The Rev. {minister} will officiate, and burial will follow.
Burial comes after the service, which {minister} is to take.
{minister} will lead prayers, and the grave is at {from}.

# quotes
“{dead_first} never had a bad word for anybody,” said {child_first}. => {child_first} remembers somebody who spoke ill of no one.
“The {club} will not be the same,” a friend said. => To friends the {club} has changed for good.
“We had {years} happy years at {firm} together,” a colleague recalled. => A colleague looked back gladly on {years} years at {firm}.

# fixed
Family flowers only, please; gifts may be made to the hospice.
Notices are accepted in writing until noon on the day before publication.
The family thanks doctors, nurses and neighbours for their kindness.
"""

SHEETS = {"court": _COURT, "police": _POLICE, "roadworks": _ROADWORKS, "weather": _WEATHER, "obituary": _OBITUARY}
