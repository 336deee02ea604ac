"""What councils and police publish every day holds no personal data, and none is found in it."""

from __future__ import annotations

from random import Random

import pytest

from candour.identifying import identify

_WARDS = (
    "Abbey", "St Mary's", "Kingsland Road", "Park Hill", "Queen's Park", "Victoria", "Trinity", "Bishop's Castle",
    "Castle Street", "Church Lane", "Mill Road", "Station Road", "High Street", "Albert Square", "Castle Ward",
    "Lower Green", "West End", "Stoke-on-Trent", "Newcastle upon Tyne", "Llanfair", "Bro Dawel", "May Hill",
)  # fmt: skip
_POSTS = (
    "Chief Constable", "Deputy Chief Constable", "Head of Information Governance", "Detective Chief Inspector",
    "Police Constable", "Director of Finance", "Freedom of Information Officer", "Sergeant", "PCSO", "Special Constable",
    "Cabinet Member for Housing", "Lord Mayor", "Police and Crime Commissioner", "Senior Responsible Officer",
)  # fmt: skip
_OFFENCES = (
    "Burglary",
    "Theft from shop",
    "Violence against the person",
    "Hate crime",
    "Domestic abuse",
    "Drug offences",
)
_MONTHS = ("January", "March", "April", "May", "June", "August", "October", "December")
_SUPPLIERS = (
    "Example Building Supplies Ltd",
    "Fictional Software plc",
    "Invented Fleet Services",
    "Sample & Sons",
)

_SENTENCES = (
    "There were {n} offences of {offence} recorded in {ward} ward between {month} {year} and {month} {year}.",
    "{offence} rose by {share}% in {year}/{next}, from {n} to {n}.",
    "The {post} approved expenditure of £{sum} on {day} {month} {year}.",
    "Invoice {invoice} dated {date} for £{sum} was paid to {supplier}.",
    "Our reference: FOI {n}/{next}. Date received: {date}. Response due within 20 working days.",
    "In {year} {ward} was closed for {n} days for resurfacing works.",
    "The collision was recorded on or near {ward} at {time} on {date}.",
    "Table {small}: {post} posts, establishment {n}, strength {n}, vacancies {small}.",
    "Version {small}.{small}.{small} of the policy was published on {iso}.",
    "Paragraph {small}.{small}.{small}.{small} of the {year} Act and section {small}({small}) apply.",
    "Victims were aged 16 to 24 in {n} cases and aged 65 and over in {n}; {share}% were female.",
    "Ethnicity of those stopped: White {share}%, Black {share}%, Asian {share}%, Mixed {share}%, not stated {share}%.",
    "Purchase order {order}, cost centre {n}{n}, account code {account}, budget line {n}/{next}.",
    "ISBN {isbn}. Crown copyright {year}. Ordnance Survey licence AC{order}.",
    "Contact the press office on 0300 123 {n} or at our headquarters, open 09:00-17:00 Monday to Friday.",
    "Dear Sir or Madam, Thank you for your request of {day} {month} {year} under the Freedom of Information Act 2000.",
    "The force has {n} officers, {n} staff and {n} vehicles, of which {n} are marked; the fleet covers {sum} miles.",
    "Crime number totals by beat: {n}, {n}, {n}, {n}. Incident numbers: {n}. Custody numbers: {n}.",
    "Name of council: Example Borough Council. Address the envelope to the Monitoring Officer.",
    "Lot {small}, grid square {n} {n}, LSOA E0101{n}, ward code E0500{n}, output area E001{n}.",
    "UPRN, USRN and postcode district BS3 are published; full postcodes are not.",
    "Road traffic: A{small}, M{small} AND A{n}; junction {small}; speed limit 30 mph; class B{n} roads.",
    "Mr Speaker, PC World and MS Word are no people; nor are the Lord Chancellor and the Chief Inspector of Prisons.",
    "Age-standardised rate per 100,000: {share}. Sex: persons. Gender pay gap: {share}%. Religion: see note {small}.",
    "Police Constable Numbers {year}, Sergeant Numbers {year}, Inspector Vacancies {year}, PCSO {year}.",
    "Total £{sum}; VAT registration 980 7806 84; company number 0{n}{n}; charity number 10{n}{small}.",
    "Meeting ID: {order} {order}. Passcode: {n}{small}. Agenda item {small}, minute {n}/{next}.",
    "Helicopter G-{small}, hangar {small}B, hours flown {share}. Dog unit: {small} dogs. Horses: {small}.",
    "Subject: Freedom Of Information Request {n}\nApplicant: Example Borough Council\nOwner: Information Governance Team",
    "Author: Performance And Planning\nPrepared by: Corporate Finance\nSigned: {date}\nName: {ward} Library",
    "Response times: {time}, {time} and {time}. 999 calls: {sum}. 101 calls: {sum}. Abandoned: {share}%.",
)  # fmt: skip


