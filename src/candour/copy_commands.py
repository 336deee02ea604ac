"""The commands about clean copies: `clean`, which makes one, `verify`, which checks its certificate, and `key`.

candour clean reply.xlsx -o reply-clean.xlsx     the copy, and reply-clean.xlsx.certificate.json beside it
candour verify reply-clean.xlsx                  whether it is still that copy, and who says so
candour key new                                  a key to sign certificates with
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from candour.errors import CallError
from candour.whole import check_writable, write_all_whole

if TYPE_CHECKING:
    import argparse

    from candour.cleaning import Cleaned
    from candour.policy import Policy
    from candour.source import Limits

__all__ = ["cleaned_file", "key_told", "verified"]

_ALTERNATIVE_TEXT = "alt-text"


def cleaned_file(options: argparse.Namespace, policy: Policy, limits: Limits, lock: Mapping[str, Any]) -> str:
    """Makes the clean copy that a call asks for, with its certificate, and gives what to tell of it.

    Raises:
        CallError: where the call cannot be carried out as it was made.
        CannotClean: where no copy can be made.
        NotProven: where the copy could not be proved clean. Nothing is written.
    """
    from candour.certificate import certificate_of, place_of_certificate  # noqa: PLC0415  (other commands need none of it)
    from candour.cleaning import Order, clean  # noqa: PLC0415
    from candour.keys import SigningKey, own_key  # noqa: PLC0415
    from candour.sandbox import CAN_LOCK  # noqa: PLC0415

    given, output = Path(options.path), Path(options.output)
    _check_place(given, output)
    key = SigningKey(Path(options.key)) if options.key else own_key()
    kept = _kept(options.keep, policy)
    _check_identifiers(options.redact, policy)
    wishes = _wishes(kept, keeps_title=options.keep_title)
    order = Order(wishes, tuple(options.redact), options.form or "", limits, policy.own)
    cleaned = clean(given, order=order, **{"locked": CAN_LOCK, **lock})
    _check_ending(output, cleaned)
    certificate = certificate_of(cleaned, policy, kept=kept, redacted=tuple(options.redact), key=key)
    write_all_whole({place_of_certificate(output): [certificate.encode()], output: [cleaned.data]})
    return "\n".join(_told(cleaned, output, policy, is_signed=key is not None)) + "\n"


def _check_place(given: Path, output: Path) -> None:
    """Complains of a place where no copy can be, with its certificate beside it."""
    from candour.certificate import place_of_certificate  # noqa: PLC0415  (see above)

    check_writable(output, given.name)
    certificate = place_of_certificate(output)
    check_writable(certificate, certificate.name)
    if output.exists() and not output.is_file():
        raise CallError(
            f"{output} is no ordinary file, and a copy has its certificate beside it: say another name with -o"
        )
    if given.exists() and output.exists() and given.samefile(output):
        raise CallError(f"{output} is the file itself, which is never written to: say another name with -o")


def _check_identifiers(ids: Iterable[str], policy: Policy) -> None:
    for id_ in ids:
        if policy.identifier(id_) is None:
            raise CallError(
                f"there is no identifier {id_!r} to redact: `candour list identifiers` names them all"
            )


def _check_ending(output: Path, cleaned: Cleaned) -> None:
    """Complains of a name that would say another kind of file than the copy is."""
    from candour.formats import FORMATS  # noqa: PLC0415  (see above)

    ends = next(kind.extensions for kind in FORMATS if kind.id == cleaned.format)
    if output.suffix.lower() not in ends:
        raise CallError(
            f"the copy is of another kind than its name would say: say -o {output.with_suffix(cleaned.extension)}"
        )


def _kept(stated: Iterable[str], policy: Policy) -> dict[str, str]:
    """The reason for each hiding that is to be kept, by its id: those that the call states, and what the policy says."""
    from candour.formats import hidings  # noqa: PLC0415  (imports every format)
    from candour.outputs import printable  # noqa: PLC0415  (see above)

    known = {hiding.id for hiding in hidings()}
    kept = {}
    for text in stated:
        id_, _, reason = text.partition("=")
        if id_ not in known:
            raise CallError(f"there is no hiding {id_!r} to keep: `candour list hidings` names them all")
        if not reason.strip():
            raise CallError(
                f"say why {id_} is kept, for it goes into the certificate: --keep '{id_}=The reason.'"
            )
        kept[id_] = printable(reason.strip())
    for allowed in policy.allowed:
        if allowed.hiding.endswith(f".{_ALTERNATIVE_TEXT}") and allowed.covers_hiding(allowed.hiding):
            kept[allowed.hiding] = allowed.reason
    return kept


def _wishes(kept: Iterable[str], *, keeps_title: bool) -> Any:
    """The wishes. A hiding has one name in each format, and a copy may be in another than the file: all of them count."""
    from candour.cleaned import Wishes  # noqa: PLC0415  (see above)
    from candour.formats import FORMATS  # noqa: PLC0415

    ways = {id_.partition(".")[2] for id_ in kept} | ({"document-properties"} if keeps_title else set())
    ids = frozenset(f"{kind.id}.{way}" for kind in FORMATS for way in ways)
    wishes = Wishes(ids, keeps_title=keeps_title)
    return replace(wishes, keeps_alternative_text=_ALTERNATIVE_TEXT in ways)


def _told(cleaned: Cleaned, output: Path, policy: Policy, *, is_signed: bool) -> Iterator[str]:
    from candour.certificate import place_of_certificate  # noqa: PLC0415  (see above)
    from candour.judging import judge  # noqa: PLC0415
    from candour.outputs import printable  # noqa: PLC0415

    yield f"{printable(str(output))}: a clean copy of {len(cleaned.data):,} bytes"
    yield ""
    if cleaned.changes:
        yield "  What was changed"
        for change in cleaned.changes:
            unit = f" {change.unit}{'s' * (change.count > 1)}" if change.unit else ""
            yield f"    {change.says}" + (f" ({change.count:,}{unit})" if change.count > 1 or unit else "")
    else:
        yield "  It was clean already: nothing in it was out of sight, and nothing that a reader sees was changed."
    yield ""
    yield "  How it was proved"
    yield from (f"    {check.says}" for check in cleaned.proof.checks)
    yield ""
    verdict = judge(cleaned.report, policy)
    yield f"  Verdict of the copy: {verdict.outcome.name}"
    yield from (f"    {reason.says}" for reason in verdict.reasons)
    signed = "signed" if is_signed else "not signed: `candour key new` makes a key to sign with"
    yield f"  Certificate: {printable(str(place_of_certificate(output)))} ({signed})"


# ── certificates and keys ───────────────────────────────────────────────────────────────────────────────────────────


def verified(options: argparse.Namespace) -> tuple[int, str]:
    """The number to leave with, and what to tell: 0 where the file is vouched for, 1 where it is refused, 3 where nobody signed.

    Raises:
        CallError: where a file or a key cannot be read.
    """
    from candour.certificate import Vouching, place_of_certificate, vouched_for  # noqa: PLC0415  (see above)
    from candour.keys import PublicKey, own_key  # noqa: PLC0415
    from candour.outputs import printable  # noqa: PLC0415

    copy = Path(options.path)
    certificate = Path(options.certificate) if options.certificate else place_of_certificate(copy)
    known = [PublicKey(key) for key in options.key]
    if own := own_key():
        known.append(own.public)
    found = vouched_for(copy, certificate, tuple(known))
    codes = {Vouching.VOUCHED: 0, Vouching.REFUSED: 1, Vouching.UNSIGNED: 3}
    return codes[found.vouching], f"{printable(str(copy))}: {found.vouching.value}\n  {found.says}\n"


def key_told(options: argparse.Namespace) -> str:
    """Makes a key or shows the one there is, and gives what to tell of it.

    Raises:
        CallError: where that cannot be.
    """
    from candour.keys import SigningKey, key_place, new_key  # noqa: PLC0415  (see above)

    place = Path(options.to) if options.to else key_place()
    if options.what == "show":
        return f"{SigningKey(place).public}\n"
    key = new_key(place)
    return (
        f"The key is at {place}. Keep a copy where only you can reach it: whoever has it can sign for you.\n"
        f"Its public half, for others to verify with, is\n  {key.public}\n"
    )
