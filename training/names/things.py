"""Things that are no people but are named like people: streets, wards, schools, firms, laws. And other fillings."""

# ruff: noqa: INP001 - a folder of scripts, no package
from __future__ import annotations

from collections.abc import Callable
from random import Random

__all__ = ["FIXED", "MADE"]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.replace("\n", ";").split(";") if each.strip())


FIXED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "town": (
        _lines("""Leeds; Bradford; Cardiff; Swansea; Newport; Wrexham; Bangor; Aberystwyth; Carmarthen; Glasgow; Edinburgh; Dundee
        Aberdeen; Stirling; Perth; Belfast; Derry; Newry; Lisburn; Manchester; Salford; Bolton; Bury; Oldham; Rochdale; Stockport
        Liverpool; Birkenhead; St Helens; Preston; Blackpool; Lancaster; Burnley; Chester; Crewe; Warrington; Sheffield; Rotherham
        Hull; York; Harrogate; Middlesbrough; Durham; Lincoln; Nottingham; Derby; Leicester; Stafford; Telford; Shrewsbury; Ludlow
        Northampton; Kettering; Luton; Bedford; Milton Keynes; Oxford; Reading; Slough; Swindon; Bath; Bristol; Exeter; Plymouth
        Truro; Newquay; St Austell; Bournemouth; Poole; Salisbury; Winchester; Southampton; Brighton; Hastings; Eastbourne
        Chipping Norton; Stoke-on-Trent; Newcastle upon Tyne; King's Lynn; Bury St Edmunds; Great Yarmouth; Kingston upon Hull"""),
        _lines("""Barnsley; Doncaster; Wakefield; Huddersfield; Halifax; Keighley; Merthyr Tydfil; Llanelli; Pontypridd; Barry; Rhyl
        Inverness; Paisley; Falkirk; Kilmarnock; Armagh; Omagh; Wigan; Southport; Carlisle; Kendal; Scarborough; Whitby; Hartlepool
        Sunderland; Gateshead; Grimsby; Scunthorpe; Mansfield; Chesterfield; Worcester; Hereford; Gloucester; Cheltenham; Stroud
        Peterborough; Cambridge; Norwich; Ipswich; Colchester; Chelmsford; Southend; Canterbury; Dover; Maidstone; Guildford
        Crawley; Worthing; Weymouth; Taunton; Barnstaple; Torquay; Penzance; St Ives; Stratford-upon-Avon; Tunbridge Wells"""),
    ),
    "area": (
        _lines("""West Yorkshire; Greater Manchester; Gwynedd; Powys; Kent; Essex; Surrey; Dorset; Devon; Tower Hamlets; Hackney
        Lambeth; Newham; Merseyside; West Midlands; Tyne and Wear; Norfolk; Lothian; Fife; County Antrim; Ceredigion; Camden; Brent"""),
        _lines("""South Yorkshire; Lancashire; Clwyd; Dyfed; Sussex; Hampshire; Cornwall; Somerset; Southwark; Islington; Croydon
        Cheshire; Northumbria; Suffolk; Strathclyde; Tayside; County Down; Monmouthshire; Haringey; Ealing; Lewisham; Barnet"""),
    ),
    "far": (
        _lines("""France; Poland; Pakistan; India; Jamaica; Nigeria; Romania; Iran; Somalia; Spain; Germany; Paris; Warsaw; Lagos
        Kingston; Lahore; Dublin; London; New York; Florida; Syria; Jordan; Chad; Georgia; Israel; China; Kenya; Victoria; Sydney"""),
        _lines("""Italy; Lithuania; Bangladesh; Ghana; Albania; Iraq; Eritrea; Portugal; Greece; Berlin; Sofia; Accra; Dhaka; Karachi
        Cork; Washington; Alexandria; Carolina; Vietnam; Turkey; Cuba; Kuwait; Zimbabwe; Melbourne; Adelaide; Wellington"""),
    ),
    "offence": (
        _lines("""Burglary Dwelling; Theft from the Person; Common Assault; Criminal Damage; Robbery; ABH; Section 47 Assault; Harassment
        Theft from Motor Vehicle; Possession with Intent to Supply; Public Order; Drunk and Disorderly; Arson; Fraud; Stalking
        Shoplifting; Going Equipped; Handling Stolen Goods; Breach of Bail; Dangerous Driving"""),
        _lines("""Aggravated Burglary; Taking Without Consent; Assault on Emergency Worker; Affray; Violent Disorder; Blackmail
        Making Off Without Payment; Possession of Bladed Article; Malicious Communications; GBH; Section 18 Wounding; Kidnap
        Failing to Stop; Drink Driving; Breach of Non-Molestation Order; Modern Slavery; Cuckooing; Domestic Abuse"""),
    ),
    "law": (
        _lines("""Freedom of Information Act; Data Protection Act 2018; Police and Criminal Evidence Act 1984; Clare's Law
        Theft Act 1968; Public Order Act 1986; Misuse of Drugs Act; Section 40; Lord Chancellor's Directions; Henry VIII powers
        Sarah's Law; Children Act 1989; Mental Health Act; Bail Act 1976; Equality Act; Wednesbury principles; Victims' Code"""),
        _lines("""Environmental Information Regulations; UK GDPR; Road Traffic Act 1988; Martyn's Law; Helen's Law; Ask for Angela
        Sexual Offences Act 2003; Protection from Harassment Act 1997; Human Rights Act; Norwich Pharmacal order; Anton Piller order
        Criminal Justice Act 2003; Licensing Act 2003; Housing Act; Prevent Duty; Nolan Principles; Freedom of Information Act 2000"""),
    ),
    "brand": (
        _lines("""Marks & Spencer; Ted Baker; Paul Smith; Calvin Klein; Jack Daniel's; Harley Davidson; Tommy Hilfiger; Ford Focus
        WH Smith; John Lewis; Sainsbury's; Ben Sherman; Vauxhall Corsa; Stanley knife; Apple iPhone; Morrisons; Barclays; Nissan Juke
        Hugo Boss; Lloyds Bank; Mercedes; Nokia; Alexander McQueen; Louis Vuitton; Philip Morris; Hargreaves Lansdown; KPMG"""),
        _lines("""Fred Perry; Ralph Lauren; Michael Kors; Johnnie Walker; Jimmy Choo; James Bond; Ford Transit; Samsung Galaxy; Wilko
        Dorothy Perkins; Debenhams; Boots; Burton; Halfords; Ann Summers; Timpson; Greggs; Rolls Royce; Aston Martin; Renault Clio
        Morgan Stanley; Ernst & Young; Price Waterhouse; JD Wetherspoon; Harvey Nichols; Laura Ashley; Vivienne Westwood"""),
    ),
    "post": (
        _lines("""Chief Constable; Data Protection Officer; Records Manager; Head of Service; Appropriate Adult; Custody Sergeant
        Town Clerk; Chief Executive; Monitoring Officer; Duty Solicitor; Chair; Leader of the Council; Director of Finance
        Police and Crime Commissioner; Head Teacher; Social Worker; Disclosure Officer; Information Commissioner; Her Majesty
        Home Secretary; Lord Mayor; District Judge; Crown Prosecutor; Forensic Medical Examiner"""),
        _lines("""Assistant Chief Constable; Information Governance Manager; Senior Investigating Officer; Family Liaison Officer
        Parish Clerk; Section 151 Officer; Vice Chair; Caldicott Guardian; Reviewing Officer; Detention Officer; Portfolio Holder
        Scrutiny Officer; Interim Director; Probation Officer; Deputy Mayor; Senior Coroner; Secretary of State; Lay Member"""),
    ),
    "form": (
        _lines("""Date of Birth; Custody Record Number; Officer in Case; Detention Authorised; Rights and Entitlements; Next of Kin
        Arresting Officer; Relevant Time; Property Seized; Risk Assessment; Modus Operandi; Crime Reference; Outcome; Total; Ward
        Aggrieved; Place of Arrest; Grounds; Reason for Arrest; Ethnicity; Occupation; Home Address; Mobile; Stolen Property
        Financial Year; Number of Requests; Internal Review; Executive Summary; Apologies for Absence; Terms of Reference"""),
        _lines("""Place of Birth; Offence Description; Self Defined Ethnicity; Solicitor Requested; Medical Attention; Vehicle Details
        Witness Statement; Victim Personal Statement; Point of Entry; Incident Log; Report Date; Last Updated; Grand Total; Beat Code
        Declarations of Interest; Matters Arising; Any Other Business; Public Participation; Data Quality; Quarter; Annual Report
        Freedom of Information Request; Exempt Information; Minutes; Agenda Item; Time of Arrival; Body Worn Video; Response"""),
    ),
    "force": (
        _lines("""West Yorkshire Police; South Wales Police; Dyfed-Powys Police; Police Scotland; Metropolitan Police; Kent Police
        Home Office; Ministry of Justice; Crown Prosecution Service; Independent Office for Police Conduct; Parole Board"""),
        _lines("""Thames Valley Police; Gwent Police; North Wales Police; Police Service of Northern Ireland; Essex Police; Cabinet Office
        Information Commissioner's Office; National Crime Agency; College of Policing; HM Courts and Tribunals Service; Youth Justice Board"""),
    ),
}

