"""The form that brings a café in from its archive."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .archive.checks import Wrong
from .archive.draft import Draft
from .archive.packing import LARGEST_FILE
from .archive.reading import read


class ImportForm(forms.Form):
    """One file; once clean, ``cleaned_data["file"]`` is the café's draft."""

    file = forms.FileField(
        label=_("Archive du café"),
        help_text=_("Un fichier ZIP téléchargé de worldcafe, ou un fichier JSON. 50 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".zip,.json,application/zip,application/json"}),
    )

    def clean_file(self) -> Draft:
        """Read the whole archive and check it, without writing anything."""
        upload: UploadedFile = self.cleaned_data["file"]
        try:
            return read(upload.read(LARGEST_FILE + 1))
        except Wrong as error:
            raise forms.ValidationError(str(error)) from error
