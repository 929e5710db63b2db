"""The process that holds the model: reads a question per line, writes its answer, ends with its pipe."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from .by_meaning import ByMeaning, encoder
from .proposals import Group

LAST = 15  # how far behind all other work


def answers(questions: Iterator[str], method: ByMeaning) -> Iterator[list[Any]]:
    """Yield the proposals that each question asks for."""
    for line in questions:
        asked = json.loads(line)
        themes = [
            Group(one["key"], one["title"], tuple((key, text) for key, text in one["notes"]))
            for one in asked["themes"]
        ]
        found = method.nearest_themes(asked["note"], themes)
        yield [[one.theme, one.notes, one.words] for one in found]


def main() -> None:
    """Answer until nobody asks any more."""
    if hasattr(os, "nice"):
        os.nice(LAST)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for answer in answers(iter(sys.stdin.readline, ""), ByMeaning(encoder())):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
