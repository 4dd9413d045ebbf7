"""Units of currencies: the page divides by those of ISO 4217, as the compiler multiplies."""

from handbill.model.currencies import DIGITS
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules


def test_the_page_knows_the_units_that_the_compiler_knows(shop: Shop) -> None:
    body = """
    const { digitsOf } = await load("core/currencies.js");
    return codes.map((code) => [code, digitsOf(code)]);
    """
    assert dict(run_modules(shop, body, codes=list(DIGITS))) == DIGITS


def test_an_amount_is_the_same_where_shops_leave_the_small_coins_out(shop: Shop) -> None:
    body = """
    const { setSite } = await load("core/site.js");
    const { money } = await load("dom/money.js");
    setSite({}, { endpoints: {}, locale: "en", currency: "HUF" });
    return amounts.map(([minor, code]) => money(minor, code).replace(/[^\\d.]/g, "").replace(/\\.0+$/, ""));
    """
    amounts = [(1_250_000, "HUF"), (1_250_000, "IDR"), (1_250_000, "IQD"), (1_250_000, "KWD"), (1_250, "JPY")]

    assert run_modules(shop, body, amounts=amounts) == ["12500", "12500", "1250", "1250", "1250"]
    assert run_modules(shop, body, amounts=[(7_550, "EUR")]) == ["75.50"]
