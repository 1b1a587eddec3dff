import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.publish.kit.pinyin import by_sign, otherwise, syllables

SIGNS = st.text(st.sampled_from("重庆长行乐岫岭县㭎𠮷〇aZ9 (（é🙂"), max_size=12)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("岫岭县", "xiu ling xian"),
        ("重庆", "chong qing"),
        ("重大", "zhong da"),
        ("绿", "lv"),
        ("T07 㭎", "T 0 7   gang"),
        ("𠮷A", "𠮷 A"),
    ],
)
def test_signs_are_read_in_their_context(text: str, read: str) -> None:
    assert " ".join(syllables(text, {})) == read


def test_a_reading_can_be_corrected() -> None:
    corrected = {"珩": "heng", "珩台区": "xing tai qu", "台": "too many"}

    assert syllables("珩", corrected) == ["heng"]
    assert syllables("去珩台区", corrected) == ["qu", "xing", "tai", "qu"]


@given(SIGNS)
def test_each_sign_has_one_reading_and_all_but_the_odd_ones_its_own(text: str) -> None:
    alone = by_sign([text], {})
    odd = {pair[0]: pair[1:] for pair in otherwise(text, alone, {}).split()}
    read = syllables(text, {})

    assert len(read) == len(text)
    for sign, said in zip(text, read, strict=True):
        assert said in {odd.get(sign, ""), alone.get(sign, sign)}
