"""HB580 to HB583, HB740: secrets, and what everybody may read."""

from handbill.diagnostics.rule import Finding, rule

_PUBLIC = "if everybody may read it, list it below 'public:' in site.yml"


@rule("HB580", "error")
def secret_shipped(what: str, file: str) -> Finding:
    """A key or a password would be in the bundle, its source map or another file that a shop publishes.

    Handbill knows the keys of many services by their marks. It looks for them in the files of the finished bundle, so that it
    does not matter where a key came from: an option of an app, a text, a script, a template, a picture.

    Wrong: a private key, which begins with `pk_`, for the `company` of Klaviyo; in a script of the shop's
    ```js
    const key = "-----BEGIN PRIVATE KEY-----…";
    ```
    Right: let the shop's server ask the service, and let the script ask the server. A key that was ever published, be it
    only in a repository, has to be replaced.

    A value that everybody may read goes into site.yml, each as it is:
    ```yaml
    public: [ AIzaSy… ]
    ```
    """
    return Finding(
        f"everybody could read {what} in {file}",
        f"take it out, and have it replaced by who issued it; {_PUBLIC}",
    )


@rule("HB581", "error")
def token_shipped(what: str, file: str) -> Finding:
    """Something that looks like a secret would be in the bundle.

    That is a value that is called `secret`, `token`, `password` or `api_key`, and a long run of random letters and digits,
    which nobody writes by hand. In words that visitors are meant to read, what is merely called so is a warning (HB583).

    Wrong: `const token = "tk83ls0qpw";`

    Right: no secret in the page. A value that everybody may read goes into site.yml, each as it is:
    ```yaml
    public: [ tk83ls0qpw ]
    ```
    """
    return Finding(f"{what} would be in {file}, where everybody can read it", f"take it out; {_PUBLIC}")


@rule("HB582", "warning")
def public_unneeded(text: str) -> Finding:
    """A value below `public:` is in no file of the bundle, or nothing about it looks secret: it lifts a check for nothing.

    Unwise: `public: [ Summer ]`

    Right: only values that a build has called secret, and that everybody may read.
    """
    return Finding(f"nothing asks for '{text}' to be public", "take it out of 'public:'")


@rule("HB583", "warning")
def words_name_secret(text: str) -> Finding:
    """Words that visitors are meant to read call something a password, a token or a secret.

    It may be meant for everybody, as the password of a sale is. Then it may stay, or be listed in site.yml.

    Unwise: `headline: "Password: hunter22"`, where it opens more than a sale.

    Right: no password in the page; for one that everybody may have,
    ```yaml
    public: [ SUMMER25 ]
    ```
    """
    return Finding(
        f"these words tell everybody '{text}', and call it a secret",
        "take it out if it is one; if everybody may have it, list it below 'public:' in site.yml",
    )


@rule("HB740", "error")
def option_odd(text: str, option: str, entry: str, why: str) -> Finding:
    """A value is not made as what it is for: an id of six letters and digits, say, where something longer stands.

    It may be another id, or a secret.

    Wrong: `apps: { klaviyo: { company: acme-outdoor, list: XyZ123 } }`

    Right: `apps: { klaviyo: { company: ABC123, list: XyZ123 } }`
    """
    return Finding(f"'{text}' is no '{option}' of {entry}", why)
