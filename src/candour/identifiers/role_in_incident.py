"""Role in an incident: whether the person of a row is victim, witness or suspect.

What it is:
    Not personal by itself. In a row about a person it says what happened to them or what they are thought to have done.

How Candour tells it:
    By a header, or by a column that holds nothing but roles.

Known misses:
    Roles told in a sentence; forces' own codes without a header.

Sources:
    NPCC POLE Data Standards Dictionary, entities of the person; codes that forces print in published data.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier, listed, one_of

__all__ = ["ROLE_IN_INCIDENT"]

_VALUES = listed(
    "accused aggrieved agg arrestee associate caller complainant defendant detainee informant inft ip misper nok "
    "nominal off offender offr oic poi rep reporter subject sus susp suspect vic vict victim wit witn witness",
    "injured party",
    "injured person",
    "involved party",
    "missing person",
    "next of kin",
    "officer in case",
    "other party",
    "person of interest",
    "person reporting",
    "reporting person",
)


ROLE_IN_INCIDENT = Identifier(
    id="role-in-incident",
    title="role in the incident",
    plural="roles in incidents",
    group=Group.OFFENCE,
    odds=0.2,
    labels=(
        "role",
        "role type",
        "role description",
        "person role",
        "role in incident",
        "involvement",
        "involvement type",
        "nominal role",
        "party type",
        "link type",
        "link reason",
        "person type",
        "victim suspect",
    ),
    needs_label=True,
    fits=one_of(_VALUES),
    values=_VALUES,
    ignores=("the role of the victim", "Role: analyst", "witness statements"),
)
