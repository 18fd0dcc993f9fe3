"""Headers that keep a page to what it is for, whichever view answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# No page needs any of these, nor does anything that it embeds.
UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
    "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{name}=()" for name in UNUSED)


class SecurityHeaders:
    """Middleware that names what pages may not use, and who may fetch them.

    What any page's script may read (CORS) may any page also show; all else is for this site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_for_all = response.get("Access-Control-Allow-Origin") == "*"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if is_for_all else "same-origin"
        )
        return response
