"""Words that say something of the names beside them: titles, ranks, roads, bodies, roles, particles.

A word here decides nothing by itself. It is one sign among many that the tagger weighs.
"""

from __future__ import annotations

__all__ = ["CLASSES", "NEVER", "PARTICLES", "TITLES", "class_of"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PARTICLES = _words(
    "van von der den de del della dela di da das do dos du la le ter ten bin bint ibn binti al el ap ab ferch verch "
    "ua ní ni uí ó mac nic y e zu zur av af ul ud ur abu op st"
)
"""Small words inside a name. They join a name only where a capitalised word follows."""

_TITLES = _words(
    "mr mrs ms miss mx dr prof professor rev revd reverend sir dame lord lady baroness baron cllr councillor judge "
    "imam rabbi fr father sister hon justice mp sheikh canon bishop archdeacon doctor mister nurse alderman recorder "
    "president senator sen governor gov madam lieutenant captain major colonel general"
)
_RANKS = _words(
    "pc wpc ps dc ds di dci dsu dcs tdc tds pcso sc ci sgt insp supt acc dcc det constable sergeant inspector "
    "superintendent detective commander commissioner officer pcc sgt sio oic pte cpl lt capt maj col"
)
TITLES = _TITLES | _RANKS
"""Words that may stand before a name and belong to it when it is reported."""

CLASSES: dict[str, frozenset[str]] = {
    "title": _TITLES,
    "rank": _RANKS,
    "road": _words(
        "road rd street st avenue ave lane ln close drive dr crescent cres gardens gdns grove place pl terrace terr "
        "way court ct mews walk row hill park green view rise square sq parade croft wynd brae loan vennel ffordd heol "
        "stryd lôn clos roundabout junction bypass bridge embankment quay wharf towers flats villas house lodge "
        "cottage cottages farm building buildings heights"
    ),
    "body": _words(
        "school academy college university hospital infirmary surgery practice clinic centre center hall library "
        "church chapel cathedral mosque temple trust foundation charity council committee commission office "
        "department ministry agency authority force police constabulary service services group ltd limited plc llp "
        "inc company partners solicitors chambers associates bank insurance club society association institute union "
        "federation league party team unit station airport ward constituency borough county district parish estate "
        "arms inn tavern hotel pub brewery stadium arena theatre museum gallery nursery hospice home motors stores "
        "supermarket brothers bros sons & co corp lettings salon café cafe garage bakery florist pharmacy dental "
        "opticians transport haulage builders plumbing scaffolding taxis cars travel tours foods barbers "
        "consulting consultancy capital investments properties developments construction engineering systems "
        "solutions technologies software media press books records studios films productions magazine newspaper "
        "news times post herald gazette show band orchestra corporation holdings enterprises fc afc united city "
        "rovers"
    ),
    "law": _words(
        "act bill regulations order rules law directive code report review inquiry award prize cup trophy medal "
        "disease syndrome test theorem principle effect clause protocol procedure policy scheme programme project "
        "form notice day week month year"
    ),
    "month": _words(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sept sep oct nov dec"
    ),
    "day": _words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    ),
    "role": _words(
        "victim suspect witness complainant aggrieved informant offender defendant claimant appellant respondent "
        "applicant deceased detainee prisoner nominal subject ip vict susp wit inft agg v1 v2 v3 s1 s2 s3 w1 w2 w3 "
        "driver passenger caller neighbour tenant landlord patient pupil colleague friend partner ex-partner "
        "named called aka alias dob born surname forename name signed"
    ),
    "kin": _words(
        "mother father brother sister son daughter wife husband uncle aunt cousin grandmother grandfather grandson "
        "granddaughter nephew niece mum dad boyfriend girlfriend fiancé fiancée stepfather stepmother widow twin nan"
    ),
    "verb": _words(
        "said says stated states told asked replied added explained reported alleged denied admitted confirmed "
        "attended arrived left went saw heard believed claimed thanked moved seconded proposed noted wrote writes "
        "was is has had were and who"
    ),
    "compass": _words(
        "north south east west central upper lower great little new old northern southern eastern western"
    ),
}

_CLASS_OF = {word: name for name, words in reversed(CLASSES.items()) for word in words}


def class_of(lowered: str) -> str:
    """The class of a word in small letters; empty where it has none."""
    return _CLASS_OF.get(lowered) or _CLASS_OF.get(lowered.rstrip("."), "")


NEVER = _words(
    "a about after again all also although an and another any are as at be because been before being both but by can "
    "could did do does during each either every for from further had has have he hence her here hers him his how "
    "however i if in into is it its itself many me meanwhile moreover more most much my neither no nor not now of "
    "often on once one only or other our ours out over per please same several shall she should since so some such "
    "than that the their theirs them then there therefore these they this those though through thus to too two "
    "under unless until up upon us very was we were what when where whereas whether which while who whom whose why "
    "with within without would yes yet you your yours thank thanks dear hello regards sincerely faithfully"
)
"""Words that are no part of a name even with a capital, as at the start of a sentence."""
