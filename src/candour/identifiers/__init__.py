"""The kinds of personal data that Candour knows.

A new one is a file beside this one, a line in this tuple, and nothing else. Where a label could mean two kinds, the
earlier is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from candour.identifiers.address import ADDRESS
from candour.identifiers.age import AGE
from candour.identifiers.asn import ASN
from candour.identifiers.base import Identifier
from candour.identifiers.brp import BRP
from candour.identifiers.case_urn import CASE_URN
from candour.identifiers.chi_number import CHI_NUMBER
from candour.identifiers.collar_number import COLLAR_NUMBER
from candour.identifiers.company_number import COMPANY_NUMBER
from candour.identifiers.coordinates import COORDINATES
from candour.identifiers.covert_source import COVERT_SOURCE
from candour.identifiers.crime_reference import CRIME_REFERENCE
from candour.identifiers.cro_number import CRO_NUMBER
from candour.identifiers.custody_reference import CUSTODY_REFERENCE
from candour.identifiers.date_of_birth import DATE_OF_BIRTH
from candour.identifiers.dbs_certificate import DBS_CERTIFICATE
from candour.identifiers.driver_number import DRIVER_NUMBER
from candour.identifiers.electoral_number import ELECTORAL_NUMBER
from candour.identifiers.email import EMAIL
from candour.identifiers.employee_number import EMPLOYEE_NUMBER
from candour.identifiers.ethnicity import ETHNICITY
from candour.identifiers.gender_identity import GENDER_IDENTITY
from candour.identifiers.grid_reference import GRID_REFERENCE
from candour.identifiers.hate_crime import HATE_CRIME
from candour.identifiers.hc_number import HC_NUMBER
from candour.identifiers.health_condition import HEALTH_CONDITION
from candour.identifiers.home_office_reference import HOME_OFFICE_REFERENCE
from candour.identifiers.iban import IBAN
from candour.identifiers.imei import IMEI
from candour.identifiers.intelligence_grading import INTELLIGENCE_GRADING
from candour.identifiers.ip_address import IP_ADDRESS
from candour.identifiers.job_title import JOB_TITLE
from candour.identifiers.latitude_longitude import LATITUDE_LONGITUDE
from candour.identifiers.mac_address import MAC_ADDRESS
from candour.identifiers.machine_readable_zone import MACHINE_READABLE_ZONE
from candour.identifiers.mappa_level import MAPPA_LEVEL
from candour.identifiers.marital_status import MARITAL_STATUS
from candour.identifiers.nationality import NATIONALITY
from candour.identifiers.nhs_number import NHS_NUMBER
from candour.identifiers.nino import NINO
from candour.identifiers.nominal_reference import NOMINAL_REFERENCE
from candour.identifiers.offence import OFFENCE
from candour.identifiers.offence_code import OFFENCE_CODE
from candour.identifiers.passport import PASSPORT
from candour.identifiers.payment_card import PAYMENT_CARD
from candour.identifiers.person_name import PERSON_NAME
from candour.identifiers.place_of_birth import PLACE_OF_BIRTH
from candour.identifiers.pnc_id import PNC_ID
from candour.identifiers.postcode import POSTCODE
from candour.identifiers.prison_number import PRISON_NUMBER
from candour.identifiers.probation_crn import PROBATION_CRN
from candour.identifiers.protected_person import PROTECTED_PERSON
from candour.identifiers.rank import RANK
from candour.identifiers.religion import RELIGION
from candour.identifiers.role_in_incident import ROLE_IN_INCIDENT
from candour.identifiers.sar_reference import SAR_REFERENCE
from candour.identifiers.sex import SEX
from candour.identifiers.sexual_offence import SEXUAL_OFFENCE
from candour.identifiers.sexual_orientation import SEXUAL_ORIENTATION
from candour.identifiers.sort_code_account import SORT_CODE_ACCOUNT
from candour.identifiers.student_number import STUDENT_NUMBER
from candour.identifiers.trn import TRN
from candour.identifiers.udprn import UDPRN
from candour.identifiers.uk_phone import UK_PHONE
from candour.identifiers.uln import ULN
from candour.identifiers.upn import UPN
from candour.identifiers.uprn import UPRN
from candour.identifiers.username import USERNAME
from candour.identifiers.usrn import USRN
from candour.identifiers.utr import UTR
from candour.identifiers.vat_number import VAT_NUMBER
from candour.identifiers.vin import VIN
from candour.identifiers.visor_number import VISOR_NUMBER
from candour.identifiers.vrm import VRM
from candour.identifiers.vulnerability import VULNERABILITY
from candour.identifiers.what3words import WHAT3WORDS

__all__ = ["IDENTIFIERS", "by_id"]

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
    CHI_NUMBER,
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
    CASE_URN,
    PRISON_NUMBER,
    PROBATION_CRN,
    NOMINAL_REFERENCE,
    COVERT_SOURCE,
    VISOR_NUMBER,
    SAR_REFERENCE,
    OFFENCE_CODE,
    SEXUAL_OFFENCE,
    HC_NUMBER,
    MACHINE_READABLE_ZONE,
    BRP,
    HOME_OFFICE_REFERENCE,
    UTR,
    TRN,
    UPN,
    ULN,
    STUDENT_NUMBER,
    ELECTORAL_NUMBER,
    DBS_CERTIFICATE,
    VIN,
    IMEI,
    MAC_ADDRESS,
    GRID_REFERENCE,
    LATITUDE_LONGITUDE,
    WHAT3WORDS,
    UDPRN,
    USRN,
    PLACE_OF_BIRTH,
    NATIONALITY,
    MARITAL_STATUS,
    PROTECTED_PERSON,
    MAPPA_LEVEL,
    INTELLIGENCE_GRADING,
    VAT_NUMBER,
    COMPANY_NUMBER,
)


@lru_cache(maxsize=8)
def by_id(own: tuple[Identifier, ...] = ()) -> Mapping[str, Identifier]:
    """Every identifier by its id: those here, and a body's own (see `candour.identifiers.own`)."""
    return {identifier.id: identifier for identifier in (*IDENTIFIERS, *own)}
