"""What a check found, as a sentence in the reader's language."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.formats import day_in_words

from ..law.finding import Check, Finding
from ..law.vocabulary import ActKind
from ..models.choices import ACT_KIND_LABELS
from .statuses import BARS

SENTENCES = {
    Check.BEFORE_OPENING: gettext_lazy(
        "The act is dated before the treaty was opened for signature on %(opened_on)s."
    ),
    Check.RATIFIED_BEFORE_SIGNATURE: gettext_lazy(
        "The State signed only on %(signed_on)s, after it had ratified."
    ),
    Check.RATIFIED_WITHOUT_SIGNATURE: gettext_lazy(
        "The State has not signed the treaty: without a signature it would accede, not ratify."
    ),
    Check.ACCEDED_THOUGH_SIGNATORY: gettext_lazy(
        "The State signed the treaty on %(signed_on)s: a signatory would ratify, not accede."
    ),
    Check.DIFFERS_FROM_CLAUSE: gettext_lazy(
        "The published effect is %(published)s; by the treaty's clause it would be %(computed)s. "
        "The published date counts."
    ),
    Check.IN_FORCE_BEFORE_CONSENT: gettext_lazy(
        "The published entry into force, %(published)s, lies before the consent; only a "
        "succession may take effect before the act. The date is not used."
    ),
    Check.SENTINEL_DATE: gettext_lazy(
        "%(date)s is not a date but a sign that one is unknown: leave it empty."
    ),
    Check.PROTOCOL_WITHOUT_PARENT: gettext_lazy(
        "The State joined the protocol, but no consent of it to the parent treaty, %(parent)s, is "
        "recorded by that day."
    ),
    Check.ENDED_BEFORE_NOTICE: gettext_lazy(
        "The end takes effect on %(published)s, before the notice was received."
    ),
    Check.LATE_RESERVATION: gettext_lazy(
        "The reservation was made on %(made_on)s, after the consent to be bound of "
        "%(consented_on)s."
    ),
    Check.FORBIDDEN_RESERVATION: gettext_lazy("The treaty does not permit reservations."),
    Check.TITLE_OF_ANOTHER: gettext_lazy(
        "The number and the title name different treaties: the title is that of %(named)s."
    ),
    Check.TREATY_CLOSED: gettext_lazy(
        "The treaty has been closed to further acts since %(closed_on)s."
    ),
    Check.IN_THE_FUTURE: gettext_lazy("The act is dated after today, %(today)s."),
    Check.FOREIGN_TERRITORY: gettext_lazy(
        "These are not territories of this State: %(territories)s."
    ),
    Check.MUST_BE_PARTY: gettext_lazy(
        "%(state)s must be a Party: %(protocols)s is in force for it, and only those who join this "
        "treaty may join its protocol. No consent of it to this treaty is recorded."
    ),
    Check.SOURCE_MISSING: gettext_lazy("The source is missing: nothing is published without it."),
}


def sentence(finding: Finding) -> str:
    """Return a finding as a sentence in the reader's language."""
    words = in_words(finding.parameters)
    if finding.check in SENTENCES:
        return SENTENCES[finding.check] % words
    return VARYING[finding.check](finding.parameters, words)


def in_words(parameters: Mapping) -> dict:
    """Return the parameters of a finding as a reader wants them."""
    return {name: _in_words(value) for name, value in parameters.items()}


def _in_words(value) -> str:
    if value is None or isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, ActKind):
        return str(ACT_KIND_LABELS[value])
    return ", ".join(value) if isinstance(value, list) else str(value)


def _acceded_before_general_entry(parameters: Mapping, words: dict) -> str:
    if parameters["general_on"] is None:
        return _("The State acceded before the treaty entered into force; it has not yet.")
    return _("The State acceded before the treaty entered into force on %(general_on)s.") % words


def _acceded_without_invitation(parameters: Mapping, words: dict) -> str:
    if parameters["expired_on"] is None:
        return _("The State acceded, but no invitation to do so is recorded.")
    return (
        _("The State acceded after its invitation had lapsed; it was valid until %(expired_on)s.")
        % words
    )


def _denunciation_not_possible(parameters: Mapping, words: dict) -> str:
    if parameters["denounced_on"] is not None:
        return (
            _(
                "The State's denunciation of %(denounced_on)s stands: a treaty is not denounced "
                "twice."
            )
            % words
        )
    if parameters["possible_from"] is None:
        return _("The State denounced the treaty without being bound by it.")
    return _("The treaty may be denounced only from %(possible_from)s.") % words


def _two_participations(parameters: Mapping, words: dict) -> str:
    if parameters["is_later"]:
        return (
            _(
                "The State consents to be bound again (%(kind)s, %(consented_on)s) while the "
                "participation that begins here has not ended."
            )
            % words
        )
    return (
        _(
            "The State had already consented to be bound (%(kind)s, %(consented_on)s), and that "
            "participation has not ended."
        )
        % words
    )


def _not_open_to_state(parameters: Mapping, words: dict) -> str:
    text = _("The treaty was not open to this State on that day.")
    bar = BARS.get(parameters["reason"])
    return f"{text} {bar}" if bar else text


def _entered_twice(parameters: Mapping, words: dict) -> str:
    if parameters["is_draft"]:
        return _("The same act is entered already, as a draft.")
    return _("The same act is entered already.")


def _state_did_not_exist(parameters: Mapping, words: dict) -> str:
    if parameters["begins_on"] is not None:
        return _("The State exists under this name only since %(begins_on)s.") % words
    return _("The State no longer existed: it ended on %(ends_on)s.") % words


def _threshold_not_met(parameters: Mapping, words: dict) -> str:
    if parameters["met_on"] is None:
        return (
            _(
                "The treaty entered into force on %(published)s, but the recorded consents do "
                "not meet its condition."
            )
            % words
        )
    return (
        _(
            "The treaty entered into force on %(published)s, but the recorded consents met its "
            "condition only on %(met_on)s."
        )
        % words
    )


def _outside_participation(parameters: Mapping, words: dict) -> str:
    if parameters["ends_on"] is None:
        return (
            _(
                "The statement takes effect on %(starts_on)s, when its State did not take part "
                "in the treaty."
            )
            % words
        )
    if parameters["starts_on"] is None:
        return (
            _(
                "The statement has effect until %(ends_on)s, when its State did not take part "
                "in the treaty."
            )
            % words
        )
    return (
        _(
            "The statement has effect from %(starts_on)s until %(ends_on)s, partly outside the "
            "participation of its State."
        )
        % words
    )


VARYING = {
    Check.ACCEDED_BEFORE_GENERAL_ENTRY: _acceded_before_general_entry,
    Check.ACCEDED_WITHOUT_INVITATION: _acceded_without_invitation,
    Check.DENUNCIATION_NOT_POSSIBLE: _denunciation_not_possible,
    Check.ENTERED_TWICE: _entered_twice,
    Check.NOT_OPEN_TO_STATE: _not_open_to_state,
    Check.STATE_DID_NOT_EXIST: _state_did_not_exist,
    Check.THRESHOLD_NOT_MET: _threshold_not_met,
    Check.TWO_PARTICIPATIONS: _two_participations,
    Check.OUTSIDE_PARTICIPATION: _outside_participation,
}
