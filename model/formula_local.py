"""Wordings: exams, rivers, vacancies, shows. A heading, then one wording a line; `direct => indirect` for quotations."""

from __future__ import annotations

_EXAMS = """
# lead
Pupils at {school} in {town} are celebrating after {share} of them gained five or more good passes.
{share} of candidates at {school}, {town}, achieved five or more good passes this summer.
At {school}, {town}, the share of pupils with five good passes came to {share}.
Results day at {school} in {town}: {share} of the year group reached five good passes or more.

# unit
The figure compares with {before} last year.
Last year it was {before}.
Twelve months ago the share had been {before}.

# unit
{first} gained {tops} top grades and will study {subject} at {uni}.
{tops} top grades take {first} to {uni} to read {subject}.
Among the best was {first} with {tops} top grades; a place for {subject} at {uni} is certain.
{subject} at {uni} awaits {first}, who collected {tops} top grades.

# unit
{second} and {third} each had {grades} passes.
With {grades} passes apiece {second} and {third} did well too.
There were {grades} passes for both {third} and {second}.

# unit
In {other} {pass_share} of entries were graded C or better.
The pass rate in {other} was {pass_share}.
{other} had the best pass rate of all subjects: {pass_share}.

# unit
{entries} pupils sat the examinations.
The year group numbered {entries}.
{entries} young people had been entered.

# unit
Head teacher {head} thanked staff and parents.
Thanks to parents and staff came from head teacher {head}.
Staff and parents had their part in it, head teacher {head} told the assembly.

# unit
Enrolment for the sixth form continues until {day}.
The sixth form takes enrolments up to {day}.
Places in the sixth form can be claimed until {day}.

# quotes
“I could not look, so my mum opened the envelope,” {second_first} said. => {second_first} left it to a parent to open the envelope.
“They have worked so hard and they deserve every grade,” said {head}. => Every grade was deserved, in the words of {head}.
“I want to build things,” said {first_first}, who is off to {uni}. => {first_first}, bound for {uni}, dreams of building.

# fixed
Results are provisional until remarks have been completed.
Schools that wish to be included should send their figures by Friday.
Advice on places is available from the careers office all week.
"""

_RIVER = """
# lead
A flood alert is in force for the river {river} between {from} and {to} after {rain}mm of rain.
The {river} may flood between {from} and {to}, where {rain}mm of rain has fallen.
Flood alert: river {river}, {from} to {to}. Rainfall in the past day: {rain}mm.
After {rain}mm of rain an alert was issued on {day} for the {river} from {from} to {to}.

# unit
The level at {gauge} was {level} metres at {time} and is rising by {speed}cm an hour.
At {time} the gauge at {gauge} showed {level} metres, with a rise of {speed}cm every hour.
{gauge}: {level} metres at {time}, rising {speed}cm an hour.
Readings at {gauge} had reached {level} metres by {time}; each hour adds {speed}cm.

# unit
A peak of {peak} metres is expected at about {later}.
Forecasters expect {peak} metres as the crest, around {later}.
The river should crest at {peak} metres near {later}.

# unit
Low-lying land and the road at {road} are most at risk.
{road} and the meadows beside it may be the first to go under.
At risk: {road} and low ground nearby.

# unit
{pumps} pumps have been sent to {town}.
Crews brought {pumps} pumps to {town}.
In {town} {pumps} pumps stand ready.

# unit
Levels should fall from {after}, when drier weather arrives.
Drier weather by {after} ought to bring relief.
A fall is likely from {after} on.

# unit
The highest level on record at {gauge} is {record} metres, in {year}.
In {year} the {river} stood at {record} metres at {gauge}, which is the record.
The record for {gauge} dates from {year}: {record} metres.

# unit
{homes} properties have been sent a message.
Messages went to {homes} households.
The warning service reached {homes} addresses.

# quotes
“Do not walk or drive through flood water,” said duty officer {chief}. => Duty officer {chief} asked people to keep out of flood water.
“We have seen worse in {year}, but we are watching {road},” {chief}, on duty in {town}, said. => \
{chief}, on duty in {town}, remembers a worse {year}, and has an eye on {road}.

# fixed
This message will be updated as the situation changes or by the same time tomorrow.
Sandbags are available from the council depot while stocks last.
Keep away from swollen rivers and do not put yourself in danger.
"""

