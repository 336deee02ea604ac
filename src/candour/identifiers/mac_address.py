"""MAC address: the network hardware of one device.

What it is:
    Six pairs of hexadecimal digits. It stays with a telephone or a laptop, and logs of wireless networks tell by it where
    its owner was.

How Candour tells it:
    By a label or a header: times and fingerprints of keys have pairs with colons too.

Known misses:
    Addresses without label or header.

Sources:
    IEEE 802; RFC 7042 for 00:00:5E:00:53:00 to 00:00:5E:00:53:FF, which are set aside for documents.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["MAC_ADDRESS"]

_PAIR = "[0-9A-Fa-f]{2}"
_ADDRESS = rf"(?:{_PAIR}:){{5}}{_PAIR}|(?:{_PAIR}-){{5}}{_PAIR}|(?:[0-9A-Fa-f]{{4}}\.){{2}}[0-9A-Fa-f]{{4}}"


def _is_test(value: str) -> bool:
    bare = "".join(filter(str.isalnum, value)).upper()
    return bare.startswith("00005E0053") or bare in {"0" * 12, "F" * 12}


MAC_ADDRESS = Identifier(
    id="mac-address",
    title="MAC address",
    plural="MAC addresses",
    group=Group.DEVICE,
    odds=0.5,
    labels=(
        "mac address",
        "mac",
        "mac id",
        "wifi address",
        "wireless address",
        "bluetooth address",
        "hardware address",
        "physical address",
        "bssid",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_ADDRESS})(?![0-9A-Za-z:.-])",
    fits=whole(f"{_ADDRESS}|[0-9A-Fa-f]{{12}}"),
    is_test=_is_test,
    finds=("MAC address 00:00:5E:00:53:01", "Bluetooth address: 00-00-5E-00-53-FF"),
    ignores=("00:00:5E:00:53:01", "MAC 10:11:12", "mac address list"),
)
