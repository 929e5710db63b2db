"""Forms of the door: the first account, signing in, and the code of a table."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from ..models import Organisation, User


class FirstAccountForm(forms.Form):
    """The organisation and its first animator."""

    organisation = forms.CharField(
        label=_("Nom de votre organisme"),
        max_length=200,
        help_text=_("Il signera vos fiches synthèse. Vous pourrez le changer."),
    )
    name = forms.CharField(label=_("Votre nom"), max_length=120)
    username = forms.CharField(
        label=_("Identifiant"),
        max_length=60,
        help_text=_("Pour vous connecter : une adresse courriel ou un nom court."),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        help_text=_("Au moins 12 caractères. Une courte phrase convient bien."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        """Refuse a name that is taken, whatever its case."""
        username = self.cleaned_data["username"].strip()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Ce nom est déjà pris. Choisissez-en un autre."))
        return username

    def clean(self) -> dict[str, Any]:
        """Check the password against the person it protects."""
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = User(username=cleaned.get("username", ""), first_name=cleaned.get("name", ""))
            person.organisation = Organisation(name=cleaned.get("organisation", ""))
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class SignInForm(AuthenticationForm):
    """Signing in, in our words."""

    error_messages = {
        "invalid_login": _(
            "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les majuscules, "
            "puis essayez de nouveau."
        ),
        "inactive": _("Ce compte est fermé. Parlez-en à l’administration de votre organisme."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Identifiant")
        self.fields["password"].label = _("Mot de passe")


class CodeForm(forms.Form):
    """The 6-character code of a table."""

    code = forms.CharField(
        label=_("Code à six caractères"),
        max_length=12,
        help_text=_("Il est écrit sur la carte de votre table, sous le code QR."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-input",
                "autofocus": True,
            }
        ),
    )
