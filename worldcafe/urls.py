"""Where the pages live: all of them in the application."""

from django.urls import include, path

urlpatterns = [
    path("langue/", include("django.conf.urls.i18n")),
    path("", include("sessions_app.urls")),
]
handler404 = "sessions_app.access.views.not_found"
handler500 = "sessions_app.access.views.failure"
