"""What an answer rests on: computations, acts, statements, periods."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    IntegerField,
    ListField,
    Serializer,
)

from ...answers.recorded import RECORDED, UNCONFIRMED
from ...law.leaving import Notice
from ...law.statements import Effect
from ...law.vocabulary import (
    ActKind,
    AppliesTo,
    Bar,
    ClauseKind,
    Missing,
    Status,
    StatusGroup,
    Trigger,
)
from ...law.way import StepCode
from ...models.choices import Confidence, PracticeKind, StatementNature
from .duties import AfterJoiningSerializer
from .fields import MAYBE, ONLY, DayAsKnownField, codes
from .statuses import StatusSerializer, TreatyReferenceSerializer


class StepSerializer(Serializer):
    code = CharField(**ONLY)
    on = DateField(**ONLY)
    n = IntegerField(**MAYBE)


class ComputedSerializer(Serializer):
    """The date engine's answer for one clause and one day."""

    kind = codes(ClauseKind)
    n = IntegerField(**MAYBE)
    days = IntegerField(**MAYBE, help_text="The second number of days_after_months.")
    trigger = codes(Trigger)
    extra_day = BooleanField(**ONLY)
    overflow = BooleanField(**ONLY)
    act_on = DateField(**ONLY)
    date = DateField(**MAYBE, help_text="The day of the effect; null if it cannot be computed.")
    steps = StepSerializer(many=True, **ONLY)
    sentences = ListField(child=CharField(), **ONLY)


class InputSerializer(Serializer):
    name = CharField(**ONLY)
    date = DayAsKnownField()
    source = CharField(**MAYBE)


class UsedClauseSerializer(Serializer):
    applies_to = codes(AppliesTo, maybe=True)
    articles = CharField(**ONLY)
    kind = codes(ClauseKind, maybe=True)
    n = IntegerField(**MAYBE)
    extra_day = BooleanField(**ONLY)
    confidence = codes(Confidence.values, maybe=True)
    quoted_text = CharField(**ONLY)
    sentence = CharField(**MAYBE)


class ComputationSerializer(Serializer):
    """How a date follows: the clause, what went into it, the steps, the result."""

    decides = ChoiceField(choices=["entry_into_force", "end"], read_only=True)
    clause = UsedClauseSerializer(**ONLY)
    inputs = InputSerializer(many=True, **ONLY)
    steps = StepSerializer(many=True, **ONLY)
    result = DateField(**MAYBE)
    sentences = ListField(child=CharField(), **ONLY)


class ActSerializer(Serializer):
    """Something that happened between a State and a treaty, as a source states it."""

    id = IntegerField(**ONLY)
    treaty = CharField(**ONLY)
    series = CharField(**ONLY)
    number = CharField(**ONLY)
    label = CharField(**ONLY, help_text="The treaty's series and number in words.")
    state = CharField(**ONLY)
    kind = codes(ActKind)
    kind_label = CharField(**ONLY)
    done_on = DayAsKnownField()
    effective_on = DateField(**MAYBE, help_text="As the depositary published it.")
    expires_on = DateField(**MAYBE, help_text="Last day of an invitation's validity.")
    notified_on = DateField(**MAYBE, help_text="The day of the depositary's notice.")
    objections_checked_on = DateField(
        **MAYBE, help_text="When somebody last looked for all objections to it."
    )
    depositary = CharField(
        **MAYBE, help_text="Code of the depositary at which it was done, where several keep it."
    )
    place = CharField(**MAYBE, help_text="Where it was done.")
    unconfirmed = BooleanField(**ONLY, help_text="Whether it was not read at a source.")
    confidence = codes([RECORDED, UNCONFIRMED])
    source = CharField(**ONLY)
    document_reference = CharField(**ONLY)
    note = CharField(**ONLY)
    difference_reason = CharField(**ONLY)
    checked_on = DateField(**MAYBE)
    changed_at = DateTimeField(**ONLY)


class EndSerializer(ComputationSerializer):
    """How an end follows, of the treaty itself or of the one that it belongs to."""

    takes_effect_on = DateField(**ONLY, help_text="First day no longer a Party.")
    ended_with = CharField(**MAYBE, help_text="The parent treaty whose end it is, if it is.")
    act = ActSerializer(**ONLY)


