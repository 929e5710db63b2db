#!/usr/bin/env python
"""Django's command line for worldcafe."""

import os
import sys

INTERRUPTED = 130  # what a shell calls the end by Ctrl-C


def main() -> None:
    """Hand the command line over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:  # before a command can answer Ctrl-C by itself
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
