"""Health condition or disability: special-category data.

What it is:
    An illness, an impairment, a medicine, an allergy: in custody records, in risk notes, in staff records.

How Candour tells it:
    By a header, by a column that holds nothing but words for conditions, or by a label with a colon.

Known misses:
    Conditions told in a sentence; medicines by their names.

Sources:
    Government Statistical Service, harmonised standard for impairment; College of Policing, warning markers.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier, lines

__all__ = ["HEALTH_CONDITION"]

_VALUES = lines("""adhd
    alcohol dependency
    alcoholic
    allergies
    anxiety
    asthma
    autism
    autistic
    bipolar
    bipolar disorder
    blind
    cancer
    deaf
    dementia
    depression
    depressed
    diabetes
    diabetic
    drug dependency
    dyslexia
    dyspraxia
    eating disorder
    epilepsy
    epileptic
    hearing impairment
    hepatitis
    hiv
    hiv positive
    learning difficulties
    learning difficulty
    learning disability
    long-standing illness
    mental health
    mental health condition
    mental ill health
    mobility impairment
    neurodivergent
    paranoid schizophrenia
    personality disorder
    physical disability
    physical impairment
    pregnant
    psychosis
    ptsd
    schizophrenia
    schizophrenic
    self harm
    self-harm
    sensory impairment
    sight impairment
    speech impairment
    stress
    suicidal
    visual impairment
    wheelchair user""")


def _fits(value: str) -> bool:
    return any(sign.isalpha() for sign in value) and len(value.strip()) <= 500


HEALTH_CONDITION = Identifier(
    id="health-condition",
    title="health condition or disability",
    plural="health conditions or disabilities",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "disability",
        "disabilities",
        "disabled",
        "disability type",
        "health condition",
        "health conditions",
        "medical condition",
        "medical conditions",
        "medical history",
        "mental health",
        "mental health condition",
        "medication",
        "medications",
        "allergies",
        "diagnosis",
        "impairment",
        "reason for absence",
        "sickness reason",
        "absence reason",
        "injuries",
        "illness",
        "registered gp",
        "gp",
    ),
    needs_label=True,
    labelled=rf"{UNDER}((?i:[a-z]+(?:[- ][a-z]+){{0,2}}))(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=_fits,
    values=_VALUES,
    finds=("Medical condition: epilepsy", "Disability: learning disability"),
    ignores=("mental health incidents rose", "disability pay gap: 2%", "Depression over the Atlantic"),
)
