// Live reload and the overlay of a page that `handbill dev` serves. Not part of any bundle.
// @ts-check
(function () {
  "use strict";
  const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
  let version = tag.dataset.version;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {HTMLElement | undefined} */
  let overlay;

  const CSS =
    ":host{all:initial!important;position:fixed!important;inset:0!important;z-index:2147483647!important;" +
    "background:rgb(12 18 16/.72)!important;overflow:auto!important}" +
    ":host([popover]){width:auto!important;height:auto!important}" +
    "div{box-sizing:border-box;width:min(920px,calc(100% - 32px));margin:6vh auto;padding:22px 26px;border-radius:12px;" +
    "background:#16211d;color:#eef2ee;font:14px/1.55 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;" +
    "box-shadow:0 20px 60px rgb(0 0 0/.5);border-top:4px solid #e2653c}" +
    "b{display:block;margin-bottom:14px;font:600 16px/1.4 system-ui,sans-serif}" +
    "pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}" +
    "p{margin:18px 0 0;color:#a9b8b0;font:13px/1.5 system-ui,sans-serif}";

  /** @param {string} tag @param {string} text */
  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  /** @param {string} problems */
  function show(problems) {
    hide();
    overlay = document.createElement("handbill-problems");
    overlay.setAttribute("role", "alert");
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const box = document.createElement("div");
    box.append(
      element("b", "Handbill could not build this site"),
      element("pre", problems),
      element("p", "The last good bundle stays in use. This goes away when the problem does; Escape hides it."),
    );
    root.append(box);
    document.documentElement.append(overlay);
    // The top layer, so that it stands above the shop's own dialogs.
    if (overlay.showPopover) {
      overlay.popover = "manual";
      overlay.showPopover();
    }
  }

  function hide() {
    if (overlay) overlay.remove();
    overlay = undefined;
  }

  /** @param {MessageEvent<string>} message */
  function take(message) {
    const news = JSON.parse(message.data);
    if (news.problems) {
      show(news.problems);
    } else if (version !== news.version) {
      location.reload();
    } else {
      hide();
    }
    version = news.version;
  }

  // Browsers allow six connections to a host, so a page that nobody sees gives its own back.
  function listen() {
    if (document.visibilityState === "hidden") {
      if (source) source.close();
      source = undefined;
    } else if (!source) {
      source = new EventSource("/__handbill/events");
      source.onmessage = take;
    }
  }

  document.addEventListener("visibilitychange", listen);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  listen();
})();
