"""JUnit XML: a test suite a check, so that a build server shows findings as failed tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from tm.checks.registry import checks
from tm.checks.report.rows import place
from tm.checks.run import Examined

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(examined: Iterable[Examined], out: IO[str]) -> None:
    """One suite a check; a finding of minor or worse is a failure, a hint a passed test.

    A check without findings has one passed test, so that the suite is never empty.
    """
    cases: dict[str, list[str]] = {name: [] for name in checks()}
    failures = dict.fromkeys(cases, 0)
    for item in examined:
        for finding in item.findings:
            name = f"{place(item.unit, finding)} [{finding.start}:{finding.end}]"
            head = f"<testcase classname={_attribute(finding.check)} name={_attribute(name)}"
            detail = "\n".join((finding.message, item.unit.source.text, item.unit.target.text))
            if finding.severity == "neutral":
                body = f"><system-out>{_text(detail)}</system-out></testcase>"
            else:
                failures[finding.check] = failures.get(finding.check, 0) + 1
                body = (
                    f"><failure type={_attribute(finding.severity)}"
                    f" message={_attribute(finding.message)}>{_text(detail)}</failure></testcase>"
                )
            cases.setdefault(finding.check, []).append(head + body)
    total = sum(max(1, len(rows)) for rows in cases.values())
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="tm check" tests="{total}" failures="{sum(failures.values())}">\n')
    for name, rows in cases.items():
        shown = rows or [f"<testcase classname={_attribute(name)} name={_attribute(name)}/>"]
        out.write(
            f'<testsuite name={_attribute(name)} tests="{len(shown)}"'
            f' failures="{failures.get(name, 0)}" errors="0" skipped="0">\n'
        )
        out.writelines(f"{row}\n" for row in shown)
        out.write("</testsuite>\n")
    out.write("</testsuites>\n")


def _attribute(text: str) -> str:
    """A quoted attribute value."""
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _text(text: str) -> str:
    """Element content."""
    return escape(_NOT_XML.sub("\ufffd", text))
