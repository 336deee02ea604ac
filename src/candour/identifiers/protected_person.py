"""Mark of a protected person: that the law, or a life, forbids to name somebody.

What it is:
    Victims of sexual offences, of female genital mutilation and of forced marriage are anonymous for life, from the moment
    of the allegation. Young people in court, protected witnesses and whoever informs the police in secret must not be
    named either. The mark that says so points straight at those whom it shields.

How Candour tells it:
    By a header over yes and no, or over words of such marks; or by a column that holds nothing but such words.

Known misses:
    Marks in sentences; codes of one force; what follows from an offence alone (see the sexual offence).

Sources:
    Sexual Offences (Amendment) Act 1992, section 1; Female Genital Mutilation Act 2003, schedule 1; Anti-social Behaviour,
    Crime and Policing Act 2014, section 122A; Youth Justice and Criminal Evidence Act 1999, sections 44 to 46; Serious
    Organised Crime and Police Act 2005, part 2.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier, lines, listed, one_of

__all__ = ["PROTECTED_PERSON"]

_VALUES = lines("""anonymity order
    anonymous complainant
    anonymous witness
    chis
    fgm victim
    forced marriage victim
    lifelong anonymity
    protected person
    protected witness
    registered sex offender
    registered sexual offender
    reporting restriction
    reporting restrictions apply
    rso
    section 45 order
    section 46 order
    sexual offence complainant
    sexual offence victim
    visor nominal
    witness protection""")
_FLAGS = listed("yes no y n true false x \N{CHECK MARK} applies", "not applicable", "n/a")


PROTECTED_PERSON = Identifier(
    id="protected-person",
    title="mark of a protected person",
    plural="marks of protected people",
    group=Group.SPECIAL,
    odds=0.3,
    labels=(
        "anonymity",
        "anonymity flag",
        "anonymity order",
        "victim anonymity",
        "complainant anonymity",
        "anonymity for life",
        "lifelong anonymity",
        "reporting restriction",
        "reporting restrictions",
        "sexual offence flag",
        "sexual offence victim",
        "sexual offence complainant",
        "serious sexual offence flag",
        "fgm",
        "fgm flag",
        "fgm victim",
        "forced marriage",
        "forced marriage flag",
        "youth flag",
        "youth offender",
        "youth defendant",
        "youth victim",
        "juvenile",
        "juvenile flag",
        "under 18 flag",
        "chis flag",
        "chis marker",
        "visor",
        "visor flag",
        "visor nominal",
        "visor marker",
        "rso",
        "rso flag",
        "registered sex offender",
        "registered sexual offender",
        "sex offender flag",
        "witness protection",
        "protected person",
        "protected persons flag",
        "protected witness",
    ),
    needs_label=True,
    fits=one_of(_VALUES | _FLAGS),
    values=_VALUES,
    ignores=(
        "anonymity: 12",
        "FGM rose by 4%",
        "registered sex offenders: 1,234",
        "victims have lifelong anonymity",
    ),
)
