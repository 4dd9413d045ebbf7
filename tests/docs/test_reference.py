"""docs/reference.md says what the manifests say."""

from scripts.write_reference import TARGET, reference


def test_the_reference_is_what_the_manifests_say() -> None:
    assert TARGET.read_text(encoding="utf-8") == reference(), "run python -m scripts.write_reference"