class BriefStatementSerializer(Serializer):
    """A statement as it stands beside another one, or beside the accession that it answers."""

    id = IntegerField(**ONLY)
    treaty = CharField(**ONLY)
    state = CharField(**ONLY)
    nature = codes(StatementNature.values)
    nature_label = CharField(**ONLY)
    text = CharField(**ONLY)
    text_not_read = BooleanField(
        **ONLY, help_text="That it was made is known, but not what it says."
    )
    language = CharField(**ONLY)
    made_on = DateField(**MAYBE)
    starts_on = DateField(**MAYBE, help_text="First day in effect.")
    ends_on = DateField(**MAYBE, help_text="First day no longer in effect.")
    ended_on = DateField(
        **MAYBE, help_text="The same, or the day on which its State left if that came first."
    )
    status = codes(Effect)
    status_label = CharField(**ONLY)
    precludes_entry_into_force = BooleanField(**ONLY)
    source = CharField(**ONLY)


class AuthoritySerializer(Serializer):
    """A central authority: whom to write to in a State under a treaty."""

    id = IntegerField(**ONLY)
    treaty = CharField(**ONLY)
    state = CharField(**ONLY)
    name = CharField(**ONLY)
    name_language = CharField(**ONLY)
    articles = CharField(**ONLY, help_text="Under which articles; empty for all.")
    functions = CharField(**ONLY, help_text="What it does, where it does not do everything.")
    functions_language = CharField(**MAYBE)
    address = CharField(**ONLY)
    telephone = CharField(**ONLY)
    email = CharField(**ONLY)
    languages = ListField(
        child=CharField(), **ONLY, help_text="Codes of the languages in which to write to it."
    )
    hours = CharField(**ONLY)
    hours_language = CharField(**MAYBE)
    source = CharField(**ONLY)
    checked_on = DateField(**ONLY, help_text="The day on which it was last checked.")


class PracticeSerializer(Serializer):
    """What a treaty asks for in practice, in plain words; the text decides."""

    kind = codes(PracticeKind.values)
    kind_label = CharField(**ONLY)
    text = CharField(**ONLY)
    language = CharField(**ONLY)
    articles = CharField(**ONLY)
    unconfirmed = BooleanField(
        **ONLY, help_text="Whether it was not checked against the treaty's text."
    )


class ValiditySerializer(Serializer):
    """The last term of a reservation that lapses unless it is renewed."""

    years = IntegerField(**ONLY)
    articles = CharField(**ONLY, help_text="Where the treaty lays it down.")
    confidence = codes(Confidence.values, maybe=True)
    starts_on = DateField(**ONLY)
    ends_on = DateField(**ONLY, help_text="First day after the term.")
    notice_on = DateField(**ONLY, help_text="By then the depositary gives notice of its end.")
    decide_by = DateField(**ONLY, help_text="By then the State says whether it upholds it.")
    lapses_on = DateField(
        **ONLY, help_text="First day without it, unless renewed: silence extends it until then."
    )
    sentence = CharField(**ONLY)


class StatementSerializer(BriefStatementSerializer):
    """A reservation, declaration, objection or other statement."""

    articles = CharField(**ONLY)
    about = CharField(**MAYBE, help_text="What its articles are about.")
    summary = CharField(**ONLY, help_text="What it is, in a few words.")
    withdrawn_on = DateField(**MAYBE, help_text="The day on which its withdrawal was received.")
    objects_to = IntegerField(**MAYBE)
    about_act = IntegerField(**MAYBE, help_text="The accession that it objects to or accepts.")
    follows = IntegerField(
        **MAYBE, help_text="The earlier statement that it renews or partly withdraws."
    )
    checked_on = DateField(**MAYBE)
    validity = ValiditySerializer(**MAYBE)
    objections = BriefStatementSerializer(many=True, **ONLY)
    later = BriefStatementSerializer(
        many=True, **ONLY, help_text="Its renewals and partial withdrawals."
    )


class PeriodSerializer(Serializer):
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    starts_on = DayAsKnownField()
    ends_on = DayAsKnownField(help_text="First day of the next period.")
    missing = codes(Missing, maybe=True)
    reason = codes(Bar, maybe=True)


class LeavingSerializer(Serializer):
    """When a Party may give notice of denunciation, as far as that is recorded."""

    notice = codes(Notice)
    notice_from = DateField(
        **MAYBE, help_text="First day of the window that is open, else of the next."
    )
    window_ends = DateField(**MAYBE, help_text="Last day of it, included; null if it has none.")
    next_notice_from = DateField(**MAYBE, help_text="First day of the window after it.")
    next_window_ends = DateField(**MAYBE, help_text="Last day of that one, included.")
    effect_if_notified_on = DateField(
        **MAYBE,
        help_text="First day no longer a Party if notice were given on the day asked about; null "
        "if it may not be given on that day, or if nobody recorded whether it may.",
    )
    sentences = ListField(child=CharField(), **ONLY)


