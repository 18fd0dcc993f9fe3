"""What the Secretary-General calls States, where no name or label of a State is that."""

from collections.abc import Iterable

from countries.models import State

from ...models.numbers import normalised

LABELS = {
    "AG": ["Antigua and Barbuda"],
    "BA": ["Bosnia and Herzegovina"],
    "BN": ["Brunei Darussalam"],
    "BO": ["Bolivia (Plurinational State of)"],
    "CD": ["Democratic Republic of the Congo"],
    "CG": ["Congo"],
    "FM": ["Micronesia (Federated States of)"],
    "GM": ["Gambia (Republic of The)"],
    "IR": ["Iran (Islamic Republic of)"],
    "KN": ["Saint Kitts and Nevis"],
    "KP": ["Democratic People's Republic of Korea"],
    "LC": ["Saint Lucia"],
    "MM": ["Myanmar"],
    "NL": ["Netherlands (Kingdom of the)"],
    "ST": ["Sao Tome and Principe"],
    "SY": ["Syrian Arab Republic"],
    "TT": ["Trinidad and Tobago"],
    "TZ": ["United Republic of Tanzania"],
    "VC": ["Saint Vincent and the Grenadines"],
    "VE": ["Venezuela (Bolivarian Republic of)"],
    "VN": ["Viet Nam"],
    "YUCS": ["Yugoslavia (former)"],
}
"""By code. Congo, which may mean two States elsewhere, means one in the depositary's own files."""


def labels_of(states: Iterable[State]) -> dict[str, State]:
    """Return the States that the depositary calls otherwise than we do, by normalised label."""
    by_code = {state.code: state for state in states}
    return {
        normalised(label): by_code[code]
        for code, labels in LABELS.items()
        for label in labels
        if code in by_code
    }
