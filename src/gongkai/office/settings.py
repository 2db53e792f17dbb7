"""Django's settings, made from `gongkai.office.environment`."""

from pathlib import Path

from django_prose_editor.config import html_tags
from js_asset import static_lazy

from gongkai.office.environment import Environment, database, kept_key
from gongkai.office.messages.hours import quiet_from
from gongkai.office.search.choosing import place
from gongkai.office.search.words.synonyms import OURS, groups_of

ENVIRONMENT = Environment()
HOME = ENVIRONMENT.home.absolute()
ROOM = Path(__file__).parent

DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.trusted_origins
SECRET_KEY = kept_key("secret", given=ENVIRONMENT.secret_key, home=HOME)
PERSONAL_DATA_KEY = kept_key("personal_data", given=ENVIRONMENT.personal_data_key, home=HOME)

INSTALLED_APPS = [
    "gongkai.office.demo",
    "gongkai.office.api",
    "gongkai.office.portal",
    "gongkai.office.annual",
    "gongkai.office.supervision",
    "gongkai.office.retention",
    "gongkai.office.remedies",
    "gongkai.office.questions",
    "gongkai.office.applications",
    "gongkai.office.disclosure",
    "gongkai.office.transfers",
    "gongkai.office.review",
    "gongkai.office.search",
    "gongkai.office.catalogue",
    "gongkai.office.letters",
    "gongkai.office.redaction",
    "gongkai.office.messages",
    "gongkai.office.ledger",
    "gongkai.office.organs",
    "gongkai.office.backoffice",
    "gongkai.office.theme",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",  # Wagtail's base template names their API; both are closed in urls.py
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "django_prose_editor",
    "modelcluster",
    "taggit",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "gongkai.office.operating.visitors.VisitorAddress",  # before all who ask it
    "gongkai.office.addresses.ReadableAddress",  # before all who read the address
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai.office.portal.keeping.pages.KeptPages",  # outside PublicHeaders, whose word it takes
    "gongkai.office.portal.headers.PublicHeaders",  # outside those that set cookies
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.office.urls"
WSGI_APPLICATION = "gongkai.office.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                "gongkai.office.theme.compiled.CompiledLoader",
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.office.portal.site.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(ENVIRONMENT.database_url, home=HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

MAIL_URL, MAIL_FROM = ENVIRONMENT.mail_url, ENVIRONMENT.mail_from
SMS_URL, GATEWAY_SECRET = ENVIRONMENT.sms_url, ENVIRONMENT.gateway_secret
QUIET = quiet_from(ENVIRONMENT.quiet_hours, rest_days=ENVIRONMENT.quiet_rest_days)
REMIND_BEFORE, REMIND_HEAD_FROM = ENVIRONMENT.remind_before, ENVIRONMENT.remind_head_from
REMIND_AT = ENVIRONMENT.remind_at
VALIDITY_YEARS = ENVIRONMENT.validity_years
REGISTRATION_REQUIRED = ENVIRONMENT.registration_required
EXPLAINED_KINDS, EXPLAIN_WITHIN = ENVIRONMENT.explained_kinds, ENVIRONMENT.explain_within
ADOPTION_WITHIN = ENVIRONMENT.adoption_within

SEARCH_PLACE = place(ENVIRONMENT.search_url, home=HOME)
SEARCH_SOURCE = "gongkai.office.disclosure.searching.entries.SOURCE"
SEARCH_SYNONYMS = groups_of([OURS, *filter(None, [ENVIRONMENT.search_synonyms])])

KEPT_PAGES = ENVIRONMENT.kept_pages
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies

DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("disclosure/pasting.js")],
        "extensions": {"PastedAlignment": html_tags([])},
    },
    {
        "js": [static_lazy("disclosure/tools.js")],
        "extensions": {"ChineseTools": html_tags([])},
    },
]
"""What the editor learns besides: alignment of what is pasted, and the names of its tools."""

AUTH_USER_MODEL = "organs.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.office.organs.standing.StandingBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
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
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [ROOM / "backoffice" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
OPEN_DATA = HOME / "open-data"
MEDIA_ROOT = HOME / "files"
MEDIA_URL = "/no-public-folder/"  # files leave only through views that ask who may see them

ONLINE_CONFIRMS_ON_SUBMISSION = ENVIRONMENT.online_confirms_on_submission
DRAFT_DAYS = ENVIRONMENT.draft_days
PETITION_DAYS = ENVIRONMENT.petition_days
ANSWER_WITHIN = ENVIRONMENT.answer_within
RETENTION_YEARS, RETENTION_DAYS = ENVIRONMENT.retention_years, ENVIRONMENT.retention_days
CLAMAV = ENVIRONMENT.clamav
ENCLOSURES = ENVIRONMENT.enclosures
ENCLOSURE_MEGABYTES = ENVIRONMENT.enclosure_megabytes

CSRF_FAILURE_VIEW = "gongkai.office.portal.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview panel is a frame
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]  # HTTPS is the proxy's

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

WAGTAIL_SITE_NAME = f"{ENVIRONMENT.site_name} · 政府信息公开"
WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url
WAGTAILADMIN_USER_LOGIN_FORM = "gongkai.office.organs.forms.SignInForm"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
