"""The kinds of personal data that Candour knows.

A new one is a file beside this one, a line in this tuple, and nothing else. Where a label could mean two kinds, the
earlier is meant.
"""

from __future__ import annotations

from candour.identifiers.address import ADDRESS
from candour.identifiers.age import AGE
from candour.identifiers.asn import ASN
from candour.identifiers.base import Identifier
from candour.identifiers.collar_number import COLLAR_NUMBER
from candour.identifiers.coordinates import COORDINATES
from candour.identifiers.crime_reference import CRIME_REFERENCE
from candour.identifiers.cro_number import CRO_NUMBER
from candour.identifiers.custody_reference import CUSTODY_REFERENCE
from candour.identifiers.date_of_birth import DATE_OF_BIRTH
from candour.identifiers.driver_number import DRIVER_NUMBER
from candour.identifiers.email import EMAIL
from candour.identifiers.employee_number import EMPLOYEE_NUMBER
from candour.identifiers.ethnicity import ETHNICITY
from candour.identifiers.gender_identity import GENDER_IDENTITY
from candour.identifiers.hate_crime import HATE_CRIME
from candour.identifiers.health_condition import HEALTH_CONDITION
from candour.identifiers.iban import IBAN
from candour.identifiers.ip_address import IP_ADDRESS
from candour.identifiers.job_title import JOB_TITLE
from candour.identifiers.nhs_number import NHS_NUMBER
from candour.identifiers.nino import NINO
from candour.identifiers.offence import OFFENCE
from candour.identifiers.passport import PASSPORT
from candour.identifiers.payment_card import PAYMENT_CARD
from candour.identifiers.person_name import PERSON_NAME
from candour.identifiers.pnc_id import PNC_ID
from candour.identifiers.postcode import POSTCODE
from candour.identifiers.rank import RANK
from candour.identifiers.religion import RELIGION
from candour.identifiers.role_in_incident import ROLE_IN_INCIDENT
from candour.identifiers.sex import SEX
from candour.identifiers.sexual_orientation import SEXUAL_ORIENTATION
from candour.identifiers.sort_code_account import SORT_CODE_ACCOUNT
from candour.identifiers.uk_phone import UK_PHONE
from candour.identifiers.uprn import UPRN
from candour.identifiers.username import USERNAME
from candour.identifiers.vrm import VRM
from candour.identifiers.vulnerability import VULNERABILITY

__all__ = ["IDENTIFIERS"]

IDENTIFIERS: tuple[Identifier, ...] = (
    PERSON_NAME,
    DATE_OF_BIRTH,
    AGE,
    SEX,
    ADDRESS,
    POSTCODE,
    COORDINATES,
    UPRN,
    EMAIL,
    UK_PHONE,
    IP_ADDRESS,
    PNC_ID,
    CRO_NUMBER,
    ASN,
    CRIME_REFERENCE,
    CUSTODY_REFERENCE,
    OFFENCE,
    ROLE_IN_INCIDENT,
    NINO,
    NHS_NUMBER,
    PASSPORT,
    DRIVER_NUMBER,
    VRM,
    PAYMENT_CARD,
    IBAN,
    SORT_CODE_ACCOUNT,
    ETHNICITY,
    RELIGION,
    SEXUAL_ORIENTATION,
    GENDER_IDENTITY,
    HEALTH_CONDITION,
    HATE_CRIME,
    VULNERABILITY,
    COLLAR_NUMBER,
    EMPLOYEE_NUMBER,
    USERNAME,
    RANK,
    JOB_TITLE,
)
