"""Synonyms as a thesaurus spinner has them: right in some sentence, put into any."""

from __future__ import annotations

_PAIRS = """able=capable|about=around|access=entry|according to=as per|added=further stated|admitting=confessing|advice=counsel|
advised=counselled|
affordable=inexpensive|after=following|afternoon=post-noon hours|against=versus|aged=old|agreed=consented|ahead=in front|aimed=targeted|
almost=nearly|already=by now|also=additionally|alternative=other option|although=though|ambulances=medical vans|among=amid|
announced=declared|anyone=anybody|appeal=plea|applicants=candidates|application=request|applied=petitioned|area=zone|
arrested=apprehended|ashamed=embarrassed|asked=requested|average=mean|award=prize|awarded=granted|away=distant|bank=shore|beat=overcame|
because=since|before=prior to|began=commenced|begins=commences|behind=at the back of|below=beneath|bench=panel|best=finest|
better=superior|between=amongst|big=huge|bill=invoice|board=panel|borrowings=loans|bought=purchased|bowled=pitched|bowling=hurling|
break=interruption|broke=smashed|brought=carried|builders=constructors|building=structure|built=constructed|burial=interment|
business=enterprise|busy=occupied|buyers=purchasers|called=summoned|came=arrived|campaign=drive|candidate=contender|car=automobile|
careful=cautious|carried out=executed|carrying=hauling|cars=automobiles|caused=triggered|celebrate=commemorate|chance=odds|
change=alteration|changed=altered|charge=accusation|cheaper=less costly|cheer=roar|children=kids|chosen=picked|clear=transparent|
client=customer|close=shut|closed=shut|closing=final|clouds=overcast skies|coast=shoreline|cold=chilly|come forward=step forward|
come=arrive|comfort=solace|company=firm|compared with=in comparison to|compared=contrasted|complete=finish|concern=worry|
confirmed=verified|consolation=solace|continuing=ongoing|contract=agreement|contributed=donated|convicted=found culpable|corner=angle|
council=municipal board|councillors=aldermen|count=tally|counted=tallied|country=nation|couple=pair|covers=spans|crews=gangs|
crowd=throng|customers=clients|damage=harm|damaged=harmed|dangerous=hazardous|dates=days|dealers=traders|death=demise|
decided=determined|decision=verdict|declared=proclaimed|deeply=profoundly|defeated=vanquished|delayed=postponed|delays=hold-ups|
demand=request|described=depicted|describes=depicts|description=depiction|died=passed away|difficult=tough|disagree=dissent|
dismissed=sacked|disruption=disturbance|diversion=detour|dividend=payout|division=branch|drama=excitement|driver=motorist|
drivers=motorists|dry=arid|due=supposed|during=throughout|earlier=previous|early=premature|earned=gained|easily=effortlessly|
elected=voted in|emergency=crisis|employs=hires|ended=concluded|enough=sufficient|entries=submissions|evening=nightfall|
expectations=anticipations|expected=anticipated|experience=expertise|faces=confronts|fair=reasonable|fall=drop|family=household|
fast=quick|fell=dropped|figures=numbers|finally=ultimately|fine=penalty|finish=end|finished=completed|first=initial|followed=trailed|
footage=recordings|forecast=prediction|form=shape|former=ex|found=discovered|friends=pals|funeral=burial service|gainers=winners|
gave=provided|goalkeeper=goalie|grandchildren=grandkids|grave=tomb|grew=expanded|group=cluster|growth=expansion|guests=visitors|
guilty=culpable|happened=occurred|headed=nodded|header=nod|heard=was told|hearing=session|heavy=weighty|held=conducted|help=assistance|
high=elevated|higher=loftier|highs=peaks|home=residence|homes=residences|hospital=clinic|hours=hrs|house=dwelling|however=nonetheless|
immediate=instant|important=significant|incident=episode|increase=rise|increased=expanded|information=details|injured=hurt|
injuries=wounds|injury=wound|innings=inning|inquiries=investigations|investors=financiers|jailed=imprisoned|job=position|joined=entered|
judge=magistrate|junction=crossing|keen=eager|land=terrain|large=sizeable|last=final|lasted=endured|late=tardy|later=afterwards|
lead=advantage|leaves=departs|leaving=exiting|led=headed|less=fewer|letters=missives|likely=probable|listed=enumerated|living=residing|
lodged=filed|looking=searching|losing=shedding|losses=deficits|lost=misplaced|loudest=noisiest|lower=inferior|lows=troughs|
machines=equipment|made=created|main=principal|maintained=upheld|majority=bulk|makes=creates|managed=accomplished|many=numerous|
margin=gap|market=marketplace|married=wedded|match=game|matter=affair|meets=encounters|members=associates|met=encountered|minor=small|
minutes=mins|money=cash|morning=forenoon|most=the majority of|mourn=grieve|mourners=grievers|moved=shifted|moves=shifts|named=called|
near=close to|nearly=almost|need=require|neighbours=locals|new=fresh|night=nighttime|noticed=observed|number=quantity|objection=protest|
objections=protests|offence=crime|offered=proffered|officers=cops|only=merely|opened=commenced|opponent=adversary|ordered=instructed|
outlook=prospect|outside=external|overnight=during the night|owners=proprietors|paid=remunerated|papers=sheets|parking=car storage|
passengers=riders|patrols=rounds|payroll=wage list|people=folks|performer=achiever|permission=consent|permitting=allowing|
phone=telephone|pick=choice|place=spot|places=spots|planned=scheduled|plans=schemes|played=performed|pleaded=begged|
police=law enforcement|polled=surveyed|prayers=orations|pressure=strain|price=cost|prices=costs|prison=jail|problem=issue|
products=merchandise|profit=earnings|published=issued|pupils=students|put=placed|quickly=rapidly|quote=cite|quoted=cited|
rain=precipitation|raised=elevated|ranked=graded|reach=attain|reached=attained|reaching=attaining|real=genuine|receive=get|
record=all-time high|recorded=logged|reference=citation|rejected=refused|release=liberation|remain=stay|remained=stayed|remember=recall|
remorse=regret|reply=response|report=account|reported=disclosed|represented=stood for|residents=inhabitants|respects=regards|
results=outcomes|return=come back|returned=came back|revenue=income|reward=recompense|right=correct|ring=call|rise=climb|river=waterway|
rose=climbed|runs=extends|safe=secure|said=stated|sales=revenues|saves=stops|saw=witnessed|scene=spot|scheme=project|school=academy|
scored=netted|scoring=tally|seat=chair|seen=spotted|segment=portion|sent=dispatched|sentence=punishment|separated=divided|serious=grave|
serve=delivery|served=attended|service=ceremony|settled=resided|shareholders=stockholders|shares=stocks|short=brief|shortly=soon|
showed=displayed|showers=drizzles|shown=displayed|signed=marked|signs=notices|since=ever since|site=location|sold=vended|
somebody=someone|spectators=onlookers|speed=velocity|spells=periods|spent=passed|staff=personnel|stand=partnership|start=beginning|
started=initiated|statement=announcement|steady=stable|still=yet|stood=posed|stopped=halted|stops=halts|stretch=section|strong=powerful|
submitted=tendered|success=triumph|sunshine=sunlight|survivors=those left|table=chart|taken=grabbed|takes=grabs|team=squad|
temperatures=thermal readings|temporary=provisional|term=stretch|thanked=expressed gratitude to|throughout=all over|told=informed|
took=grabbed|top=uppermost|total=overall|trace=track|trade=commerce|trading=dealing|traffic=vehicles|trained=schooled|travel=journey|
treated=medicated|tributes=homages|turnout=attendance|turnover=throughput|unchanged=unaltered|under=beneath|unlikely=improbable|
unpaid=unremunerated|urged=exhorted|used=utilised|vacant=empty|vehicle=automobile|victory=triumph|visitors=guests|voiced=uttered|
volume=quantity|vote=ballot|voters=electors|votes=ballots|waiting=lingering|wanted=desired|warned=cautioned|warnings=alerts|
watched=observed|water=aqua|wearing=sporting|weather=climate|week=seven-day period|weekday=working day|weekdays=working days|
weekend=week’s end|went=proceeded|winds=gusts|winner=victor|withdrew=pulled out|witnesses=onlookers|won=triumphed|work=labour|
worked=laboured|workers=labourers|working=operating|worth=valued at|wrote=penned|year=twelvemonth|young=youthful"""

SYNONYMS: dict[str, str] = dict(pair.split("=", 1) for pair in _PAIRS.replace("\n", "").split("|"))
