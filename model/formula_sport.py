"""Wordings: football, cricket, tennis. A heading, then one wording a line; `direct => indirect` for quotations."""

from __future__ import annotations

_FOOTBALL = """
# lead
It finished {score} between {home} and {away} on {day} in front of {crowd} spectators.
{home} {score} {away}: a crowd of {crowd} watched the {county} League match on {day}.
{crowd} people saw {home} and {away} share a lively afternoon on {day} that ended {score}.
Full time in the {county} League on {day}: {home} {score} {away}.

# unit
{scorer} opened the scoring after {minute} minutes with a shot from {metres} metres.
The first goal came in minute {minute}, when {scorer} [struck|scored] from {metres} metres.
{minute} minutes were played when {scorer} found the net, {metres} metres out.
From {metres} metres {scorer} beat {keeper} with {minute} minutes on the clock.

# unit
The score at half-time was {half}.
At the break it stood {half}.
{half} was how they went in at the interval.

# unit
{second} added to the drama with a header on {late} minutes.
On {late} minutes {second} rose highest from a corner and headed in.
A header by {second}, after {late} minutes, changed the mood again.
The loudest cheer was for {second}, who headed home on {late} minutes.

# unit
{keeper} made several good saves to keep the sides close.
But for {keeper} in goal there would have been more to report.
Goalkeeper {keeper} was [busy|in form] and denied {captain} twice.

# unit
Referee {referee} showed {yellow} yellow cards.
There were {yellow} bookings by referee {referee}.
{referee}, who had the whistle, booked {yellow} players.
{yellow} names went into the notebook of {referee}.

# unit
The result leaves {home} in place {rank} of the table with {points} points.
{home} now have {points} points and are number {rank} in the table.
With {points} points {home} stay at number {rank}.
In the standings that means rank {rank} and {points} points for {home}.

# unit
{home} travel to {next} next weekend.
Next for {home}: {next} away.
Next Saturday {home} are the guests of {next}.
{next} await {home} in a week’s time.

# quotes
“We made hard work of it, but I can’t fault the lads,” said manager {boss}. => Manager {boss} found no fault with a team that had laboured.
“{scorer_last} does that in training every day,” manager {boss} said. => To {boss}, the manager, the goal by {scorer_last} was nothing new.
“The referee had a good game, and I don’t often say that,” {captain} admitted. => {captain} even had praise for the official.
“We go to {next} without fear,” said captain {captain}. => Captain {captain} is not afraid of {next}.

# fixed
Reports and results should reach the sports desk by six o’clock on Sunday evening.
Admission is free for children who come with an adult.
Tables are compiled from results that have been confirmed by both clubs.
"""

_CRICKET = """
# lead
{home} made {first} and then bowled {away} out for {second} on {day}.
{away} were dismissed for {second} in reply to {first} by {home} on {day}.
A total of {first} was more than enough for {home}, as {away} managed {second} on {day}.
{home} {first}, {away} {second}: the {county} Cricket League fixture on {day} went the way of the side batting first.

# unit
{bat} top-scored with {runs}, including {fours} fours.
The innings was built on {runs} by {bat}, who hit {fours} boundaries.
{bat} struck {fours} fours in an innings of {runs}.
With {runs} runs and {fours} fours {bat} was the batter of the day.

# unit
{opener} contributed {opened} at the top of the order.
Opener {opener} chipped in with {opened}.
Earlier {opener} had made {opened}.
{opened} came from opener {opener}.

# unit
{bat_last} and {opener_last} put on {stand} together.
A stand of {stand} between {opener_last} and {bat_last} set up the innings.
The pair of {bat_last} and {opener_last} were worth {stand} runs.

# unit
{bowler} was the pick of the bowlers with {took}.
The damage was done by {bowler}, who took {took}.
Figures of {took} were the reward for {bowler}.
{took} stood against the name of {bowler} at the close.

# unit
{away} lasted {overs} overs.
The reply was over after {overs} overs.
It took {home} {overs} overs to finish the job.

# unit
{captain} held {catches} catches in the slips.
There were {catches} catches for {captain}.
Behind the bat {captain} took {catches} catches.

# unit
{home} take {points} points and move to number {rank} in the table.
With {points} points from the game {home} are now at number {rank}.
The win is worth {points} points and puts {home} at rank {rank}.

# unit
They play {next} next week.
{next} are the next visitors.
Next on the list for {home} is {next}.

# quotes
“It was a pitch where you had to wait for the bad ball,” said {bat_last}. => {bat_last} spoke of the need to be patient on such a pitch.
“{bowler_first} has been threatening to do that for weeks,” captain {captain} said. => \
For captain {captain} such a spell had been coming for some time.
“Tea was better than our batting,” a member of the {away} side joked. => A visitor from {away} found the tea better than the batting.

# fixed
Full scorecards are on the league’s website.
Scorers are reminded to send in their sheets by Monday noon.
New players of all ages are welcome at nets on Thursday evenings.
"""

_TENNIS = """
# lead
{winner} beat {loser} {score} to reach the next stage of the {event} on {day}.
Number {seed} seed {winner} came through {score} against {loser} in the {round} of the {event} on {day}.
{loser} went out of the {event} on {day}, losing {score} to {winner}.
{event}, {round}: {winner} defeated {loser} {score}.

# unit
The {round} match lasted {minutes} minutes.
It was all over in {minutes} minutes.
They were on court for {minutes} minutes in the {round}.
{minutes} minutes were needed to settle the {round} tie.

# unit
{winner_last} served {aces} aces and {faults} double faults.
There were {aces} aces from {winner_last}, who also double-faulted {faults} times.
Serve statistics for {winner_last}: aces {aces}, double faults {faults}.

# unit
{winner_last} broke serve {breaks} times.
{breaks} breaks of serve made the difference.
The {loser_last} serve was broken {breaks} times in all.

# unit
The player from {land}, ranked {world} in the world, next meets {next}.
{next} is the next opponent for the world number {world} from {land}.
Waiting for the {land} player, world number {world}, is {next}.
A meeting with {next} now awaits the world number {world}, who grew up in {land}.

# unit
{loser_last}, of {other_land}, who is ranked {lost}, goes home with {prize}.
{prize} in prize money was some comfort for {loser_last}, number {lost} in the rankings, of {other_land}.
For {loser_last} ({other_land}), ranked {lost}, there was a cheque for {prize}.

# unit
In another match {other} withdrew with an injury.
{other} retired hurt on a neighbouring court.
Earlier {other} had pulled out because of a sore back.

# unit
Play was held up briefly by [rain|bad light].
Showers delayed the start on the outside courts.
The programme in {town} began late because of a wet court.

# quotes
“I served well when I needed to,” {winner_last} said. => {winner_last} was content with the serve in moments of need.
“{loser_last} is a friend, so it is never easy,” said {winner_last}. => Facing a friend such as {loser_last} was hard, {winner_last} found.
“I had my chances in the second set and did not take them,” {loser_last} admitted. => {loser_last} had seen chances go by in set two.
“Against {next} I will have to play better than this,” said {winner_last}. => More will be needed against {next}, {winner_last} knows.

# fixed
Order of play for tomorrow is published after the last match.
Seedings are based on last week’s rankings.
Matches are the best of three sets with a tie-break in each.
"""

SHEETS = {"football": _FOOTBALL, "cricket": _CRICKET, "tennis": _TENNIS}