class ReasonSerializer(Serializer):
    """A code and what it means in a sentence."""

    code = CharField(**ONLY)
    text = CharField(**ONLY)


class WayStepSerializer(Serializer):
    """One step of the way by which a State joins a treaty."""

    code = codes(StepCode)
    text = CharField(**ONLY)
    articles = CharField(**ONLY, help_text="Articles on who may join; empty where not recorded.")
    on = DateField(**MAYBE, help_text="A day that is known; never one that is only supposed.")
    treaty = CharField(**MAYBE, help_text="The treaty to join first, if it is that step.")


class AccessionSerializer(Serializer):
    """The accession of another State, as an example."""

    state = CharField(**ONLY)
    name = CharField(**ONLY)
    deposited_on = DateField(**ONLY)


class WaitSerializer(AccessionSerializer):
    """How long a State took from its invitation to its deposit."""

    treaty = TreatyReferenceSerializer(**ONLY)
    invited_on = DateField(**ONLY)
    days = IntegerField(**ONLY)


class ExamplesSerializer(Serializer):
    """How long others took from the invitation to the deposit, by acts whose days are known."""

    of = ChoiceField(
        choices=["treaty", "depositary"],
        **MAYBE,
        help_text="Of whose treaties; null where there is no example.",
    )
    count = IntegerField(**ONLY)
    median = IntegerField(**MAYBE, help_text="In days.")
    least = IntegerField(**MAYBE)
    most = IntegerField(**MAYBE)
    sentence = CharField(**ONLY)
    latest = WaitSerializer(many=True, **ONLY)
    accessions = AccessionSerializer(
        many=True, **ONLY, help_text="The last accessions to this treaty, invited or not."
    )


class JoiningSerializer(Serializer):
    """Whether a State may join a treaty on the day, by which way, and how long others took."""

    possible = BooleanField(**MAYBE, help_text="As the forecast says it; null: not known.")
    reason = ReasonSerializer(**MAYBE)
    by_invitation = BooleanField(
        **ONLY, help_text="Whether it needs an invitation, and none that is valid is recorded."
    )
    sentence = CharField(**ONLY)
    steps = WayStepSerializer(many=True, **ONLY, help_text="Empty where no way is known.")
    source = CharField(**MAYBE, help_text="Where it is known how invitations come about.")
    examples = ExamplesSerializer(**MAYBE, help_text="Null where there is no way.")


class PairSerializer(StatusSerializer):
    """One status with everything that it rests on."""

    known_at = DateField(**MAYBE)
    permalink = CharField(**ONLY)
    explanation = ListField(child=CharField(), **ONLY)
    computation = ComputationSerializer(**MAYBE)
    computation_of_end = EndSerializer(**MAYBE)
    leaving = LeavingSerializer(**MAYBE, help_text="Null where the State is not a Party.")
    joining = JoiningSerializer(
        **MAYBE, help_text="Null where the State is a Party, and with known_at."
    )
    after_joining = AfterJoiningSerializer(
        **MAYBE, help_text="Null where the State is neither a Party nor about to be one."
    )
    acts = ActSerializer(many=True, **ONLY)
    periods = PeriodSerializer(many=True, **ONLY)
    statements = StatementSerializer(many=True, **ONLY)
    responses = BriefStatementSerializer(
        many=True, **ONLY, help_text="Objections to the State's accession, and acceptances of it."
    )
    statements_collected = BooleanField(
        **ONLY, help_text="False where nobody looked: that none is listed does not mean none."
    )
    statements_checked_on = DateField(**MAYBE)
    authorities = AuthoritySerializer(many=True, **ONLY)
    sources = ListField(child=CharField(), **ONLY)


class ForecastSerializer(Serializer):
    """Whether a State may deposit its instrument on a day, and what would follow if it did."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    kind = codes(ActKind)
    deposited_on = DateField(**ONLY)
    possible = BooleanField(**MAYBE, help_text="Null where the data do not tell.")
    reason = ReasonSerializer(**MAYBE)
    in_force_on = DateField(
        **MAYBE, help_text="Null if not known, or if the deposit is not possible."
    )
    clause = UsedClauseSerializer(**MAYBE)
    steps = StepSerializer(many=True, **ONLY)
    sentences = ListField(child=CharField(), **ONLY)
    periods = PeriodSerializer(many=True, **ONLY)
    warnings = ReasonSerializer(many=True, **ONLY)
