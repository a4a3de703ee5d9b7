"""Fixtures for every room: where the sample articles and the development data are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines that are busy are no failures; on CI the same examples are tried every time, so that
# a change is judged by what it changes.
settings.register_profile(
    "tm",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("tm")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The sample articles that ship with the product."""
    return ROOT / "corpora"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real development data beside a checkout; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("TM_DEVELOPMENT_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("development data not found; set TM_DEVELOPMENT_DATA to its folder")
    return folder


@pytest.fixture
def run_tm(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as a user would, in an empty folder; returns the finished process."""

    def run(*arguments: object, input: str | None = None) -> subprocess.CompletedProcess[str]:  # noqa: A002
        """Run ``tm`` with the arguments and text on stdin."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("TM_")}
        return subprocess.run(
            [sys.executable, "-m", "tm", *map(str, arguments)],
            input=input,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment,
            timeout=120,
            check=False,
        )

    return run
