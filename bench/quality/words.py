"""Words: invented people and places, one set to learn from and one held out. No word of one is a word of the other.

Whoever mends a miss may look at the training half. The held-out half is only ever counted: a rule that was written to
please it would say nothing about files that nobody has seen.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HELD_OUT", "TRAINING", "Words"]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


@dataclass(frozen=True, slots=True)
class Words:
    """What the names in one half of the files are made of."""

    half: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    wards: tuple[str, ...]
    stations: tuple[str, ...]
    companies: tuple[str, ...]
    areas: tuple[str, ...]
    """Postcode areas."""
    districts: tuple[str, ...]
    """Outward codes written whole, for the shapes that an area and a number do not give."""


TRAINING = Words(
    half="training",
    given=_listed(
        """Nia Tomos Aisha Imran Grace Callum Zofia Piotr Siobhan Declan Adaeze Kwame Mei Layla Hannah Rhodri Gethin
        Shanice Devonte Parveen Gurpreet Oluwaseun Ffion Catriona Lachlan Anneliese Jean-Luc Chidi Zoë Seán Malgorzata
        Yusuf Blessing Kayleigh Jordan Ashley Morgan Rowan Faith Autumn"""
    ),
    family=_listed(
        """Ashdown Birtwhistle Chowdhury Davenport Evesham Fairweather Gwynedd Hollis Iqbal Jankowski Kilbride Llewellyn
        Nakamura O'Farrell Pemberton Quarmby Rahmanzai Satterthwaite Tomlinson-Bray Uzodinma Vaughan-Pryce Wren Yeboah
        Żurawski McAllister de_Souza van_Houten Bell Park Long Marsh Forrest Lake Baker Young O’Hagan"""
    ),
    streets=_listed("High Station Church Mill School Victoria Green Castle Bridge King's St_Mary's Albert"),
    towns=_listed("Northmere Candleford Wexbourne Ashby_Vale Llanfair_Isaf Dunmuir"),
    wards=_listed(
        "Aston Moseley Selly_Oak Victoria Florence Chelsea St_Helens Grace_Hill Lincoln April_Cross"
    ),
    stations=_listed("Northmere_Central Wexbourne_Road Candleford_Custody_Suite Dunmuir_Harbour"),
    companies=_listed(
        "Brightwater_Cleaning_Ltd Marsh_&_Lake_Solicitors Hollis_Motors Park_Catering_plc Young_People's_Trust "
        "J_Baker_and_Sons Allied_Software_Systems_Ltd"
    ),
    areas=_listed("B M LS CF EH BT NE PL"),
    districts=_listed("SW1A EC1A W1T N1C"),
)

HELD_OUT = Words(
    half="held-out",
    given=_listed(
        """Bronwen Idris Maeve Kofi Elin Angus Dilip Orla Hamza Isla Saoirse Tadeusz Ngozi Emeka Wei Rukhsana Harjit
        Temitope Angharad Morag Hamish Françoise Anne-Marie Siân Łucja Mohammed Precious Chantelle Alex Casey Taylor
        Rory Hope Summer Folasade Krishnan Dwayne Philippa Barnaby Cerys"""
    ),
    family=_listed(
        """Abernethy Braithwaite Cadwallader Drinkwater Ellingham Featherstone Goolagong Hathersage Ibrahimovic Jellicoe
        Kowalczyk Lockwood Mukherjee Nwosu O'Shaughnessy Postlethwaite Qureshi Ravenscroft Sithebe Thistlethwaite
        Umeh-Clarke Venkataraman Wolstenholme Xiang Yardley Zielińska MacGillivray du_Plessis von_Arnim Hill Rose
        Stone Rivers Banks Field Cook Little D’Arcy"""
    ),
    streets=_listed(
        "Chapel Manor Orchard Queen's Windmill Nelson Priory Tollgate Alma St_John's Hawthorn Canal"
    ),
    towns=_listed("Eastwick Hartlow Penbryn_Fawr Kirkdale_Moor Saltby Thornhaven"),
    wards=_listed(
        "Bournville Edgbaston Hope_Valley Rose_Hill Charlotte Nelson Stanley Victoria_Dock St_Anne's May_Bank"
    ),
    stations=_listed("Eastwick_Bridge Hartlow_North Saltby_Custody_Centre Thornhaven_Quay"),
    companies=_listed(
        "Clearfield_Waste_Services_Ltd Stone_Rivers_LLP Ravenscroft_Autos Banks_Nursery_plc Hope_Housing_Association "
        "T_Cook_and_Daughters Northern_Network_Solutions_Ltd"
    ),
    areas=_listed("L S BS SA G DD TR CB"),
    districts=_listed("WC2H E1W SE1P EC4V"),
)
