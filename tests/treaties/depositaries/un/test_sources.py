import pytest

from treaties.depositaries.fetching import Unreadable
from treaties.depositaries.un import Folder, read_number
from treaties.depositaries.un.sources import paths


@pytest.mark.parametrize(
    "spelling, number",
    [
        pytest.param("IV-4", "IV-4", id="as-written"),
        pytest.param("untc-iv-4", "IV-4", id="identifier"),
        pytest.param("UNTC IV-8-B", "IV-8-b", id="letter-after-the-number"),
        pytest.param("xi-a-16", "XI-A-16", id="section-before-the-number"),
        pytest.param("XXVII-2-a", "XXVII-2-a", id="long-chapter"),
    ],
)
def test_number_in_any_spelling(spelling, number):
    assert read_number(spelling) == number


@pytest.mark.parametrize("spelling", ["112", "ETS 112", "IV", "IIII-4", "IV-4-4", "IV-4-bis", ""])
def test_what_is_no_number(spelling):
    with pytest.raises(ValueError, match="is not a number such as IV-4"):
        read_number(spelling)


def test_folder_names_its_treaties_in_the_depositary_order(tmp_path):
    for name in ("IV-10", "xi-a-16", "IV-9", "IV-8-b", "XXVII-7-D", "IV-8"):
        (tmp_path / f"{name}.en.xml").touch()
    (tmp_path / "IV-4.fr.xml").touch()

    assert Folder(tmp_path).numbers(()) == [
        "IV-8", "IV-8-b", "IV-9", "IV-10", "XI-A-16", "XXVII-7-d",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name, problem",
    [
        pytest.param("IV-4.xml", "has no status file such as IV-4.en.xml", id="no-file"),
        pytest.param("ICCPR.en.xml", "'ICCPR' is not a number", id="another-name"),
    ],
)
def test_folder_without_status_files_is_refused(tmp_path, name, problem):
    (tmp_path / name).touch()

    with pytest.raises(Unreadable, match=problem):
        Folder(tmp_path)


def test_second_volume_is_asked_first_for_later_chapters():
    assert paths("XI-A-16")[0] == "Volume%20I/Chapter%20XI/XI-A-16.en.xml"
    assert paths("XII-1")[0] == "Volume%20II/Chapter%20XII/XII-1.en.xml"
