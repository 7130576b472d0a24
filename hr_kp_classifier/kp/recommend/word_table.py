"""Tables of words and what they stand for, written as text."""

from ..search.keys import key_words


def table(text: str) -> dict[str, tuple[str, ...]]:
    """Read lines «word: what it stands for»."""
    pairs = (line.partition(":")[::2] for line in text.strip().splitlines())
    return {part: tuple(key_words(full)) for words, full in pairs for part in key_words(words)}
