"""Where an option's value comes from: flag, then environment, then ``tm.toml``.

The environment variable of an option is ``TM_`` and its name, the same for every verb.  In
``tm.toml`` (or ``[tool.tm]`` of ``pyproject.toml``) of the working directory a key at the top
holds for every verb that has the option, and one in a table named after a verb for that verb.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from tm.errors import MalformedFile, TmWarning

# Under this name the defaults list the keys that hold for every verb that has them.
EVERYWHERE = ""


def with_environment(command: click.Command) -> click.Command:
    """The command with ``TM_…`` read for each of its options (and those of its subcommands)."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.envvar is None and parameter.name:
            parameter.envvar = f"TM_{parameter.name.strip('_').upper()}"
    if isinstance(command, click.Group):
        for subcommand in command.commands.values():
            with_environment(subcommand)
    return command


def defaults(verbs: Iterable[str], *, folder: Path | None = None) -> dict[str, Any]:
    """Default values of every verb's options from the settings file of a folder.

    Returns a mapping from verb to option name (with underscores) to value, as click takes it.

    Raises:
        MalformedFile: the file is not TOML.
    """
    settings = _settings(folder or Path())
    if not settings:
        return {}
    everywhere = {_name(k): v for k, v in settings.items() if not isinstance(v, dict)}
    tables = {k: v for k, v in settings.items() if isinstance(v, dict)}
    return {
        verb: everywhere | {_name(k): v for k, v in tables.get(verb, {}).items()} for verb in verbs
    }


def fit_defaults(command: click.Command, verb: str, values: dict[str, Any]) -> None:
    """Make the settings of a verb fit its options, in place, and tell of names it does not know.

    One value for an option that may be repeated stands for a list of one.
    """
    own: dict[str, Any] = values.get(verb, {})
    options = {p.name: p for p in command.params if p.name}
    for name, value in own.items():
        option = options.get(name)
        if option is not None and option.multiple and not isinstance(value, list):
            own[name] = [value]
    for name in _unknown(own, options, values.get(EVERYWHERE, ())):
        warnings.warn(f"the settings name no option of tm {verb}: {name}", TmWarning, stacklevel=2)


def _unknown(own: Iterable[str], options: Iterable[str], everywhere: Iterable[str]) -> list[str]:
    """Names in a verb's own table that are none of its options."""
    return sorted(set(own) - set(options) - set(everywhere))


def _settings(folder: Path) -> dict[str, Any]:
    """The settings of a folder: ``tm.toml``, else ``[tool.tm]`` of ``pyproject.toml``."""
    own, project = folder / "tm.toml", folder / "pyproject.toml"
    if own.is_file():
        return _toml(own)
    if project.is_file():
        found = _toml(project).get("tool", {}).get("tm", {})
        return found if isinstance(found, dict) else {}
    return {}


def _toml(file: Path) -> dict[str, Any]:
    """A TOML file's content."""
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MalformedFile(f"not valid TOML: {error}", file=file) from error


def _name(key: str) -> str:
    """A key as click names the option: ``min_score``, and ``format_`` for ``format``."""
    name = key.replace("-", "_")
    return f"{name}_" if name in {"format", "from", "import"} else name
