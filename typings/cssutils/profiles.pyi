from collections.abc import Iterator

class Profiles:
    def propertiesByProfile(self) -> Iterator[str]: ...
