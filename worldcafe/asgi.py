"""The ASGI application that Daphne serves."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
django.setup(set_prefix=False)

# Django must be ready before these import models.
from django.conf import settings  # noqa: E402

from sessions_app.live import single  # noqa: E402
from sessions_app.live.routing import application as live_application  # noqa: E402
from sessions_app.live.synchronous import Synchronous  # noqa: E402
from sessions_app.upkeep import journal  # noqa: E402
from sessions_app.upkeep.folder import refuse_shared  # noqa: E402

if settings.SINGLE_PROCESS:
    refuse_shared(settings.DATA_DIR)
    single.hold(settings.DATA_DIR)
journal.lay_out()
application = live_application(Synchronous())
