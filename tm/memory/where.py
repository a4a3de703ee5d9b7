"""The little language of ``--where``: conditions on units, parsed here, never passed through.

    origin = 'news.tmx' and changed > '2025-01-01' and not source like '%draft%'

Fields: ``id source target from to origin document method confidence by note created changed``
and ``attribute.NAME``.  Operators: ``= != < <= > >= like contains in``, ``not``, ``and``,
``or``, parentheses.  Values are quoted texts (a quote inside is doubled) or numbers; dates
are ISO 8601, and a date alone is that whole day.  ``like`` knows ``%`` and ``_`` and does not
mind the case of Latin letters; ``contains`` compares match keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tm.errors import UsageError
from tm.language import language_tag, match_key
from tm.memory.rows import is_name, number_of, seconds_of

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")|(?P<number>-?\d+(?:\.\d+)?(?![\w-]))"
    r"|(?P<op><=|>=|!=|<>|==|=|<|>|\(|\)|,)|(?P<word>[A-Za-z_][\w.-]*))"
)
_COMPARISONS = {
    "=": "=",
    "==": "=",
    "!=": "<>",
    "<>": "<>",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}
_DAY = 86_400
_FIELDS = (
    "id source target from to origin document method confidence by note created changed "
    "attribute.NAME"
)

Sql = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of an expression and where it stands."""

    kind: str
    value: str
    at: int


def parse_where(expression: str) -> tuple[str, tuple[Any, ...]]:
    """An SQL condition on ``unit u`` and its values, for an expression of the language above.

    Raises:
        UsageError: the expression is not understood; says where.
    """
    parser = _Parser(expression)
    sql, values = parser.either()
    if parser.peek() is not None:
        parser.fail("expected 'and', 'or' or the end")
    return sql, tuple(values)


class _Parser:
    """A recursive-descent parser over the tokens of one expression."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens: list[_Token] = []
        at = 0
        text = expression.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found or found.lastgroup is None:
                raise UsageError(
                    f"--where {expression!r}: cannot read {text[at:].strip()[:20]!r}; "
                    "texts stand in single quotes"
                )
            self.tokens.append(
                _Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup))
            )
            at = found.end()
        self.position = 0
        self.depth = 0

    def fail(self, why: str) -> UsageError:
        """Refuse the expression, pointing at the token in hand."""
        token = self.peek()
        place = f"at {token.value!r}" if token else "at the end"
        raise UsageError(f"--where {self.expression!r}: {why} {place}; fields: {_FIELDS}")

    def peek(self) -> _Token | None:
        """The token in hand, ``None`` at the end."""
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def accept(self, *words: str) -> str | None:
        """Take the token in hand if it is one of these words or signs."""
        token = self.peek()
        if token and token.kind in {"word", "op"} and token.value.lower() in words:
            self.position += 1
            return token.value.lower()
        return None

    def either(self) -> Sql:
        """Conditions joined by ``or``."""
        self.depth += 1
        if self.depth > 50:
            self.fail("nested too deeply")
        sql, values = self.both()
        while self.accept("or"):
            more, further = self.both()
            sql, values = f"({sql} OR {more})", values + further
        self.depth -= 1
        return sql, values

    def both(self) -> Sql:
        """Conditions joined by ``and``."""
        sql, values = self.one()
        while self.accept("and"):
            more, further = self.one()
            sql, values = f"({sql} AND {more})", values + further
        return sql, values

    def one(self) -> Sql:
        """A negated, bracketed or plain condition."""
        if self.accept("not"):
            sql, values = self.one()
            return f"(NOT {sql})", values
        if self.accept("("):
            sql, values = self.either()
            if not self.accept(")"):
                self.fail("expected ')'")
            return f"({sql})", values
        token = self.peek()
        if token is None or token.kind != "word":
            self.fail("expected a field")
        assert token is not None
        self.position += 1
        return self.comparison(token.value)

    def comparison(self, field: str) -> Sql:
        """What follows a field."""
        negated = bool(self.accept("not"))
        operator = self.accept(*_COMPARISONS, "like", "contains", "in")
        if operator is None or (negated and operator in _COMPARISONS):
            self.fail(f"expected a comparison after {field!r}")
        if operator == "in":
            if not self.accept("("):
                self.fail("expected '('")
            parts = [self.condition(field, "=", self.value())]
            while self.accept(","):
                parts.append(self.condition(field, "=", self.value()))
            if not self.accept(")"):
                self.fail("expected ')'")
            sql = "(" + " OR ".join(part for part, _ in parts) + ")"
            values = [v for _, some in parts for v in some]
        else:
            assert operator is not None
            sql, values = self.condition(field, _COMPARISONS.get(operator, operator), self.value())
        return (f"(NOT {sql})" if negated else sql), values

    def value(self) -> str:
        """A quoted text or a number, as text."""
        token = self.peek()
        if token is None or token.kind not in {"text", "number"}:
            self.fail("expected a quoted text or a number")
        assert token is not None
        self.position += 1
        if token.kind == "number":
            return token.value
        quote = token.value[0]
        return token.value[1:-1].replace(quote * 2, quote)

    def condition(self, field: str, operator: str, value: str) -> Sql:
        """The SQL of one comparison."""
        name = field.lower()
        try:
            if name.startswith("attribute."):
                return _attribute(field[len("attribute.") :], operator, value)
            if name in _MAKERS:
                return _MAKERS[name](operator, value)
        except ValueError as error:
            raise UsageError(f"--where {self.expression!r}: {error}") from error
        self.position -= 2
        self.fail(f"there is no field {field!r}")
        raise AssertionError


def _compare(expression: str, operator: str, value: Any) -> Sql:
    """A comparison of one SQL expression with one value."""
    if operator == "contains":
        return f"instr({expression}, ?) > 0", [value]
    if operator == "like":
        return f"ifnull({expression}, '') LIKE ?", [value]
    return f"ifnull({expression}, '') {operator} ?", [value]


def _text(column: str) -> Callable[[str, str], Sql]:
    """Conditions on a text column."""
    return lambda operator, value: _compare(column, operator, value)


def _side(column: str) -> Callable[[str, str], Sql]:
    """Conditions on a side's text; ``contains`` compares match keys."""

    def make(operator: str, value: str) -> Sql:
        """The condition."""
        if operator == "contains":
            return f"instr({column}_key, ?) > 0", [match_key(value)]
        return f"{column} {operator.upper()} ?", [value]

    return make


