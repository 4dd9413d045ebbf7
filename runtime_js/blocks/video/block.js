import { listen } from "../../core/events.js";

/**
 * Puts a player in the place of the picture. A player that leaves the document stops by itself.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const holder = /** @type {HTMLElement} */ (element.parentElement);
  listen(element, "click", (event) => {
    const video = document.createElement("video");
    const captions = element.dataset.captions;
    event.stopPropagation();
    // A stop as the button was. From there Tab goes to its controls first, which only the browser knows.
    video.tabIndex = 0;
    listen(video, "keydown", (pressed) => pressed.code === "Tab" && pressed.stopPropagation());
    video.controls = video.autoplay = video.playsInline = true;
    video.ariaLabel = element.textContent;
    video.src = /** @type {string} */ (element.dataset.src);
    if (captions) {
      const track = video.appendChild(document.createElement("track"));
      track.kind = "captions";
      track.default = true;
      track.src = captions;
    }
    holder.textContent = "";
    holder.append(video);
    video.focus();
    open.engage("video", holder.id);
  });
}
