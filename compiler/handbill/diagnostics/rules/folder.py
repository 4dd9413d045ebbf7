"""What is wrong with the site's folder itself: HB030 to HB037."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.suggest import nearest


@rule("HB030", "error")
def site_missing(folder: bool, beside: Iterable[str] = ()) -> Finding:
    """A site is a folder that holds `site.yml`.

    Wrong: `handbill build sites/acmee`, or a folder with `promotions/` alone.

    Right: `handbill build sites/acme`, where `sites/acme/site.yml` says
    ```yaml
    language: 1
    name: Acme Outdoor
    currency: EUR
    timezone: Europe/Amsterdam
    consent: { source: page }
    ```
    """
    if not folder:
        return Finding("there is no such folder", "name the folder that holds site.yml")
    near = next((name for name in sorted(beside) if name.lower().startswith("site")), None)
    way = (
        f"rename '{near}' to site.yml"
        if near
        else "add one; 'handbill rule HB030' shows the least that it holds"
    )
    return Finding("this folder has no site.yml", way)


@rule("HB031", "error")
def file_name(stem: str, folder: str, ending: str = ".yml") -> Finding:
    """The name of a file, without `.yml`, is the id: small letters, digits and hyphens, a letter first.

    A file of `locales/` is named by its language tag: `nl.yml`, `pt-BR.yml`.

    Wrong: `promotions/Welcome Back.yml`

    Right: `promotions/welcome-back.yml`
    """
    if folder == "locales":
        return Finding(f"'{stem}' is no language tag", "name the file like nl.yml or pt-BR.yml")
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in stem.lower()).split()
    better = "-".join(words)
    if not better[:1].isalpha():
        better = f"{folder.rstrip('s')}-{better}".rstrip("-")
    return Finding(
        f"'{stem}' is no id: small letters, digits and hyphens, a letter first",
        f"rename it to {better}{ending}",
    )


@rule("HB032", "error")
def yaml_ending(name: str) -> Finding:
    """Definitions end in `.yml`. A file that ends otherwise is not read, and in these folders that is a mistake.

    Wrong: `promotions/welcome.yaml`

    Right: `promotions/welcome.yml`
    """
    return Finding(
        f"'{name}' does not end in .yml, so it is not read", f"rename it to {name.rsplit('.', 1)[0]}.yml"
    )


@rule("HB033", "error")
def file_unreadable(reason: str) -> Finding:
    """The system does not let Handbill read a file or folder of the site.

    Wrong: a file that belongs to somebody else, or a link to nothing.

    Right: `chmod u+r promotions/welcome.yml`
    """
    return Finding(f"this can't be read: {reason}", "mend its permissions, or remove it")


@rule("HB034", "error")
def link_leaves_site() -> Finding:
    """A definition uses nothing outside of its site's folder, symbolic links included.

    Wrong: `images/tent.svg` as a link to `/home/ann/pictures/tent.svg`

    Right: a copy of the file in `images/`
    """
    return Finding("this link leaves the site's folder", "copy what it points at into the folder")


@rule("HB035", "error")
def misplaced_file(path: str, places: Iterable[str]) -> Finding:
    """A `.yml` in a folder of definitions is always read; one that has no meaning there is a mistake.

    Wrong: `targeting/audience.yml`, `promotions/summer/sale.yml`

    Right: `targeting/audiences.yml`, `promotions/summer-sale.yml`
    """
    places = tuple(places)
    near = nearest(path, places)
    return Finding(
        f"nothing reads '{path}'", f"did you mean {near}?" if near else "it may be " + " or ".join(places)
    )


@rule("HB036", "error")
def site_id(name: str) -> Finding:
    """The site's id names its storage and its folder of output: small letters, digits and hyphens, a letter first.

    It is the name of the site's folder, unless `id:` in site.yml says otherwise.

    Wrong: the folder `My Shop` without more.

    Right:
    ```yaml
    id: my-shop
    ```
    """
    return Finding(
        f"'{name}' is no id: small letters, digits and hyphens, a letter first",
        "write 'id: …' in site.yml, or rename the folder",
    )


@rule("HB037", "warning")
def folder_name(folder: str, meant: str) -> Finding:
    """A folder that is nearly called like one of definitions holds `.yml` files, and nothing reads them.

    Wrong: `promotion/welcome.yml`

    Right: `promotions/welcome.yml`
    """
    return Finding(f"nothing in '{folder}/' is read", f"if it holds definitions, rename it to {meant}/")
