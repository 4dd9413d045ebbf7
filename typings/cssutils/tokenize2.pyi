from collections.abc import Iterator

class Tokenizer:
    def tokenize(self, text: str, fullsheet: bool = False) -> Iterator[tuple[str, str, int, int]]: ...
