"""The site's settings with what tests change, whatever `.env` of this checkout says."""

import os
import tempfile
from pathlib import Path

# An empty variable beats `.env` and means the default. The database is the caller's choice.
os.environ.update(
    ADMIN_PATH="",
    ALLOWED_HOSTS="localhost,127.0.0.1",
    CACHE_URL="",
    CONTACT="",
    DATABASE_REPLICA_URL="",
    DATA_FOLDER="",
    DEBUG="",
    FOCUS_STATE="",
    PUBLISHER_NAME="",
    METRICS="",
    NEIGHBOURS="",
    REQUIRE_SECOND_FACTOR="",
    SECRET_KEY="only-for-tests-only-for-tests-only-for-tests-only",
    SECURE_SSL_REDIRECT="0",
    THROTTLE_RATE="",
    TIME_ZONE="",
    TRUSTED_PROXIES="",
    TWO_PERSON_RULE="",
)
os.environ.setdefault("DATABASE_URL", "")

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE, STORAGES

# Gone when the process ends.
FILES = tempfile.TemporaryDirectory(prefix="accede-tests-")
DATA_FOLDER = Path(FILES.name)

# The manifest exists only once `collectstatic` has run.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("axes.")]
AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
