"""Make tm/language/data/names.tsv from the CLDR data that Babel brings.

Run it when CLDR has changed enough to matter; it needs Babel, which the package itself does
not (use an environment of its own):

    python scripts/make_names_table.py tm/language/data/names.tsv

One row a name: kind, code, English names, Persian names, names only Afghanistan uses; several
names of one thing are parted by "|", the first is CLDR's own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

# What articles write and CLDR does not list: English, then Persian, then Afghan additions.
MORE = {
    ("territory", "002"): ("", "آفریقا", ""),
    ("territory", "003"): ("", "آمریکای شمالی", ""),
    ("territory", "005"): ("", "آمریکای جنوبی", ""),
    ("territory", "013"): ("", "آمریکای مرکزی", ""),
    ("territory", "CF"): ("", "جمهوری آفریقای مرکزی", ""),
    ("territory", "ZA"): ("", "آفریقای جنوبی", ""),
    ("territory", "AE"): ("UAE|Emirates", "امارات", ""),
    ("territory", "BA"): ("Bosnia", "بوسنی", ""),
    ("territory", "CD"): ("Democratic Republic of the Congo|DR Congo", "جمهوری دموکراتیک کنگو", ""),
    ("territory", "CI"): ("Ivory Coast", "ساحل عاج", ""),
    ("territory", "CN"): ("", "", "چاینا"),
    ("territory", "CZ"): ("Czech Republic", "جمهوری چک", ""),
    ("territory", "EU"): ("EU", "", "اتحادیه اروپایی"),
    ("territory", "GB"): (
        "Britain|Great Britain|UK|U.K.",
        "انگلستان|انگلیس|بریتانیای کبیر|پادشاهی متحده",
        "برتانیه|برطانیه",
    ),
    ("territory", "IN"): ("", "هندوستان", ""),
    ("territory", "IR"): ("Islamic Republic of Iran", "جمهوری اسلامی ایران", ""),
    ("territory", "KR"): ("Republic of Korea", "کره\u200cی جنوبی", "کوریای جنوبی"),
    ("territory", "KP"): ("", "کره\u200cی شمالی", "کوریای شمالی"),
    ("territory", "NL"): ("Holland", "", ""),
    ("territory", "PS"): ("Palestine", "فلسطین", ""),
    ("territory", "RU"): ("Russian Federation", "فدراسیون روسیه", ""),
    ("territory", "SA"): ("Saudi", "عربستان", "سعودی"),
    ("territory", "SY"): ("", "", "سوریا"),
    ("territory", "TR"): ("Turkey", "", ""),
    ("territory", "UN"): ("UN|U.N.", "سازمان ملل", "ملل متحد|موسسه ملل متحد"),
    ("territory", "US"): (
        "United States of America|America|U.S.|USA|U.S.A.|US",
        "ایالات متحدهٔ آمریکا|آمریکا",
        "ایالات متحدهٔ امریکا|امریکا",
    ),
    ("territory", "VA"): ("Vatican", "", ""),
    ("currency", "AFN"): ("Afghani", "افغانی", ""),
    ("currency", "GBP"): ("pound sterling|pound", "پوند|لیرهٔ انگلیس", ""),
    ("currency", "IRR"): ("rial", "ریال", ""),
    ("currency", "USD"): ("dollar|U.S. dollar", "دلار", "دالر"),
    ("currency", "PKR"): ("rupee", "روپیه", "کلدار"),
    ("language", "fa"): ("Farsi", "پارسی", ""),
}
MONTHS_IN_ENGLISH = {
    "solar": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    "solar-AF": "Hamal Sawr Jawza Saratan Asad Sunbula Mizan Aqrab Qaws Jadi Dalw Hut",
}
MONTHS_IN_PERSIAN = {
    "solar": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "solar-AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
}
NOTICE = (
    "# Names from the Unicode Common Locale Data Repository (CLDR), by way of Babel, and more.\n"
    "# Copyright © 2004-2025 Unicode, Inc. Distributed under the Unicode License V3\n"
    "# (https://www.unicode.org/license.txt). Made by scripts/make_names_table.py.\n"
)


def variants(name: str) -> list[str]:
    """A CLDR name as articles write it: "Myanmar (Burma)" is both, marks of style are gone."""
    inside = re.fullmatch(r"(.+?) \(([^()0-9۰-۹]+)\)", name)
    return [inside[1], inside[2]] if inside else [name]


def joined(*names: str) -> str:
    """Names without doubles, in order."""
    parts = [part for name in names for part in name.split("|") if part]
    return "|".join(dict.fromkeys(parts))


def main(path: Path) -> None:
    """Write the table."""
    from babel import Locale

    english, persian, afghan = (Locale.parse(tag) for tag in ("en", "fa", "fa_AF"))
    rows: list[tuple[str, str, str, str, str]] = []
    for kind, attribute in (
        ("territory", "territories"),
        ("language", "languages"),
        ("script", "scripts"),
        ("currency", "currencies"),
    ):
        ours, theirs, dari = (getattr(locale, attribute) for locale in (english, persian, afghan))
        for code in sorted(set(ours) & set(theirs)):
            if re.search("[0-9۰-۹]", ours[code] + theirs[code]):
                continue  # currencies of bygone years
            more = MORE.get((kind, code), ("", "", ""))
            local = dari.get(code, "")
            local = "" if local == theirs[code] else local
            rows.append(
                (
                    kind,
                    code,
                    joined(*variants(ours[code]), more[0]),
                    joined(*variants(theirs[code]), more[1]),
                    joined(*variants(local), more[2]) if local or more[2] else "",
                )
            )
    for number in range(1, 13):
        names = [
            locale.months["stand-alone"]["wide"][number] for locale in (english, persian, afghan)
        ]
        rows.append(("month", f"gregorian-{number:02d}", *names))
    for calendar in ("solar", "solar-AF"):
        pairs = zip(
            MONTHS_IN_ENGLISH[calendar].split(), MONTHS_IN_PERSIAN[calendar].split(), strict=True
        )
        for number, (latin, name) in enumerate(pairs, 1):
            local = name if calendar.endswith("AF") else ""
            rows.append(("month", f"{calendar}-{number:02d}", latin, name, local))
    for number in range(7):
        names = [locale.days["stand-alone"]["wide"][number] for locale in (english, persian)]
        rows.append(("weekday", str(number + 1), names[0], names[1], ""))
    body = "".join("\t".join(row) + "\n" for row in rows)
    path.write_text(NOTICE + "kind\tcode\tenglish\tpersian\tdari\n" + body, encoding="utf-8")
    print(f"{len(rows)} names in {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
