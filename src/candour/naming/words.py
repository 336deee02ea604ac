"""Words that say something of the names beside them: titles, ranks, roads, bodies, roles, particles.

A word here decides nothing by itself. It is one sign among many that the tagger weighs.
"""

from __future__ import annotations

__all__ = ["CLASSES", "FIRMS", "NEVER", "PARTICLES", "TITLES", "class_of", "is_never", "listed"]


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(words.split())


PARTICLES = listed(
    "van von der den de del della dela di da das do dos du la le ter ten bin bint ibn binti al el ap ab ferch verch "
    "ua ní ni uí ó mac nic y e zu zur av af ul ud ur abu op st"
)
"""Small words inside a name. They join a name only where a capitalised word follows."""

_TITLES = listed(
    "mr mrs ms miss mx dr prof professor rev revd reverend sir dame lord lady baroness baron cllr councillor judge "
    "imam rabbi fr father sister hon justice mp sheikh canon bishop archdeacon doctor mister nurse alderman recorder "
    "president senator sen governor gov madam lieutenant captain major colonel general"
)
_RANKS = listed(
    "pc wpc ps dc ds di dci dsu dcs tdc tds pcso sc ci sgt insp supt acc dcc det constable sergeant inspector "
    "superintendent detective commander commissioner officer pcc sgt sio oic pte cpl lt capt maj col"
)
TITLES = _TITLES | _RANKS
"""Words that may stand before a name and belong to it when it is reported."""

CLASSES: dict[str, frozenset[str]] = {
    "title": _TITLES,
    "rank": _RANKS,
    "road": listed(
        "road rd street st avenue ave lane ln close drive dr crescent cres gardens gdns grove place pl terrace terr "
        "way court ct mews walk row hill park green view rise square sq parade croft wynd brae loan vennel ffordd heol "
        "stryd lôn clos roundabout junction bypass bridge embankment quay wharf towers flats villas house lodge "
        "cottage cottages farm building buildings heights"
    ),
    "body": listed(
        "school academy college university hospital infirmary surgery practice clinic centre center hall library "
        "church chapel cathedral mosque temple trust foundation charity council committee commission office "
        "department ministry agency authority force police constabulary service services group ltd limited plc llp "
        "inc company partners solicitors chambers associates bank insurance club society association institute union "
        "federation league party team unit station airport ward constituency borough county district parish estate "
        "arms inn tavern hotel pub brewery stadium arena theatre museum gallery nursery hospice home motors stores "
        "supermarket brothers bros sons sisters daughters & co corp lettings salon café cafe garage bakery florist pharmacy dental "
        "opticians transport haulage builders plumbing scaffolding taxis cars travel tours foods barbers "
        "consulting consultancy capital investments properties developments construction engineering systems "
        "solutions technologies software media press books records studios films productions magazine newspaper "
        "news times post herald gazette show band orchestra corporation holdings enterprises fc afc united city "
        "rovers"
    ),
    "law": listed(
        "act bill regulations order rules law directive code report review inquiry award prize cup trophy medal "
        "disease syndrome test theorem principle effect clause protocol procedure policy scheme programme project "
        "form notice day week month year"
    ),
    "month": listed(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sept sep oct nov dec"
    ),
    "day": listed(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    ),
    "role": listed(
        "victim suspect witness complainant aggrieved informant offender defendant claimant appellant respondent "
        "applicant deceased detainee prisoner nominal subject ip vict susp wit inft agg v1 v2 v3 s1 s2 s3 w1 w2 w3 "
        "driver passenger caller neighbour tenant landlord patient pupil colleague friend partner ex-partner "
        "named called aka alias dob born surname forename name signed volunteer campaigner resident motorist cyclist "
        "pedestrian keyholder keyholders assistant manager chair chairman chairwoman deputy treasurer trustee governor bursar "
        "lecturer researcher scientist engineer architect surveyor accountant auditor analyst adviser advisor consultant contractor "
        "apprentice trainee intern receptionist administrator coordinator planner warden ranger farmer gardener sailor soldier "
        "pilot veteran firefighter paramedic dentist pharmacist psychologist psychiatrist therapist counsellor surgeon "
        "registrar matron midwife carer caretaker cleaner plumber builder electrician shopkeeper barrister solicitor prosecutor "
        "counsel usher bailiff juror inmate burglar robber attacker candidate activist organiser spokesman spokeswoman "
        "spokesperson protester member supporter player striker goalkeeper coach businessman businesswoman founder boss "
        "ceo guitarist drummer vocalist singer rapper poet novelist painter sculptor director producer actor actress comedian "
        "presenter historian philosopher composer conductor pianist champion boxer jockey golfer runner author journalist "
        "reporter coroner magistrate vicar priest minister secretary clerk teacher headteacher student lodger flatmate housemate "
        "associate accomplice interpreter owner keeper employee employer caseworker guardian requester attendee attendees"
    ),
    "kin": listed(
        "mother father brother sister son daughter wife husband uncle aunt cousin grandmother grandfather grandson "
        "granddaughter nephew niece mum dad boyfriend girlfriend fiancé fiancée stepfather stepmother widow twin nan"
    ),
    "verb": listed(
        "said says stated states told asked replied added explained reported alleged denied admitted confirmed "
        "attended arrived left went saw heard believed claimed thanked moved seconded proposed noted wrote writes "
        "was is has had were and who"
    ),
    "compass": listed(
        "north south east west central upper lower great little new old northern southern eastern western"
    ),
}

