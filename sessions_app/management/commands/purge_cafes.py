"""Deletes the personal data of the cafés whose day has come, as the server does by itself."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...closing.purge.due import purge_due
from ...models import Purge


class Command(BaseCommand):
    """``purge_cafes``: for a task that runs each day where the server does not."""

    help = _("Efface les données personnelles des cafés dont la date d’effacement est passée.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge, and say which cafés."""
        done = purge_due()
        for cafe in done:
            self.stdout.write(_("Données personnelles effacées : %(cafe)s") % {"cafe": cafe.code})
        if not done:
            self.stdout.write(_("Aucun café n’a atteint sa date d’effacement."))
        if Purge.objects.filter(cleaned_at=None).exists():
            self.stdout.write(
                _(
                    "La base est en cours d’utilisation : son espace libéré sera récrit par le "
                    "serveur, ou au prochain appel de cette commande."
                )
            )
