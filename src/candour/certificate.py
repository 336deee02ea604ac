"""Certificate: what was done to a file, and how it was proved, as a record that can be checked later and by others.

    OUT                     the copy
    OUT.certificate.json    digests, changes, proof, policy, version, time; signed where a key is at hand

It holds no value of the file, and neither its name nor that of the copy, which may themselves be personal.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import Enum
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from candour.cleaning import Cleaned
from candour.errors import CallError
from candour.judging import judge
from candour.keys import PublicKey, SigningKey
from candour.policy import Policy
from candour.version import __version__

__all__ = ["Vouched", "Vouching", "certificate_of", "place_of_certificate", "vouched_for"]

_KIND: Final = "candour certificate of a clean copy"
_SCHEMA: Final = 1
_LARGEST: Final = 16 << 20


def place_of_certificate(copy: Path) -> Path:
    """Where the certificate of a copy lies: beside it."""
    return copy.with_name(f"{copy.name}.certificate.json")


def certificate_of(  # noqa: PLR0913  (each is a part of the record)
    cleaned: Cleaned,
    policy: Policy,
    *,
    kept: Mapping[str, str],
    redacted: tuple[str, ...] = (),
    key: SigningKey | None = None,
    now: datetime | None = None,
) -> str:
    """The certificate of a copy, as JSON.

    Args:
        cleaned: the copy.
        policy: what decides its verdict.
        kept: the reason for each hiding that was kept, by its id.
        redacted: ids of the identifiers whose values in sight were taken out.
        key: signs it, where there is one.
        now: the time; by default that of the machine.
    """
    record: dict[str, Any] = {
        "kind": _KIND,
        "schema": _SCHEMA,
        "candour": __version__,
        "time": (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "original": {"sha256": cleaned.original_sha256, "bytes": cleaned.original_size},
        "copy": {"sha256": cleaned.sha256, "bytes": len(cleaned.data), "format": cleaned.format},
        "changes": [asdict(change) for change in cleaned.changes],
        "kept": [{"id": id_, "reason": reason} for id_, reason in sorted(kept.items())],
        "redacted": sorted(redacted),
        "proof": [asdict(check) for check in cleaned.proof.checks],
        "policy": policy.name,
        "verdict": judge(cleaned.report, policy).outcome.name,
    }
    if key:
        record["key"] = str(key.public)
        record["signature"] = base64.b64encode(key.sign(_canonical(record))).decode()
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _canonical(record: Mapping[str, Any]) -> bytes:
    """The record as it is signed: without the signature, in one order and with one spacing."""
    signed = {name: value for name, value in record.items() if name != "signature"}
    return json.dumps(signed, sort_keys=True, separators=(",", ":")).encode("ascii")


# ── verifying ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Vouching(Enum):
    """What a certificate says for a file."""

    VOUCHED = "vouched for"
    """It is the file that was proved clean, and a key that is known says so."""
    UNSIGNED = "unsigned"
    """It is the file that the certificate tells of, but anybody could have written the certificate."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Vouched:
    """What came of verifying. `says` is whole sentences."""

    vouching: Vouching
    says: str


def vouched_for(copy: Path, certificate: Path, known: tuple[PublicKey, ...]) -> Vouched:
    """Whether a file is the copy that a certificate tells of, and who says so.

    Args:
        copy: the file.
        certificate: where its certificate lies.
        known: the public keys that are believed.

    Raises:
        CallError: where one of them cannot be read.
    """
    record = _record(certificate)
    if _digest(copy) != record["copy"]["sha256"]:
        return _refused(
            "this is not the file that the certificate tells of: it was changed since, or it is another file"
        )
    if not all(check.get("holds") is True for check in record["proof"]):
        return _refused("the certificate itself says that the proof does not hold")
    told = f"It was made on {_day(record)} and is byte for byte the copy that was proved clean"
    if "signature" not in record:
        return Vouched(
            Vouching.UNSIGNED,
            f"{told}, says a certificate that nobody signed. Whoever changes the file could write another: make a key with "
            "`candour key new`, and clean the file again.",
        )
    key = _key(record)
    if key is None or not key.has_signed(_canonical(record), _signature(record)):
        return _refused("the certificate was changed since it was signed")
    if key not in known:
        return _refused(
            f"the certificate is signed with a key that is not known here ({key}): ask whoever sent it whether that is theirs, "
            "and if so say --key with it"
        )
    return Vouched(Vouching.VOUCHED, f"{told}, signed with a key that is known here.")


def _refused(why: str) -> Vouched:
    return Vouched(Vouching.REFUSED, f"{why[0].upper()}{why[1:]}.")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as why:
        raise CallError(
            f"{path} cannot be read ({why.strerror}): check its name, and that you may read it"
        ) from None


def _record(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            untrusted_record = json.loads(file.read(_LARGEST))
    except OSError as why:
        raise CallError(
            f"the certificate {path} cannot be read ({why.strerror}): it lies beside the copy, or say --certificate"
        ) from None
    except (ValueError, RecursionError):
        raise CallError(f"{path} is no certificate of Candour's") from None
    if not _is_certificate(untrusted_record):
        raise CallError(
            f"{path} is no certificate of Candour's, or one of a later version: use a newer Candour"
        )
    record: dict[str, Any] = untrusted_record
    return record


def _is_certificate(record: object) -> bool:
    return (
        isinstance(record, dict)
        and record.get("kind") == _KIND
        and record.get("schema") == _SCHEMA
        and isinstance(record.get("copy"), dict)
        and isinstance(record["copy"].get("sha256"), str)
        and isinstance(record.get("proof"), list)
        and bool(record["proof"])
        and all(isinstance(check, dict) for check in record["proof"])
        and isinstance(record.get("time"), str)
        and _is_time(record["time"])
    )


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text.isascii()


def _day(record: Mapping[str, Any]) -> str:
    return datetime.fromisoformat(record["time"]).date().isoformat()


def _key(record: Mapping[str, Any]) -> PublicKey | None:
    try:
        return PublicKey(str(record.get("key", "")))
    except CallError:
        return None


def _signature(record: Mapping[str, Any]) -> bytes:
    try:
        return base64.b64decode(str(record["signature"]), validate=True)
    except (binascii.Error, ValueError):
        return b""
