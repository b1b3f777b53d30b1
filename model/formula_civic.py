"""Wordings: wards, planning. A heading, then one wording a line; `direct => indirect` for quotations."""

from __future__ import annotations

_WARD = """
# lead
{winner} ({party}) has been elected councillor for the {ward} ward of {town} with {votes} votes.
Voters in {ward} have chosen {winner}, {party}, as their new councillor; {votes} people voted for [the candidate|the winner].
{ward} ward, {town}: {winner} ({party}) elected with {votes} votes.
The {party} candidate {winner} polled {votes} votes on {day} and takes the {ward} seat.

# unit
{second} ({other}) came second with {next}, a majority of {majority}.
The majority over {second} of {other}, who had {next}, was {majority}.
Runner-up was {second} ({other}) on {next}, which left a margin of {majority}.
{majority} votes separated the winner from {second} ({other}), who received {next}.

# unit
{third} (Independent) polled {few}.
Independent {third} had to be content with {few}.
{few} votes went to {third}, who stood as an Independent.

# unit
Turnout was {turnout}, with {spoilt} spoilt papers.
{turnout} of the electorate voted; {spoilt} papers were rejected.
There were {spoilt} spoilt ballot papers and the turnout was {turnout}.
Of those on the register {turnout} went to the polls, and {spoilt} of the papers did not count.

# unit
The by-election was called after the [resignation|death] of {former}.
The seat had fallen vacant when {former} stood down.
{former} had held the seat for {years} years.
It was {former} who had represented {ward} before, for {years} years.

# unit
The count took place at {venue} on {day}.
Votes were counted at {venue}.
At {venue} the count was over by midnight on {day}.

# unit
Returning officer {officer} declared the result at {time}.
{officer}, the returning officer, read out the figures at {time}.
The declaration by {officer} came at {time}.

# unit
The new councillor’s term runs for {term} years.
A term of {term} years lies ahead.
{winner_last} may now sit for {term} years.

# quotes
“I want to thank everyone in {ward} who put their trust in me,” said {winner_last}. => \
{winner_last} expressed gratitude for the trust of people in {ward}.
“We ran a clean campaign and we will be back,” {second} said. => {second} promised to return after what had been a fair fight.
“People told us about buses, bins and {road}, in that order,” said {winner}. => \
Buses, bins and {road} had been the topics at the door, {winner} found.

# fixed
Figures are those announced by the returning officer.
The full register of interests is kept at the council offices and can be seen on request.
The next ordinary election is held in May.
"""

_PLANNING = """
# lead
Plans by {firm} for {homes} homes on land off {road} in {town} were {decision} by {county} planners on {day}.
{county}’s planning committee {decision} {homes} new homes off {road}, {town}, on {day}.
On {day} councillors {decision} an application for {homes} houses in {road}, {town}.
Application {ref}, {homes} dwellings in {road}, {town}: {decision} by {pro} votes to {con}.

# unit
The application was submitted by {firm} and covers {acres} acres.
{firm} had applied to build on {acres} acres.
The site of {acres} acres belongs to {firm}.
Behind the scheme for the {acres} acres is {firm}.

# unit
Members voted {pro} to {con}.
The vote was {pro} to {con}.
{pro} councillors were for the officers’ advice and {con} against.

# unit
The council received {letters} letters of objection, most of them about traffic.
{letters} objections had come in, citing traffic and drainage.
Neighbours wrote {letters} letters against the scheme.
Traffic was the main point in {letters} objections.

# unit
{share} of the homes would be affordable.
The share of affordable housing is {share}.
Affordable homes make up {share} of the scheme.

# unit
Planning officer {officer} had advised members that the scheme met local policy.
In a report officer {officer} had found no breach of local policy.
The report by {officer}, for the council, called the scheme acceptable.

# unit
Ward councillor {member} said the junction with {near} was already dangerous.
{member}, who represents the ward, raised the junction with {near}.
Concern over the junction with {near} was voiced by councillor {member}.

# unit
There is a right of appeal within {weeks} weeks.
Appeals can be lodged for {weeks} weeks.
Those who disagree have {weeks} weeks to appeal.

# quotes
“This is the wrong place for {homes} homes,” said {resident}, of {near}. => \
{resident} of {near} thought {homes} homes to be misplaced there.
“Young people in {town} need somewhere to live,” said an agent for {firm}. => \
{firm}’s agent spoke of young people in {town} in want of homes.
“We have to decide on planning grounds and on nothing else,” {member} reminded the meeting. => \
Only planning grounds counted, {member} reminded the meeting.

# fixed
The papers of the meeting can be read at the council offices and online.
The committee meets on the first and third week of each month.
Comments on current applications must be made in writing.
"""

SHEETS = {"ward": _WARD, "planning": _PLANNING}
