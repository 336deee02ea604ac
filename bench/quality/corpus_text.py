"""Running text: letters, statements, custody notes, minutes and logs of police forces, councils and hospitals, all invented.

The halves share no template, no name and no form of reference. About as much is nobody's as is somebody's: sums, orders,
counts by ward, books, laws, companies, streets.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.quality.scenes import Document, Scene
from bench.quality.words import HELD_OUT, TRAINING, Words

__all__ = ["documents"]

_Reference = Callable[[Random], str]

_TRAINING_REFERENCES: tuple[_Reference, ...] = (
    lambda chance: f"35/{chance.randrange(100, 99_999)}/{chance.randrange(19, 25)}",
    lambda chance: f"13{chance.randrange(19, 25)}{chance.randrange(10**6):07}",
    lambda chance: (
        f"CRI/06{chance.choice('ABC')}{chance.choice('XYZ')}/{chance.randrange(10**6):07}/{chance.randrange(19, 25)}"
    ),
)
_TRAINING_CUSTODY: tuple[_Reference, ...] = (
    lambda chance: (
        f"22/{chance.choice('ABC')}{chance.choice('XYZ')}/{chance.randrange(100, 9999)}/{chance.randrange(19, 25)}"
    ),
)
_HELD_OUT_REFERENCES: tuple[_Reference, ...] = (
    lambda chance: f"20/{chance.randrange(1000, 999_999)}/{chance.randrange(19, 25)}",
    lambda chance: f"{chance.randrange(10**6, 10**7)}/{chance.randrange(19, 25)}",
    lambda chance: f"CR/{chance.randrange(10**6):06}/{chance.randrange(19, 25)}",
    lambda chance: f"43{chance.randrange(19, 25)}{chance.randrange(10**6):07}",
)
_HELD_OUT_CUSTODY: tuple[_Reference, ...] = (
    lambda chance: (
        f"23/{chance.choice('JKL')}{chance.choice('PQR')}/{chance.randrange(100, 9999)}/{chance.randrange(19, 25)}"
    ),
)

_TRAINING: tuple[str, ...] = (
    (
        "Dear Mrs {family1:titled},\n\nThank you for your letter of {date}. We hold {count} records for {ward} ward. Your National "
        "Insurance number is {nino:labelled} and your account with us is {account:labelled}.\n\nYours sincerely,\n\n{name2:signed}\n"
        "Information Governance, {town} Council, {office_address}, {office_postcode}\n{role_mailbox} | {public_line}"
    ),
    (
        "Victim: {name1:labelled}, DOB {birth:labelled}, of {address:bare}, {postcode:bare}. Tel: {mobile:labelled}. Crime ref "
        "{crime:labelled}. Between {time} and {time} on {date} unknown suspects entered the garage of {company} and took goods "
        "worth {sum}. PC {collar:ranked} {family2:ranked} attended."
    ),
    (
        "Custody record {custody:labelled}. DP {inverted1:labelled} (PNC ID {pnc:labelled}, CRO {cro:labelled}) was arrested at {time} "
        "hrs on {date} and taken to {station}. ASN {asn:labelled}. The custody sergeant was PS {collar:ranked} {name2:ranked}."
    ),
    (
        "{name1:bare} told the operator that {name2:bare} had threatened her outside {company} on {street}. {given1:bare} said she was "
        "frightened. {name2:again} drives a blue van, {vrm:bare}, and can be reached on {mobile:bare}."
    ),
    (
        "Patient {name1:bare}, NHS No. {nhs:labelled}, born on {birthday:labelled}, was seen in clinic on {day}. Referred by Dr "
        "{family2:titled}. Order {order} for the scanner was raised with {company}; the invoice is {sum}."
    ),
    (
        "Table 4. Recorded offences by ward, {range}\n\nWard\tApr\tMay\tJun\tJul\tAug\tSep\n{grid}\n\nTotals exclude {percent} of records. "
        "Source: {station}. Published {month} {year}."
    ),
    (
        "Under {act} of the Act we have withheld {count} records. The cost limit is £450. In {year} {month} saw the most requests, {count}, "
        "and {ward} the fewest. Reference {foi}. The report (ISBN {isbn}) can be bought at {street}."
    ),
    (
        "Purchase order {order} to {company}: {count} units of part {product} at {sum} each. Meter {order}. Firmware {version}. "
        "Delivered to {station} by the {model} on {date}."
    ),
    (
        "From: {email:bare}\nTo: {email:bare}\nSubject: Complaint {foi}\n\nMy mobile is {mobile:labelled} and my home number {landline:labelled}. "
        "I live at {address:bare} {postcode:bare}. The officer would not tell me her collar number.\n\nRegards\n{name1:signed}"
    ),
    (
        "MG11 WITNESS STATEMENT\nStatement of: {capitals1:labelled}\nAge if under 18: over 18   Occupation: driver\nI am the registered keeper of a "
        "grey Ford, registration {vrm:labelled}. My driving licence is {driver:labelled}. I paid with card {card:bare}."
    ),
    (
        "The meeting noted that {company} had closed its branch in {town}. Members thanked Councillor {name1:titled} and the Mayor. "
        "Spending rose by {percent} to {sum}. The next meeting is on {day} at {station}."
    ),
    (
        "Refund to IBAN {iban:bare} for {initialled1:bare}. Passport no. {passport:labelled} was shown. The session came from IP address "
        "{ip:labelled}; the client was version {version}."
    ),
    (
        "Incident log. {time} caller states male on or near {street}. {time} call sign NP21 assigned. {time} Sgt {family1:ranked} on scene. {time} "
        "vehicle {vrm:labelled} seen towards {town}. {time} area searched, no trace. Result: {count} minutes."
    ),
    (
        "Name: {name1:labelled}\nDate of birth: {birth:labelled}\nAddress: {address:labelled}\nPostcode: {postcode:labelled}\nEmail: {email:labelled}\n"
        "Telephone: {landline:labelled}\nNI number: {nino:labelled}\nNHS number: {nhs:labelled}\n"
    ),
    (
        "IN THE MAGISTRATES' COURT\n{capitals1:bare} -v- {town} COUNCIL\nTHE DEFENDANT WAS REPRESENTED BY {company}. COSTS OF {sum} WERE "
        "AWARDED. MR {familycapitals2:titled} APPEARED. THE HEARING AT {time} ON {date} WAS LISTED AS {foi}."
    ),
    (
        "Social worker {name1:bare} visited the family of {name2:bare} on {date}. Mum, {given2:again}, was tired. The school on {street} "
        "and {company} both offered support. She quoted {nhs:bare}. Case {order}."
    ),
    (
        "MINUTES OF {town} TOWN COUNCIL\nPresent: Cllr {name1:titled} (Chair), Cllr {family2:titled}, {name3:bare}\nApologies: none\n"
        "1. Public questions. {name3:again} of {street} asked about parking in {ward}. 2. Grants. {company} was given {sum}. {ward} and {ward} "
        "wards had none. 3. Date of next meeting: {day}. Clerk: {name2:labelled}"
    ),
    (
        "Case note {date}. T/C to {name1:bare} (mum). {given1:again} says that {given2:bare} is not sleeping. H/V booked for {day}. Seen at {station} "
        "by Dr {name3:titled}, who thinks that {given2:again} may be anaemic. Referral sent to {company}; {product} ordered."
    ),
    (
        "Hi {given1:bare},\n\nCan you chase {name2:bare} about the {month} figures for {ward}? The {model} is shut at {town} so {given3:bare} will dial "
        "in. I have told {company}.\n\nThanks\n{name3:signed}\n\n-----Original Message-----\nFrom: {name1:labelled}\nSent: {day}\nTo: {name3:labelled}\n"
        "Subject: {ward} figures"
    ),
    (
        "{name1:bare}, {count}, appeared before {town} magistrates on {day} charged with Common Assault and Criminal Damage. {name2:bare}, "
        "prosecuting, said {family1:again} had followed {name3:bare} from {station} to {street}. District Judge {family3:titled} adjourned the case. "
        "Operation {ward} began in {month}."
    ),
    (
        "Ward: {ward}\nSchool: {company}\nStation: {station}\nVisits: {ward} {count}; {ward} {count}; {town} {count}\n{ward} | {percent} | {sum}\n"
        "{ward} ({count})\n{month} - {count}\nSource: {town} Observatory, {month} {year}"
    ),
    (
        "EMPLOYMENT TRIBUNAL\nClaimant: {name1:labelled}\nRespondent: {company}\nBefore: Employment Judge {name2:titled}\nThe claimant worked for the "
        "respondent at {town} from {month} {year}. On {day} {name3:bare}, the depot manager, told {family1:again} that {company} would close. "
        "{family1:again} and {family3:again} met twice."
    ),
    (
        "Signed off by\t{name1:labelled}\t{date}\nVictim:\t{capitals2:labelled}\nWitness 1\t{name3:labelled}\t{street}, {town}\nLocation:\t{station}\n"
        "Offence:\tBurglary Dwelling\nWard:\t{ward}\n"
    ),
    (
        "Flooding closed roads in {ward}, {ward} and {town} on {day}. {company} said buses would start from {station}. Storm {ward} brought "
        "{count} mm of rain. Volunteer {name1:bare}, from {town}, and her neighbour {given2:bare} carried sandbags. \u201cNobody told us,\u201d {given2:again} said."
    ),
)

_HELD_OUT: tuple[str, ...] = (
    (
        "Good afternoon Mr {family1:titled}\n\nI write about your request {foi} of {day}. {town} Borough holds {count} complaints from {ward}, "
        "{percent} of them upheld.\nWe hold your NINO ({nino:labelled}) and bank details {account:labelled}.\n\nKind regards\n{name2:signed}\n"
        "Records Officer\n{office_address}\n{office_postcode}\nCall {public_line} or write to {role_mailbox}"
    ),
    (
        "Aggrieved {name1:labelled} (d.o.b. {birth:labelled}) lives at {address:bare} {postcode:bare}; mobile number {mobile:labelled}. Occurrence "
        "no {crime:labelled} refers. Offender forced a window at {company} and stole {sum} in cash at about {time}. DC {family2:ranked} "
        "({collar:bare}) is OIC."
    ),
    (
        "Detained person: {name1:labelled}. Custody ref: {custody:labelled}. PNC: {pnc:labelled}. Fingerprints held under {cro:bare}. Arrest "
        "summons number {asn:labelled}. Authorised by Inspector {family2:ranked} at {station}, {time}, {date}."
    ),
    (
        "Neighbours say that {name1:bare} and {name2:bare} argued near {street} again. {family1:again} left in {vrm:bare}. A text came from "
        "{mobile:bare}. {given2:bare} later rang from {landline:bare}. Nothing was taken from {company}."
    ),
    (
        "Re: {name1:labelled} DOB: {birthday:labelled} NHS: {nhs:labelled}\n\nThank you for asking us to see this patient. Your referral reached us "
        "on {day}. Miss {family1:titled} has had {count} contacts. Requisition {order} was sent to the laboratory.\n\nProf {name2:titled}"
    ),
    "{ward} and {ward}: stop and search by month\n\n{grid}\n\nThe figures for {month} {year} rose {percent}. {station} accounts for {count}.",
    (
        "Exempt under {act}. For {range} the force bought {count} radios from {company} for {sum}. See also the manual, ISBN {isbn}, "
        "chapter {version}. {month} was busiest in {ward}. Our reference is {foi}."
    ),
    (
        "Stock list: {product}, {product}, {product}. Serial {order}; asset {order}; job {order}. Build {version}. Collected on {date} at {time} from "
        "{street} via the {model} by {company}."
    ),
    (
        "{email:bare} wrote: please ring {landline:labelled} after six or text {mobile:bare}. My new address is {address:bare}, {postcode:bare}.\n"
        "Many thanks\n{name1:signed}\n\nSent from my phone"
    ),
    (
        "STATEMENT OF {capitals1:bare}. I own a red motorcycle, VRM {vrm:labelled}, and hold driver number {driver:labelled}. On {date} my debit card "
        "{card:bare} was used at {company} for {sum}. I do not know {name2:bare}."
    ),
    (
        "Minutes. Present: Cllr {family1:titled}, Cllr {family2:titled}, representatives of {company} and {town} Town Council. Item {version}: the {model} scheme "
        "costs {sum}. {ward} ward will lose {count} parking bays. Adjourned until {day}."
    ),
    (
        "Payee {initialled1:bare}, IBAN {iban:bare}, reference {order}. Identity checked against passport number {passport:labelled}. Logged in from {ip:bare} "
        "with build {version}."
    ),
    (
        "{time} Call from {street} re noise. {time} PCSO {collar:ranked} {family2:ranked} resourced. {time} IP is {name1:labelled} born {birth:labelled}. {time} "
        "Suspect vehicle reg {vrm:labelled} last seen {town}. {time} CRN {crime:bare} created. {time} Closed."
    ),
    (
        "Surname: {familycapitals1:labelled}\nForename(s): {given1:labelled}\nD.O.B.: {birth:labelled}\nHome address: {address:labelled}\nPost code: {postcode:labelled}\n"
        "E-mail: {email:labelled}\nMob: {mobile:labelled}\nNat Ins No: {nino:labelled}\nNHS no: {nhs:labelled}\n"
    ),
    (
        "CROWN COURT AT {town}\nR v {capitals1:bare}\nMRS {familycapitals2:titled} FOR THE CROWN. BAIL REFUSED. COSTS {sum}. CASE {foi}. LISTED "
        "{date} AT {time}. SURETY FROM {company}."
    ),
    (
        "Key worker {name1:bare} and teacher {name2:bare} met at {company}. {given1:again} will call on {day}. {family2:again} was not sure about {street}. "
        "Her number is {nhs:bare}. Ticket {order}."
    ),
)


def _half(
    words: Words,
    templates: tuple[str, ...],
    references: tuple[_Reference, ...],
    custody: tuple[_Reference, ...],
    rounds: int,
) -> list[Document]:
    chance = Random(f"text of the {words.half} half")  # the same documents each time
    return [
        Scene.of(chance, words, references, custody).document(template)
        for _ in range(rounds)
        for template in templates
    ]


def documents(rounds: int = 50) -> list[Document]:
    """Every template of both halves filled in so many times; never the same values twice."""
    return [
        *_half(TRAINING, _TRAINING, _TRAINING_REFERENCES, _TRAINING_CUSTODY, rounds),
        *_half(HELD_OUT, _HELD_OUT, _HELD_OUT_REFERENCES, _HELD_OUT_CUSTODY, rounds),
    ]
