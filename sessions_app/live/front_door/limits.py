"""How much one connection, one request and one socket may take of this process, and how long."""

import re

from django.conf import settings
from django.http import parse_cookie

KIB, MIB = 1024, 1024 * 1024

# Bodies, in bytes. A batch is at most 50 ideas; an archive at most 50 MB, with its form around it;
# the look of fiches a logo of 2 MB and a Word file of 8 MB; what tablets saved, 4 MB a file.
STRANGER = 64 * KIB
KNOWN = 1 * MIB
OPERATIONS = 512 * KIB
PHOTO = 1 * MIB
RESCUE = 5 * MIB
UPLOADS = {"/cafes/importer/": 51 * MIB, "/fiches/apparence/": 12 * MIB}
OF_RESCUE = re.compile(r"/cafes/[A-Z0-9]{6}/secours/")
OF_PHOTOS = re.compile(r"/hote/[0-9a-f]{12}/photos")
TABLET = re.compile(r"/hote/[0-9a-f]{12}/[a-z-]+/?")
# Twisted spools and Daphne queues an upload whole: so many at a time.
LARGE_AT_ONCE = 2
IN_MEMORY = KNOWN

# Header lines and their bytes; a browser sends about 20 and 2 kB.
HEADERS, HEADERS_SIZE = 100, 16 * KIB

# Seconds.
HEADERS_WITHIN = 10
BODY_SILENCE = 15
BODY_SLOWEST = 1 * KIB  # bytes per second, on average
BODY_LONGEST = 600
IDLE = 60
FAREWELL = 5  # to read a refusal while its body still comes
STALLED = 20  # a connection that takes nothing of what waits for it

# The system's own buffer, which would grow to megabytes for a connection that does not read.
KERNEL_BUFFER = 128 * KIB

# Sockets: bytes from a screen in one message, messages per second, bytes waiting for it.
FROM_SCREEN = 8 * KIB
MESSAGES, MESSAGES_AT_ONCE = 20.0, 120.0
WAITING = 1 * MIB
PING_EVERY, PONG_WITHIN = 15, 20
ACCEPTED_WITHIN = 15
OPENING = 0.004  # seconds of opening sockets, between readings of what else came

# Connections in all; those that are no socket, each of which may hold a thread and 250 kB; and
# descriptors left for the database and files.
CONNECTIONS, REQUESTS = 4096, 1024
SPARE_DESCRIPTORS = 128
# Python's select takes so many sockets there, and stops the loop at one more (FD_SETSIZE).
WINDOWS_SELECT = 512

# A planned stop, in seconds: for requests to be answered, for sockets to say goodbye.
ANSWERS_WITHIN = 8.0
GOODBYES_WITHIN = 3.0


def body_limit(path: str, cookies: str) -> int:
    """Return how many bytes the body of a request may have, from its path and Cookie header."""
    path = path.partition("?")[0]
    if OF_PHOTOS.fullmatch(path):
        return PHOTO
    if TABLET.fullmatch(path):
        return OPERATIONS
    if settings.SESSION_COOKIE_NAME not in parse_cookie(cookies):
        return STRANGER
    if OF_RESCUE.fullmatch(path):
        return RESCUE
    return UPLOADS.get(path, KNOWN)


def body_time(length: int) -> float:
    """Return within how many seconds a body of ``length`` bytes must have come."""
    return min(BODY_LONGEST, BODY_SILENCE + length / BODY_SLOWEST)
