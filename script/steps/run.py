"""The command `worldcafe` from a checkout: set-up, then the command takes this process over."""

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
        environment.replace_process([sys.executable, "-m", "worldcafe", *sys.argv[1:]])