_ROADS = (
    _lines("Road; Street; Lane; Avenue; Close; Drive; Crescent; Terrace; Way; Court; Place; Gardens"),
    _lines("Road; Street; Grove; Walk; Mews; Square; Rise; Hill; Avenue; Lane; Row; Parade"),
)
_COMMON_ROADS = (
    _lines(
        "High Street; Victoria Road; Church Lane; Station Road; King Street; Queen's Road; Park Avenue; St Mary Street; Albert Road"
    ),
    _lines(
        "Market Street; Albert Terrace; Mill Lane; London Road; Prince's Street; Duke Street; St John's Road; George Street"
    ),
)
_MONTHS = _lines(
    "January; February; March; April; May; June; July; August; September; October; November; December"
)
_DAYS = _lines("Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday")
Make = Callable[[Random, Callable[[], str], Callable[[], str], int], str]


def _street(chance: Random, given: Callable[[], str], family: Callable[[], str], half: int) -> str:
    roll = chance.random()
    if roll < 0.35:
        return chance.choice(_COMMON_ROADS[half])
    stem = given() if roll < 0.5 else f"{given()} {family()}" if roll < 0.62 else family()
    return f"{stem} {chance.choice(_ROADS[half])}"


def _pick(*choices: str) -> Callable[[Random, Callable[[], str], Callable[[], str], int], str]:
    """One of some patterns, in which {g} is a given and {f} a family name, {t} a town."""

    def made(chance: Random, given: Callable[[], str], family: Callable[[], str], half: int) -> str:
        # Every fourth pattern is kept for the held-out texts.
        pattern = chance.choice([each for at, each in enumerate(choices) if half or at % 4 != 3])
        while "{" in pattern:
            pattern = pattern.replace("{g}", given(), 1).replace("{f}", family(), 1)
            pattern = pattern.replace("{t}", chance.choice(FIXED["town"][half]), 1)
        return pattern

    return made


