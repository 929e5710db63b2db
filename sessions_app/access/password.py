"""One's own password: the present one is asked for, and every other session is over afterwards."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache


@method_decorator([never_cache, login_required], name="dispatch")
class ChangePassword(PasswordChangeView):
    """The page on which an account changes its password."""

    form_class = PasswordChangeForm
    template_name = "access/password.html"
    success_url = reverse_lazy("cafes")

    def get_form(self, form_class: type[PasswordChangeForm] | None = None) -> PasswordChangeForm:
        """Say the fields in our words."""
        form = super().get_form(form_class)
        form.fields["old_password"].label = _("Mot de passe actuel")
        form.fields["new_password1"].label = _("Nouveau mot de passe")
        form.fields["new_password1"].help_text = _(
            "Au moins 12 caractères. Une courte phrase convient bien."
        )
        form.fields["new_password2"].label = _("Le même, encore une fois")
        form.fields["new_password2"].help_text = ""
        form.error_messages = form.error_messages | {
            "password_incorrect": _("Ce n’est pas votre mot de passe actuel."),
            "password_mismatch": _("Les deux nouveaux mots de passe ne sont pas les mêmes."),
        }
        return form

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change it; this browser stays signed in, the others do not."""
        messages.success(
            self.request,
            _("Mot de passe changé. Les sessions ouvertes ailleurs sont terminées."),
        )
        return super().form_valid(form)
