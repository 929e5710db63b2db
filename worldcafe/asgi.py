"""The ASGI application that Daphne serves."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
http = get_asgi_application()

# Django must be ready before the sockets import models.
from sessions_app.live.routing import application as live_application  # noqa: E402

application = live_application(http)
