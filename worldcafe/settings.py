"""Settings: a laptop by default, several processes through the environment.

README.md tells the environment's variables; the folder, the databases and what each variable may
hold have modules of their own beside this one.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from worldcafe.folder import DATA_DIR, SECRET_KEY  # noqa: F401  (read as settings)
from worldcafe.said import number, zone
from worldcafe.stores import CHANNEL_LAYERS, DATABASES, REDIS_URL, SINGLE_PROCESS  # noqa: F401

# In the wheel, templates and static files are in this package; in a checkout, beside it.
HERE = Path(__file__).resolve().parent
BASE_DIR = HERE.parent
INSTALLED = (HERE / "templates").is_dir()

DEBUG = os.environ.get("DEBUG") == "1"
HTTPS = os.environ.get("WORLDCAFE_HTTPS") == "1"
# Accounts over plain http on any address: only where nobody else can listen.
TRUSTED_NETWORK = os.environ.get("WORLDCAFE_TRUSTED_NETWORK") == "1"
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
                "sessions_app.templatetags.joined",
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

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A table has one tablet and a few tabs; a projection may be shown on every phone of a room.
SOCKETS_PER_LINK = number("WORLDCAFE_SOCKETS_PER_LINK", 300)

# Of SQLite; each is verified. They stand in the data folder, and in BACKUP_DIR (a USB key) too.
BACKUP_MINUTES = number("WORLDCAFE_BACKUP_MINUTES", 5)
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
TIME_ZONE = zone("TZ_NAME", "America/Toronto")
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
