"""Cuts French prose into sentences. Pure."""

import re

# A full stop after these ends no sentence; nor does one after a single letter (J.-C., M. A.).
SHORTENED = frozenset(
    """
    m mm mme mmes mlle dr dre drs me mes pr ph st ste p pp ex art al app av bd c cf ch chap coll dir
    éd env fig hon inc no nos op réf s ss t tél trad vol vs
    """.split()  # noqa: SIM905
)
END = re.compile(r"[.!?…]+(?:\s*»|[\"”’)\]])*(?=\s)")
LAST_WORD = re.compile(r"([\w-]+)\.$")
OPENERS, CLOSERS = "«“([", "»”)]"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each line cut apart; joined by spaces they give it back.

    What stands in quotes or brackets is never cut, nor is what goes on in lower case.
    """
    return [one for line in text.splitlines() for one in _of_line(line.strip())]


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for match in END.finditer(line):
        rest = line[match.end() :].lstrip()
        said = line[start : match.end()]
        if rest and _begins(rest) and _ends(said):
            found.append(said.strip())
            start = match.end()
    return [*found, line[start:].strip()] if line[start:].strip() else found


def _begins(rest: str) -> bool:
    first = next((c for c in rest if c.isalnum()), "")
    return not first.islower()


def _ends(said: str) -> bool:
    """Tell whether a sentence may end here: nothing is left open, and the stop is none of a word."""
    if any(said.count(a) > said.count(b) for a, b in zip(OPENERS, CLOSERS, strict=True)):
        return False
    word = LAST_WORD.search(said)
    if word is None:
        return True
    last = word[1].rsplit("-", 1)[-1]
    return not (len(last) == 1 and last.isalpha()) and last.casefold() not in SHORTENED