_STEMS = _lines(
    "Ash; Ald; Bar; Bex; Brad; Bram; Bur; Cal; Can; Chad; Clay; Cran; Dal; Den; Dun; East; Edge; El; Fal; Farn; Fen; Gar; Graf; Had; Hal; Ham; Hart; "
    "Hath; Hay; Hol; Horn; Ken; Kil; Kirk; Lang; Lich; Lin; Llan; Long; Mar; Mel; Mid; Mil; Mor; New; Nor; Oak; Old; Pen; Pres; Rad; Raven; Red; Rock; "
    "Ross; Rush; Sal; Sand; Sed; Shel; Sher; Stan; Stav; Stock; Sut; Swan; Tad; Thorn; Til; Tot; Up; Wal; War; Wel; West; Whit; Wick; Win; Wood; Wy; Yar"
)
_ENDS = _lines(
    "ton; ley; ford; ham; worth; wick; bury; by; field; well; wood; combe; hurst; mere; port; stead; thorpe; dale; bourne; ington; ingham; more; den; don; aston; minster; mouth; pool; gate"
)
_LANDS = _lines(
    "Hill; Oak; Green; Park; Heath; Common; Cross; Vale; Valley; Moor; Bank; End; Gate; Bridge; Abbey; Bay; Harbour; Quay; Dock; Docks; Central; Village; "
    "Castle; North; South; East; West; Town; Fields; Wood; Woods; Mount; Grange; Lodge; Water; Lake; Isle; Sands; Point; Head; Meadows; Corner; Edge; "
    "Row; Court; Estate; Wharf; Market; Lock; Marsh; Mill; Spring; Springs; Well; Wells; Hope; Rise; View; Lea; Ridge; Down; Downs; Common"
)
_FIRST_WORDS = _lines(
    "Hope; Rose; May; Grace; Victoria; Florence; Chelsea; Lincoln; Nelson; Stanley; Charlotte; Albert; Holly; Ivy; Hazel; Heather; Laurel; Rowan; Ruby; "
    "Summer; Autumn; April; June; Faith; Joy; Temple; Abbey; Castle; Church; Bishop; King's; Queen's; Prince; Earl's; Duke; Priory; Manor; Mill; Forest; "
    "Primrose; Harvest; Robin; Raven; Swan; Eagle; Lyon; Sydney; Clifton; Preston; Bolton; Kingsley; Ashley; Beverley; Shirley; Kimberley; Craig; Glen; Dale; Tyne; Clyde; Avon; Thames; Severn; St Ann's; St John's; St Mary's; St George's; St Peter's"
)


