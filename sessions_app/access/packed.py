"""ZIP and XML files from outside: bounded before they are opened, nothing in them is obeyed."""

import io
import zipfile

# What begins each line of a ZIP's list of members.
MEMBER = b"PK\x01\x02"


class TooMany(zipfile.BadZipFile):
    """A ZIP lists more members than what it should be has."""


def opened(raw: bytes, most: int) -> zipfile.ZipFile:
    """Open a ZIP of at most ``most`` members; raise TooMany, or BadZipFile.

    Python makes an object of each member that a ZIP lists, half a million in a file of 25 MB, before
    anybody can count them.
    """
    if raw.count(MEMBER) > most:
        raise TooMany
    return zipfile.ZipFile(io.BytesIO(raw))


def part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member, of which a bomb gives no more than ``most`` bytes; raise BadZipFile."""
    with archive.open(name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise zipfile.BadZipFile(f"{name} is too large")
    return content


def defines_entities(xml: bytes) -> bool:
    """Tell whether XML could define entities, or hides it in another encoding than UTF-8."""
    return b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\x00" in xml
