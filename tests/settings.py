"""The site's settings with what tests change, whatever `.env` of this checkout says."""

import os

# An empty variable beats `.env` and means the default. The database is the caller's choice.
os.environ.update(
    ADMIN_PATH="",
    ALLOWED_HOSTS="localhost,127.0.0.1",
    CACHE_URL="",
    DATABASE_REPLICA_URL="",
    DEBUG="",
    FOCUS_STATE="",
    PUBLISHER_NAME="",
    METRICS="",
    NEIGHBOURS="",
    SECRET_KEY="only-for-tests-only-for-tests-only-for-tests-only",
    SECURE_SSL_REDIRECT="0",
    THROTTLE_RATE="",
    TIME_ZONE="",
    TWO_PERSON_RULE="",
)
os.environ.setdefault("DATABASE_URL", "")

from config.settings import *  # noqa: F403
from config.settings import CACHES, MIDDLEWARE, STORAGES

# What workers count goes with the rest of the cache when a test begins.
CACHES["counts"] = CACHES["default"]

# The manifest exists only once `collectstatic` has run.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("axes.")]
AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
