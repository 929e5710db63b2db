"""Frames as they go on the wire: made once, whatever the number of sockets that get them."""

import json
from functools import cached_property
from typing import Any, Self

TEXT, TWO_BYTES, EIGHT_BYTES = 0x81, 126, 127


class Frame(str):
    """A message to screens: its text, and the bytes for a socket that takes them ready-made."""

    @classmethod
    def of(cls, message: dict[str, Any]) -> Self:
        """Return a message as compact JSON."""
        return cls(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    @cached_property
    def wire(self) -> bytes:
        """Return the one unmasked, uncompressed text frame of RFC 6455 that carries it."""
        payload = self.encode()
        length = len(payload)
        if length < TWO_BYTES:
            head = bytes((TEXT, length))
        elif length < 1 << 16:
            head = bytes((TEXT, TWO_BYTES)) + length.to_bytes(2, "big")
        else:
            head = bytes((TEXT, EIGHT_BYTES)) + length.to_bytes(8, "big")
        return head + payload
