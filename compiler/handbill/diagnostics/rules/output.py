"""HB6xx: the bundle's size, and writing it."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB601", "error")
def bundle_over_limit(size: int, limit: int, largest: tuple[tuple[str, int], ...]) -> Finding:
    """The bundle weighs more than `limits.bundle` allows, in brotli bytes of `handbill.js`.

    Wrong: a limit that the site's promotions do not keep.
    ```yaml
    limits: { bundle: 5kB }
    ```
    Right: fewer parts (triggers, templates, facts), or a limit that means to allow them.
    ```yaml
    limits: { bundle: 25kB }
    ```
    """
    parts = ", ".join(f"{name} {_kilo(weight)}" for name, weight in largest)
    return Finding(
        f"the bundle weighs {_kilo(size)}, more than the limit of {_kilo(limit)}",
        f"the largest parts: {parts}",
    )


def _kilo(size: int) -> str:
    return f"{size / 1000:.1f} kB"


@rule("HB602", "error")
def output_unwritable(path: str, reason: str) -> Finding:
    """A file of the bundle can't be written: no space left, no permission, a file where a folder should be.

    What was written so far is taken back, and the last bundle stays as it was.

    Wrong: `handbill build sites/acme --out /dev/full`

    Right: `handbill build sites/acme --out build`
    """
    return Finding(
        f"can't write {path}: {reason}", "the last bundle is untouched; choose another folder with --out"
    )


@rule("HB603", "error")
def output_locked(path: str, seconds: int, holder: str) -> Finding:
    """Another build is writing the same folder, and did not finish in time.

    Wrong: two `handbill watch` on one site with the same `--out`.

    Right: one of them, or another `--out` for the second.
    """
    who = f" (process {holder})" if holder else ""
    return Finding(
        f"another build{who} has been writing {path} for more than {seconds} s",
        "wait for it, or choose another folder with --out",
    )
