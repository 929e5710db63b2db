"""Runs the benchmarks in the tests' environment: each is a module in benchmarks/."""

import sys

import environment

environment.enter("dev")
sys.path.insert(0, str(environment.ROOT))

import assets  # noqa: E402  (from here on the packages are there)

if __name__ == "__main__":
    from benchmarks.__main__ import main

    assets.prepare()
    sys.exit(main())
