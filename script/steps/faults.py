"""Plays a café under faults in the tests' environment: the command itself is in tests/faults."""

import sys

import environment

environment.enter("dev")
sys.path.insert(0, str(environment.ROOT))

import assets  # noqa: E402  (from here on the packages are there)

if __name__ == "__main__":
    from tests.faults.command import main

    assets.prepare()
    sys.exit(main())
