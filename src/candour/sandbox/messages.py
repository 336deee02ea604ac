"""Messages between the command, its warm parent and the locked child: a kind, a length, and so many bytes.

Of what a child sends nothing is believed: neither a length, nor that there will be an end.
"""

from __future__ import annotations

import _socket  # `socket` makes enums of a thousand constants, which takes longer than to read a small file
import os
import time
from array import array
from enum import IntEnum
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Self

__all__ = ["MOST", "Channel", "Kind", "Message", "Nonsense"]

MOST = 16 << 20
"""Bytes of one message."""
_HEADER = Struct("<BI")
_AT_ONCE = 1 << 18


class Kind(IntEnum):
    """What a message says."""

    READ = 1
    """The command asks: read the file with this number, from the descriptor that comes along."""
    RECORD = 2
    """The child answers: a part of the report, or some mentions."""
    REPORTED = 3
    """The child says: the report is whole. Only mentions follow."""
    DONE = 4
    """The child says: that was all."""
    DIGEST = 5
    """The parent says what the file is, before its child says anything: how many bytes, and their digest."""
    AGAIN = 6
    """The parent says: the child fell; forget what it said, for the file is read again in a fresh one."""
    FAULT = 7
    """The parent says: the child fell, and this was its last word."""


class Nonsense(Exception):  # noqa: N818  (a state of the message)
    """A message that no honest child sends. Holds nothing of it."""


class Message(NamedTuple):
    """One message, and the descriptor that came with it, or -1."""

    kind: Kind
    payload: bytes
    descriptor: int = -1

    @property
    def number(self) -> int:
        """The number of the file that is asked for."""
        return int.from_bytes(self.payload[:8], "little")

    @property
    def is_alone(self) -> bool:
        """Whether the file is to be read by a child that has read no other."""
        return self.payload[8:] == b"\1"


class Channel:
    """One end of a connection between two processes of one machine."""

    def __init__(self, end: _socket.socket) -> None:
        self._end = end

    @classmethod
    def pair(cls) -> tuple[Self, Self]:
        """Both ends of a new connection."""
        one, other = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_STREAM)
        return cls(one), cls(other)

    def fileno(self) -> int:
        """The descriptor of this end."""
        return self._end.fileno()

    def close(self) -> None:
        """Closes this end."""
        self._end.close()

    def send(self, kind: Kind, payload: bytes = b"", descriptor: int = -1) -> None:
        """Sends a message, and a copy of the descriptor where there is one.

        Raises:
            OSError: where nobody is at the other end.
        """
        data = _HEADER.pack(kind, len(payload)) + payload
        sent = 0
        if descriptor >= 0:
            rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array("i", [descriptor]))
            sent = self._end.sendmsg([data], [rights])
        view = memoryview(data)
        while sent < len(data):
            sent += os.write(
                self._end.fileno(), view[sent:]
            )  # the one call that a locked process may make of it

    def ask(self, number: int, descriptor: int, *, alone: bool = False) -> None:
        """Asks for the file with this number to be read.

        Raises:
            OSError: where nobody is at the other end.
        """
        self.send(Kind.READ, number.to_bytes(8, "little") + bytes([alone]), descriptor)

    def receive(self, until: float | None = None, *, takes_descriptor: bool = False) -> Message | None:
        """The next message; None where the other end is closed.

        Raises:
            Nonsense: where it is no message.
            TimeoutError: where it has not come until then.
        """
        beside: list[int] = []
        header = self._exactly(_HEADER.size, until, beside if takes_descriptor else None)
        if len(header) < _HEADER.size:
            return None
        kind, length = _HEADER.unpack(header)
        if length > MOST or not Kind.READ <= kind <= Kind.FAULT:
            raise Nonsense
        payload = self._exactly(length, until)
        if len(payload) < length:
            return None
        return Message(Kind(kind), payload, beside[0] if beside else -1)

    def is_silent(self) -> bool:
        """Whether the other end has said nothing that was not received."""
        self._end.settimeout(0)
        try:
            return not self._end.recv(1, _socket.MSG_PEEK)
        except BlockingIOError:
            return True
        finally:
            self._end.settimeout(None)

    def _exactly(self, count: int, until: float | None, beside: list[int] | None = None) -> bytes:
        """So many bytes, or fewer where the other end was closed. A descriptor that comes with them is put beside."""
        chunks = []
        while count:
            if until is not None:
                self._end.settimeout(max(until - time.monotonic(), 1e-3))
            if beside is None:
                chunk = self._end.recv(min(count, _AT_ONCE))
            else:
                chunk, rights, _, _ = self._end.recvmsg(count, _socket.CMSG_SPACE(4))
                for level, kind, data in rights:
                    if (level, kind) == (_socket.SOL_SOCKET, _socket.SCM_RIGHTS):
                        beside.extend(array("i", data))
            if not chunk:
                break
            chunks.append(chunk)
            count -= len(chunk)
        return b"".join(chunks)
