"""Findings as people and programs read them: one writer a form, and the page of a reviewer.

A writer takes what ``examine`` yields, writes as it comes, and gives back nothing.
"""

from __future__ import annotations

from tm.checks.report.html import page, write_html
from tm.checks.report.junit import write_junit
from tm.checks.report.rows import as_json, write_csv, write_gnu, write_json, write_jsonl, write_text
from tm.checks.report.sarif import write_sarif

WRITERS = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_jsonl,
    "sarif": write_sarif,
    "junit": write_junit,
    "csv": write_csv,
    "html": write_html,
    "gnu": write_gnu,
}

__all__ = ["WRITERS", "as_json", "page"]
