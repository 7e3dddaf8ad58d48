import pytest

from pactgraph.seeds.codes import code_problem, pair_problem


@pytest.mark.parametrize(
    "code",
    ["CN", "CHN", "SU", "SUN", "YU", "CS", "DDR", "XK", "XKX", "XA", "QMA", "ZZ", "AAA", "TL"],
)
def test_codes_in_use_withdrawn_and_for_ones_own_use_are_sound(code: str) -> None:
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("cn", "; did you mean 'CN'?"),
        ("Chn", "; did you mean 'CHN'?"),
        ("UK", "; did you mean 'GB'?"),
        ("DPRK", "; did you mean 'PRK'?"),
        ("China", "; did you mean 'CHN'?"),
        ("中国", "; did you mean 'CN'?"),
        ("Ｃhina", "; did you mean 'CHN'?"),
        ("CHM", "; did you mean 'CHE' or 'CHL' or 'CHN'?"),
        ("C-N", "; did you mean 'CHN'?"),
    ],
)
def test_a_code_of_no_country_gets_the_one_meant(code: str, hint: str) -> None:
    assert code_problem(code).startswith(f"{code!r} is no country's code in ISO 3166-1{hint}")


@pytest.mark.parametrize("code", ["EU", "UN", "EZ", "WTO", "CNN", "BBB", "ROM"])
def test_a_code_reserved_for_no_country_is_none(code: str) -> None:
    assert code_problem(code).startswith(f"{code!r} is no country's code in ISO 3166-1")


@pytest.mark.parametrize("code", ["xb", "C", "12", "C.", ""])
def test_what_is_no_code_by_its_letters_is_left_to_the_shapes(code: str) -> None:
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    "codes",
    [
        ("CN", "CHN"),
        ("CHN", "CN"),
        ("CS", "CSK"),
        ("CS", "SCG"),
        ("BU", "BUR"),
        ("SU", "SUN"),
        ("XA", "XAA"),
        ("XK", "XKX"),
        ("CN",),
        ("CN", "CHN", "CD"),
        (),
    ],
)
def test_two_codes_of_one_country_are_sound(codes: tuple[str, ...]) -> None:
    assert pair_problem(codes) == ""


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (("CN", "CD"), "CN and CD are of one length; write [CN, CHN] or [CD, COD]"),
        (("CHN", "MMR"), "CHN and MMR are of one length; write [CN, CHN] or [MM, MMR]"),
        (("XA", "XB"), "XA and XB are of one length; write one of two letters and one of three"),
        (("CN", "MMR"), "CN is China and MMR is Myanmar; write [CN, CHN] or [MM, MMR]"),
        (
            ("CD", "COG"),
            "CD is Democratic Republic of the Congo and COG is Congo; write [CD, COD] or",
        ),
        (("CS", "CHN"), "CS is Czechoslovakia or Serbia and Montenegro and CHN is China; write"),
        (("CN", "XAA"), "CN is China and XAA is no country's; write [CN, CHN]"),
        (("MM", "BUR"), "MM is Myanmar and BUR is Burma; write [MM, MMR] or [BU, BUR]"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_two_codes_that_are_no_pair_get_the_pairs_meant(
    codes: tuple[str, str], message: str
) -> None:
    assert pair_problem(codes).startswith(message)
