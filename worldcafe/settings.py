"""Settings: a laptop by default, several processes through the environment.

Environment: ``WORLDCAFE_DATA`` (data folder), ``DATABASE_URL`` (PostgreSQL; default: SQLite in the
data folder), ``REDIS_URL`` (channel layer; default: in memory), ``WORLDCAFE_HTTPS=1`` behind TLS,
``ALLOWED_HOSTS`` (comma-separated; default: any, since a laptop's address changes with the room),
``WORLDCAFE_SECRET_KEY`` (default: made once, kept in the data folder), ``DEBUG=1``,
``WORLDCAFE_TRUSTED_NETWORK=1`` (accounts over plain http, on every address: see
``access/roomside.py``), ``WORLDCAFE_SOCKETS_PER_LINK`` (default: 300),
``WORLDCAFE_BACKUP_MINUTES`` (between two backups while a café is on; default: 5; 0: none),
``WORLDCAFE_BACKUP_DIR`` (a second place for them), ``WORLDCAFE_METRICS_TOKEN`` (reads /metrics).
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
import platformdirs
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

# In the wheel, templates and static files are in this package; in a checkout, beside it.
HERE = Path(__file__).resolve().parent
BASE_DIR = HERE.parent
INSTALLED = (HERE / "templates").is_dir()
DATA_DIR = Path(
    os.environ.get("WORLDCAFE_DATA") or platformdirs.user_data_dir("worldcafe", appauthor=False)
).expanduser()
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = os.environ.get("DEBUG") == "1"
HTTPS = os.environ.get("WORLDCAFE_HTTPS") == "1"
# Accounts over plain http on any address: only where nobody else can listen.
TRUSTED_NETWORK = os.environ.get("WORLDCAFE_TRUSTED_NETWORK") == "1"


def _secret_key() -> str:
    """Return the secret of this data folder, made at the first start and readable by its owner only."""
    if key := os.environ.get("WORLDCAFE_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(get_random_secret_key().encode("ascii", "ignore").decode())
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "*").split(",") if host]

INSTALLED_APPS = [
    "sessions_app",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "sessions_app.upkeep.journal.Numbered",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Before what a page is told of its powers: forty static files need none, on a slow Wi-Fi.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sessions_app.access.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "sessions_app.access.compressed.CompressedMiddleware",
    # Before the session: what is refused to the room is refused in its language, with no account.
    "django.middleware.locale.LocaleMiddleware",
    "sessions_app.access.roomside.RoomSide",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sessions_app.access.origin.OriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sessions_app.access.nul.NulMiddleware",
    "sessions_app.access.sessions.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sessions_app.live.too_large.TooLargeMiddleware",
    "sessions_app.access.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "worldcafe.urls"
ASGI_APPLICATION = "worldcafe.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [(HERE if INSTALLED else BASE_DIR) / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sessions_app.templatetags.punctuation",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ]
            if not DEBUG
            else ["django.template.loaders.filesystem.Loader"],
        },
    }
]

# SQLite: IMMEDIATE takes the write lock first, so that writers queue instead of failing;
# FULL flushes at each commit, which is what « reçu » promises.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "worldcafe.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
    "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
}
if url := os.environ.get("DATABASE_URL"):
    DATABASES: dict[str, dict[str, Any]] = {"default": {**dj_database_url.parse(url)}}
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": 12, "timeout": 10},
        "options": "-c statement_timeout=15000",
    }
else:
    DATABASES = {"default": SQLITE}
DATABASES["default"]["CONN_MAX_AGE"] = 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL]},
    }
    if REDIS_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}
# One process owns the data folder unless both the database and the channel layer can be shared.
SINGLE_PROCESS = not (REDIS_URL and os.environ.get("DATABASE_URL"))
if REDIS_URL and not os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured(
        "REDIS_URL sert à plusieurs processus, mais la base est SQLite : définissez aussi DATABASE_URL."
    )

# A table has one tablet and a few tabs; a projection may be shown on every phone of a room.
SOCKETS_PER_LINK = int(os.environ.get("WORLDCAFE_SOCKETS_PER_LINK") or 300)

# Of SQLite; each is verified. They stand in the data folder, and in BACKUP_DIR (a USB key) too.
BACKUP_MINUTES = int(os.environ.get("WORLDCAFE_BACKUP_MINUTES") or 5)
BACKUP_DIR = os.environ.get("WORLDCAFE_BACKUP_DIR") or None

# Who bears it reads /metrics and the reasons of /readyz from elsewhere than this machine.
METRICS_TOKEN = os.environ.get("WORLDCAFE_METRICS_TOKEN") or None

AUTH_USER_MODEL = "sessions_app.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sessions_app.access.known_words.KnownWords"},
]

LANGUAGE_CODE = "fr-ca"
LANGUAGES = [("fr-ca", _("Français")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "sessions_app" / "locale"]
TIME_ZONE = os.environ.get("TZ_NAME", "America/Toronto")
USE_TZ = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "static/"
STATIC_ROOT = HERE / "static" if INSTALLED else BASE_DIR / "build" / "static"
# The guides that the application shows: docs/ of the project.
GUIDES_DIR = (HERE if INSTALLED else BASE_DIR) / "docs"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [] if INSTALLED else [BASE_DIR / "static", BASE_DIR / "build" / "static_src"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
MEDIA_ROOT = DATA_DIR / "media"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Over plain http a browser ignores this header and says so in its console.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
# Asked by what watches the server, beside its proxy.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# The prefix: a browser takes such a cookie from this very host over TLS, or not at all.
SESSION_COOKIE_NAME = "__Host-worldcafe_session" if HTTPS else "worldcafe_session"
CSRF_COOKIE_NAME = "__Host-worldcafe_csrf" if HTTPS else "csrftoken"
# Two weeks in all; a day without use ends it too: access/sessions.py.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_HTTPONLY = True
# Of `check --deploy`. A server answers for its own name, not for the other names of its owner
# (W005, W021). A laptop has no certificate: accounts are on its own address alone, and HTTPS
# headers, redirections and cookies would shut its tablets out (W004, W008, W012, W016).
SILENCED_SYSTEM_CHECKS = (
    ["security.W005", "security.W021"]
    if HTTPS
    else ["security.W004", "security.W008", "security.W012", "security.W016"]
)
CSRF_FAILURE_VIEW = "sessions_app.access.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# No record leaves but through `access.discretion`: Django's own handlers, a second console and mail,
# are taken away.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "sessions_app.access.discretion.Console", "formatter": "plain"}
    },
    "loggers": {
        name: {"handlers": [], "level": "NOTSET", "propagate": True}
        for name in ("django", "django.server")
    },
    "root": {"handlers": ["console"], "level": os.environ.get("WORLDCAFE_LOG", "WARNING")},
}
