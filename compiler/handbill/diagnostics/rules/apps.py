"""HB731–HB739: apps, and what is handed to them."""

from collections.abc import Iterable

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span
from handbill.diagnostics.suggest import did_you_mean


@rule("HB731", "error")
def secret_written(option: str, app: str, why: str) -> Finding:
    """A secret stands in site.yml. Everything that a bundle knows can be read by everybody, and the bundle knows site.yml.

    Wrong: `apps: { klaviyo: { company: ABC123, list: XyZ123, api_key: pk_0123456789 } }`

    Right: `apps: { klaviyo: { company: ABC123, list: XyZ123 } }`; where a secret is needed, let the shop's server hand on
    what a `webhook` has sent it. A secret that was published has to be replaced.
    """
    return Finding(f"everybody could read '{option}' of {app} in the bundle", f"take it out: {why}")


@rule("HB732", "error")
def app_not_listed(app: str, listed: Iterable[str]) -> Finding:
    """Something is handed to an app that site.yml does not list, so that nobody has said how, or that it may be.

    Wrong: `on_submit: [ { sync: klaviyo } ]` in a site without `apps:`

    Right: `apps: { klaviyo: { company: ABC123, list: XyZ123 } }` in site.yml beside it
    """
    names = ", ".join(sorted(listed))
    return Finding(
        f"site.yml does not list the app '{app}'",
        f"list it below 'apps:' in site.yml{f', where there is {names}' if names else ''}",
    )


@rule("HB733", "error")
def answer_unknown(field: str, known: Iterable[str]) -> Finding:
    """An app is to be told what nobody asks: no form has a field of that name. Names with a point in them are facts.

    Wrong: `sync: { app: webhook, fields: [emial] }`

    Right: `sync: { app: webhook, fields: [email, profile.tier] }`
    """
    return Finding(f"no form asks for '{field}'", did_you_mean(field, known))


@rule("HB734", "error")
def mapped_twice(name: str, first: Span) -> Finding:
    """Two fields are to have the same name at an app, where one would take the other's place.

    Wrong: `fields: { email: contact, phone: contact }`

    Right: `fields: { email: contact_email, phone: contact_phone }`
    """
    return Finding(
        f"two fields are called '{name}'", "give each a name of its own", (Note(first, "the first one"),)
    )


@rule("HB735", "error")
def nothing_submitted() -> Finding:
    """Something is to be done with a form once it is sent, and the promotion has no form.

    Wrong: `on_submit` beside `content: { headline: Hello }`

    Right: give the promotion a form, or do it in a campaign that shows it.
    """
    return Finding("the promotion has no form that is sent", "add a form, or take 'on_submit' out")


@rule("HB736", "error")
def no_campaign_here(step: str, known: Iterable[str]) -> Finding:
    """A step stands in `on_submit` that has a meaning in a campaign alone: nobody waits or branches off behind a form.

    Wrong: `on_submit: [ { delay: 2d }, { sync: klaviyo } ]`

    Right: `on_submit: [ { sync: klaviyo } ]`, and the rest in a campaign.
    """
    return Finding(f"'{step}' needs a campaign", f"on_submit takes: {', '.join(known)}")


@rule("HB737", "error")
def address_missing(app: str, goals: Iterable[str]) -> Finding:
    """An app that knows people by an address is to be told of somebody, and gets no address.

    Wrong: `sync: { app: klaviyo, fields: [profile.tier] }`

    Right: `sync: { app: klaviyo, fields: [email, profile.tier] }`, where a form asks for `email`
    """
    return Finding(f"{app} is told no address", f"hand on a field for {' or '.join(goals)}")


@rule("HB738", "warning")
def leave_missing(app: str, fields: Iterable[str]) -> Finding:
    """An app is told only of those who agreed to it, and no form asks for that: it will never be told of anybody.

    Unwise: `fields: [ email ]` with `on_submit: [ { sync: klaviyo } ]`

    Right: `fields: [ email, { marketing_consent: "Yes, send me news." } ]`
    """
    return Finding(
        f"{app} will be told of nobody: no form asks whether it may be",
        f"add the field {' or '.join(fields)}",
    )


@rule("HB739", "warning")
def app_idle(app: str) -> Finding:
    """An app is listed and nothing is handed to it. Apps get leads by `sync` alone.

    Unwise: `apps: { klaviyo: { company: ABC123, list: XyZ123 } }`, and no `sync` anywhere

    Right: `on_submit: [ { sync: klaviyo } ]` in a promotion with a form, or `sync: klaviyo` in a campaign
    """
    return Finding(f"nothing is handed to {app}", f"write on_submit: [ {{ sync: {app} }} ] in a promotion")
