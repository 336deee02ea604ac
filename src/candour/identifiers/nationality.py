"""Nationality: the country whose citizen somebody is.

What it is:
    A word such as `Polish`, a country, or its code of two or three letters. It is a protected characteristic; in a row
    about a person from a small community it can be enough to know whom it is about.

How Candour tells it:
    By a header, over words most of which are nationalities, or by a label with a colon. A column of such words without a
    header may as well be one of languages, and is left alone.

Known misses:
    Nationality told in a sentence; spellings that are not on the list.

Sources:
    Equality Act 2010, section 9; Foreign, Commonwealth and Development Office, country names; ISO 3166 for the codes.
"""

from __future__ import annotations

import re

from candour.identifiers.base import UNDER, Group, Identifier, listed

__all__ = ["NATIONALITY"]

_PEOPLES = listed(
    "afghan albanian algerian american andorran angolan argentine argentinian armenian australian austrian azerbaijani "
    "bahamian bahraini bangladeshi barbadian belarusian belgian belizean beninese bermudian bhutanese bolivian botswanan "
    "brazilian british bruneian bulgarian burkinabe burmese burundian cambodian cameroonian canadian chadian chilean "
    "chinese colombian comorian congolese croatian cuban cypriot czech danish djiboutian dominican dutch ecuadorean "
    "ecuadorian egyptian emirati english eritrean estonian ethiopian fijian filipino finnish french gabonese gambian "
    "georgian german ghanaian gibraltarian greek grenadian guatemalan guinean guyanese haitian honduran hungarian "
    "icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan "
    "kosovan kuwaiti kyrgyz lao latvian lebanese liberian libyan liechtensteiner lithuanian luxembourger macedonian "
    "malagasy malawian malaysian maldivian malian maltese mauritanian mauritian mexican moldovan monegasque mongolian "
    "montenegrin montserratian moroccan mosotho mozambican namibian nepalese nicaraguan nigerian nigerien norwegian omani "
    "pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan salvadorean "
    "samoan scottish senegalese serbian singaporean slovak slovakian slovenian somali spanish sudanese surinamese swazi "
    "swedish swiss syrian taiwanese tajik tanzanian thai togolese tongan trinidadian tunisian turkish turkmen ugandan "
    "ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean stateless",
    "bosnian",
    "british overseas citizen",
    "cape verdean",
    "central african",
    "costa rican",
    "dual national",
    "east timorese",
    "equatorial guinean",
    "hong konger",
    "new zealander",
    "north korean",
    "northern irish",
    "saint lucian",
    "saudi arabian",
    "sierra leonean",
    "south african",
    "south korean",
    "south sudanese",
    "sri lankan",
)
_COUNTRIES = listed(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh barbados belarus "
    "belgium bolivia botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia "
    "cuba cyprus czechia denmark dominica ecuador egypt england eritrea estonia ethiopia fiji finland france gabon gambia "
    "georgia germany ghana gibraltar greece grenada guinea guyana haiti honduras hungary iceland india indonesia iran iraq "
    "ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia "
    "libya lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritius mexico moldova mongolia montenegro "
    "morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama "
    "paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia "
    "slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey "
    "turkmenistan uganda ukraine uruguay usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe",
    "bosnia and herzegovina",
    "czech republic",
    "great britain",
    "hong kong",
    "ivory coast",
    "new zealand",
    "north macedonia",
    "northern ireland",
    "republic of ireland",
    "saudi arabia",
    "sierra leone",
    "south africa",
    "south korea",
    "sri lanka",
    "trinidad and tobago",
    "united arab emirates",
    "united kingdom",
    "united states",
    "united states of america",
)


def _fits(value: str) -> bool:
    text = value.strip()
    parts = re.split(r" ?[/&] ?| and ", text.casefold())
    is_word = text.casefold() in _COUNTRIES or all(part in _PEOPLES or part in _COUNTRIES for part in parts)
    return is_word or re.fullmatch("[A-Z]{2,3}", text) is not None


NATIONALITY = Identifier(
    id="nationality",
    title="nationality",
    plural="nationalities",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "nationality",
        "nationality description",
        "nationality code",
        "second nationality",
        "citizenship",
        "country of citizenship",
        "country of nationality",
    ),
    needs_label=True,
    labelled=rf"{UNDER}([A-Z][A-Za-z]{{1,20}}(?: [A-Za-z]{{2,20}}){{0,2}})(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=_fits,
    finds=("Nationality: Polish", "Citizenship: New Zealander"),
    ignores=("Nationality: see note", "British nationality law", "Nationality: 12%", "Nationality: Unknown"),
)
