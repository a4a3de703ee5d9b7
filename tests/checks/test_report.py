"""Reports: SARIF, JUnit, HTML and the score."""

from __future__ import annotations

import io
import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from tests.checks.conftest import make_unit
from tm.checks import checks
from tm.checks.baseline import read_baseline, without_known, write_baseline
from tm.checks.report import WRITERS, page
from tm.checks.report.score import Score, score
from tm.checks.run import examine
from tm.errors import MalformedFile
from tm.model import TranslationUnit, Variant

UNITS = [
    make_unit("It has 12 rooms.", "۱۳ اتاق, دارد.", id="1", line=2),
    make_unit("The house is old.", "خانه قدیمی است.", id="2", line=3),
    make_unit("<b>Save</b> & go", "ذخيره", id="3", line=4),
]


def written(name: str, units: list[TranslationUnit], file: str = "a b.tsv") -> str:
    """What a writer makes of units."""
    out = io.StringIO()
    WRITERS[name](examine(units, file=file), out)
    return out.getvalue()


def test_sarif_has_what_the_standard_asks_for() -> None:
    """Version, tool, every rule declared, results that point to rules, places and fingerprints.

    The required properties and value ranges are those of the OASIS standard, sections 3.13,
    3.14, 3.18, 3.19, 3.27, 3.28, 3.29 and 3.49.
    """
    log = json.loads(written("sarif", UNITS))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == list(checks())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "a%20b.tsv"
        assert physical["region"]["startLine"] >= 1
        assert all(isinstance(v, str) and v for v in result["partialFingerprints"].values())


@pytest.mark.slow
def test_sarif_is_valid_for_others() -> None:
    """The object model of another package, which follows the schema, takes it whole."""
    others = pytest.importorskip("sarif_pydantic", reason="needs: pip install sarif-pydantic")
    log = json.loads(written("sarif", UNITS))
    model = others.Sarif.model_validate(log)
    assert len(model.runs[0].results) == len(log["runs"][0]["results"])


def test_junit_counts_its_own_tests() -> None:
    """The totals are those of the elements, and each check is a suite."""
    root = etree.fromstring(written("junit", UNITS).encode())
    suites = list(root)
    assert [suite.get("name") for suite in suites] == list(checks())
    for suite in (root, *suites):
        assert int(suite.get("tests", "0")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures", "0")) == len(list(suite.iter("failure")))


def test_the_page_shows_every_finding_in_its_text() -> None:
    """Findings are marked in the segment, markup in the text is inert, directions are set."""
    tree = html.document_fromstring(written("html", UNITS))
    records = tree.xpath("//li[contains(@class, 'record')]")
    assert len(records) == len(UNITS)
    assert "<b>Save</b> & go" in [p.text_content() for p in tree.xpath("//p[@dir='ltr']")]
    assert [mark.text for mark in records[0].xpath(".//p[@dir='rtl']/mark")] == ["۱۳", ","]
    assert records[1].get("hidden") is not None
    assert not tree.xpath("//script[@src] | //link[@rel='stylesheet'] | //img")


def test_the_page_of_findings_is_that_of_the_writer() -> None:
    """Units and findings given apart make the same page."""
    findings = [f for item in examine(UNITS, file="a b.tsv") for f in item.findings]
    assert page(UNITS, findings) == written("html", UNITS)


def test_the_score_follows_its_formula() -> None:
    """A hundred less the penalty per hundred words of source, never below nought."""
    figures = Score(1, 200, Counter({"minor": 3, "major": 1, "neutral": 9}), Counter())
    assert figures.mqm == pytest.approx(100 * (1 - 8 / 200))
    assert Score(1, 10, Counter({"critical": 1}), Counter()).mqm == 0
    assert score(examine(UNITS)).units == len(UNITS)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_no_text_breaks_a_report(texts: list[tuple[str, str]]) -> None:
    """Any characters make well-formed JSON, SARIF and XML, and spans lie inside their text."""
    units = [TranslationUnit(Variant("en", a), Variant("fa", b)) for a, b in texts]
    for item in examine(units):
        for finding in item.findings:
            text = getattr(item.unit, finding.side).text
            assert 0 <= finding.start <= finding.end <= len(text)
    json.loads(written("json", units))
    json.loads(written("sarif", units))
    etree.fromstring(written("junit", units).encode("utf-8", "surrogatepass"))


def test_a_baseline_comes_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """What was accepted with a reason is silent afterwards; other files are refused."""
    file = tmp_path / "known.tsv"
    with file.open("w", encoding="utf-8") as out:
        assert write_baseline(examine(UNITS), out, reason="looked at") > 0
    left = list(without_known(examine(UNITS), read_baseline(file)))
    assert [item.findings for item in left] == [()] * len(UNITS)
    file.write_text("something else\n", encoding="utf-8")
    with pytest.raises(MalformedFile, match="fingerprint"):
        read_baseline(file)
