"""Pages travel compressed, as the files they use already do: a table's Wi-Fi is slow."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedMiddleware(GZipMiddleware):
    """Compresses HTML alone, with random bytes against guesses by length; files go as they are."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        page = response.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if page else response
