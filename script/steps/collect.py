"""Collects the static files into a folder other than the one that a server may be reading."""

import os
import sys
from pathlib import Path

import environment

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    # The settings need a data folder: not the user's.
    os.environ |= {"WORLDCAFE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "worldcafe.settings"}
    sys.path.insert(0, str(environment.ROOT))

    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.STATIC_ROOT = folder / "static"
    call_command("collectstatic", interactive=False, verbosity=0)
