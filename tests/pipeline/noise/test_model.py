"""The words of lines are looked up once for all who ask, and each of them gets what it would find alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.head import PageHead
from pipeline.noise.evidence.pagetypes import PageTypes
from pipeline.noise.scoring.model import NoiseModel, load_model
from pipeline.noise.vocabulary.lexicon import Lexicon
from pipeline.noise.vocabulary.phrases import read_lines

MODEL = load_model()
ALONE = NoiseModel(
    Lexicon(MODEL.lexicon.near, MODEL.lexicon.far, MODEL.lexicon.text),
    PageTypes(MODEL.types.words, MODEL.types.bias),
    MODEL.stages,
)
WORDS = sorted({word[2:] for word in (*list(MODEL.lexicon.text)[::97], *list(MODEL.types.words)[::97])})
LINES = st.lists(st.sampled_from([*WORDS, "zzz"]), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=50, derandomize=True)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_a_table_for_several_finds_what_each_would(texts: list[str]) -> None:
    blocks = [Block(place, text, BlockKind.PARAGRAPH) for place, text in enumerate(texts)]
    lines = read_lines(texts)
    of_lexicon, of_types = MODEL.shown(lines)
    assert of_lexicon is of_types
    sums, alone = MODEL.lexicon.sums(blocks, shown=of_lexicon), ALONE.lexicon.sums(blocks)
    assert {name: column.tolist() for name, column in sums.items()} == {
        name: column.tolist() for name, column in alone.items()
    }
    types, alone = MODEL.types.columns(blocks, PageHead(), shown=of_types), ALONE.types.columns(blocks, PageHead())
    assert {name: column.tolist() for name, column in types.items()} == {
        name: column.tolist() for name, column in alone.items()
    }
    own_lexicon, own_types = ALONE.shown(lines)
    assert ALONE.lexicon.sums(blocks, shown=own_lexicon)["lexicon_text"].tolist() == sums["lexicon_text"].tolist()
    assert (
        ALONE.types.columns(blocks, PageHead(), shown=own_types)["type_forum"].tolist() == types["type_forum"].tolist()
    )