_VACANCY = """
# lead
{firm} is looking for a {job} to join its team in {town}, at a salary of {pay} a year.
A {job} is wanted by {firm} in {town}. The post pays {pay} a year.
Vacancy: {job}, {firm}, {town}. Salary {pay}.
For its {town} office {firm} seeks a {job}; the salary is {pay} a year.

# unit
The post is for {hours} hours a week and reports to {boss}.
Working time is {hours} hours a week, under {boss}.
You will work {hours} hours a week and answer to {boss}.

# unit
Applicants need at least {years} years of experience and a [clean driving licence|relevant diploma].
Required: {years} years of experience.
We ask for {years} years in a similar role.
Somebody with {years} years or more in the trade would suit.

# unit
The successful candidate will look after {clients} customers in {other} and {county}.
Customers to be cared for number {clients}; they live in {other} and {county}.
{clients} accounts in {county} and {other} belong to the job.

# unit
Benefits include {leave} days of holiday and a pension contribution of {share}.
There are {leave} days of leave; the employer pays {share} into a pension.
With the post come a pension ({share}) and {leave} days off.

# unit
Applications with a CV should reach {contact} by {day}.
Write to {contact} by {day}, enclosing a CV.
The closing date is {day}; {contact} takes CVs.
Please send a CV to {contact}, no later than {day}.

# unit
Interviews will be held at {venue} in the following week.
{venue} is the place for interviews.
Those invited will be seen at {venue}.

# unit
The reference is {ref}.
Please quote {ref}.
Reference number: {ref}.

# quotes
“We are a small team and we laugh a lot,” says {boss}. => {boss} describes a small and merry team.
“Whoever comes will never have a dull day,” {boss} promises. => There are no dull days with {boss}, or so one hears.

# fixed
We are an equal opportunities employer and welcome applications from all parts of the community.
Only applicants who are invited to an interview will hear from us.
No agencies, please.
"""

_SHOW = """
# lead
{winner} won the {cup} at the {town} Horticultural Society’s show on {day} with {dish}.
The {cup} went to {winner} for {dish} at the show in {town} on {day}.
{town} show, {day}: best in show and {cup} {winner}, {dish}.
With {dish} {winner} took home the {cup} from the {town} show on {day}.

# unit
There were {entries} entries from {growers} exhibitors.
{growers} exhibitors had brought {entries} entries.
Entries numbered {entries}, exhibitors {growers}.
The benches held {entries} entries by {growers} growers.

# unit
Second was {second} and third {third}.
{second} was placed second, {third} third.
The other places went to {second} and to {third}.

# unit
{rose_man} had the best rose and {veg} the best vegetables.
Vegetables: {veg}. Roses: {rose_man}.
Among the vegetables {veg} was first and among the roses {rose_man}.

# unit
The heaviest marrow, grown by {heavy}, weighed {kilos} kilos.
{heavy}’s marrow of {kilos} kilos was the heaviest.
At {kilos} kilos nothing beat the marrow of {heavy}.

# unit
In the junior classes {child}, {age}, of {school}, collected most points.
Most points among the juniors: {child} ({age}), {school}.
{child}, who is {age} and attends {school}, was the best junior.

# unit
{judge}, from {from}, judged the flowers.
The judge was {judge} of {from}.
Flowers were judged by {judge}, {from}.

# unit
Takings of {takings} will go to {venue}.
{venue} receives the {takings} that were taken at the door.
The sum of {takings} was raised for {venue}.

# quotes
“It was a hard year for growing anything,” {winner_first} said. => {winner_first} looked back on a year in which little grew.
“I have been trying to win the {cup} since I was {age},” said {winner_last}. => \
The {cup} had been on {winner_last}’s mind from the age of {age}.
“The standard on the benches was the best I have seen in {from} or here,” said {judge}. => \
{judge} had not met a better standard, at {from} or elsewhere.

# fixed
The society meets on the last Thursday of the month and new members are welcome.
Trophies should be returned, clean, a month before the next show.
Exhibits may be collected from half past four.
"""

SHEETS = {"exams": _EXAMS, "river": _RIVER, "vacancy": _VACANCY, "show": _SHOW}
