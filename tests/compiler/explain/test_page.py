"""What an address tells of a page, as the page's own `location` would."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.explain.page import Page, page_at
from handbill.model.site import Site
from handbill.pipeline import check_site

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="module")
def site() -> Site:
    found = check_site(SITE, datetime(2026, 11, 22, 12, tzinfo=UTC), Report())
    assert found is not None
    return found


def at(address: str, site: Site) -> Page:
    found = page_at(address, site)
    assert found is not None
    return found


def test_a_path_lies_on_the_shops_own_host(site: Site) -> None:
    page = at("/products/tent?size=2&size=3&color=moss+green&gift=#reviews", site)

    assert (page.path, page.host, page.hash, page.type) == (
        "/products/tent",
        "shop.acme.test",
        "reviews",
        "product",
    )
    assert page.part("query", "size") == "2"
    assert page.part("query", "color") == "moss green"
    assert (page.part("query", "gift"), page.part("query", "other")) == ("", "")


def test_a_whole_address_brings_its_host(site: Site) -> None:
    page = at("https://Sale.acme.test:8443", site)

    assert (page.path, page.host, page.type) == ("/", "sale.acme.test", "home")


def test_a_path_is_escaped_as_browsers_do(site: Site) -> None:
    assert at("/products/käse & brot", site).path == "/products/k%C3%A4se%20&%20brot"
    assert at("/products/k%C3%A4se", site).path == "/products/k%C3%A4se"


def test_a_page_that_no_glob_fits_is_of_a_type_that_only_the_page_can_tell(site: Site) -> None:
    assert at("/about", site).type is None


@pytest.mark.parametrize("address", ["cart", "", "?a=b", "mailto:a@b.test", "//evil.test/x", "https://"])
def test_what_is_no_page_is_none(site: Site, address: str) -> None:
    assert page_at(address, site) is None
