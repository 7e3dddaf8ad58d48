import pytest

from pactgraph.files.text import NotTextError, decoded


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_bad_byte_is_told_on_its_line_whatever_ends_lines(end: bytes) -> None:
    with pytest.raises(NotTextError, match="0xff") as caught:
        decoded(end.join([b"one", b"two", b"thr\xffe"]))

    assert caught.value.line == 3


def test_lines_end_alike_and_a_byte_order_mark_is_none_of_the_text() -> None:
    assert decoded(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"
