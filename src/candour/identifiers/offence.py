"""Offence: what a record about somebody is about.

What it is:
    A kind of crime or incident, in words or as a code. By itself it tells about nobody; in a row about a person it is
    what makes the row sensitive, and for some offences (sexual offences above all) the law keeps the victim's name
    secret for life.

How Candour tells it:
    By a header, or by a column that holds nothing but common names of offences and groups of them. Never in running
    text, which speaks of crime in general.

Known misses:
    Offences in forces' own words, without a header.

Sources:
    Home Office, Counting rules for recorded crime; the crime types of data.police.uk; NPCC POLE Data Standards
    Dictionary, DS_074 and DS_080.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier, lines

__all__ = ["OFFENCE"]

_VALUES = lines("""
    abstracting electricity
    affray
    aggravated burglary
    aggravated vehicle taking
    all other theft offences
    anti-social behaviour
    antisocial behaviour
    arson
    assault
    assault occasioning actual bodily harm
    assault on emergency worker
    assault with injury
    assault without injury
    attempted burglary
    attempted murder
    attempted rape
    bicycle theft
    blackmail
    breach of non-molestation order
    breach of restraining order
    burglary
    burglary - business and community
    burglary - residential
    burglary business and community
    burglary dwelling
    burglary residential
    causing death by dangerous driving
    child abduction
    child neglect
    child sexual exploitation
    coercive control
    common assault
    concern for safety
    controlling and coercive behaviour
    controlling or coercive behaviour
    criminal damage
    criminal damage and arson
    criminal damage to a dwelling
    criminal damage to a vehicle
    cruelty to children
    dangerous driving
    domestic abuse
    domestic incident
    domestic violence
    drink driving
    driving while disqualified
    drugs
    drug offences
    drug trafficking
    exposure and voyeurism
    female genital mutilation
    forced marriage
    fraud
    grievous bodily harm
    handling stolen goods
    harassment
    hate crime
    hate incident
    homicide
    indecent exposure
    indecent images of children
    interfering with a motor vehicle
    kidnap
    kidnapping
    making off without payment
    malicious communications
    manslaughter
    miscellaneous crimes against society
    missing person
    modern slavery
    murder
    obscene publications
    other crime
    other offences
    other theft
    perverting the course of justice
    possession of a bladed article
    possession of an offensive weapon
    possession of cannabis
    possession of drugs
    possession of weapons
    possession of weapons offences
    public fear, alarm or distress
    public order
    public order offences
    racially or religiously aggravated assault
    racially or religiously aggravated harassment
    rape
    rape of a female
    rape of a male
    road traffic collision
    road traffic offence
    robbery
    robbery of business property
    robbery of personal property
    sexual activity with a child
    sexual assault
    sexual assault on a female
    sexual assault on a male
    sexual offences
    shoplifting
    stalking
    stalking and harassment
    sudden death
    taking without consent
    theft
    theft by employee
    theft from motor vehicle
    theft from person
    theft from shop
    theft from the person
    theft from vehicle
    theft in a dwelling
    theft of a pedal cycle
    theft of motor vehicle
    theft of vehicle
    threats to kill
    trafficking in controlled drugs
    trespassing
    unauthorised taking of a motor vehicle
    vehicle crime
    vehicle interference
    vehicle offences
    violence against the person
    violence and sexual offences
    violence with injury
    violence without injury
    violent disorder
    wounding
    wounding with intent
    """)


OFFENCE = Identifier(
    id="offence",
    title="offence",
    plural="offences",
    group=Group.OFFENCE,
    odds=0.05,
    labels=(
        "offence",
        "offence type",
        "offence description",
        "offence title",
        "offence group",
        "offence class",
        "offence code",
        "offence category",
        "offences",
        "crime type",
        "crime",
        "crime category",
        "crime description",
        "crime classification",
        "crime group",
        "crime type description",
        "recorded offence",
        "charge",
        "charges",
        "charge description",
        "incident type",
        "incident category",
        "ho class",
        "home office class",
        "home office code",
        "cjs code",
        "hocr classification",
        "modus operandi",
    ),
    needs_label=True,
    values=_VALUES,
    ignores=("Burglary rose by 4%", "Offence: theft", "violence against the person"),
)
