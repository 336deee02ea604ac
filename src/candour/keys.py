"""Keys: with one of them a body signs what it vouches for, and anybody can tell that it did.

Ed25519 (RFC 8032). The private key is a PEM file that only its owner may read; the public key is one line of 44 characters, to be
published where people would look for it.
"""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path
from typing import TYPE_CHECKING

from candour.errors import CallError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["PublicKey", "SigningKey", "key_place", "new_key", "own_key"]


class PublicKey:
    """A public key."""

    def __init__(self, text: str) -> None:
        """Takes the line that `candour key show` prints.

        Raises:
            CallError: where it is none.
        """
        try:
            self._raw = base64.b64decode(text.strip(), validate=True)
        except (binascii.Error, ValueError):
            self._raw = b""
        if len(self._raw) != 32:
            raise CallError(
                "that is no public key: it is one line of 44 characters, as `candour key show` prints it"
            )

    def __str__(self) -> str:
        return base64.b64encode(self._raw).decode()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PublicKey) and self._raw == other._raw

    def __hash__(self) -> int:
        return hash(self._raw)

    def has_signed(self, content: bytes, signature: bytes) -> bool:
        """Whether whoever holds the private key has signed exactly this content."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (heavy, and needed by few commands)
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            Ed25519PublicKey.from_public_bytes(self._raw).verify(signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True


class SigningKey:
    """A private key. It is never printed."""

    def __init__(self, path: Path) -> None:
        """Reads the key from its file.

        Raises:
            CallError: where there is none, or others may read it.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  (see above)
        from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

        try:
            if path.is_dir():
                raise CallError(f"{path} is a folder: name the file of a key in it")
            if os.name == "posix" and path.stat().st_mode & 0o077:
                raise CallError(
                    f"the key {path} may be read by others than its owner: say `chmod 600 {path}`"
                )
            key = load_pem_private_key(path.read_bytes(), None)
        except OSError as why:
            raise CallError(
                f"the key {path} cannot be read ({why.strerror}): make one with `candour key new`"
            ) from None
        except (ValueError, TypeError):
            raise CallError(f"{path} is no key that Candour made: make one with `candour key new`") from None
        if not isinstance(key, Ed25519PrivateKey):
            raise CallError(f"{path} is a key of another kind than Ed25519: make one with `candour key new`")
        self._key = key

    def __repr__(self) -> str:
        return f"SigningKey({self.public})"

    @property
    def public(self) -> PublicKey:
        """Its public half."""
        return PublicKey(base64.b64encode(self._key.public_key().public_bytes_raw()).decode())

    def sign(self, content: bytes) -> bytes:
        """The signature of this content: 64 bytes, always the same."""
        return self._key.sign(content)


def key_place() -> Path:
    """Where the key lies: what CANDOUR_KEY says, or else in the folder for settings of whoever runs the command."""
    if stated := os.environ.get("CANDOUR_KEY"):
        return Path(stated)
    settings = os.environ.get("XDG_CONFIG_HOME")
    return (Path(settings) if settings else Path.home() / ".config") / "candour" / "key.pem"


def own_key() -> SigningKey | None:
    """The key of whoever runs the command, where there is one.

    Raises:
        CallError: where there is one that cannot be used.
    """
    place = key_place()
    return SigningKey(place) if os.path.lexists(place) else None


def new_key(path: Path) -> SigningKey:
    """Makes a key and keeps it at this place, for its owner's eyes only.

    Raises:
        CallError: where there is something already, or it cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  (see above)

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CallError(
            f"there is a key at {path} already, and certificates signed with it stay good only while it is known: "
            "say --to another place, or move it away"
        ) from None
    except OSError as why:
        raise CallError(f"no key can be written to {path} ({why.strerror}): say --to another place") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(_pem(Ed25519PrivateKey.generate()))
    return SigningKey(path)


def _pem(key: Ed25519PrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
