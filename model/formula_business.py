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

SHEETS = {"market": _MARKET, "results": _RESULTS}
