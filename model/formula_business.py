"""Wordings: markets, results, livestock, recalls, harbours. A heading, then one wording a line; `direct => indirect` for quotations."""

from __future__ import annotations

_MARKET = """
# lead
The {index} index closed {points} points {up} at {level} on {day}, a {gain} of {share}.
Shares ended {up} on {day}: the {index} {rose} {points} points, or {share}, to {level}.
{index} closing level on {day}: {level}, {up} by {points} points ({share}).
A {gain} of {points} points took the {index} to {level} at the close on {day}, {up} by {share}.

# unit
{best} led the gainers, up {best_share} to {best_price}.
The best performer was {best}, which added {best_share} to {best_price}.
Top of the leaderboard stood {best} with a jump of {best_share} to {best_price}.
{best_share} was put on by {best}, which finished at {best_price}.

# unit
{worst} was the biggest faller, losing {worst_share} to {worst_price}.
At the other end {worst} dropped {worst_share} to {worst_price}.
{worst} shed {worst_share} and closed at {worst_price}.
Nobody did worse than {worst}: minus {worst_share}, at {worst_price}.

# unit
{sector} were in demand, while {weak} came under pressure.
Buyers went for {sector} and turned away from {weak}.
There was strength in {sector} and weakness in {weak}.
{weak} were sold and {sector} bought.

# unit
{second} was steady after its trading statement.
A trading statement left {second} little changed.
{second} reported as expected and hardly moved.

# unit
Volume was {volume} million shares.
Some {volume} million shares changed hands.
Dealers counted {volume} million shares traded.
Turnover came to {volume} million shares.

# unit
Crude oil was at {crude} a barrel and gold at {gold} an ounce.
A barrel of crude cost {crude}; an ounce of gold, {gold}.
Gold stood at {gold} an ounce and oil at {crude} a barrel.
In commodities oil traded at {crude} and gold at {gold}.

# unit
The pound bought {rate} dollars.
Sterling was quoted at {rate} dollars.
Against the dollar the pound stood at {rate}.

# quotes
“Investors are waiting for a reason to do anything,” said {analyst} of {broker}. => \
In the opinion of {analyst} at {broker}, investors lacked a reason to act.
“It is all about {sector} at the moment,” {analyst} at {broker} said. => {analyst} of {broker} saw {sector} as the one subject of the day.
“I would not read too much into one session,” said {broker} analyst {analyst}. => One session means little, {analyst} of {broker} cautioned.
“{best} surprised everybody, us included,” said {analyst}, of {broker}. => {broker}’s {analyst} conceded that {best} had not been foreseen.

# fixed
Prices are delayed by at least fifteen minutes and may be revised.
Past performance is no guide to the future; the value of investments can fall as well as rise.
The market reopens at eight o’clock on the next working day.
"""