_TRADES = _lines(
    "Motors; Transport; Solicitors; Holdings; Lettings; Security Services; Group; Plumbing; Heating; Electrical; Roofing; Scaffolding; Builders; Cars; "
    "Taxis; Travel; Coaches; Haulage; Logistics; Removals; Storage; Cleaning; Catering; Foods; Butchers; Farms; Dairies; Garage; Tyres; Autocentre; "
    "Pharmacy; Opticians; Dental Care; Care Homes; Homecare; Housing; Homes; Estates; Properties; Developments; Architects; Surveyors; Accountants; "
    "Insurance; Finance; Bank; Capital; Consulting; Associates; Partners; Chambers; Software; Systems; Technologies; Communications; Media; Press; "
    "Publishing; Books; Records; Studios; Events; Leisure; Hotels; Inns; Taverns; Brewery; Salon; Barbers; Florists; Jewellers; Furniture; Interiors; "
    "Kitchens; Windows; Glass; Timber; Steel; Engineering; Construction; Demolition; Waste; Recycling; Energy; Water; Telecom; Recruitment; Training"
)
_FORMS = _lines(
    "Ltd; Ltd; Limited; plc; LLP; Group; & Co; UK Ltd; Trust; Foundation; CIC; Association; Partnership; Inc"
)
_FIRMS = (
    "{f} & {f} Ltd",
    "{f} and Sons",
    "{g} {f} Ltd",
    "{f} {f} LLP",
    "{f} Bros",
    "{g}'s Café",
    "{f} & Co",
    "{f}, {f} & Partners",
    "{g}'s Hair Salon",
    "{i} {f} and Sons",
    "{i} {f} & Sons Ltd",
    "{i} {f} & Son",
    "{i}{i} {f} Ltd",
    "{i} & {i} {f}",
    "Messrs {f} and {f}",
    "{f} & Sons",
    "{f} Brothers",
    "{g} & {g} Ltd",
    "{f} Young LLP",
    "{f} {f} & {f}",
    "{f} of {t}",
    "The {f} Trust",
    "The {g} {f} Trust",
    "{f}s",
    "{f}'s of {t}",
    "{f} {f} {trade}",
)


def _company(chance: Random, given: Callable[[], str], family: Callable[[], str], half: int) -> str:
    """A firm or a body, mostly with somebody's name in it."""
    roll = chance.random()
    trade, form = chance.choice(_TRADES), chance.choice(_FORMS)
    if roll < 0.35:
        pattern = chance.choice([each for at, each in enumerate(_FIRMS) if half or at % 4 != 3])
        for gap, fill in (
            ("{f}", family),
            ("{g}", given),
            ("{i}", lambda: chance.choice("ABCDEFGHJKLMNPRSTW")),
        ):
            while gap in pattern:
                pattern = pattern.replace(gap, fill(), 1)
        return pattern.replace("{t}", chance.choice(FIXED["town"][half])).replace("{trade}", trade)
    first = (
        family()
        if roll < 0.7
        else given()
        if roll < 0.75
        else chance.choice(
            (*_FIRST_WORDS, "Bright", "Allied", "Northern", "Prime", "First", "United", "City", "Star")
        )
    )
    if roll > 0.85:
        first += f" {chance.choice(_LANDS)}"
    last = roll * 1000 % 10
    return f"{first} {trade}" if last < 5 else f"{first} {trade} {form}" if last < 8 else f"{first} {form}"