def _language(column: str) -> Callable[[str, str], Sql]:
    """Conditions on a language; ``fa`` also means its regions."""

    def make(operator: str, value: str) -> Sql:
        """The condition."""
        if operator not in {"=", "<>"}:
            raise ValueError("languages can only be = or !=")
        tag = language_tag(value)
        inner = f"u.{column} IN (SELECT id FROM language WHERE tag = ? OR tag LIKE ?)"
        return (inner if operator == "=" else f"(NOT {inner})"), [tag, f"{tag}-%"]

    return make


def _time(column: str) -> Callable[[str, str], Sql]:
    """Conditions on a moment; a date alone is that whole day."""

    def make(operator: str, value: str) -> Sql:
        """The condition."""
        seconds = seconds_of(value)
        if seconds is None or operator in {"like", "contains"}:
            raise ValueError(f"{value!r} is no date; write for instance > '2025-03-26'")
        end = seconds + (_DAY if len(value) == 10 else 1)
        sql = {
            "=": (f"({column} >= ? AND {column} < ?)", [seconds, end]),
            "<>": (f"(NOT ({column} >= ? AND {column} < ?))", [seconds, end]),
            "<": (f"{column} < ?", [seconds]),
            ">=": (f"{column} >= ?", [seconds]),
            "<=": (f"{column} < ?", [end]),
            ">": (f"{column} >= ?", [end]),
        }
        return sql[operator]

    return make


def _origin(column: str) -> Callable[[str, str], Sql]:
    """Conditions on any of a unit's origins."""

    def make(operator: str, value: str) -> Sql:
        """The condition."""
        positive = "=" if operator == "<>" else operator
        inner, values = _compare(f"o.{column}", positive, value)
        sql = (
            "EXISTS (SELECT 1 FROM origin o WHERE (o.id = u.origin OR o.id IN "
            f"(SELECT origin FROM unit_origin WHERE unit = u.id)) AND {inner})"
        )
        return (f"(NOT {sql})" if operator == "<>" else sql), values

    return make


def _confidence(operator: str, value: str) -> Sql:
    """Conditions on the alignment's confidence (units without one never fulfil any)."""
    if operator in {"like", "contains"}:
        raise ValueError("confidence is a number; write for instance confidence >= 0.9")
    return f"(u.confidence IS NOT NULL AND u.confidence {operator} ?)", [float(value)]


def _id(operator: str, value: str) -> Sql:
    """Conditions on the public id."""
    if operator not in {"=", "<>"} or not is_name(value):
        raise ValueError(f"{value!r} is no id; an id has 16 hex digits, compared by = or !=")
    return f"ifnull(u.name, u.identity) {operator} ?", [number_of(value)]


def _note(operator: str, value: str) -> Sql:
    """Conditions on any of a unit's notes."""
    positive = "=" if operator == "<>" else operator
    inner, values = _compare("n.value", positive, value)
    sql = f"EXISTS (SELECT 1 FROM json_each(u.extra, '$.notes') n WHERE {inner})"
    return (f"(NOT {sql})" if operator == "<>" else sql), values


def _attribute(name: str, operator: str, value: str) -> Sql:
    """Conditions on an attribute; one that is missing counts as empty."""
    inner, values = _compare(
        "(SELECT a.value FROM json_each(u.extra, '$.attributes') a WHERE a.key = ?)",
        operator,
        value,
    )
    return inner, [name, *values]


_MAKERS: dict[str, Callable[[str, str], Sql]] = {
    "id": _id,
    "source": _side("u.source"),
    "target": _side("u.target"),
    "from": _language("source_language"),
    "to": _language("target_language"),
    "origin": _origin("name"),
    "document": _origin("documents"),
    "method": _origin("method"),
    "confidence": _confidence,
    "by": _text("u.by"),
    "note": _note,
    "created": _time("u.created"),
    "changed": _time("u.changed"),
}
