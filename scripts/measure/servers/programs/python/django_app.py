import os

import django
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__,
    SECRET_KEY="measured",
    ALLOWED_HOSTS=["*"],
    SECURE_SSL_REDIRECT=True,
    SECURE_REDIRECT_EXEMPT=[r"^(?!secure)"],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    # As `django-admin startproject` writes it.
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)
django.setup()

TARGET = os.environ["TARGET"]


@login_required
def account(request):
    return HttpResponse("account")


def old(request, status):
    if status in (302, 307):
        return HttpResponseRedirect(TARGET, preserve_request=status == 307)
    if status in (301, 308):
        return HttpResponsePermanentRedirect(TARGET, preserve_request=status == 308)
    return HttpResponse("no such helper", status=404)


urlpatterns = [
    path("dir/", lambda request: HttpResponse("dir")),
    path("account", account),
    path("old/<int:status>", old),
]

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", "runserver", "--noreload", f"127.0.0.1:{os.environ['PORT']}"])