def _filled(random: Random, sentence: str) -> str:
    year = random.randrange(2009, 2026)
    filled = sentence
    makers = {
        "{offence}": lambda: random.choice(_OFFENCES),
        "{ward}": lambda: random.choice(_WARDS),
        "{month}": lambda: random.choice(_MONTHS),
        "{post}": lambda: random.choice(_POSTS),
        "{supplier}": lambda: random.choice(_SUPPLIERS),
        "{year}": lambda: str(year),
        "{next}": lambda: f"{(year + 1) % 100:02}",
        "{n}": lambda: str(random.randrange(10, 9999)),
        "{small}": lambda: str(random.randrange(1, 20)),
        "{share}": lambda: f"{random.uniform(0, 99):.1f}",
        "{sum}": lambda: f"{random.randrange(1000, 90_000_000):,}.{random.randrange(100):02}",
        "{day}": lambda: str(random.randrange(1, 29)),
        "{date}": lambda: f"{random.randrange(1, 29):02}/{random.randrange(1, 13):02}/{year}",
        "{iso}": lambda: f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}",
        "{time}": lambda: f"{random.randrange(24):02}:{random.randrange(60):02}:{random.randrange(60):02}",
        "{invoice}": lambda: f"INV-{random.randrange(10**5, 10**7)}",
        "{order}": lambda: str(random.randrange(10**9, 10**10)),
        "{account}": lambda: f"{random.randrange(10**5):05}-{random.randrange(10**4):04}",
        "{isbn}": lambda: (
            f"978-0-{random.randrange(10, 99)}-{random.randrange(10**5, 10**6)}-{random.randrange(10)}"
        ),
    }
    for mark, make in makers.items():
        while mark in filled:
            filled = filled.replace(mark, make(), 1)
    return filled


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_ordinary_sentences_hold_nothing(sentence):
    """Nothing is found in sentences of reports, replies and notices, whatever figures stand in them."""
    random = Random(sentence)
    for _ in range(40):
        text = _filled(random, sentence)
        assert [(found.identifier, text[found.start : found.end]) for found in identify(text)] == []


def test_an_ordinary_report_holds_nothing():
    """Nothing is found in all such sentences run together, in which a label of one could reach the figures of the next."""
    random = Random(7)
    sentences = [_filled(random, random.choice(_SENTENCES)) for _ in range(1500)]
    for joint in (" ", "\n"):
        text = joint.join(sentences)
        assert [(found.identifier, text[found.start - 60 : found.end]) for found in identify(text)] == []


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda random: str(random.randrange(10 ** random.randrange(1, 15))), id="whole numbers"),
        pytest.param(lambda random: f"{random.randrange(10**10):010}", id="numbers of ten digits"),
        pytest.param(lambda random: f"{random.uniform(0, 10**6):.{random.randrange(7)}f}", id="decimals"),
        pytest.param(
            lambda random: f"{random.randrange(1, 32)}/{random.randrange(1, 13)}/{random.randrange(100):02}",
            id="dates",
        ),
        pytest.param(
            lambda random: (
                f"{random.randrange(100, 1000)}/{random.randrange(10000)}/{random.randrange(100):02}"
            ),
            id="references",
        ),
        pytest.param(
            lambda random: f"{random.choice('ABCDE')}{random.randrange(10000)}", id="codes of rooms and roads"
        ),
        pytest.param(lambda random: f"E0{random.randrange(10**7):07}", id="codes of areas"),
        pytest.param(lambda random: f"{random.getrandbits(128):032x}", id="digests"),
        pytest.param(
            lambda random: (
                f"v{random.randrange(30)}.{random.randrange(30)}.{random.randrange(30)}.{random.randrange(30)}"
            ),
            id="versions",
        ),
    ],
)
def test_bare_figures_are_nothing(make):
    """Numbers, dates, references and codes without a label are nothing: 500 of each kind, one to a line."""
    random = Random(11)
    text = "\n".join(make(random) for _ in range(500))
    assert [(found.identifier, text[found.start : found.end]) for found in identify(text)] == []