_CLASS_OF = {word: name for name, words in reversed(CLASSES.items()) for word in words}


def class_of(lowered: str) -> str:
    """The class of a word in small letters; empty where it has none."""
    return _CLASS_OF.get(lowered) or _CLASS_OF.get(lowered.rstrip("."), "")


NEVER = listed(
    "a about after again all also although an and another any are as at be because been before being both but by can "
    "could did do does during each either every for from further had has have he hence her here hers him his how "
    "however i if in into is it its itself many me meanwhile moreover more most much my neither no nor not now of "
    "often on once one only or other our ours out over per please same several shall she should since so some such "
    "than that the their theirs them then there therefore these they this those though through thus to too two "
    "under unless until up upon us very was we were what when where whereas whether which while who whom whose why "
    "with within without would yes yet you your yours thank thanks dear hello regards sincerely faithfully"
)
"""Words that are no part of a name even with a capital, as at the start of a sentence."""


def is_never(lowered: str) -> bool:
    """Whether this is a small word, or one with a verb drawn to it: `the`, `he’d`, `don’t`."""
    stem, _, verb = lowered.replace("’", "'").partition("'")
    return lowered in NEVER or verb in ("t", "m", "re", "ve", "ll") or (verb in ("d", "s") and stem in NEVER)


FIRMS = frozenset(
    name.strip().lower()
    for name in """
    John Lewis/Ted Baker/Paul Smith/Fred Perry/Laura Ashley/Vivienne Westwood/Ralph Lauren/Calvin Klein/Michael Kors/Jimmy Choo/Hugo Boss
    Tommy Hilfiger/Johnnie Walker/Jack Daniel/Jack Daniels/Jim Beam/Harvey Nichols/Dorothy Perkins/Ann Summers/Morgan Stanley/Philip Morris
    Aston Martin/Land Rover/Ben Sherman/Karen Millen/Oliver Bonas/Charles Tyrwhitt/Thomas Cook/William Hill/Paddy Power/Robert Dyas
    Bernard Matthews/Thomas Pink/Jo Malone/Elizabeth Arden/Helena Rubinstein/Max Factor/Christian Dior/Marc Jacobs/Stella McCartney
    Alexander McQueen/Louis Vuitton/Coco Chanel/Tom Ford/Kate Spade/Pierre Cardin/Giorgio Armani/Russell Hobbs/Morphy Richards/Reed Smith
    Slater Gordon/Irwin Mitchell/Leigh Day/Charles Stanley/Edward Jones/Charles Schwab/JP Morgan/J P Morgan/Goldman Sachs/Grant Thornton
    Mott MacDonald/Jones Lang LaSalle/Knight Frank/Carter Jonas/Balfour Beatty/Robert McAlpine/Taylor Wimpey/David Lloyd/Alfa Romeo
    Harley Davidson/Rolls Royce/Mercedes Benz/Kurt Geiger/Russell & Bromley/Hobbs/Levi Strauss/Abercrombie/Jack Wills/Charlotte Tilbury
    Bobbi Brown/Jean Paul/Paul Mitchell/John Frieda/Tony & Guy/Vidal Sassoon/Robert Half/Michael Page/Hargreaves Lansdown/Martin Lewis Money
    JD Wetherspoon/JD Sports/WH Smith/TK Maxx/Harry Ramsden/Ben & Jerry/Betty Crocker/Dr Martens/Dr Oetker/Dr Pepper/Mary Rose/Cutty Sark
    Black Friday/Good Friday/Victoria Cross/George Cross/Victoria Sponge/Stanley Knife/Stanley Cup/Ryder Cup/Davis Cup/Nobel Prize
    James Bond/Harry Potter/Father Christmas/Santa Claus/Robin Hood/Joe Bloggs/Mickey Mouse
    """.replace("\n", "/").split("/")
    if name.strip()
)
"""Firms, goods and figures that bear a person's name and are met more often than people of that name."""