def _place(  # noqa: PLR0911 - one for each way of naming
    chance: Random, given: Callable[[], str], family: Callable[[], str], half: int
) -> str:
    """A ward, a village or a part of a town, as they are named: much like people."""
    roll = chance.random()
    made = chance.choice(_STEMS) + chance.choice(_ENDS)
    if roll < 0.35:
        return made
    if roll < 0.5:
        return f"{made} {chance.choice(_LANDS)}"
    if roll < 0.7:
        return f"{chance.choice(_FIRST_WORDS)} {chance.choice(_LANDS)}"
    if roll < 0.72:
        return f"{given()} {chance.choice(_LANDS)}"
    if roll < 0.78:
        return f"{family()} {chance.choice(_LANDS)}"
    if roll < 0.86:
        return made if roll < 0.82 else chance.choice(_FIRST_WORDS)
    if roll < 0.9:
        return f"{chance.choice(('St', 'Llan', 'Great', 'Little', 'Upper', 'Lower', 'Old', 'Much', 'Nether', 'Over'))} {made}"
    if roll < 0.94:
        return f"{made}-{chance.choice(('on-Sea', 'by-the-Sea', 'in-Arden', 'le-Street', 'upon-Tyne', 'under-Lyne', 'le-Moors'))}"
    return chance.choice(FIXED["town"][half])


def _patch(chance: Random, given: Callable[[], str], family: Callable[[], str], half: int) -> str:
    """A place that bears a person's name, for sentences in which it can be nobody but a place."""
    roll = chance.random()
    if roll < 0.4:
        return f"{given()} {chance.choice(_LANDS[:24])}"
    if roll < 0.55:
        return given()
    if roll < 0.75:
        return family()
    return _place(chance, given, family, half)


def _date(chance: Random, *_: object) -> str:
    day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(2015, 2024)
    return chance.choice(
        (
            f"{day} {month} {year}",
            f"{day:02}/{_MONTHS.index(month) + 1:02}/{year}",
            f"{month} {year}",
            f"{day} {month[:3]}",
            f"{month} {day}",
        )
    )


def _number(low: int, high: int) -> Make:
    return lambda chance, *_: str(chance.randint(low, high))


MADE: dict[str, Make] = {
    "street": _street,
    "place": _place,
    "lent": _pick("{g}"),
    "lentfamily": _pick("{f}"),
    "lentwhole": _pick("{g} {f}"),
    "patch": _patch,
    "school": _pick(
        "St {g}'s Primary School", "{f} Academy", "St {g}'s Catholic High School", "{g} {f} School", "{f} Grammar School", "Ysgol {f}",
        "{f} College", "St {g}'s School", "The {f} School", "{g} {f} Academy", "St {g} and St {g}'s Primary",
    ),
    "hospital": _pick(
        "St {g}'s Hospital", "Queen {g} Hospital", "{f} Ward", "Royal {t} Infirmary", "{f} House Surgery", "The {f} Practice",
        "{g} {f} Hospital", "King {g} Hospital", "{f} Road Surgery", "{t} General Hospital", "Princess {g} Hospital",
    ),
    "ward": _pick(
        "{f} Ward", "{g} {f} Ward", "{f} and {t}", "St {g}'s ward", "{t} East", "{f} Park", "{f} Estate", "{g} House", "{f} Court", "{f} Green ward",
    ),
    "company": _company,
    "pub": _pick("The {f} Arms", "the King {g}", "The {g} {f}", "the Duke of {t}", "the {f} Tavern", "the Prince {g}", "The Lord {f}"),
    "honour": _pick(
        "{f} Report", "the {f} Review", "{g} {f} Trust", "the {f} Inquiry", "{f} disease", "{g} {f} Foundation", "{f} Cup", "{f} Principles",
        "{g} {f} Memorial Fund", "{f} Lecture", "the {g} {f} Prize", "{f} syndrome", "Operation {f}", "Storm {g}",
    ),
    "date": _date,
    "month": lambda chance, *_: chance.choice(_MONTHS),
    "day": lambda chance, *_: chance.choice(_DAYS),
    "time": lambda chance, *_: f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}",
    "hours": lambda chance, *_: f"{chance.randint(0, 23):02}{chance.randint(0, 59):02}",
    "n": _number(2, 99),
    "num": _number(100, 9999),
    "year": _number(2010, 2025),
    "ref": lambda chance, *_: f"{chance.choice(('CR', 'FOI', 'LOG', 'INC', 'CUS'))}/{chance.randint(1000, 99999)}/{chance.randint(15, 25)}",
    "dob": lambda chance, *_: f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1940, 2008)}",
    "phone": lambda chance, *_: f"07700 900{chance.randint(0, 999):03}",
}  # fmt: skip
"""Each filling takes the chance, a maker of given names, a maker of family names, and which half (0 to train, 1 held out)."""
