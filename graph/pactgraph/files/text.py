"""The text of a file that people wrote: UTF-8, with or without a byte-order mark before it."""


class NotTextError(Exception):
    """Bytes are no UTF-8: on which line, and what to do."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def decoded(data: bytes) -> str:
    """Return the text that bytes spell, in lines ended by line feeds, whatever ended them.

    Raises:
        NotTextError: They are in another encoding.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        reason = f"is not UTF-8: byte 0x{data[error.start]:02x}; save it as UTF-8"
        raise NotTextError(line, reason) from None
