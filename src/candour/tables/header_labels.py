"""Labels that only headers use, by identifier: as crime, custody, care, school, housing, payroll and health systems write them.

Running text has the labels of each identifier's own file. Here stands what would be too short or too common in a sentence,
and is safe above a column because its values must bear it out: `warrant`, `payroll`, `pin`. Words are in full, as
`candour.tables.vocabulary` expands them; labels that end in `number` are also known run together (`COLLARNO`).
"""

from __future__ import annotations

__all__ = ["LABELS"]


def _lines(labels: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in labels.split(",") if line.strip())


LABELS: dict[str, tuple[str, ...]] = {
    "person-name": _lines(
        """initials, initial, first initial, middle initial, middle names, other names, other name, alternative name,
        chosen name, birth surname, surname at birth, forename initial, maiden, moniker, street name or alias, display name, full names, legal name, name in full"""
    ),
    "date-of-birth": _lines("date born, d birth, person birth date"),
    "age": _lines(
        """age years, years old, current age, age at referral, age at admission, age at event, age at death, age on admission,
        age on date, age today, age when reported, age at report, age at detention, age at sentence, age at charge"""
    ),
    "sex": _lines("sex code, sex description, gender code, gender description, sex at arrest"),
    "address": _lines(
        """property address, postal address, dwelling address, tenancy address, residential address, last known address,
        billing address, delivery address, street description, thoroughfare, paon, saon, house name or number"""
    ),
    "postcode": _lines("property postcode, pcd, pcds, pc, postcd, post cd, pst code"),
    "uk-phone": _lines(
        """work telephone, office telephone, business telephone, day telephone, daytime telephone, evening telephone,
        telephone home, telephone work, mobile telephone, mobile number, cli, caller number, calling number, msisdn,
        contact details, preferred telephone, primary telephone, sms number, subscriber number, telephone day,
        telephone evening, landline number, called number, calling party, called party"""
    ),
    "email": _lines("mail address, email id, work email, home email, personal email, email contact"),
    "nhs-number": _lines("nhs id, nhsn, new nhs number, patient id, patient number, patient nhs number"),
    "nino": _lines("ni, nin, national insurance id, insurance number, natl insurance number, ni number"),
    "pnc-id": _lines("pnc, pnc key, pnc urn, pnc identity, police national computer number, police national computer id"),
    "cro-number": _lines("criminal record office number, criminal record number, cro urn"),
    "asn": _lines("asn number, as urn, arrest number, arrest summons reference, offender asn"),
    "collar-number": _lines(
        """warrant, warr number, warrant card, warrant card number, epaulette, epaulet, epaulet number, epaulette id, badge,
        pin, pin number, officer pin, force pin, officer force number, force id, fin number, coll number, shoulder id,
        officer badge, officer warrant, officer collar, rank number, rank and number, pc number, pcso number, constable number,
        officer reference, officer code, collar warrant number"""
    ),
    "employee-number": _lines(
        """payroll, sap, esr number, assignment, employee code, staff code, staff reference, works number,
        clock number, unique employee number, personnel id, personnel reference, oracle number, resource number,
        itrent number, itrent reference, agresso number, employee urn, emp code, unique staff id, contractor number"""
    ),
    "nominal-reference": _lines(
        """person id, person reference, unique person id, mosaic id, mosaic person id, liquidlogic id, lcs id, las id,
        carefirst id, swift number, service user id, child id, cla id, lac id, rio number, paris number, systmone number,
        pole id, niche id, niche person id, connect person id, athena nominal, genie nominal, involved party id, individual id,
        tenant reference, tenant id, party reference, person key, subject id, unique offender id"""
    ),
    "crime-reference": _lines(
        """ois log, intel log, stop search urn, ss urn, s27 urn, rmp urn, event number, crime report, crime report number,
        crime urn, crime report reference, occ number, occurrence urn, oel, oel number, investigation urn, incident urn, inc number,
        inc urn, cad log, cad urn, cad incident, storm, storm id, storm inc, storm incident, storm incident number, cris, cris number,
        cris report number, connect number, connect reference, athena number, athena reference, athena investigation number,
        niche occurrence, niche occurrence number, unifi number, crime system number, fwin, fwin number, command log,
        stop search number, stop number, collision reference, collision number, rtc number, misper number, compact number,
        linked crime, linked crime number, crimestoppers reference, occurrence id, offence number, offence reference"""
    ),
    "custody-reference": _lines(
        """custody, custody urn, cust rec number, custody rec number, detention log number, det log, det number, dp number,
        detained person reference, custody record id, custody log number, detention id, custody episode, custody episode id"""
    ),
    "prison-number": _lines("pris number, offender number, offender id, offender noms number, noms id number"),
    "probation-crn": _lines("case reference number, offender crn, service user crn, person on probation crn"),
    "driver-number": _lines("dl number, dl, dln, driver licence, drivers licence, driving lic number, licence number, driver id"),
    "vrm": _lines("reg number, reg mark, vehicle reg mark, vehicle mark, plate, plate number, veh index, vehicle urn, registration plate"),
    "upn": _lines("pupil id, unique pupil id, dfe upn, pupil reference, student upn"),
    "uln": _lines("learner id, unique learner id"),
    "passport": _lines("ppt number, travel document number, travel document"),
    "username": _lines("ad account, network id, network login, login id, logon id, userid, windows account, samaccountname"),
    "ethnicity": _lines("ethnicity description, ethnicity code, ethnic origin code, ethnic description, ic, self declared ethnicity"),
    "uprn": _lines("uprn number, property urn"),
    "rank": _lines("rnk, officer rank, rank description"),
}  # fmt: skip