_RESULTS = """
# lead
{firm} on {day} reported a pre-tax profit of {profit} for the {period}, against {last} a year earlier.
Pre-tax profit at {base}-based {firm} came to {profit} in the {period}, compared with {last} last time.
{firm}, of {base}, made {profit} before tax in the {period}. A year ago the figure was {last}.
Results for the {period} from {firm}, published on {day}: profit before tax {profit} (previous year {last}).

# unit
Revenue {rose} {share} to {sales}.
Sales came to {sales}, a {gain} of {share}.
With a {gain} of {share}, turnover reached {sales}.
Sales of {sales} meant a {gain} of {share}.

# unit
The {unit} business grew by {unit_share}.
Growth in the {unit} division was {unit_share}.
In the {unit} segment the company expanded {unit_share}.
{unit_share} was the growth of the {unit} arm.

# unit
The board declared a dividend of {pence} pence a share.
Shareholders will receive {pence} pence a share.
A dividend of {pence} pence has been proposed.
{pence} pence a share go to the owners.

# unit
Net debt stood at {debt} at the end of the period.
The company ended the period with net debt of {debt}.
Borrowings, net of cash, were {debt}.

# unit
The group employs {staff} people, most of them in {base}.
{staff} people work for {firm}, mainly in {base}.
At the end of the period the payroll in {base} and elsewhere counted {staff}.

# unit
Finance director {finance} said trading since then had been in line with expectations.
Trading has since been as expected, according to {finance}, the finance director.
{finance}, who looks after the finances, sees the current period on course.

# unit
Guidance for the year was left unchanged.
The outlook for the full year stays as it was.
{firm} confirmed its earlier forecast.

# quotes
“We are pleased with a solid performance in challenging markets,” said chief executive {boss}. => \
Chief executive {boss} was satisfied, given how hard markets had been.
“{unit} customers have stayed with us,” said {boss}, chief executive. => The chief executive, {boss}, pointed to loyal {unit} customers.
“There is more to do on costs,” chief executive {boss} conceded. => Costs need more work, chief executive {boss} allowed.
“{base} remains our home,” {boss}, who runs the company, said. => {boss}, who runs the company, has no thought of leaving {base}.

# fixed
The figures have not been audited.
This notice contains forward-looking statements that are subject to risks and uncertainties.
A call for analysts and investors takes place at nine o’clock on the day of publication.
"""

_LIVESTOCK = """
# lead
{town} market on {day} saw {lambs} lambs and {cattle} cattle forward, with lambs averaging {pence} pence a kilo.
There was an entry of {lambs} lambs at {town} on {day}; the average was {pence} pence per kilogram.
Lambs made an average of {pence} pence a kilo at {town} on {day}, when {lambs} sheep and {cattle} cattle were on offer.
{day}, {town} mart: {lambs} lambs, {cattle} cattle. Lambs to average {pence} pence a kilo.

# unit
The top price of {top} a head was paid to {seller} of {farm}.
{seller}, {farm}, topped the sale at {top}.
Best in the ring were lambs of {seller}, {farm}, at {top}.
{top} was the highest bid of the day, for a pen shown by {seller}, {farm}.

# unit
Steers sold to {steer} pence and heifers to {heifer} pence.
In the cattle ring heifers reached {heifer} pence and steers {steer} pence.
Bids for steers went up to {steer} pence a kilo; heifers peaked at {heifer} pence.
Heifers {heifer} pence, steers {steer} pence were the best prices among the cattle.

# unit
Cull ewes averaged {ewes}.
An average of {ewes} was paid for cull ewes.
Old ewes left their owners {ewes} on average.

# unit
The champion pen was bought by {buyer} of {away}.
{buyer}, a butcher from {away}, secured the champions.
To {away} went the champion pen, with {buyer}.

# unit
Trade was [firm|steady|brisk] throughout and a {share} clearance was reported.
{share} of all entries found a new owner in a [firm|steady|brisk] trade.
The clearance rate came to {share}.

# unit
{pigs} pigs met a similar trade to last week.
The {pigs} pigs forward were no dearer than a week ago.
For the {pigs} pigs little had changed.

# unit
{breeder} judged the pre-sale show.
Before the sale {breeder} picked the winners of the show.
The show was placed by {breeder}.

# quotes
“Quality stock was easy to sell, as it always is,” said auctioneer {chief}. => \
For good animals there was no lack of bids, auctioneer {chief} observed.
“We could have sold another {pigs} lambs,” auctioneer {chief} said. => Room was left for {pigs} lambs more, auctioneer {chief} reckoned.

# fixed
All stock must be in the pens by nine o’clock on sale days.
Please bring movement licences and farm assurance stickers.
Entries for the next sale close on Thursday.
"""

