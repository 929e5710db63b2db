"""All pages, in the order in which a café is lived; but first what tablets ask for all the time.

Paths are tried one after the other: behind all others, finding an idea's took a twentieth of its time.
"""

from django.urls import include, path

urlpatterns = [
    path("", include("sessions_app.harvest.urls")),
    path("", include("sessions_app.access.urls")),
    path("", include("sessions_app.guides.urls")),
    path("", include("sessions_app.live.urls")),
    path("", include("sessions_app.upkeep.urls")),
    path("", include("sessions_app.preparation.urls")),
    path("", include("sessions_app.rotation.urls")),
    path("", include("sessions_app.facilitation.urls")),
    path("", include("sessions_app.facilitation.dots.urls")),
    path("", include("sessions_app.synthesis.urls")),
    path("", include("sessions_app.synthesis.series.urls")),
    path("", include("sessions_app.fiche.urls")),
    path("", include("sessions_app.closing.urls")),
]
