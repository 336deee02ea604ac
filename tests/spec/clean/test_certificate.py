"""The certificate of a copy: what was done and proved, and who says so."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from candour.certificate import Vouching, certificate_of, place_of_certificate, vouched_for
from candour.cleaning import clean
from candour.errors import CallError
from candour.keys import PublicKey, SigningKey, new_key
from candour.policy import Policy

TABLE = b"Ward,Count\r\nHill,3\r\nDale,4\r\n,,,,,Quillfeather\r\n"
NOON = datetime(2099, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def key(tmp_path) -> SigningKey:
    """A new key."""
    return new_key(tmp_path / "keys" / "key.pem")


@pytest.fixture
def copy(tmp_path, key):
    """A copy with its signed certificate beside it."""
    path = tmp_path / "copy.csv"
    cleaned = clean(TABLE, path, name="Quillfeather.csv")
    text = certificate_of(cleaned, Policy.default(), kept={}, key=key, now=NOON)
    place_of_certificate(path).write_text(text, "utf-8")
    return path


def changed(copy, change) -> None:
    """Changes the record beside a copy."""
    place = place_of_certificate(copy)
    record = json.loads(place.read_text("utf-8"))
    change(record)
    place.write_text(json.dumps(record), "utf-8")


def vouching(copy, *known: PublicKey) -> Vouching:
    """What the certificate beside a copy says, where these keys are known."""
    return vouched_for(copy, place_of_certificate(copy), known).vouching


def test_a_copy_is_vouched_for(copy, key):
    """The copy as it was made, under a key that is known, is vouched for."""
    assert vouching(copy, key.public) is Vouching.VOUCHED


def test_a_copy_that_was_changed_is_refused(copy, key):
    """One byte more, and the certificate is of another file."""
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert vouching(copy, key.public) is Vouching.REFUSED


@pytest.mark.parametrize(
    "change",
    {
        "another time": lambda record: record.update(time="2098-01-01T00:00:00+00:00"),
        "another verdict": lambda record: record.update(verdict="CLEAR!"),
        "a change left out": lambda record: record["changes"].clear(),
        "another original": lambda record: record["original"].update(sha256="0" * 64),
        "a word more": lambda record: record.update(note="approved"),
        "another signature": lambda record: record.update(signature="AAAA"),
        "no signature at all": lambda record: record.update(signature=""),
        "no key": lambda record: record.pop("key"),
        "another kind of key": lambda record: record.update(key=["AAAA"]),
    }.values(),
)
def test_a_certificate_that_was_changed_is_refused(copy, key, change):
    """Nothing in a signed certificate can be changed."""
    changed(copy, change)
    assert vouching(copy, key.public) is Vouching.REFUSED


def test_a_signature_by_somebody_else_is_refused(copy, tmp_path):
    """A certificate that a stranger signed says nothing, however right it is."""
    stranger = new_key(tmp_path / "other.pem")
    assert vouching(copy, stranger.public) is Vouching.REFUSED


def test_a_certificate_without_a_signature_says_so(copy):
    """Without a signature it is only a digest that anybody could have written."""
    changed(copy, lambda record: [record.pop("key"), record.pop("signature")])
    assert vouching(copy) is Vouching.UNSIGNED


def test_a_certificate_of_a_proof_that_fails_is_refused(copy):
    """A record that says itself that a check did not hold vouches for nothing."""
    changed(copy, lambda record: [record.pop("signature"), record["proof"][0].update(holds=False)])
    assert vouching(copy) is Vouching.REFUSED


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": 1}', "[" * 100_000, "\0"])
def test_what_is_no_certificate_is_said(copy, text):
    """A file that is none of Candour's certificates is named, and what to do."""
    place_of_certificate(copy).write_text(text, "utf-8")
    with pytest.raises(CallError, match="no certificate"):
        vouching(copy)


@pytest.mark.parametrize("time", ["\x1b[2J", "", "2099-13-01", "２０９９-01-01T00:00:00+00:00", 7])
def test_a_certificate_of_no_time_is_none(copy, time):
    """What is printed of a certificate is a day, and nothing that somebody wrote in its place."""
    changed(copy, lambda record: [record.pop("signature"), record.update(time=time)])
    with pytest.raises(CallError, match="no certificate"):
        vouching(copy)


def test_it_holds_no_value_of_the_file(copy):
    """Neither what was taken out, nor what is in sight, nor the file's name is in the certificate."""
    text = place_of_certificate(copy).read_text("utf-8")
    assert "Quillfeather" not in text
    assert "Hill" not in text
    record = json.loads(text)
    assert record["time"] == "2099-01-02T12:00:00+00:00"
    assert record["changes"][0]["id"] == "csv.columns-beyond-header"
    assert all(check["holds"] for check in record["proof"])


# ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_key_is_for_its_owner_only(tmp_path):
    """A new key may be read by nobody else, and one that others may read is not used."""
    place = tmp_path / "key.pem"
    new_key(place)
    assert place.stat().st_mode & 0o777 == 0o600
    place.chmod(0o644)
    with pytest.raises(CallError, match="chmod 600"):
        SigningKey(place)


def test_a_key_is_never_written_over(tmp_path):
    """A second key does not take the place of the first: what the first signed would be worth nothing."""
    place = tmp_path / "key.pem"
    first = new_key(place)
    with pytest.raises(CallError, match="already"):
        new_key(place)
    assert SigningKey(place).public == first.public


def test_a_folder_is_no_key(tmp_path):
    """A folder in a key's place is called one, and nobody is told to change its rights."""
    with pytest.raises(CallError, match="is a folder"):
        SigningKey(tmp_path)


def test_a_key_prints_its_public_half_only(key):
    """What is printed of a key is what may be published."""
    assert repr(key) == f"SigningKey({key.public})"
    assert PublicKey(str(key.public)) == key.public


@pytest.mark.parametrize("text", ["", "AAAA", "not base64 at all", "é" * 44])
def test_what_is_no_public_key_is_said(text):
    """A line that is no public key is refused, and what one looks like is told."""
    with pytest.raises(CallError, match="44 characters"):
        PublicKey(text)


def test_signatures_are_those_of_the_standard(tmp_path):
    """Test 1 of RFC 8032 (section 7.1): the signature of nothing."""
    public = PublicKey("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert public.has_signed(b"", signature)
    assert not public.has_signed(b"x", signature)