_RECALL = """
# lead
{firm} is recalling {product} because the packs may contain {danger}.
Customers have been told not to eat {product} from {firm}, which could contain {danger}.
A batch of {product} made by {firm} has been withdrawn after {danger} may have got into it.
Recall: {firm}, {product}. Reason: possible presence of {danger}.

# unit
The recall concerns packs of {grams} grams with batch code {batch} and a best-before date of {day}.
Affected are {grams} gram packs, batch {batch}, best before {day}.
Pack size {grams} grams, batch code {batch}, best before {day}.
Look for batch {batch} and the date {day} on packs of {grams} grams.

# unit
About {packs} packs were sold, mostly in {town} and {other}.
Shops in {town} and {other} had sold some {packs} of them.
{packs} packs went out, to stores in {other} and {town} for the most part.

# unit
Customers should return the product to the store for a full refund of {price} pence; no receipt is needed.
The purchase price of {price} pence is refunded at any branch, with or without a receipt.
Shops give back the {price} pence that a pack cost. A receipt is not required.

# unit
The fault was found during a routine check at the plant in {plant}.
Staff at the {plant} factory noticed the problem during checks.
It came to light at {plant}, where the goods are packed.

# unit
There have been {reports} complaints so far.
{reports} complaints had reached the company by then.
The number of complaints was given as {reports}.

# unit
No other products of {firm} are known to be affected.
Other lines from {firm} are safe.
{firm} said the rest of its range was not concerned.

# unit
Questions are answered on {phone} between {open} and {shut}.
A helpline, {phone}, is open from {open} to {shut}.
Call {phone} for advice ({open} to {shut}).

# quotes
“We apologise for any inconvenience,” said {boss} of {firm}. => An apology came from {boss} of {firm}.
“We would rather take back {packs} packs than miss a single bad one,” {boss}, who runs {plant}, said. => \
Better to lose {packs} good packs than to overlook a bad one, {boss} of {plant} reasoned.

# fixed
Notices like this one are displayed in all stores that sold the product.
Food recalls are listed on the website of the food safety office, where alerts can be ordered by e-mail.
"""

_HARBOUR = """
# lead
The port of {town} handled {tonnes} tonnes of cargo in {month}, {share} {more} than in the same month of last year.
{tonnes} tonnes went through {town} harbour in {month}, a change of {share} to the year before ({more}).
Cargo at {town} in {month} came to {tonnes} tonnes: {share} {more} than a year ago.
In {month} {town}’s quays saw {tonnes} tonnes, which was {share} {more} than twelve months earlier.

# unit
There were {ships} ship calls, among them {cruise} cruise ships.
{ships} vessels called, {cruise} of them cruise ships.
The harbour office logged {ships} arrivals and {cruise} cruise calls.
Ships: {ships}. Cruise ships: {cruise}.

# unit
Containers numbered {boxes}.
{boxes} containers were moved.
Cranes lifted {boxes} containers.

# unit
Ferry passengers on the {other} route numbered {riders}.
The {other} ferry carried {riders} people.
{riders} travellers took the boat to {other}.
On the route to {other} there were {riders} passengers.

# unit
Timber made up {timber} tonnes and grain {grain} tonnes.
Of the cargo {grain} tonnes were grain and {timber} tonnes timber.
{grain} tonnes of grain and {timber} tonnes of timber were landed or loaded.

# unit
Fishing boats landed {fish} tonnes worth {worth}.
The catch was {fish} tonnes and fetched {worth}.
At auction {worth} was paid for {fish} tonnes of fish.

# unit
The largest vessel was the {vessel}, {metres} metres long.
At {metres} metres the {vessel} was the longest ship of the month.
No ship was larger than the {vessel} with its {metres} metres.

# quotes
“{month} is never our best month,” harbour master {chief} said. => Harbour master {chief} does not expect much of {month}.
“The new crane has made a difference already,” said {chief}, the harbour master. => \
The harbour master, {chief}, saw the new crane at work in the numbers.

# fixed
All figures are provisional and may be revised.
Figures exclude vessels in transit and pleasure craft.
The next bulletin appears in the second week of the coming month.
"""

SHEETS = {"market": _MARKET, "results": _RESULTS, "livestock": _LIVESTOCK, "recall": _RECALL, "harbour": _HARBOUR}
