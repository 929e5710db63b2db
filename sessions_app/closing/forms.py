"""The forms that bring a café in from its archive, and that take one away."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ..models import Cafe
from .archive.checks import Wrong
from .archive.draft import Draft
from .archive.packing import LARGEST_FILE
from .archive.reading import read


class ImportForm(forms.Form):
    """One file; once clean, ``cleaned_data["file"]`` is the café's draft."""

    file = forms.FileField(
        label=_("Archive du café"),
        help_text=_(
            "Un fichier .cafe (ou .zip) téléchargé de worldcafe, ou un fichier JSON. 50 Mo au plus."
        ),
        widget=forms.FileInput(
            attrs={"accept": ".cafe,.zip,.json,application/zip,application/json"}
        ),
    )

    def clean_file(self) -> Draft:
        """Read the whole archive and check it, without writing anything."""
        upload: UploadedFile = self.cleaned_data["file"]
        try:
            return read(upload.read(LARGEST_FILE + 1))
        except Wrong as error:
            raise forms.ValidationError(str(error)) from error


class DeletionForm(forms.Form):
    """The code of the café, written by hand: nobody deletes one by a slip of the finger."""

    code = forms.CharField(
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, cafe: Cafe, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cafe = cafe
        label = _("Pour confirmer, écrivez le code du café : %(code)s")
        self.fields["code"].label = label % {"code": cafe.code}

    def clean_code(self) -> str:
        """Accept small letters and spaces: what counts is that the code was read."""
        code = "".join(str(self.cleaned_data["code"]).split()).upper()
        if code != self.cafe.code:
            raise forms.ValidationError(
                _("Ce n’est pas le code de ce café. Rien n’a été supprimé."), "other"
            )
        return code
