"""HB541, HB549: codes of which each visitor gets one."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB541", "error")
def code_shipped(code: str, at: Span, pool: str) -> Finding:
    """A code that only one visitor is to get stands in a text of a promotion, where everybody can read it.

    Wrong: `coupon: { generic: ANNA-7F3K }`, a code of `coupons/welcome.csv`

    Right: `coupon: { unique: welcome }`, or a code for everybody that is in no pool.
    """
    return Finding(
        f"'{code}' is a code of the pool '{pool}', and would be in the bundle for everybody to read",
        f"write coupon: {{ unique: {pool} }}, or take the code out of the pool",
        (Note(at, "it stands here"),),
    )


@rule("HB549", "warning")
def pool_faulty(why: str, help: str) -> Finding:
    """A file of `coupons/` lists codes, one a line, or in the column `code` of a `.csv`. Something in it is no code.

    Handbill ships none of them; what hands them out on your server may take an empty line, or a blank, for a part of one.

    Wrong:
    ```
    ANNA 7F3K

    BOB-2K9Q
    ```

    Right:
    ```
    ANNA-7F3K
    BOB-2K9Q
    ```
    """
    return Finding(why, help)
