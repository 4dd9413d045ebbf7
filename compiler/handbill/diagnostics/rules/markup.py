"""HB5xx: markup, style and script of the extension folders, which need a library to be judged."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span
from handbill.diagnostics.suggest import did_you_mean, nearest


@rule("HB501", "error")
def template_fails(message: str) -> Finding:
    """A template does not render.

    There is a mistake in its syntax, a variable or a filter that is not there, or something that the sandbox forbids
    (`**`, endless loops, more than 200,000 characters). A template of the shop's own has 2 seconds and 256 MiB to render, and may not include itself. A template knows the parameters that its manifest declares, `messages` and, by its kind, `template`, `screens`,
    `id`, `name`, `fields`.

    Wrong:
    ```jinja
    <h2>{{ headlin }}</h2>
    ```
    Right:
    ```jinja
    <h2>{{ text }}</h2>
    ```
    """
    return Finding(
        f"the template does not render: {message}", "docs/extending.md says which variables it has"
    )


@rule("HB502", "error")
def text_changed(where: str | None = None) -> Finding:
    """A template changes, compares or cuts a promotion's text, or mixes it with other text in an attribute.

    Promotions that differ by their texts alone share one compiled structure, so while a template renders, a text is a
    placeholder: the template can place it as the whole of an attribute or anywhere in the content, and that is all.

    Wrong:
    ```jinja
    <h2>{{ text | upper }}</h2> <img src="{{ image.src }}" alt="{{ image.src }}, {{ image.alt }}">
    ```
    Right:
    ```jinja
    <h2>{{ text }}</h2> <img src="{{ image.src }}" alt="{{ image.alt }}">
    ```
    """
    place = f": '{where}' holds it and something else" if where else ""
    return Finding(
        f"a template can place a text, not change it{place}",
        "let the style sheet change its look, and make two attributes or two elements of what is put together",
    )


@rule("HB503", "error")
def markup_unreadable(message: str, instead: str) -> Finding:
    """Markup that a browser would read as something else than is written.

    Wrong:
    ```html
    <div class="gap"/> <p>one <div>two</div></p>
    ```
    Right:
    ```html
    <div class="gap"></div> <div>one <div>two</div></div>
    ```
    """
    return Finding(f"this markup is not what it looks like: {message}", instead)


@rule("HB504", "error")
def tag_refused(tag: str, known: tuple[str, ...]) -> Finding:
    """An element that a promotion can't hold: whatever runs code, loads documents or styles, or is no HTML.

    Wrong:
    ```html
    <script>track()</script> <iframe src="/game"></iframe>
    ```
    Right: an action of the template's `behaviour.js`.
    ```html
    <button type="button" hb-do="game">Play</button>
    ```
    """
    near = nearest(tag, known) if tag not in _INSTEAD else None
    return Finding(
        f"<{tag}> can't stand in a promotion",
        f"did you mean '{near}'?" if near else _INSTEAD.get(tag, _UNKNOWN),
    )


_PAGES = "leave it out: it belongs to a page, not to a part of one"
_EMBEDS = 'lead there by a link: <a href="https://…">'
_INSTEAD = {
    "script": "leave it out: what a script does stands in the behaviour.js of a template",
    "style": "leave it out: rules stand in the style.css of a template",
    "link": "leave it out: rules stand in the style.css of a template",
    **dict.fromkeys(("iframe", "frame", "object", "embed", "applet"), _EMBEDS),
    **dict.fromkeys(("meta", "base", "title", "head", "body", "html", "template"), _PAGES),
}
_UNKNOWN = "use an element of HTML that shows something, as <div>, <p> and <span> do"


@rule("HB505", "error")
def attribute_refused(name: str, tag: str, instead: str) -> Finding:
    """An attribute that an element of a promotion can't have.

    It would run code, set a style past the content security policy, tick a box beforehand, or means nothing there.

    Wrong:
    ```html
    <button onclick="close()" style="color: red">Close</button>
    ```
    Right:
    ```html
    <button type="button" class="close" hb-do="close">Close</button>
    ```
    """
    return Finding(f"'{name}' can't stand on <{tag}>", instead)


@rule("HB506", "error")
def address_refused(address: str) -> Finding:
    """An address in a template with a scheme that does not lead to a page, a mailbox or a telephone.

    Wrong:
    ```html
    <a href="javascript:history.back()">Back</a> <img src="data:image/png;base64,…" alt="">
    ```
    Right:
    ```html
    <a href="/collections">Back</a> <img src="/images/tent.svg" alt="">
    ```
    """
    scheme = address.partition(":")[0].lower()
    near = nearest(f"{scheme}:", ("http:", "https:", "mailto:", "tel:", "sms:"))
    found = (
        f"did you mean '{near}'?"
        if near
        else "begin with https:, mailto:, tel: or sms:, or with '/' for the shop"
    )
    instead = "leave it out, and name what a click does by hb-do" if scheme in _RUNS else found
    if address[:1] in ("/", "\\"):
        instead = "say how the shop is left: https://" + address.lstrip("/\\")
    if scheme == "data":
        instead = "put the file on the shop, and write its path: /images/tent.svg"
    return Finding(f"'{address}' is no address that a promotion may use", instead)


_RUNS = ("javascript", "vbscript")


@rule("HB507", "error")
def id_twice(name: str, first: Span, block: str | None, other: str | None, own: bool) -> Finding:
    """Two elements of one screen have the same `id`, so that labels and descriptions point at the wrong one.

    Wrong:
    ```html
    <input id="mail"> <input id="mail">
    ```
    Right:
    ```html
    <input id="mail"> <input id="mail-again">
    ```
    """
    brings = f": the block '{block}' brings it" if block else ""
    has = f"the block '{other}' has it too" if other else "first given here"
    return Finding(
        f"the id '{name}' stands twice on one screen{brings}",
        f'make it of the id that the template is given: id="{{{{ id }}}}-{name}"'
        if own
        else "give one of them another id",
        (Note(first, has),),
    )


@rule("HB508", "error")
def name_missing(tag: str, instead: str) -> Finding:
    """Something that a screen reader could not name.

    An image without `alt`, a form control without a label, a button without words.

    Wrong:
    ```html
    <img src="/tent.svg"> <input type="email" name="email">
    ```
    Right:
    ```html
    <img src="/tent.svg" alt="A tent"> <label>E-mail <input type="email" name="email"></label>
    ```
    """
    return Finding(f"this <{tag}> has no name that can be read out", instead)


@rule("HB509", "error")
def button_type_missing() -> Finding:
    """A button without `type` sends the form around it.

    Wrong:
    ```html
    <button hb-do="close">Close</button>
    ```
    Right:
    ```html
    <button type="button" hb-do="close">Close</button>
    ```
    """
    return Finding("this button has no 'type', so it would send the form around it", 'write type="button"')


@rule("HB510", "error")
def action_unknown(name: str, known: tuple[str, ...]) -> Finding:
    """`hb-do` names an action that neither the runtime nor a script of the promotion's template and blocks has.

    Wrong:
    ```html
    <button type="button" hb-do="dismiss">No, thanks</button>
    ```
    Right:
    ```html
    <button type="button" hb-do="close">No, thanks</button>
    ```
    """
    return Finding(f"there is no action '{name}'", did_you_mean(name, known))


@rule("HB511", "error")
def frame_wrong(message: str) -> Finding:
    """A template's markup is one element, the frame, which holds one element with `hb-screen`.

    There the blocks of the current screen are put. The frame is a dialog, section, div, aside or form.

    Wrong:
    ```html
    <h2>Hello</h2> <div hb-screen></div>
    ```
    Right:
    ```html
    <dialog><div hb-screen></div></dialog>
    ```
    """
    return Finding(f"the frame of a template is one element with one 'hb-screen' in it: {message}")


@rule("HB512", "warning")
def heading_level(tag: str, before: str | None) -> Finding:
    """A heading of another level than a reader of the screen expects there.

    A screen begins with `<h2>`: the page has the `<h1>`, and the promotion is named after it. Below it no level is left out.

    Wrong:
    ```html
    <h2>Sizes</h2> <h4>Tents</h4>
    ```
    Right:
    ```html
    <h2>Sizes</h2> <h3>Tents</h3>
    ```
    """
    if before is None:
        return Finding(f"the first heading of this screen is <{tag}>", "begin with <h2>")
    return Finding(
        f"<{tag}> after <{before}> leaves a level out",
        f"write <h{int(before[1]) + 1}>, and let the style sheet size it",
    )


@rule("HB520", "error")
def style_refused(what: str) -> Finding:
    """A style sheet that would load something, or run code in old browsers.

    `@import`, `url()` of anything but a path on the shop (`/fonts/x.woff2`) or a fragment, `expression()`, `behavior`
    and `-moz-binding` are refused.

    Wrong:
    ```css
    @import "fonts.css"; .hero { background: url(https://cdn.example/hero.jpg); }
    ```
    Right:
    ```css
    .hero { background: linear-gradient(#fff, #eee); }
    ```
    """
    return Finding(
        f"'{what}' can't stand in a promotion's style sheet",
        "show pictures with <img>; what has to be loaded comes from a path on the shop",
    )


@rule("HB521", "error")
def style_broken(message: str) -> Finding:
    """A style sheet with an unclosed block, string or comment, so that what follows would be swallowed.

    Wrong:
    ```css
    .close { color: red;
    ```
    Right:
    ```css
    .close { color: red; }
    ```
    """
    return Finding(f"this style sheet is broken: {message}")


@rule("HB522", "error")
def style_not_minifiable(after: str) -> Finding:
    """White space could not be taken out of a style sheet without changing its meaning.

    Comments of HTML are the likeliest reason.

    Wrong:
    ```css
    <!-- .half { width: 50%; } -->
    ```
    Right:
    ```css
    /* .half { width: 50%; } */
    ```
    """
    return Finding(
        f"without white space, this would mean something else from '{after}' on", "write it in plainer CSS"
    )


@rule("HB523", "warning")
def property_unknown(name: str, near: str) -> Finding:
    """A property of CSS that no browser knows; they leave it out and say nothing.

    Prefixed ones (`-webkit-…`) and custom ones (`--space`) are not asked about.

    Wrong:
    ```css
    .screen { colour: var(--text); }
    ```
    Right:
    ```css
    .screen { color: var(--text); }
    ```
    """
    return Finding(f"there is no property '{name}'", f"did you mean '{near}'?" if near else None)


@rule("HB524", "warning")
def side_by_hand(name: str, instead: str) -> Finding:
    """A left or a right in a style sheet, which stays where it is in a language that is written from right to left.

    Where both sides get the same, or the value is 50 %, there is nothing to say. A shorthand of four values, or of corners,
    has a left and a right as well, unless the same rule turns what it is about.

    Wrong:
    ```css
    .close { right: 4px; } p { text-align: left; padding-left: 12px; }
    ```
    Right:
    ```css
    .close { inset-inline-end: 4px; } p { text-align: start; padding-inline-start: 12px; }
    ```
    """
    return Finding(f"'{name}' is the same side in every language", f"write '{instead}'")


@rule("HB525", "warning")
def target_small(name: str, least: str) -> Finding:
    """A button, a list or the like that is too small to be hit by a thumb: WCAG 2.2 wants 24 px both ways.

    Wrong:
    ```css
    .close { width: 16px; height: 16px; }
    ```
    Right: the cross may be small, what can be hit is not.
    ```css
    .close { width: 44px; height: 44px; font-size: 16px; }
    ```
    """
    return Finding(f"with this '{name}' the control is hard to hit", f"make it at least {least}, better 44px")


@rule("HB539", "warning")
def value_unknown(name: str, value: str, near: str) -> Finding:
    """A unit, word, colour or function in the value of a property that no browser knows; they leave out the whole declaration.

    Judged are units, functions and hexadecimal colours wherever they stand, words of properties that take no names of the
    author's, and sizes without a unit. Values of prefixed and custom properties may be anything.

    Wrong:
    ```css
    .screen { color: rde; padding: 1xp; display: blok; border-radius: 8; }
    ```
    Right:
    ```css
    .screen { color: red; padding: 1px; display: block; border-radius: 8px; }
    ```
    """
    return Finding(
        f"'{value}' can't stand in a value of '{name}'",
        f"did you mean '{near}'?"
        if near
        else f"look up what '{name}' takes: with this, browsers leave it out",
    )
