"""The line between a parent and its child: messages of bytes, and open files to the child alone.

The parent never waits for the child, and nothing that a child sends is unpickled.
"""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1 << 30
"""Bytes of one message of a child; what an honest one says has to fit into its own memory."""
_HEAD = struct.Struct("<I")
# Bytes sent at once: fewer mean a change of process for every few kilobytes of a book.
_PIECE = 1 << 20
AT_ONCE = 256
"""Steps after which the parent looks at its clock again: a child may never stop talking."""


class NonsenseError(Exception):
    """What no child of ours says: it has a fault, or has been taken over."""


def pair() -> tuple[ParentEnd, socket.socket]:
    """Return the parent's end, and what a child is started with to make its own of."""
    here, there = socket.socketpair()
    for end in (here, there):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _PIECE)
    return ParentEnd(here), there


class ParentEnd:
    """The parent's end, which takes nothing for granted."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)  # noqa: FBT003 - the name is not ours
        self._end = end
        self._arrived = bytearray()

    def send(self, message: bytes, file: int | None = None) -> None:
        """Send a few bytes and perhaps an open file; OSError when the child does not listen."""
        data = _HEAD.pack(len(message)) + message
        # What does not fit into the buffer of the system has a child that has stopped reading.
        if socket.send_fds(self._end, [data], [] if file is None else [file]) != len(data):
            raise BrokenPipeError

    @property
    def line(self) -> socket.socket:
        """What to wait for."""
        return self._end

    def messages(self) -> Iterator[bytes]:
        """Yield what has come; EOFError when the child is gone, NonsenseError for what is too long.

        No more is held than one message and a piece of the next.
        """
        for _ in range(AT_ONCE):
            message = self._whole()
            if message is not None:
                yield message
            elif not self._receive():
                return

    def _receive(self) -> bool:
        """Take what is there, without waiting; whether anything was."""
        try:
            piece = self._end.recv(_PIECE)
        except BlockingIOError:
            return False
        except ConnectionError:
            piece = b""
        if not piece:
            raise EOFError
        self._arrived += piece
        return True

    def _whole(self) -> bytes | None:
        """Take a message off the front, if all of it has come."""
        if len(self._arrived) < _HEAD.size:
            return None
        (length,) = _HEAD.unpack_from(self._arrived)
        if length > LARGEST:
            raise NonsenseError(f"it sent {length:,} bytes")
        end = _HEAD.size + length
        if len(self._arrived) < end:
            return None
        with memoryview(self._arrived) as view:
            message = bytes(view[_HEAD.size : end])
        del self._arrived[:end]
        return message

    def close(self) -> None:
        """Let the line go."""
        self._end.close()


class ChildEnd:
    """The child's end, which trusts its parent."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def fileno(self) -> int:
        """Return the descriptor, the one that the child keeps."""
        return self._end.fileno()

    def send(self, *pieces: bytes) -> None:
        """Send a message of some pieces; OSError when the parent is gone."""
        self._end.sendall(_HEAD.pack(sum(map(len, pieces))))
        for piece in pieces:
            self._end.sendall(piece)

    def receive(self) -> tuple[bytes, int | None]:
        """Wait for a message and the open file that came with it; EOFError without a parent."""
        head, files, _, _ = socket.recv_fds(self._end, _HEAD.size, 1)
        head += self._exactly(_HEAD.size - len(head))
        message = self._exactly(_HEAD.unpack(head)[0])
        return message, files[0] if files else None

    def _exactly(self, count: int) -> bytes:
        pieces = bytearray()
        while len(pieces) < count:
            piece = self._end.recv(count - len(pieces))
            if not piece:
                raise EOFError
            pieces += piece
        return bytes(pieces)
