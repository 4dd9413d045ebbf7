"""HB48x: files of products, and what promotions want to show of them."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.suggest import did_you_mean, nearest


@rule("HB481", "error")
def feed_unreadable(why: str, help: str) -> Finding:
    """A file of `products/` is no table of products: a `.csv` whose first row names the columns, or a `.json` list.

    Wrong:
    ```json
    { "tent": { "title": "Ridge 2" } }
    ```

    Right:
    ```json
    [ { "id": "tent", "title": "Ridge 2", "price": 249.00, "link": "/products/ridge-2" } ]
    ```
    """
    return Finding(why, help)


@rule("HB482", "error")
def column_missing(column: str, wanted_by: str, known: Iterable[str]) -> Finding:
    """A file of products lacks a column that every product needs, or that the algorithm goes by.

    Wrong: `products: most_bought` over a file with the columns `id,title,price,link`

    Right: `id,title,price,link,sales`
    """
    near = nearest(column, known)
    help = f"is it the column '{near}'?" if near else f"add a column '{column}'"
    return Finding(f"the products have no '{column}', which {wanted_by} needs", help)


@rule("HB483", "error")
def row_too_long(cells: int, columns: int) -> Finding:
    """A row of a `.csv` has more cells than the first row has columns. A cell with a comma in it needs quotes.

    Wrong: `tent,Ridge 2, green,249.00,/products/ridge-2`

    Right: `tent,"Ridge 2, green",249.00,/products/ridge-2`
    """
    return Finding(
        f"this row has {cells} cells, and there are {columns} columns",
        "put quotes around a cell with a comma in it",
    )


@rule("HB484", "warning")
def nothing_to_show(why: str) -> Finding:
    """No product fits, so nobody will see this: an empty list is left out of the page.

    Mind: `products: { algorithm: most_bought, filter: { category: tents, price: { above: 9000 } } }`, or a feed in which
    nothing has a number of `sales`.
    """
    return Finding(f"there is no product to show: {why}", "loosen the filter, or look at the products")


@rule("HB485", "warning")
def product_unknown(id: str, column: str, more: int, known: Iterable[str]) -> Finding:
    """A product names another that is not in the file. It is passed over.

    Mind: `bought_with` holding `ridge-3`, when the tent's id is `ridge-2`.
    """
    rest = f" ({more} more like it)" if more else ""
    near = nearest(id, known)
    return Finding(
        f"'{column}' names the product '{id}', which is not in this file{rest}",
        f"did you mean '{near}'?" if near else "take it out, or add the product",
    )


@rule("HB486", "warning")
def value_of_no_product(text: str, column: str, known: Iterable[str]) -> Finding:
    """A filter asks for a value that no product has.

    Mind: `filter: { category: tentz }`, when the products say `tents`.
    """
    return Finding(f"no product has the {column} '{text}'", did_you_mean(text, known))


@rule("HB487", "warning")
def column_nearly_known(column: str, meant: str) -> Finding:
    """A column is called nearly like one that means something. Columns of other names are yours, to filter by.

    Mind: a column `sale`, when the algorithms go by `sales`.
    """
    return Finding(f"the column '{column}' is one of your own", f"did you mean '{meant}'?")
