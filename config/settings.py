"""Settings, read from the environment; docs/operations.md lists them.

A variable of the process beats the same one in `.env`, also when it is empty; an empty
variable means the default. A value that is none of those allowed is refused.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent


class Environment(environment.Environment):
    ENVIRON = dict(os.environ)


Environment.read_env(BASE_DIR / ".env")
Environment.ENVIRON = {name: value for name, value in Environment.ENVIRON.items() if value}
env = Environment()

# --- The site -----------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-debug" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: set it, or set DEBUG=1 on your own machine.")

ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
ADMIN_PATH = env.place("ADMIN_PATH", default="admin")
METRICS = env.bool("METRICS", default=False)

# Who answers for what the site says: the author that its citations name.
PUBLISHER_NAME = env.str("PUBLISHER_NAME", default="Accede")

# The State whose status lists show first, the States that it is compared with, and whether an act
# needs a second person to publish.
FOCUS_STATE = env.state("FOCUS_STATE", default="KG")
NEIGHBOURS = env.states("NEIGHBOURS", default="KZ,TJ,TM,UZ,MN")
TWO_PERSON_RULE = env.bool("TWO_PERSON_RULE", default=True)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    # First, so that its templates win over those of the packages.
    "config",
    "core.records",
    "core.staff",
    "countries",
    "treaties",
    "programmes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Public pages hold no secret. On the admin's, Django pads each compressed answer with
    # random bytes and masks the CSRF token, which answers the BREACH attack.
    "core.http.limits.Compression",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.http.limits.Limits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.staff.languages.StaffLanguage",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last, as django-axes asks: it answers for a lock-out raised further in.
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------

# Writers wait for each other from their first statement on (IMMEDIATE): a transaction that
# read before it wrote would be refused with "database is locked" instead. Readers never wait.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
}


def database(url: dict) -> dict:
    """Return a database's settings with what every connection of this site needs."""
    url.setdefault("CONN_MAX_AGE", 60)
    url.setdefault("CONN_HEALTH_CHECKS", True)
    if url["ENGINE"] == "django.db.backends.sqlite3":
        url["OPTIONS"] = SQLITE_OPTIONS | url.get("OPTIONS", {})
        environment.keep_private(url["NAME"])
    return url


DATABASES = {
    "default": database(
        env.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
    ),
}
if env.str("DATABASE_REPLICA_URL", default=""):
    DATABASES["replica"] = database(env.database("DATABASE_REPLICA_URL")) | {
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["config.replica.ReplicaRouter"]
    MIDDLEWARE.insert(0, "config.replica.ReplicaMiddleware")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.kept("CACHE_URL", default="locmemcache://?max_entries=2000")}
# What all workers count together: in the cache that they share, else in files of this machine.
CACHES["counts"] = (
    CACHES["default"]
    if env.str("CACHE_URL", default="")
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": environment.private_folder("accede-counts", of=BASE_DIR),
    }
)

# --- Languages and time -------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("ky", _("Kyrgyz")),
    ("kk", _("Kazakh")),
]
# Forms show a day as they read it: 2026-11-10, never with slashes.
FORMAT_MODULE_PATH = "config.formats"
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]

# The depositary's time zone: an act takes effect on the depositary's day.
TIME_ZONE = env.time_zone("TIME_ZONE", default="Europe/Paris")
USE_TZ = True

# --- Files --------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# --- Staff --------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# Ten wrong passwords for one name from one address, then fifteen minutes' rest. By both, so
# that nobody can lock a colleague out.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True

OTP_TOTP_ISSUER = "Accede"

# Notices and digests. Without an address of a mail server they go to the console.
MAIL = env.mail("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST = MAIL["EMAIL_HOST"] or "localhost"
EMAIL_PORT = MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
# Whoever publishes waits for the mail server no longer than this.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="accede@localhost")
# What the links in e-mails begin with.
SITE_ADDRESS = env.str("SITE_ADDRESS", default="").rstrip("/")

# --- Security -----------------------------------------------------------------------------

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT
SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
SESSION_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT
if SECURE_SSL_REDIRECT:
    # The server speaks plain HTTP to the proxy that ends TLS, and that proxy sets the header.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- API ----------------------------------------------------------------------------------

REST_FRAMEWORK = {
    # Everyone may read and nobody may write, so no request needs to say who it is.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "treaties.api.schema.Schema",
    "EXCEPTION_HANDLER": "core.http.problems.handle",
    # Counted by address, and only answers that had to be computed. Behind the proxy that ends
    # TLS the address is the last one of X-Forwarded-For, which the proxy wrote.
    "NUM_PROXIES": int(SECURE_SSL_REDIRECT),
    "DEFAULT_THROTTLE_RATES": {"anon": env.rate("THROTTLE_RATE")},
    "UNAUTHENTICATED_USER": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Accede",
    "DESCRIPTION": "Where each State stands towards each treaty, on any day, and why.",
    "VERSION": "1",
    "LICENSE": {
        "name": "CC BY 4.0 (the data)",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/", "description": "The site that answers with this description."}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Lists of codes get the names of treaties/sentences/codes.py.
    "POSTPROCESSING_HOOKS": [],
    # A reader may ask for only some fields.
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
}

# --- Logging ------------------------------------------------------------------------------


def without_traceback(record) -> bool:
    """Take the traceback from the line about a refused request: 403 is an answer, not an error."""
    if getattr(record, "status_code", None) == 403:
        record.exc_info = record.exc_text = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "refusals": {
            "()": "django.utils.log.CallbackFilter",
            "callback": without_traceback,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"filters": ["refusals"]},
        # Robots that guess host names are no error of ours.
        "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False},
        "axes": {"level": "WARNING"},
        # It would write a line for each address that a synchronisation asks.
        "httpx": {"level": "WARNING"},
    },
}
