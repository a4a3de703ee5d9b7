"""Arbitrary units for property tests: the texts real files hold, and those no file should."""

from __future__ import annotations

from hypothesis import strategies as st

from tm.model import Context, InlineCode, Origin, TranslationUnit, Variant

# Every code point there is, the troublesome ones often.
characters = st.one_of(
    st.characters(),
    st.characters(categories=["Cs", "Cc", "Cf"]),
    st.sampled_from(
        list("\t\n\r\\\"'&<>;, \x00\x01\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ud800")
    ),
)
texts = st.text(characters, max_size=30)
names = st.one_of(
    st.sampled_from(["x", "i", "type", "pos", "assoc", "id", "ctype", "datatype"]), texts
)
kinds = st.one_of(
    st.sampled_from(
        ["bpt", "ept", "ph", "it", "ut", "hi", "/hi", "sub", "/sub", "/ph", "/bpt", "g", "/g", "x"]
    ),
    texts,
)
pairs = st.lists(
    st.tuples(
        names, st.one_of(texts, st.sampled_from(["begin", "end", "tm:char", "tm:code", "", "1"]))
    ),
    max_size=3,
).map(tuple)


@st.composite
def variants(draw: st.DrawFn, language: str) -> Variant:
    """A text with codes, mostly where they could stand, sometimes anywhere."""
    text = draw(texts)
    places = st.one_of(st.integers(0, len(text)), st.integers(-3, 60))
    codes = draw(
        st.lists(
            st.builds(
                InlineCode,
                places,
                kinds,
                st.one_of(texts, st.just("")),
                st.one_of(st.just(""), st.just("1"), texts),
                st.one_of(st.just(()), pairs),
            ),
            max_size=6,
        )
    )
    if draw(st.booleans()):
        codes.sort(key=lambda code: code.position)
    return Variant(language, text, tuple(codes))


dates = st.one_of(
    st.just(""),
    st.datetimes().map(lambda when: when.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")),
    texts,
    st.just("20250326T101112Z"),
)
keys = st.one_of(
    texts,
    st.sampled_from(
        [
            "domain", "domain#2", "domain#3", "domain@lang", "@creationid", "@usagecount",
            "@changeid", "@creationdate", "@changedate", "@segtype", "@srclang", "@datatype",
            "@tuid", "source.@creationid", "target.@creationid", "target.@changeid",
            "source.@changeid", "target.@creationdate", "source.@changedate", "target.x",
            "source.note", "target.x#2", "target.x@lang", "prop.x", "prop.@x", "prop.tm:unit",
            "tm:unit", "tm:context", "prop.tm:origin", "tuv.de", "tuv.de#2", "tuv.", "source.",
            "target.@", "@", "#2", "note", "confidence", "source_language", "notes", "more",
        ]
    ),
)  # fmt: skip
values = st.one_of(
    texts,
    st.sampled_from(
        [
            "", "block", "20250326T101112Z", '{"before":"a","after":"b"}', '{"name":"n"}',
            '{"by":"me"}', "{}", "[]", "0.5", '{"text":"x"}x',
        ]
    ),
)  # fmt: skip
attributes = st.dictionaries(keys, values, max_size=6)
contexts = st.lists(st.builds(Context, texts, texts), max_size=2).map(tuple)
origins = st.lists(
    st.builds(
        Origin,
        texts,
        st.lists(texts, max_size=2).map(tuple),
        st.sampled_from(["", "human", "aligned"]),
        texts,
        st.one_of(st.none(), st.floats(0, 1)),
    ),
    max_size=2,
).map(tuple)

units = st.builds(
    TranslationUnit,
    st.sampled_from(["en", "en-GB", "de"]).flatmap(variants),
    st.sampled_from(["fa", "fa-AF", "ps"]).flatmap(variants),
    st.one_of(st.just(""), texts),
    contexts,
    origins,
    dates,
    dates,
    st.one_of(st.just(""), texts),
    st.lists(texts, max_size=3).map(tuple),
    attributes,
)
