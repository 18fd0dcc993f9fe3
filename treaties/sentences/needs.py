"""Questions that bring people here, each with the treaties that decide it, the first one first."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Need(NamedTuple):
    """A question in the words of whoever has it.

    ``with_whom``: the answer is about two countries, so that the reader has to name the other.
    """

    code: str
    question: str
    means: str
    treaties: tuple[str, ...]
    with_whom: bool = False


NEEDS = [
    Need(
        "prison",
        _("A relative is in prison abroad"),
        _("Whether the sentence can be served at home depends on both countries."),
        ("ets-112", "ets-167"),
        with_whom=True,
    ),
    Need(
        "diploma",
        _("Will a diploma be recognised?"),
        _("Diplomas from one country are recognised in another under these treaties."),
        ("ets-165", "ets-032"),
    ),
    Need(
        "violence",
        _("There is violence at home"),
        _("These treaties oblige a State to protect, to prosecute and to prevent."),
        ("cets-210", "untc-iv-8"),
    ),
    Need(
        "corruption",
        _("What binds the State against corruption?"),
        _("These treaties oblige a State to punish bribery and to help other States."),
        ("untc-xviii-14", "ets-173", "ets-174"),
    ),
]
