import gettext

import pytest

from config import translations

CODE = """
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

RUNNING = pgettext("programme", "running")
IN_FORCE = _("%(state)s: yes, in force since %(since)s.")
COUNT = ngettext("%(count)s act", "%(count)s acts", 3)
"""

TEMPLATE = """{% load i18n %}
    <p title="{% translate "It's open" %}">{{ _("Next")|upper }}</p>
  {% blocktranslate trimmed with day=on %}
    On {{ day }}
    it was signed.
  {% endblocktranslate %}
 <p>{% blocktranslate count counter=n context "rows" %}{{ counter }} row{% plural %}{{ counter }} rows{% endblocktranslate %}</p>
"""  # noqa: E501

RUSSIAN = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

msgctxt "programme"
msgid "running"
msgstr "идёт"

msgid "%(state)s: yes, in force since %(since)s."
msgstr "%(state)s: да, действует с %(since)s."

msgid "%(count)s act"
msgid_plural "%(count)s acts"
msgstr[0] "%(count)s акт"
msgstr[1] "%(count)s акта"
msgstr[2] "%(count)s актов"
"""  # noqa: E501


def faults(site):
    return [*translations.faults(site, "ru", translations.extracted(site))]


def write(site, text):
    place = translations.folder(site, "ru")
    place.mkdir(parents=True, exist_ok=True)
    (place / "django.po").write_text(text, "utf-8")


@pytest.fixture
def no_framework(monkeypatch):
    monkeypatch.setattr(translations, "FRAMEWORK", ())


@pytest.fixture
def site(tmp_path, no_framework):
    """A site of one module, with a complete Russian catalogue."""
    for app in translations.APPS:
        (tmp_path / app).mkdir()
    (tmp_path / "treaties" / "code.py").write_text(CODE)
    write(tmp_path, RUSSIAN)
    translations.update(tmp_path, ["ru"])
    return tmp_path


def test_complete_catalogue(site):
    assert faults(site) == []


def test_compiled_plural(site):
    with (translations.folder(site, "ru") / "django.mo").open("rb") as file:
        russian = gettext.GNUTranslations(file)

    found = [russian.ngettext("%(count)s act", "%(count)s acts", n) for n in (1, 21, 3, 11)]

    assert found == ["%(count)s акт", "%(count)s акт", "%(count)s акта", "%(count)s актов"]


def test_texts_of_a_template(tmp_path):
    templates = tmp_path / "treaties" / "templates"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text(TEMPLATE)

    assert [*translations.texts(translations.extracted(tmp_path))] == [
        (None, "It's open"),
        (None, "Next"),
        (None, "On %(day)s it was signed."),
        ("rows", ("%(counter)s row", "%(counter)s rows")),
    ]


@pytest.mark.parametrize(
    "text, language, is_there",
    [
        pytest.param("Log out", "ru", False, id="the-framework-knows-it"),
        pytest.param("Saved by “%s”", "ru", False, id="nobody-says-it"),
        pytest.param("Messages", "kk", True, id="the-framework-lacks-it"),
        pytest.param("Afrikaans", "kk", False, id="the-name-of-a-language"),
    ],
)
def test_what_the_framework_lacks_is_translated_here(text, language, is_there):
    found = translations.with_gaps(translations.Catalog(), language)

    assert ((None, text) in translations.texts(found)) == is_there


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("treaties/migrations/0001_acts.py", id="migrations"),
        pytest.param("treaties/management/commands/act.py", id="commands"),
    ],
)
def test_what_nobody_reads_in_a_browser_is_left_out(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(CODE)

    assert not translations.texts(translations.extracted(tmp_path))


@pytest.mark.parametrize(
    "right, wrong, fault",
    [
        pytest.param("идёт", "", 'untranslated: "running" (programme)', id="untranslated"),
        pytest.param("%(count)s акта", "", 'untranslated: "%(count)s act"', id="untranslated-form"),
        pytest.param(
            'msgctxt "prog', '#, fuzzy\nmsgctxt "prog', 'fuzzy: "running" (programme)', id="fuzzy"
        ),
        pytest.param("since", "from", "missing", id="missing"),
        pytest.param("yes, in", "yes in", "stale", id="stale"),
        pytest.param("с %(since)s", "недавно", "other placeholders", id="placeholder-left-out"),
        pytest.param("с %(since)s", "с %(день)s", "other placeholders", id="placeholder-misspelt"),
        pytest.param("с %(since)s", "с %(since)", "other placeholders", id="placeholder-cut"),
        pytest.param("идёт", "%(state)s", "other placeholders", id="placeholder-too-many"),
        pytest.param("%(count)s актов", "актов", "other placeholders", id="placeholder-in-plural"),
        pytest.param('msgstr[2] "%(count)s актов"\n', "", "untranslated", id="form-too-few"),
        pytest.param("n%100<10", "n%100<12", "the header's Plural-Forms", id="other-plural-rule"),
        pytest.param("nplurals=3", "nplurals=2", "django.po cannot be read", id="form-too-many"),
        pytest.param('msgstr "идёт"', "<<<<<<<", "django.po cannot be read", id="not-a-catalogue"),
        pytest.param("идёт", "выполняется", "django.mo is out of date", id="not-compiled"),
    ],
)
def test_fault(site, right, wrong, fault):
    assert right in RUSSIAN
    write(site, RUSSIAN.replace(right, wrong))

    assert any(found.startswith(fault) for found in faults(site)), faults(site)


def test_missing_compiled_catalogue(site):
    (translations.folder(site, "ru") / "django.mo").unlink()

    assert faults(site) == ["django.mo is out of date: run the update"]


def test_update_keeps_translations_and_drops_obsolete_ones(site):
    (site / "treaties" / "code.py").write_text(CODE.replace("yes, in force", "in force"))

    translations.update(site, ["ru"])

    assert faults(site) == ['untranslated: "%(state)s: in force since %(since)s."']


def test_update_drops_the_translation_of_a_changed_plural(site):
    (site / "treaties" / "code.py").write_text(CODE.replace("%(count)s acts", "%(count)s deeds"))

    translations.update(site, ["ru"])

    assert faults(site) == ['untranslated: "%(count)s act"']


def test_update_keeps_doubts(site):
    write(site, RUSSIAN.replace('msgctxt "prog', '#, fuzzy\nmsgctxt "prog'))

    translations.update(site, ["ru"])

    assert faults(site) == ['fuzzy: "running" (programme)']


def test_update_twice(site):
    path = translations.folder(site, "ru") / "django.po"
    before = path.read_bytes()

    translations.update(site, ["ru"])

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments, languages",
    [
        pytest.param([], ["fr", "ru", "ky", "kk"], id="all"),
        pytest.param(["ky", "kk"], ["ky", "kk"], id="some"),
    ],
)
def test_check_from_the_command_line(site, monkeypatch, capsys, arguments, languages):
    monkeypatch.setattr(translations, "ROOT", site)
    write(site, RUSSIAN.replace("идёт", ""))
    monkeypatch.setattr("sys.argv", ["translations", "check", *arguments])

    assert translations.main() == 1

    printed = capsys.readouterr().out.splitlines()
    assert {line[:2] for line in printed} == {*languages}


def test_complete_site_from_the_command_line(site, monkeypatch, capsys):
    monkeypatch.setattr(translations, "ROOT", site)
    monkeypatch.setattr("sys.argv", ["translations", "check", "ru"])

    assert translations.main() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "name, is_a_fault",
    [
        pytest.param("treaties/admin/acts.py", False, id="of-the-admin"),
        pytest.param("treaties/models/acts.py", False, id="of-a-form"),
        pytest.param("treaties/models/choices.py", True, id="label-of-a-code"),
        pytest.param("treaties/pages/pairs.py", True, id="of-a-page"),
    ],
)
def test_what_staff_alone_read_may_wait_for_its_translation(
    tmp_path, no_framework, name, is_a_fault
):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text('from django.utils.translation import gettext as _\n_("New")\n')
    translations.update(tmp_path, ["ru"])

    assert (faults(tmp_path) != []) is is_a_fault
