import pytest

from core.records.writer import Writer
from treaties.writing import door


@pytest.fixture
def derived_is_clean(request, monkeypatch):
    """After a test that wrote through the door, what is derived is what the facts give.

    Asked for where writing is what is tested; a test that writes only to have something to read
    does without.
    """
    touched, renamed = [], set()
    record = Writer.record

    def recording(writer: Writer) -> None:
        touched.append(writer.treaty_codes)
        renamed.update(writer.renamed)
        record(writer)

    monkeypatch.setattr(Writer, "record", recording)
    if not request.node.get_closest_marker("django_db"):
        yield
        return
    # Asked for first, so that it is still there when this fixture looks at the end.
    request.getfixturevalue("db")
    yield
    if touched:
        codes = None if None in touched else set().union(*touched)
        # Rows made for a test have no search keys, and their States no groups, where the test
        # wrote no more than acts: only what its writes derived is asked about.
        assert not door.rederive(codes, renamed=renamed, groups=codes is None, check=True)


@pytest.fixture
def one_person(settings):
    """Whoever changes something changes it alone; two persons have tests of their own."""
    settings.TWO_PERSON_RULE = False
