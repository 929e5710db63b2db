"""Starts worldcafe: set-up, then the server, which takes this process over."""

import signal
import sys

# Ctrl-C ends the set-up at once, without a traceback; the server, once it runs, answers it itself.
signal.signal(signal.SIGINT, signal.SIG_DFL)

import environment  # noqa: E402

environment.enter("runtime")

import assets  # noqa: E402  (from here on the packages are there)

if __name__ == "__main__":
    assets.prepare()
    if "--install-only" not in sys.argv:
        manage = environment.ROOT / "manage.py"
        environment.replace_process([sys.executable, str(manage), "serve"])
