"""What is known of languages: which forms a count takes in them, and which way they are written.

Plural categories: https://cldr.unicode.org/index/cldr-spec/plural-rules (cardinal numbers), as `Intl.PluralRules` has them.
"""

ZERO, ONE, TWO, FEW, MANY, OTHER = "zero", "one", "two", "few", "many", "other"
CATEGORIES = (ZERO, ONE, TWO, FEW, MANY, OTHER)

_OF_LANGUAGES: dict[str, tuple[str, ...]] = {
    "bo dz id ig ii in ja jbo jv jw km ko lo ms my sah ses sg su th to vi wo yo yue zh": (OTHER,),
    "lv prg": (ZERO, ONE, OTHER),
    "he iu iw naq se sma smi smj smn sms": (ONE, TWO, OTHER),
    "bs hr mo ro sh shi sr": (ONE, FEW, OTHER),
    "ca es fr it pt scn vec": (ONE, MANY, OTHER),
    "dsb gd hsb sl": (ONE, TWO, FEW, OTHER),
    "be cs lt pl ru sk uk": (ONE, FEW, MANY, OTHER),
    "br ga gv mt": (ONE, TWO, FEW, MANY, OTHER),
    "ar ars cy kw": CATEGORIES,
    "af am an as ast az bal bg bn ckb da de dv ee el en eo et eu fa fi fil fo fur fy gl gsw gu ha haw hi hu hy ia io is "
    "ka kk kl kn ks ku ky lb lg ln mg mk ml mn mr nb nd ne nl nn no nr ny om or os pa pap ps rm sc sd si sn so sq ss st "
    "sv sw ta te ti tk tl tn tr ts ug ur uz ve wa xh yi zu": (ONE, OTHER),
}
_PLURALS = {name: forms for names, forms in _OF_LANGUAGES.items() for name in names.split()}
_RARE = frozenset(["ca", "es", "fr", "it", "pt", "scn", "vec"])
"""Languages whose `many` is for millions alone."""

_LEFTWARD = frozenset(
    [
        "ar",
        "arc",
        "ars",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ji",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
_LEFTWARD_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])


def plural_forms(tag: str) -> tuple[str, ...]:
    """Return the categories that counts fall into in a language, all of them when it is not known."""
    return _PLURALS.get(_language(tag), CATEGORIES)


def needed_forms(tag: str) -> tuple[str, ...]:
    """Return the categories that small whole numbers fall into; only `other` when the language is not known."""
    name = _language(tag)
    return tuple(f for f in _PLURALS.get(name, (OTHER,)) if f != MANY or name not in _RARE)


def is_right_to_left(tag: str) -> bool:
    """Say whether a language is written from right to left; a script in the tag decides."""
    parts = tag.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    return script in _LEFTWARD_SCRIPTS if script else parts[0] in _LEFTWARD


def shorter(tag: str) -> tuple[str, ...]:
    """Return what a tag is a kind of, the nearest first: `zh-Hant-TW` → `zh-Hant`, `zh`."""
    parts = tag.split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))


def _language(tag: str) -> str:
    return tag.split("-")[0].lower()
