"""Where cafés are kept and processes meet: SQLite and memory, or PostgreSQL and Redis."""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from worldcafe.folder import DATA_DIR
from worldcafe.tongue import gettext as _

# SQLite: IMMEDIATE takes the write lock first, so that writers queue instead of failing;
# FULL flushes at each commit, which is what « reçu » promises.
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "worldcafe.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
    "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
}
POSTGRES = {
    "pool": {"min_size": 1, "max_size": 12, "timeout": 10},
    "options": "-c statement_timeout=15000",
}


def database(url: str | None) -> dict[str, Any]:
    """Return the database that ``DATABASE_URL`` names; refuse any that is not PostgreSQL."""
    if not url:
        return SQLITE
    try:
        found: dict[str, Any] = {**dj_database_url.parse(url)}
    except ValueError:
        found = {}
    if not str(found.get("ENGINE")).endswith("postgresql"):
        # Not quoted: it may hold a password.
        raise ImproperlyConfigured(
            _(
                "DATABASE_URL ne nomme pas une base PostgreSQL. Il s’écrit : "
                "postgres://compte:secret@ordinateur/base"
            )
        )
    return found | {"OPTIONS": POSTGRES}


def layer(url: str | None) -> dict[str, Any]:
    """Return the channel layer that ``REDIS_URL`` names, or the memory of this process."""
    if not url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    return {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [url]},
    }


DATABASE_URL, REDIS_URL = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
DATABASES = {"default": database(DATABASE_URL) | {"CONN_MAX_AGE": 0}}
CHANNEL_LAYERS = {"default": layer(REDIS_URL)}
# One process owns the data folder unless both the database and the channel layer can be shared.
SINGLE_PROCESS = not (REDIS_URL and DATABASE_URL)
if REDIS_URL and not DATABASE_URL:
    raise ImproperlyConfigured(
        _(
            "REDIS_URL sert à plusieurs processus, mais la base est SQLite : définissez aussi "
            "DATABASE_URL."
        )
    )
