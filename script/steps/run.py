"""Starts worldcafe: set-up, then the server, which takes this process over."""

import sys

import environment

environment.enter("runtime")

import assets  # noqa: E402  (from here on the packages are there)

if __name__ == "__main__":
    assets.prepare()
    if "--install-only" not in sys.argv:
        manage = environment.ROOT / "manage.py"
        environment.replace_process([sys.executable, str(manage), "serve"])
