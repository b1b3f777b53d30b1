"""Stock: set phrases of routine reports, so that an index of two pages already knows them for what they are.

What many different articles share is a phrase of the trade and proves nothing; an index learns that from the articles it holds. These it
knows from the start. Written for this project from the everyday wording of courts, police, weather, sport, markets, jobs, obituaries and
notices; no text of any publisher. Facts are left out: only what stands between them is stock.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.keys import RUN, run_numbers
from spamfilter.text.words import word_forms

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHRASES = """
an indictment is merely an allegation and all defendants are presumed innocent until proven guilty beyond a reasonable doubt
until proven guilty beyond a reasonable doubt in a court of law
a complaint is merely an accusation and the defendant is presumed innocent unless and until proven guilty in a court of law
the charges contained in the indictment are merely accusations and the defendant is presumed innocent unless and until proven guilty
if convicted the defendant faces a maximum penalty of years in prison
faces a maximum sentence of years in prison and a fine of up to
a federal judge will determine any sentence after considering the sentencing guidelines and other statutory factors
the actual sentence will be determined by the court after considering the guidelines and other factors
was sentenced today to months in prison followed by years of supervised release
was also ordered to pay restitution in the amount of
pleaded guilty to one count of conspiracy to commit wire fraud and is scheduled to be sentenced on
according to court documents and statements made in court
according to court documents and evidence presented at trial
the case was investigated by the police department with assistance from
is prosecuting the case on behalf of the government
this case is being prosecuted by assistant attorneys for the district of
was remanded into custody at the conclusion of the hearing
made an initial appearance in federal court and was released on bond pending trial
a jury found the defendant guilty on all counts after a trial that lasted
anyone with information about the case is asked to contact
members of the public who believe they may be victims are encouraged to contact
was jailed for years after pleading guilty at the crown court to
the court heard that the incident took place in the early hours of
was ordered to pay a victim surcharge and costs of
was found guilty of after a trial at the magistrates court
was given a suspended sentence and ordered to carry out hours of unpaid work
in mitigation the court was told that the defendant had no previous convictions
the judge said that only an immediate custodial sentence could be justified
was released on bail and is due to appear in court again on
police are appealing for witnesses after
police are appealing for information after a man was
officers were called to reports of a disturbance at about
emergency services were called to the scene shortly after
was taken to hospital with injuries that are not believed to be life threatening
was taken to hospital where his condition was described as serious but stable
was pronounced dead at the scene
his next of kin have been informed
formal identification has yet to take place
no arrests have been made and inquiries are continuing
a man in his has been arrested on suspicion of
has been released under investigation while inquiries continue
has been charged and will appear before magistrates on
anyone who witnessed the incident or has dashcam footage is asked to contact police
anyone with information should call police on quoting reference number
or contact the independent charity anonymously on
alternatively information can be given anonymously by calling
detectives are keen to speak to anyone who was in the area at the time
the road was closed in both directions for several hours while the scene was examined
the cause of the crash is under investigation
the cause of the fire is not yet known and an investigation is under way
firefighters from stations were sent to the scene and brought the fire under control
no one was injured in the fire
the suspect is described as being about feet inches tall and of medium build
was last seen wearing a dark jacket and blue jeans
police are concerned for the welfare of a missing
today will be mostly cloudy with a chance of showers in the afternoon
tonight will be mostly clear with lows in the
highs will be in the mid to upper and lows in the
winds will be from the southwest at to miles per hour
with a high near and a low around
there is a per cent chance of rain in the afternoon
a cold front will move through the area bringing showers and thunderstorms
sunny spells and scattered showers with a risk of thunder
cloud will thicken from the west with outbreaks of rain spreading eastwards
mostly dry with some sunshine but feeling cold in the brisk wind
the national weather service has issued a warning for parts of
temperatures will fall below freezing overnight with a widespread frost
drivers are advised to allow extra time for their journeys
the outlook for the weekend is for it to stay mostly dry
sunrise is at and sunset is at
high water is at with a height of metres
opened the scoring in the first half with a shot from the edge of the area
equalised shortly before half time with a header from a corner
made it after the break when his shot went in off the post
the visitors came close to an equaliser in the closing minutes
scored the only goal of the game as
scored a late winner as they came from behind to beat
the home side took the lead in the minute through
the result leaves them in place in the table with points from games
moved up to place in the table with a win over
they travel to next weekend while host
the referee showed a yellow card to
man of the match was
won the toss and elected to bat first
were bowled out for in reply to
finished with figures of from overs
top scored with including fours and sixes
won the match by wickets with balls to spare
the first set went to a tie break which
saved two break points before serving out the match
results of the weekend matches were as follows
led all scorers with points and rebounds
threw for yards and touchdowns and ran for another
the company said on that its net profit rose per cent to
net income for the quarter rose to million or cents a share from million or cents a share a year earlier
revenue for the quarter rose per cent to million compared with million in the same period last year
analysts on average had expected earnings of cents a share
the board has declared a quarterly dividend of cents a share payable on to shareholders of record on
shares in the company closed at on
shares were up per cent in early trading on
shares fell per cent to close at in new york
the index closed up points or per cent at
the index lost points or per cent to finish at
advancing issues outnumbered decliners on the exchange
volume was light ahead of the holiday weekend
oil prices rose as traders weighed the prospect of
the dollar rose against the euro and the yen
benchmark crude for delivery rose cents to a barrel
statements in this press release that are not historical facts are forward looking statements
actual results could differ materially from those projected in the forward looking statements
the company undertakes no obligation to update any forward looking statements
the transaction is subject to customary closing conditions and regulatory approval and is expected to close in the
the terms of the deal were not disclosed
a spokesman for the company declined to comment
did not immediately respond to a request for comment
could not immediately be reached for comment
we are looking for an experienced and highly motivated person to join our team
the successful candidate will have excellent communication skills and the ability to work under pressure
you will be responsible for the day to day running of
a full driving licence and access to a vehicle is essential
we offer a competitive salary and benefits package including
we are an equal opportunities employer and welcome applications from all sections of the community
the closing date for applications is and interviews will be held on
to apply please send your cv and a covering letter to
only candidates selected for interview will be contacted
passed away peacefully at home surrounded by his family on
passed away peacefully in hospital on after a short illness
beloved wife of the late and much loved mother of
he is survived by his wife of years and by their children
she is survived by two sons and a daughter and by grandchildren and great grandchildren
was preceded in death by his parents
a funeral service will be held at church on at followed by burial in
in lieu of flowers the family asks that donations be made to
family flowers only please but donations if desired to
the family will receive friends from until at the funeral home
born in the son of and he grew up in and attended
he served in the army during the war and was honourably discharged
she worked for many years as a teacher and was an active member of the church
will be sadly missed by all who knew him
the council meets on the first of every month in the town hall and members of the public are welcome to attend
the minutes of the previous meeting were read and approved
the motion was carried by votes to with abstentions
the planning committee has approved an application to build
the planning application was refused on the grounds that
residents have until to comment on the plans
the road will be closed between and from until for resurfacing work
diversions will be in place and signposted
we apologise for any inconvenience this may cause
services are subject to delay and passengers are advised to check before they travel
a replacement bus service will run between
engineering work is taking place at the weekend between
notice is hereby given that an application has been made to
any person wishing to object must do so in writing within days of the date of this notice
copies of the application may be inspected during normal office hours at
tickets cost for adults and for children and are available from
doors open at and the show starts at
admission is free and all are welcome
for more information or to book a place call or visit
the winning numbers in the draw were
the next draw will take place on with an estimated jackpot of
the jackpot was not won and rolls over to
an earthquake of magnitude struck kilometres off the coast at a depth of kilometres
there were no immediate reports of casualties or damage
no tsunami warning was issued
the quake was felt in several towns and cities
the number of confirmed cases rose by to while the death toll rose to
the health ministry said on that more people had died in the past hours
spoke on condition of anonymity because they were not authorised to speak to the media
said in a statement on that it was aware of the incident
a spokeswoman for the police said that inquiries into the incident were continuing
the figures were released by the office for national statistics on
compared with the same month a year earlier when
the unemployment rate fell to per cent in the three months to
house prices rose by per cent in the year to according to figures from
the house was sold for which is above the average for the area
the property has three bedrooms a kitchen with dining area and a garden to the rear
is open from to on weekdays and from to on saturdays
flight information is available at
preheat the oven to degrees and line a baking tray with
season to taste with salt and freshly ground black pepper
bring to the boil then reduce the heat and simmer for minutes
""".strip().split("\n")


def are_stock(runs: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of these run keys are runs of a set phrase."""
    known = _stock_runs()
    return np.asarray(known[np.minimum(np.searchsorted(known, runs), len(known) - 1)] == runs)


@cache
def _stock_runs() -> NDArray[np.uint64]:
    """The keys of all runs of all phrases, in rising order."""
    runs = run_numbers("\n".join(PHRASES))  # looked up as one text, which is ten times as fast as two hundred
    inside = np.concatenate([np.arange(count, 0, -1) >= RUN for count in (len(word_forms(phrase)) for phrase in PHRASES)])
    return np.sort(runs[inside[: len(runs)]])
