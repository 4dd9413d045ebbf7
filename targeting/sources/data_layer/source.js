import { guard } from "../../../runtime_js/core/events.js";
import { at } from "../../../runtime_js/core/path.js";

/** @type {(() => void)[]} */
const hearers = [];
/** Layers whose pushes are heard. @type {Map<unknown, boolean>} */
const followed = new Map();

/**
 * Hears what is pushed. A tag manager that comes later wraps what it finds, this included.
 *
 * @param {any} layer
 */
function follow(layer) {
  if (followed.has(layer)) return;
  const { push } = layer;
  followed.set(layer, true);
  layer.push = function () {
    const answer = push.apply(this, arguments);
    guard(() => hearers.forEach((fn) => fn()), "data_layer")();
    return answer;
  };
}

/**
 * The value of the latest push that has one. A layer that is not there yet is made, as every tag manager does.
 *
 * @param {[string, string]} given path, name of the layer
 */
export function read([path, name]) {
  const page = /** @type {any} */ (window);
  const layer = (page[name] = page[name] || []);
  follow(layer);
  for (let i = layer.length - 1; i >= 0; i--) {
    const found = at(layer[i], path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  hearers.push(changed);
}
