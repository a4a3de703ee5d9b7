"""Suggestions: the query's values in the stored target's own style, or none at all."""

# ruff: noqa: E501 - a table: one case a line is easier to read
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.contract.conftest import Run, rows, run_in

EN = [
    ("The war killed 1,200 people.", "جنگ ۱٬۲۰۰ نفر را کشت.", "The war killed 3,400 people.", "جنگ ۳٬۴۰۰ نفر را کشت."),
    ("It happened on 26 March 2025 in Kabul.", "این در ۶ فروردین ۱۴۰۴ در کابل رخ داد.", "It happened on 27 March 2025 in Kabul.", "این در ۷ فروردین ۱۴۰۴ در کابل رخ داد."),
    ("Prices rose 3.5 percent last week.", "قیمت‌ها هفته گذشته ۳٫۵ درصد بالا رفت.", "Prices rose 4.2 percent last week.", "قیمت‌ها هفته گذشته ۴٫۲ درصد بالا رفت."),
    ("Inflation reached 12% in the city.", "تورم در شهر به ۱۲٪ رسید.", "Inflation reached 15% in the city.", "تورم در شهر به ۱۵٪ رسید."),
    ("The meeting is at 15:00 on stage.", "نشست ساعت ۱۵:۰۰ روی صحنه است.", "The meeting is at 16:30 on stage.", "نشست ساعت ۱۶:۳۰ روی صحنه است."),
    ("Write to a@example.org for more details.", "برای جزئیات به a@example.org بنویسید.", "Write to b@example.com for more details.", "برای جزئیات به b@example.com بنویسید."),
    ("See https://example.org/a for more details.", "برای جزئیات https://example.org/a را ببینید.", "See https://example.org/b for more details.", "برای جزئیات https://example.org/b را ببینید."),
    ("The school has twelve rooms upstairs.", "مدرسه در طبقه بالا دوازده اتاق دارد.", "The school has fifteen rooms upstairs.", "مدرسه در طبقه بالا پانزده اتاق دارد."),
    ("They paid $50 for the new lamp.", "آنها برای چراغ نو ۵۰ دلار دادند.", "They paid $55 for the new lamp.", "آنها برای چراغ نو ۵۵ دلار دادند."),
    ("From 10 to 15 boats sank there.", "از ۱۰ تا ۱۵ قایق آنجا غرق شد.", "From 20 to 35 boats sank there.", "از ۲۰ تا ۳۵ قایق آنجا غرق شد."),
    ("In May 2025 the bridge was shut.", "در ماه مه ۲۰۲۵ پل بسته شد.", "In June 2025 the bridge was shut.", "در ماه ژوئن ۲۰۲۵ پل بسته شد."),
    ("On 6 Hamal 1404 the village flooded.", "در ۶ حمل ۱۴۰۴ روستا را سیل برد.", "On 7 Hamal 1404 the village flooded.", "در ۷ حمل ۱۴۰۴ روستا را سیل برد."),
    ("The law was passed in 1979 quietly.", "این قانون آرام در سال ۱۳۵۷ تصویب شد.", "The law was passed in 1980 quietly.", None),
    ("He did agree with 20 members today.", "او امروز با ۲۰ عضو موافق بود.", "He did not agree with 20 members today.", None),
    ("They sent 30 kg of rice yesterday.", "دیروز ۳۰ کیلوگرم برنج فرستادند.", "They sent 30 tons of rice yesterday.", None),
    ("They paid $40 for the old lamp.", "آنها برای چراغ کهنه ۴۰ دلار دادند.", "They paid €40 for the old lamp.", None),
    ("There are 5 chapters about that.", "فصلی درباره آن هست.", "There are 6 chapters about that.", None),
    ("Tower 9 has 9 floors in it.", "برج ۹ طبقه دارد.", "Tower 8 has 9 floors in it.", None),
    ("Page 7 of 7 is missing here.", "صفحه ۷ از ۷ اینجا نیست.", "Page 8 of 9 is missing here.", None),
    ("In March 2025 the road was shut.", "در فروردین ۱۴۰۴ راه بسته شد.", "In April 2025 the road was shut.", None),
]  # fmt: skip
FA = [
    ("۱۲ سرباز در جنگ کشته شدند.", "12 soldiers were killed in the war.", "۱۵ سرباز در جنگ کشته شدند.", "15 soldiers were killed in the war."),
    ("قیمت نفت ۳٫۵ درصد بالا رفت.", "The price of oil rose 3.5%.", "قیمت نفت ۴٫۵ درصد بالا رفت.", "The price of oil rose 4.5%."),
    ("او در ۶ فروردین ۱۴۰۴ به کابل رسید.", "He reached Kabul on March 26, 2025.", "او در ۷ فروردین ۱۴۰۴ به کابل رسید.", "He reached Kabul on March 27, 2025."),
    ("آنها ۲٬۵۰۰ خانه ساختند.", "They built 2,500 houses.", "آنها ۳٬۶۰۰ خانه ساختند.", "They built 3,600 houses."),
    ("او سه فرزند در خانه دارد.", "He has three children at home.", "او چهار فرزند در خانه دارد.", "He has four children at home."),
    ("نوزدهمین جشنواره برگزار شد.", "The 19th festival was held.", "بیستمین جشنواره برگزار شد.", "The 20th festival was held."),
    ("جلسه ساعت ۱۵:۰۰ است و دیر نمی‌شود.", "The meeting is at 3:00 p.m. and will not be late.", "جلسه ساعت ۱۶:۰۰ است و دیر نمی‌شود.", "The meeting is at 4:00 p.m. and will not be late."),
    ("۱ کتاب روی میز بزرگ است.", "There is 1 book on the big table.", "۵ کتاب روی میز بزرگ است.", None),
    ("۱۳ سرباز در نبرد کشته شدند.", "13 soldiers were killed in the battle.", "۱ سرباز در نبرد کشته شدند.", None),
    ("او موافق ۲۰ طرح است.", "He agrees with 20 plans.", "او مخالف ۲۰ طرح است.", None),
    ("در سال ۱۳۵۷ انقلاب بزرگ شد.", "In 1979 the big revolution took place.", "در سال ۱۳۵۸ انقلاب بزرگ شد.", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def memories(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A memory from English, ``en.tm``, and one from Dari, ``fa.tm``."""
    folder: Path = tmp_path_factory.mktemp("suggestions")
    run = run_in(folder)
    for name, cases, source, target in (("en", EN, "en", "fa"), ("fa", FA, "fa-AF", "en")):
        table = rows(*((case[0], case[1]) for case in cases))
        (folder / f"{name}.tsv").write_text(table, encoding="utf-8")
        run("import", f"{name}.tsv", "--from", source, "--to", target, "-m", f"{name}.tm")
    return run


@pytest.mark.parametrize(
    ("memory", "source", "target"),
    [("en", "en", "fa"), ("en", "en-GB", "fa-AF"), ("fa", "fa", "en"), ("fa", "prs", "en-US")],
)
def test_values_are_swapped_only_where_that_is_safe(
    memory: str, source: str, target: str, memories: Run
) -> None:
    """Numbers, dates, times and addresses follow the query; anything else gives null."""
    cases = EN if memory == "en" else FA
    options = ["-m", f"{memory}.tm", "--from", source, "--to", target, "--min-score", 50]
    done = memories(
        "lookup", "-", *options, "--limit", 0, stdin="".join(c[2] + "\n" for c in cases)
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    given = []
    for case, answer in zip(cases, answers, strict=True):
        (match,) = [match for match in answer["matches"] if match["source"] == case[0]]
        given.append((case[2], match["suggestion"]))
    assert given == [(case[2], case[3]) for case in cases]


def test_terms_are_swapped_with_a_glossary_only(tm: Run, tmp_path: Path) -> None:
    """A word is replaced when the glossary knows both, never otherwise."""
    unit = ("The minister left the house early.", "وزیر زود خانه را ترک کرد.")
    (tmp_path / "a.tsv").write_text(rows(unit), encoding="utf-8")
    terms = rows(("minister", "وزیر"), ("president", "رئیس‌جمهور"))
    (tmp_path / "g.tsv").write_text(terms, encoding="utf-8")
    tm("import", "a.tsv", "--from", "en", "--to", "fa")
    query = ["lookup", "The president left the house early.", "--format", "json"]
    (without,) = json.loads(tm(*query).stdout)["matches"]
    (with_terms,) = json.loads(tm(*query, "--glossary", "g.tsv").stdout)["matches"]
    assert without["suggestion"] is None
    assert with_terms["suggestion"] == "رئیس‌جمهور زود خانه را ترک کرد."
