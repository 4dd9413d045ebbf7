"""HB44x: triggers that can't do together what a definition asks of them."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB440", "warning")
def combination_of_one(name: str, part: str) -> Finding:
    """A combination of a single trigger is that trigger.

    Better: `triggers: [ { timer: 20s } ]` in place of `triggers: [ { all: [ { timer: 20s } ] } ]`
    """
    return Finding(
        f"'{name}' of one trigger is the trigger itself", f"write {part} without '{name}', or add a part"
    )


@rule("HB441", "error")
def never_later(trigger: str, name: str, earlier: str) -> Finding:
    """A trigger that fires when the page view starts, or not in it at all, is waited for behind another.

    Wrong: `sequence: [ { timer: 10s }, { page_views: 3 } ]`

    Right: `all: [ { timer: 10s }, { page_views: 3 } ]`, or `sequence: [ { page_views: 3 }, { timer: 10s } ]`
    """
    return Finding(
        f"{trigger} is settled when the page view starts, so in this '{name}' it can't come after {earlier}",
        f"put {trigger} first, or write 'all' in place of '{name}'",
    )


@rule("HB442", "error")
def parts_apart(name: str, devices: tuple[tuple[str, tuple[str, ...]], ...]) -> Finding:
    """A combination waits for triggers that never fire on one and the same device.

    Wrong: `all: [ { exit_intent: { device: desktop } }, { click: { selector: "#menu", device: mobile } } ]`

    Right: `any: [ … ]` where either will do, or the same device for all of them.
    """
    said = ", ".join(f"{trigger} on {' and '.join(where) or 'no device'}" for trigger, where in devices)
    return Finding(f"no visitor can do all of this '{name}': {said}", "name the same devices, or use 'any'")


@rule("HB443", "error")
def parameters_apart(first: str, second: str, trigger: str) -> Finding:
    """Two parameters of a trigger say different things about when it fires.

    Wrong: `scroll_depth: { depth: 60%, while: { from: 30%, to: 80% } }`

    Right: `scroll_depth: { while: { from: 30%, to: 80% } }`, or `scroll_depth: 60%`.
    """
    return Finding(f"{trigger} can't have '{first}' beside '{second}'", "keep one of them")


@rule("HB444", "error")
def parameter_alone(name: str, wanted: str, trigger: str) -> Finding:
    """A parameter of a trigger means nothing without another one.

    Wrong: `scroll_depth: { depth: 60%, close: true }`

    Right: `scroll_depth: { while: { from: 30%, to: 60% }, close: true }`
    """
    return Finding(
        f"'{name}' of {trigger} means nothing without '{wanted}'", f"add '{wanted}', or drop '{name}'"
    )
