"""Collects the static files into a folder other than the one that a server may be reading."""

import sys
from pathlib import Path

from environment import ROOT

if __name__ == "__main__":
    import django
    from django.conf import settings
    from django.core.management import call_command

    # No more than collecting needs: the wheel is built where the other libraries are not.
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", "django_htmx"],
        STATICFILES_DIRS=[ROOT / "static", ROOT / "build" / "static_src"],
        STATIC_ROOT=Path(sys.argv[1], "static"),
        STATIC_URL="static/",
        STORAGES={
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
        },
    )
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
