"""People: invented ones, their names joined by chance from lists of given and family names of many origins.

The lists of the Faker project (MIT licence) are used through its package. Those below are this project's own: they
hold the origins that Faker's lists lack or hold few of. No name here is of anybody: given and family names are drawn
apart.
"""

# ruff: noqa: INP001 - a folder of scripts, no package
from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from random import Random

from faker.providers import person
from things import FIXED

__all__ = ["ORIGINS", "Names", "Origin", "faker_lists", "names_of"]


@dataclass(frozen=True)
class Origin:
    """Where a name is at home: how often it is drawn, from which of Faker's lists, and which of our own."""

    share: int
    locales: tuple[str, ...]
    given: str = ""
    family: str = ""


ORIGINS: dict[str, Origin] = {
    "english": Origin(34, ("en_GB", "en_US", "en_NZ")),
    "commonest": Origin(
        30,
        (),
        "John David Michael Paul Peter Andrew James Mark Robert Richard Stephen Steven Ian Kevin Alan Christopher Thomas William "
        "George Charles Edward Harry Jack Oliver Daniel Matthew Simon Philip Anthony Brian Graham Colin Keith Derek Raymond Roger "
        "Margaret Susan Sarah Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Mary Elizabeth Patricia Christine "
        "Linda Emma Claire Laura Rebecca Charlotte Amy Lucy Sophie Jessica Emily Hannah Victoria Alice Ruth Grace Rose Joan Jean "
        "Ann Anne Barbara Carol Janet Alexander Adam Ben Sam Joe Tom Dan Chris Matt Kate Liz Sue Jo Alex Steve Dave Mike Mohammed "
        "Muhammad Fatima Albert Henry Arthur Martin Lewis Stanley Ted Fred Philip Dorothy Ralph Jimmy Johnnie Laura Hugo Tommy",
        "Smith Jones Williams Brown Taylor Davies Davis Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White "
        "Edwards Hughes Green Hall Lewis Harris Clarke Clark Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Baker "
        "King Harrison Morgan Allen James Scott Phillips Watson Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter "
        "Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Khan Marshall Anderson Simpson Ellis Adams Singh Begum "
        "Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Ali Hunt Hussain Owen Palmer Holmes Barnes Knight Lloyd Butler "
        "Russell Barker Fisher Stevens Jenkins Murray Dixon Harvey Burton Baker Stanley Boss Klein Perry Ashley Nichols Reid",
    ),
    "welsh": Origin(
        9,
        (),
        "Siân Nia Rhys Dafydd Gareth Owain Ieuan Iwan Emyr Geraint Gwyn Huw Hywel Idris Ifan Llew Llywelyn Meirion "
        "Rhodri Trystan Aled Alun Bryn Dewi Dylan Elis Emlyn Eurig Gethin Glyn Gruffydd Tomos Wyn Carys Catrin Ceri "
        "Cerys Eirlys Elen Eleri Elin Ffion Gwen Gwenllian Haf Heledd Lowri Mair Mali Manon Mared Megan Meinir Menna "
        "Nerys Non Olwen Rhiannon Sioned Tegan Angharad Bethan Branwen Cadi Delyth Efa Llinos Myfanwy Rhian Anwen",
        "Llewellyn Llywelyn Prydderch Probert Pugh Prosser Pritchard Powell Parry Bevan Bowen Gwynne Gwilym Howells "
        "Hopkin Jenkins Lloyd Maddox Meredith Meyrick Morgan Mostyn Nicholas Penry Rees Rhys Roderick Rosser Treharne "
        "Tudor Vaughan Wynne Yorath Beynon Cadwaladr Eynon Griffiths Gethin Havard Ellis Protheroe Watkin Emlyn Trahern",
    ),
    "irish": Origin(
        7,
        ("en_IE",),
        "Aoife Niamh Siobhán Sinéad Gráinne Caoimhe Orla Róisín Saoirse Ciara Clodagh Deirdre Maeve Bríd Áine Nuala "
        "Padraig Seán Eoin Conor Declan Fergal Cormac Cathal Ciarán Diarmuid Donal Eamon Fintan Liam Oisín Rory Tadhg",
        "O'Farrell O'Brien O'Connor O'Neill O'Sullivan O'Reilly O'Keeffe O'Shea O'Dwyer O'Hagan O'Leary O'Mahony O'Rourke "
        "O'Grady O'Driscoll O'Gorman O'Hara McCarthy McGuinness McLaughlin McKenna McNamara McMahon McGrath McGuire "
        "Fitzgerald Fitzpatrick Gallagher Brennan Byrne Doherty Duffy Flanagan Kavanagh Keane Lynch Mulligan Quinn Rafferty",
    ),
    "scottish": Origin(
        5,
        (),
        "Alasdair Angus Calum Catriona Eilidh Ewan Fergus Fiona Hamish Iain Isla Isobel Kirsty Lachlan Mairi Malcolm "
        "Morag Rory Ruaridh Shona Struan Mhairi Ailsa Duncan Gregor Kenneth",
        "MacDonald MacLeod MacKenzie McGregor McIntosh Mackintosh McPherson MacKinnon MacLean McAllister McBride McColl "
        "McDougall McEwan McFarlane McKay McLeish McNab McTavish Abercrombie Buchanan Cameron Carmichael Colquhoun Drummond "
        "Farquhar Galbraith Geddes Menzies Murdoch Ogilvie Rankine Sutherland Urquhart Auchterlonie Dalziel Kerr",
    ),
    "south asian": Origin(
        12,
        ("en_IN", "en_PK"),
        "Harpreet Gurpreet Jaswinder Manjit Balwinder Kulwant Sukhdeep Rajinder Parminder Navdeep Priya Anjali Sunita "
        "Rekha Vikram Sanjay Rohan Arjun Nikhil Kavita Meera Deepak Imran Asif Bilal Faisal Nadeem Shabana Rukhsana "
        "Saima Zainab Nasreen Shahid Tariq Usman Waseem Yasmin Zahid Shafiq Mohammed Muhammad Rahima Sultana Shahanara "
        "Rezaul Shamsul Nurul Abdul Aminur Farida Jahanara Taslima",
        "Singh Kaur Gill Dhillon Sandhu Sidhu Bains Grewal Johal Atwal Patel Shah Desai Mehta Joshi Chaudhary Hussain "
        "Khan Ahmed Iqbal Akhtar Begum Bibi Mahmood Malik Mirza Qureshi Rafiq Raja Sheikh Siddiqui Uddin Miah Choudhury "
        "Rahman Islam Haque Hoque Khatun Chowdhury Sarkar Banerjee Mukherjee Chatterjee Nair Pillai Reddy Iyer Perera "
        "Fernando Sivakumar Thapa Gurung Rai",
    ),
    "african": Origin(
        9,
        ("en_NG", "en_KE", "yo_NG", "ha_NG", "ig_NG", "zu_ZA", "tw_GH"),
        "Adaeze Chinedu Chidi Ngozi Emeka Ifeoma Obinna Uche Olumide Folasade Tunde Yetunde Babatunde Kwame Kofi Ama Abena "
        "Akosua Yaw Kwabena Tendai Tatenda Rudo Farai Thandiwe Sipho Nomvula Themba Lerato Wanjiru Kamau Achieng Otieno "
        "Ayaan Abdirahman Hodan Ifrah Sahra Faduma Mahad Liban Yusuf Selam Abebe Tigist Dawit Mehret Amina Fatou Mamadou "
        "Ousmane Aissatou Blessing Precious Gift Emmanuel Patience Comfort",
        "Okafor Okonkwo Adeyemi Adebayo Ogunleye Olawale Eze Nwosu Nwachukwu Obi Okoro Balogun Afolabi Mensah Owusu Boateng "
        "Asante Osei Appiah Amoah Mbeki Moyo Ncube Ndlovu Sibanda Dube Chikwanha Mutasa Zulu Khumalo Dlamini Nkosi Mwangi "
        "Njoroge Odhiambo Warsame Abdi Farah Jama Hersi Osman Mohamud Tesfaye Haile Bekele Kebede Gebremariam Diallo Camara "
        "Traore Kone Kamara Sesay Conteh Bangura Mbeki Chukwu Igwe",
    ),
    "caribbean": Origin(
        5,
        (),
        "Delroy Winston Leroy Errol Everton Clive Desmond Devon Dwayne Tyrone Marlon Jermaine Lloyd Neville Trevor Courtney "
        "Shanice Keisha Latoya Shanelle Marcia Yvonne Sonia Beverley Claudette Hyacinth Merlene Paulette Donovan Jahmal "
        "Kemar Shaquille Tanisha Renée Chantelle Ezekiel Cleveland",
        "Campbell Gordon Brown Grant Francis Clarke Reid Bailey Morrison Palmer Beckford Blackwood Bogle Braithwaite Brathwaite "
        "Cumberbatch Dacosta Daley Gayle Henry Hinds Lawrence Lindo Livingston Malcolm Mcfarlane Nembhard Pinnock Plummer "
        "Pryce Samuels Sewell Stewart Tulloch Walcott Weekes Whyte Alleyne Baptiste Joseph Charles Pierre Toussaint",
    ),
    "arabic": Origin(
        6,
        (),
        "Ahmad Mohammed Mahmoud Mustafa Khalid Khaled Omar Hassan Hussein Ibrahim Ismail Jamal Karim Nabil Nasser Rashid Sami "
        "Tarek Walid Yousef Ziad Abdullah Abdulrahman Aisha Amal Fatima Hala Huda Khadija Layla Leila Maryam Nadia Noor Rana "
        "Rania Salma Samira Yasmine Zahra Hiba Bashar Firas Ghassan Haitham Mazen Osama Qasim Rami Saad Safa Shirin Darya "
        "Reza Farhad Shahram Nasrin Azadeh Kaveh Goran Soran Rojin Serkan Emre Elif Ayşe",
        "al-Rashid al-Hassan Al-Sayed el-Masri El-Amin Haddad Khoury Mansour Nassar Saleh Shaheen Suleiman Aziz Bakr Darwish "
        "Fakhouri Ghanem Hamdan Hijazi Jaber Kassab Kazemi Karimi Hosseini Rahimi Ahmadi Mohammadi Noori Haidari Zamani Barzani "
        "Yılmaz Demir Kaya Şahin Öztürk Najjar Odeh Qadir Rahmani Sabbagh Taha Zaman",
    ),
    "polish": Origin(
        6,
        ("pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "lt_LT", "lv_LV"),
        "Agnieszka Małgorzata Katarzyna Łukasz Paweł Grzegorz Wojciech Krzysztof Tomasz Zbigniew Ewa Iwona Dorota Jolanta "
        "Stanisław Bogdan Marek Piotr Szymon Mateusz Oleksandr Dmytro Svitlana Kateryna Andriy",
        "Kowalski Kowalska Nowak Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski "
        "Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Zając Wieczorek Jabłoński Popescu Ionescu "
        "Kazlauskas Petrauskas Bērziņš Shevchenko Kovalenko Bondarenko Tkachenko Ivanova Petrov Sokolov Volkov",
    ),
    "chinese": Origin(
        4,
        (),
        "Wei Ming Xiao Jing Li Fang Hui Jun Lei Mei Na Ping Qiang Yan Ying Yong Zhen Xin Hao Chen Yu Xiaoming Meiling Jianguo "
        "Weijie Yuxuan Zihan Siu-Ming Ka-Wai Wing-Yan Chi-Keung Thuy Linh Nguyet Minh Anh Duc Hiroshi Yuki Kenji Sakura Jin-Woo "
        "Min-Jun Seo-Yeon Maria Jose Rosario Angelica",
        "Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Lin Guo He Luo Zheng Tang Feng Cheung Chan Wong Leung Lau Cheng "
        "Ng Ho Yip Kwok Tsang Nguyen Tran Pham Huynh Le Tanaka Suzuki Yamamoto Kim Park Choi Jung Santos Reyes Cruz Bautista",
    ),
    "european": Origin(
        6,
        (
            "fr_FR",
            "de_DE",
            "it_IT",
            "es_ES",
            "pt_PT",
            "pt_BR",
            "nl_NL",
            "sv_SE",
            "da_DK",
            "no_NO",
            "fi_FI",
            "tr_TR",
        ),
    ),
}
_PARTICLES = {
    "european": ("van der", "van", "de", "von", "de la", "di", "du", "dos", "da", "van den", "del"),
    "arabic": ("bin", "al", "el", "bint", "ibn", "ben"),
    "african": ("van", "van der", "du"),
    "south asian": ("ur", "de"),
    "welsh": ("ap", "ab", "ferch"),
    "irish": ("Ó", "Ní", "Mac", "de"),
    "caribbean": ("de", "St"),
}


def _is_latin(word: str) -> bool:
    return bool(word) and all(
        unicodedata.name(letter, "").startswith("LATIN") or letter in "'’- " for letter in word
    )


def _listed(provider: type, *, family: bool) -> set[str]:
    stem = "last" if family else "first"
    found: set[str] = set()
    for sort in ("names", "names_male", "names_female", "names_nonbinary", "romanized_names"):
        value = getattr(provider, f"{stem}_{sort}", None)
        if isinstance(value, (tuple, list, dict, set)):
            found.update(each for each in value if isinstance(each, str) and _is_latin(each))
    return found


@cache
def faker_lists() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Faker's given and family names in Latin letters, by locale."""
    found = {}
    for locale in sorted(module.name for module in iter_modules(person.__path__)):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        given, family = _listed(provider, family=False), _listed(provider, family=True)
        if given or family:
            found[locale] = (frozenset(given), frozenset(family))
    return found


@cache
def _well_known() -> frozenset[str]:
    """Names that are always trained on: the commonest of Britain, and those in the names of well-known things.

    Else `John` would be met in training only where it is nobody's: in `John Lewis` and in `St John's Road`.
    """
    given, family = faker_lists()["en_GB"]
    common = frozenset(ORIGINS["commonest"].given.split()) | frozenset(ORIGINS["commonest"].family.split())
    things = {
        word for halves in FIXED.values() for half in halves for thing in half for word in thing.split()
    }
    return given | family | common | things


def _is_trained(name: str) -> bool:
    return name in _well_known() or zlib.crc32(("half:" + name.casefold()).encode()) & 1 == 0


@dataclass(frozen=True)
class Names:
    """The given and family names of one origin."""

    origin: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    def a_given(self, chance: Random) -> str:
        """A given name, now and then a double one."""
        first = chance.choice(self.given)
        return f"{first}-{chance.choice(self.given)}" if chance.random() < 0.03 else first

    def a_family(self, chance: Random) -> str:
        """A family name, now and then a double one, or one with a particle."""
        name = chance.choice(self.family)
        roll = chance.random()
        if roll < 0.07:
            return f"{name}-{chance.choice(self.family)}"
        particles = _PARTICLES.get(self.origin)
        return f"{chance.choice(particles)} {name}" if particles and roll < 0.17 and "-" not in name else name


@cache
def names_of(*, held_out: bool) -> tuple[tuple[Names, int], ...]:
    """The names of each origin with its share: one half for training, the other half never trained on."""
    found = []
    for origin, own in ORIGINS.items():
        given, family = set(own.given.split()), set(own.family.split())
        for locale in own.locales:
            listed = faker_lists().get(locale, (frozenset(), frozenset()))
            given |= listed[0]
            family |= listed[1]
        halves = (
            tuple(sorted(name for name in names if _is_trained(name) is not held_out and 1 < len(name) < 20))
            for names in (given, family)
        )
        found.append((Names(origin, *halves), own.share))
    return tuple(found)
