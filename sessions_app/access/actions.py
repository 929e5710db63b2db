"""Opening the house: the first organisation and its first animator."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Organisation, Role, User
from .refusals import Refusal


def is_empty() -> bool:
    """Tell whether nobody has an account here yet (demo accounts apart)."""
    return not User.objects.filter(is_demo=False).exists()


@transaction.atomic
def open_house(organisation: str, name: str, username: str, password: str) -> User:
    """Create the organisation and its first account; refuse if somebody was faster."""
    if not is_empty():
        raise Refusal(_("Un premier compte existe déjà. Connectez-vous avec celui-ci."))
    body = Organisation.objects.create(name=organisation)
    return User.objects.create_user(
        username, password=password, first_name=name, organisation=body, role=Role.ADMINISTRATOR
    )
