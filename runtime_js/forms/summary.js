import { listen } from "../core/events.js";
import { data } from "../core/site.js";

/**
 * Lists what is wrong at the top of a form, each a link to its field, and takes the focus there; or takes the list away.
 * @param {HTMLElement} form
 * @param {import("./controls.js").Control[]} wrong one control of each field, in their order
 * @returns {boolean} whether there is a list now: of one mistake there is none
 */
export const summarize = (form, wrong) => {
  const before = form.querySelector(".mistakes");
  const box = document.createElement("div");
  const list = document.createElement("ul");
  if (before) before.remove();
  if (!wrong[1]) return false;
  box.className = "mistakes";
  box.tabIndex = -1;
  box.append(data.messages.several, list);
  wrong.forEach((control) => {
    const note = /** @type {ShadowRoot} */ (control.getRootNode()).getElementById("f-" + control.name + "-error");
    const group = control.closest("fieldset");
    const name = (group && group.querySelector("legend")) || control.closest(".field") && control.labels && control.labels[0];
    const link = document.createElement("a");
    link.href = "#" + control.id;
    link.textContent = (name ? name.textContent + ": " : "") + (note ? note.textContent : "");
    listen(link, "click", (event) => {
      // The field is out of reach of the address, and the address is the page's.
      event.preventDefault();
      event.stopPropagation();
      control.focus();
    });
    list.appendChild(document.createElement("li")).append(link);
  });
  form.prepend(box);
  box.focus();
  return true;
};
