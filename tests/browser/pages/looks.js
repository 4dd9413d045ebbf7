/* What the tests of every template ask of the page: `looks.NAME()` about the one promotion that is open. */
(function () {
  var STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  function shadow() {
    return document.querySelector("hb-root").shadowRoot;
  }

  function list(css) {
    return Array.from(shadow().querySelectorAll(css)).filter(seen);
  }

  function seen(element) {
    var box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === "visible" && !element.closest("[inert]");
  }

  function name(element) {
    var said = (element.getAttribute("aria-label") || element.textContent || "").trim().slice(0, 30);
    return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") +
      (element.getAttribute("class") ? "." + element.getAttribute("class").replace(/ /g, ".") : "") + (said ? " “" + said + "”" : "");
  }

  function round(number) {
    return Math.round(number * 2) / 2;
  }

  /** The innermost element at a point, through shadow roots. */
  function at(x, y) {
    var top = document.elementFromPoint(x, y), inner;
    while (top && top.shadowRoot && (inner = top.shadowRoot.elementFromPoint(x, y)) && inner !== top) top = inner;
    return top;
  }

  function hit(element) {
    // A link that breaks over two lines has nothing in the middle of its box.
    var box = element.getClientRects()[0];
    var top = at(box.left + box.width / 2, box.top + box.height / 2), label = top && top.closest("label");
    if (label && label.control === element) return true;
    while (top && top !== element) top = top.parentNode || top.host;
    return !!top;
  }

  function clipped(element) {
    for (var above = element; above instanceof Element; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== "visible") return above;
    return null;
  }

  /** Where the words of an element itself stand; nothing when it has none that are drawn: those in a canvas are not. */
  function words(element) {
    var all = Array.from(element.childNodes).filter(function (node) { return node.nodeType === 3 && node.data.trim(); });
    var boxes = all.map(function (node) {
      var range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    }).filter(function (box) { return box.width; });
    return boxes.length && {
      left: Math.min.apply(null, boxes.map(function (one) { return one.left; })),
      right: Math.max.apply(null, boxes.map(function (one) { return one.right; }))
    };
  }

  /** Tells whether an element is, or lies on, a shelf of things to be leafed through sideways. */
  function shelved(element) {
    for (var above = element; above instanceof Element; above = above.parentElement)
      if (getComputedStyle(above).scrollSnapType !== "none") return true;
    return false;
  }

  /** A control, or the label that does the same when it is clicked, whichever is larger. */
  function target(element) {
    var all = [element].concat(Array.from(element.labels || []), element.closest("label") || []);
    return Math.max.apply(null, all.map(function (one) {
      var box = one.getBoundingClientRect();
      return Math.min(box.width, box.height);
    }));
  }

  function inSentence(element) {
    return element.tagName === "A" && getComputedStyle(element).display === "inline" &&
      element.parentElement.textContent.trim() !== element.textContent.trim();
  }

  function canonical(node) {
    if (node.nodeType === 3) return node.data;
    var attributes = Array.from(node.attributes).map(function (one) { return one.name + "=" + one.value; }).sort();
    return [node.namespaceURI, node.localName, attributes].concat(Array.from(node.childNodes).map(canonical));
  }

  window.looks = {
    /** What Tab comes to: every control, and of boxes of which one is ticked the first. */
    stops: function () {
      var groups = {};
      return list(STOPS).filter(function (stop) {
        if (stop.disabled || stop.tabIndex < 0) return false;
        return stop.type !== "radio" || (groups[stop.name] = groups[stop.name] || stop) === stop;
      }).map(name);
    },

    focus: function () {
      var here = document.activeElement;
      while (here && here.shadowRoot && here.shadowRoot.activeElement) here = here.shadowRoot.activeElement;
      return { name: name(here), inside: here.getRootNode() === shadow(), group: here.type === "radio" ? here.name : "" };
    },

    /** What lies beside the window, or is cut off at the side without a way to scroll there. */
    overflow: function () {
      var said = [];
      if (document.scrollingElement.scrollWidth > innerWidth) said.push("the page scrolls sideways");
      list("*").forEach(function (element) {
        var box = element.getBoundingClientRect(), style = getComputedStyle(element);
        var cut = clipped(element.parentElement), edge = cut ? cut.getBoundingClientRect() : { left: 0, right: innerWidth };
        if (shelved(element.parentElement)) return;
        // What is cut to a shape may reach over it; the words in it may not.
        if (cut && /hidden|clip/.test(getComputedStyle(cut).overflowX) && !(box = words(element))) return;
        if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5)
          said.push(name(element) + " reaches from " + box.left + " to " + box.right + " in " + edge.left + " to " + edge.right);
        if (!shelved(element) && /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth &&
          !/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName))
          said.push(name(element) + " holds " + element.scrollWidth + " in " + element.clientWidth);
      });
      return said;
    },

    /** Controls and words that can't be brought into the window and hit there. */
    unreached: function () {
      return list(STOPS + ", h2, p").filter(function (element) {
        element.scrollIntoView({ block: "center", behavior: "instant" });
        var box = element.getBoundingClientRect();
        var controls = element.matches(STOPS) && !element.matches("[tabindex='-1']");
        if (controls) return box.top < -0.5 || box.bottom > innerHeight + 0.5 || !hit(element);
        return box.bottom < 0 || box.top > innerHeight;
      }).map(name);
    },

    small: function (least) {
      return list(STOPS).filter(function (element) {
        return !inSentence(element) && target(element) < least - 0.01;
      }).map(function (element) { return name(element) + " " + round(target(element)); });
    },

    /** Controls without an edge or a ground of their own once the system draws its own colours. */
    edgeless: function () {
      var found = list("input:not([type=checkbox]):not([type=radio]):not([type=range]), select, textarea, .button").filter(function (one) {
        return !parseFloat(getComputedStyle(one).borderTopWidth);
      });
      var box = shadow().querySelector("*"), rect = box.getBoundingClientRect(), style = getComputedStyle(box);
      var edges = [[rect.top > 0, style.borderTopWidth], [rect.bottom < innerHeight, style.borderBottomWidth]];
      if (getComputedStyle(box).position !== "static" && edges.some(function (one) { return one[0] && !parseFloat(one[1]); }))
        found.push(box);
      return found.map(name);
    },

    moving: function () {
      return shadow().getAnimations().filter(function (one) { return one.playState === "running"; }).map(function (one) {
        return (one.animationName || one.transitionProperty || "script") + " on " + name(one.effect.target);
      });
    },

    /** What the page's styles must not change: place (within the frame when the page places that), size, colours, letters
     * and hits of everything that can be seen. */
    signature: function (inFlow) {
      var start = inFlow ? shadow().querySelector("*").getBoundingClientRect() : { left: 0, top: 0 };
      return list("*").map(function (element) {
        var box = element.getBoundingClientRect(), style = getComputedStyle(element);
        return [name(element), [box.left - start.left, box.top - start.top, box.width, box.height].map(round).join(" "),
          style.color, style.backgroundColor, style.fontSize, style.fontFamily, style.letterSpacing, style.textTransform, style.opacity,
          style.pointerEvents, style.filter, !element.matches(STOPS) || hit(element)].join(" | ");
      });
    },

    /** Dresses the page in a sheet of its own; hands back what takes it off. */
    wear: function (css) {
      var style = document.createElement("style");
      style.textContent = css;
      document.head.append(style);
      window.worn = style;
      return 1;
    },

    /** What differs between the tree that the runtime built and the one that the parser makes of the same markup. */
    reparsed: function () {
      var parsed = document.createElement("template");
      parsed.innerHTML = shadow().innerHTML;
      shadow().normalize();
      var ours = Array.from(shadow().childNodes).map(canonical), theirs = Array.from(parsed.content.childNodes).map(canonical);
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [ours, theirs];
    },

    /** What the parser makes of each piece of rendered markup: [tag, attributes, …children]. */
    eachParsed: function (pieces) {
      return pieces.map(looks.parsed);
    },

    parsed: function (markup) {
      var parsed = document.createElement("template");
      parsed.innerHTML = markup;
      function branch(node) {
        if (node.nodeType === 3) return node.data;
        var attributes = {};
        Array.from(node.attributes).forEach(function (one) { attributes[one.name] = one.value; });
        return [node.localName, attributes].concat(Array.from(node.childNodes).map(branch));
      }
      return Array.from(parsed.content.childNodes).map(branch);
    },

    axe: function () {
      return axe.run(document.querySelector("hb-root"), {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        // A promotion is no page: landmarks and the first heading are the shop's.
        rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false }, "landmark-one-main": { enabled: false } },
        resultTypes: ["violations"]
      }).then(function (found) {
        return found.violations.map(function (one) {
          return one.id + ": " + one.nodes.map(function (node) {
            return node.html.slice(0, 120) + " " + (node.any.concat(node.all, node.none)[0] || {}).message;
          }).join("; ");
        });
      });
    }
  };
})();
