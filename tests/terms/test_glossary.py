"""Glossary terms are found in every form a writer may give them, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import InputError, MalformedFile
from tm.terms import Glossary, Term, read_glossary
from tm.terms.inflection import bases

ZWNJ = "\u200c"
TERMS = Glossary(
    [
        Term("bridge", "پل"),
        Term("armed force", "نیروی مسلح"),
        Term("farmer", "کشاورز", forbidden=("دهقان",)),
        Term("international", f"بین{ZWNJ}المللی"),
        Term("house", "خانه"),
        Term("WHO", "سازمان جهانی بهداشت", case=True),
        Term("book", "کتاب"),
        Term("bookshop", f"کتاب{ZWNJ}فروشی"),
    ]
)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Two bridges fell.", "en", ["bridges"]),
        ("The armed forces left.", "en", ["armed forces"]),
        ("the farmers' market", "en", ["farmers"]),
        ("Who is there? The WHO is.", "en", ["WHO"]),
        ("INTERNATIONAL law", "en", ["INTERNATIONAL"]),
        ("پل‌های تازه", "fa", ["پل‌های"]),
        ("پلهای تازه", "fa", ["پلهای"]),
        ("نیروهای مسلح آمدند", "fa", ["نیروهای مسلح"]),
        ("نيروهاي مسلح آمدند", "fa", ["نيروهاي مسلح"]),
        ("کشاورزانی که", "fa", ["کشاورزانی"]),
        ("قانون بین المللی", "fa", ["بین المللی"]),
        ("قانون بینالمللی", "fa", ["بینالمللی"]),
        ("قانون بین‌المللی", "fa", ["بین‌المللی"]),
        ("خانه‌ها و خانه‌ای", "fa", ["خانه‌ها", "خانه‌ای"]),
        ("کتابش را خواند", "fa", ["کتابش"]),
        ("به کتاب‌فروشی رفت", "fa", ["کتاب‌فروشی"]),
        ("nothing here", "en", []),
        ("", "fa", []),
    ],
)
def test_terms_are_found_in_their_forms(text: str, language: str, found: list[str]) -> None:
    """Plural, ezafe, clitics, spaces, Arabic letters: the span found is the text's own."""
    hits = TERMS.find(text, language=language)
    assert [text[hit.start : hit.end] for hit in hits] == found


@pytest.mark.parametrize(
    ("term", "text"),
    [("توان", "پنج تومان داد"), ("شوند", "شورا رأی داد"), ("bridge", "a bride came")],
)
def test_a_short_stem_in_common_is_no_hit(term: str, text: str) -> None:
    """Words that share two letters after peeling are different words."""
    assert (
        Glossary([Term(term, term, source_language="fa", target_language="fa")]).find(
            text, language="fa"
        )
        == []
    )


def test_forbidden_renderings_are_found() -> None:
    """A rendering nobody may use is found in its inflected form."""
    (hit,) = TERMS.find_forbidden("دهقانان آمدند", language="fa")
    assert (hit.term.source, hit.start, hit.end) == ("farmer", 0, 7)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("countries", "country"),
        ("running", "run"),
        ("making", "make"),
        ("controlled", "control"),
        ("boxes", "box"),
        ("women", "woman"),
        ("کشورهایشان", "کشور"),
        ("بزرگترین", "بزرگ"),
        ("نویسندگان", "نویسنده"),
    ],
)
def test_a_form_leads_to_its_base(word: str, base: str) -> None:
    """Regular and irregular endings are peeled off."""
    assert base in bases(word)


def test_a_table_is_read_with_its_columns(tmp_path: Path) -> None:
    """TSV and CSV, forbidden as a flag and as renderings, languages told by letters."""
    table = tmp_path / "g.tsv"
    table.write_text(
        "source\ttarget\tforbidden\tnote\tcase\n"
        "refugee\tپناهنده\t\t\t\n"
        "refugee\tآواره\tyes\t\t\n"
        "NATO\tNATO\t\tkeep\tyes\n"
        "کشاورز\tfarmer\tpeasant|boor\t\t\n",
        encoding="utf-8",
    )
    entries = read_glossary(table).entries
    assert [(t.source, t.target, t.forbidden) for t in entries] == [
        ("refugee", "پناهنده", ("آواره",)),
        ("NATO", "NATO", ()),
        ("کشاورز", "farmer", ("peasant", "boor")),
    ]
    assert entries[1].case
    assert entries[1].untranslated
    assert (entries[2].source_language, entries[2].target_language) == ("fa", "en")


def test_tbx_is_read_in_both_versions(tmp_path: Path) -> None:
    """A deprecated term of TBX is a forbidden rendering."""
    file = tmp_path / "g.tbx"
    file.write_text(
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">'
        '<langSec xml:lang="en"><termSec><term>drought</term></termSec></langSec>'
        '<langSec xml:lang="fa"><termSec><term>خشکسالی</term></termSec>'
        '<termSec><term>قحطی</term><termNote type="administrativeStatus">'
        "deprecatedTerm-admn-sts</termNote></termSec></langSec>"
        "</conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    (term,) = read_glossary(file).entries
    assert (term.source, term.target, term.forbidden) == ("drought", "خشکسالی", ("قحطی",))
    file.write_text(
        '<martif type="TBX"><text><body><termEntry>'
        '<langSet xml:lang="en"><tig><term>drought</term></tig></langSet>'
        '<langSet xml:lang="fa"><ntig><termGrp><term>خشکسالی</term></termGrp></ntig>'
        "</langSet></termEntry></body></text></martif>",
        encoding="utf-8",
    )
    (term,) = read_glossary(file).entries
    assert (term.source, term.target) == ("drought", "خشکسالی")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("g.tsv", "", MalformedFile),
        ("g.tsv", "bridge\tپل\n", MalformedFile),
        ("g.tbx", "<tbx><text>", MalformedFile),
        ("g.csv", "source,target\n,پل\n", MalformedFile),
    ],
)
def test_a_bad_glossary_names_its_line(
    tmp_path: Path, name: str, content: str, error: type[InputError]
) -> None:
    """What is wrong is said with file and line."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=rf"{name}:\d"):
        read_glossary(file)


def test_a_missing_glossary_is_an_input_error(tmp_path: Path) -> None:
    """No file, no traceback."""
    with pytest.raises(InputError):
        read_glossary(tmp_path / "absent.tsv")
