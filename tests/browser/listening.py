"""What the bundle listens for on a page: `shop.head.append(LISTENING)` before a visit, then `heard(shop)`."""

from tests.browser.shop import Shop

# The browsers' drivers have listeners of their own, which come whenever they come: Firefox's reach the page's own
# prototypes. So only those count that a script of the bundle's asked for.
LISTENING = """<script>
(function () {
  var add = EventTarget.prototype.addEventListener;
  window.heard = [];
  EventTarget.prototype.addEventListener = function (type) {
    if (new Error().stack.indexOf("/handbill.") > 0) window.heard.push(type);
    return add.apply(this, arguments);
  };
})();
</script>"""


def heard(shop: Shop) -> set[str]:
    """Return the types of the events that this document's bundle has listened for so far."""
    return set(shop.engine.js("window.heard"))
