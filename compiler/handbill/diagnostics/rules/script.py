"""HB53x: scripts of the extension folders, which need a parser to be judged."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB530", "error")
def script_syntax(found: str) -> Finding:
    """A script is not JavaScript that the compiler can read.

    Wrong:
    ```js
    export function watch(parameters, page, fire) { if (x { fire(); } }
    ```
    Right:
    ```js
    export function watch(parameters, page, fire) { if (x) { fire(); } }
    ```
    """
    return Finding(f"this is no JavaScript: {found}", "scripts are ES2020 modules")


@rule("HB531", "error")
def script_import_unknown(source: str, suggestion: str | None = None) -> Finding:
    """An `import` names a module that does not exist, or lies outside the site and the runtime.

    Wrong:
    ```js
    import { now } from "lodash";
    ```
    Right: a relative path, or a module of the runtime by `handbill/`.
    ```js
    import { now } from "handbill/core/clock.js";
    ```
    """
    near = f"did you mean '{suggestion}'? " if suggestion else ""
    return Finding(
        f"there is no module '{source}'",
        near + "import a relative path, or 'handbill/core/….js' for a module of the runtime",
    )


@rule("HB532", "error")
def script_export_missing(name: str, path: str, suggestion: str | None = None) -> Finding:
    """A module does not export what another imports from it, or what its manifest promises.

    Wrong: `trigger.js` with
    ```js
    export function listen(parameters, page, fire) {}
    ```
    Right:
    ```js
    export function watch(parameters, page, fire) {}
    ```
    """
    return Finding(
        f"{path} does not export '{name}'", f"did you mean '{suggestion}'?" if suggestion else None
    )


@rule("HB533", "error")
def script_refused(what: str, instead: str) -> Finding:
    """A script uses a way to import or export that the bundler does not join.

    All modules are joined into one scope, so that a bundle holds only what it uses: `export default`, `import * as`,
    `export *`, `import()` and an `import` for its side effects alone are refused.

    Wrong:
    ```js
    export default function (element, open) {}
    ```
    Right:
    ```js
    export function attach(element, open, argument) {}
    ```
    """
    return Finding(f"{what} can't be joined into a bundle", instead)


@rule("HB534", "error")
def script_side_effect() -> Finding:
    """A module does something when it is loaded.

    Modules only declare, so that what nobody uses can be left out, and so that nothing happens before consent.

    Wrong:
    ```js
    document.addEventListener("click", count);
    ```
    Right:
    ```js
    export function watch(parameters, page, fire) {
      document.addEventListener("click", fire, { signal: page.signal });
    }
    ```
    """
    return Finding(
        "this runs when the module is loaded", "a module holds declarations; move this into a function"
    )


@rule("HB536", "error")
def predicate_missing() -> Finding:
    """A script that a rule asks does not export what can be asked: a function of one parameter, as its default.

    Wrong:
    ```js
    export async function vip(fact) { return true; }
    ```
    Right:
    ```js
    export default (fact) => fact("cart.count") > 2;
    ```
    """
    return Finding("nothing here can be asked", 'write export default (fact) => fact("cart.count") > 2;')


@rule("HB537", "error")
def predicate_reads(name: str) -> Finding:
    """A script that a rule asks reads a fact whose name is not written out.

    The bundle holds those facts alone that a script names, and the script is asked again when one of them changes, so
    each name stands in quotes where it is read.

    Wrong:
    ```js
    export default (fact) => ["count", "lines"].some((name) => fact("cart." + name) > 2);
    ```
    Right:
    ```js
    export default (fact) => fact("cart.count") > 2 || fact("cart.lines") > 2;
    ```
    """
    return Finding(f"'{name}' is not called with a name in quotes here", f'write {name}("cart.count")')


@rule("HB538", "error")
def predicate_impure(what: str, instead: str) -> Finding:
    """A script that a rule asks does more than compute.

    What it says has to follow from the facts that it reads: it can't see the page, the network, storage, the clock or
    chance, nor make code of text.

    Wrong:
    ```js
    export default () => localStorage.getItem("vip") === "1";
    ```
    Right: a fact, which `targeting/facts.yml` can read for it.
    ```js
    export default (fact) => fact("loyalty.tier") === "vip";
    ```
    """
    return Finding(f"{what} has no place in a script that a rule asks", instead)


@rule("HB535", "error")
def script_not_minifiable(after: str) -> Finding:
    """The minifier takes white space away by simple rules, and would change the meaning here.

    It is known to be wrong about a regular expression right after `=>`, a template literal within another, class
    fields, and `1 .toFixed()`.

    Wrong:
    ```js
    const clean = (text) => /a  b/.test(text);
    ```
    Right:
    ```js
    const GAP = /a  b/;
    const clean = (text) => GAP.test(text);
    ```
    """
    return Finding(
        f"without white space, the code from here on would mean something else ('{after}')",
        "give the regular expression a name, or take the inner template literal out",
    )


_DONE = {"stores": "stores something", "asks": "asks the network", "marks": "numbers a visitor"}


@rule("HB571", "error")
def effect_ungated(what: str, kind: str) -> Finding:
    """A script stores something, asks the network or numbers visitors where no gate of consent stands before it.

    What is kept goes through `save`, which asks for the purpose, and lets a withdrawal and the shop's retention delete it.
    What is sent goes through `endpoints`, `apps` or a platform, whose requests are stated.

    Wrong:
    ```js
    localStorage.setItem("seen", "1");
    ```
    Right:
    ```js
    import { save } from "handbill/core/record.js";

    const note = () => save((area) => {
      area.seen = 1;
    });
    ```
    """
    instead = {
        "stores": "keep it by save() of handbill/core/record.js",
        "asks": "let an app or an endpoint of site.yml send it",
        "marks": "leave it out: an experiment numbers its visitors by itself",
    }
    return Finding(f"'{what}' {_DONE[kind]} here, and no purpose of consent gates it", instead[kind])
