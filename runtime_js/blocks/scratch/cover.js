/** @typedef {{ x: number, y: number }} Point */

/** Columns and rows by which it is judged how much has been scratched. */
const ACROSS = 12;
const DOWN = 6;
/** The finger's width in CSS pixels. */
const WIDTH = 44;

/**
 * Paints the cover in the colours of a button, with its words in the middle, as large as the canvas is shown.
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} button
 */
export const paint = (canvas, button) => {
  const pen = canvas.getContext("2d");
  const { width, height } = canvas.getBoundingClientRect();
  const scale = devicePixelRatio;
  const colors = getComputedStyle(button);
  canvas.width = width * scale;
  canvas.height = height * scale;
  if (!pen) return;
  pen.scale(scale, scale);
  pen.fillStyle = colors.backgroundColor;
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = pen.fillStyle = colors.color;
  pen.globalAlpha = 0.12;
  pen.lineWidth = 10;
  for (let x = -height; x < width; x += 28) {
    pen.beginPath();
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  pen.font = "600 18px " + colors.fontFamily;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(/** @type {string} */ (canvas.textContent), width / 2, height / 2, width - 32);
};

/**
 * Takes the cover away along a line.
 * @param {HTMLCanvasElement} canvas
 * @param {Point} from in CSS pixels within the canvas
 * @param {Point} to
 * @param {Set<number>} gone the parts that have been scratched, which grows
 * @returns {number} the share of the card that has been scratched
 */
export const scratch = (canvas, from, to, gone) => {
  const pen = canvas.getContext("2d");
  const { width, height } = canvas.getBoundingClientRect();
  const across = to.x - from.x;
  const down = to.y - from.y;
  if (pen) {
    pen.globalCompositeOperation = "destination-out";
    pen.lineWidth = WIDTH;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    // Of no length it would be no dot in some engines.
    pen.lineTo(to.x + 0.1, to.y);
    pen.stroke();
  }
  for (let part = 0; part < ACROSS * DOWN; part++) {
    // How far the part's middle is from the line.
    const x = ((part % ACROSS) + 0.5) * (width / ACROSS) - from.x;
    const y = (Math.floor(part / ACROSS) + 0.5) * (height / DOWN) - from.y;
    const along = Math.min(1, Math.max(0, (x * across + y * down) / (across ** 2 + down ** 2 || 1)));
    if (Math.hypot(x - along * across, y - along * down) < WIDTH / 2) gone.add(part);
  }
  return gone.size / (ACROSS * DOWN);
};
