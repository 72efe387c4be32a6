// The last asks of a service in one line of bars: the place tells when, the height how long.

import { WINDOW } from "./observation.js";

const SVG = "http://www.w3.org/2000/svg";
const STEP = 5;
const HEIGHT = 28;
const LEAST = 3;

/** The heights' upper ends, so that they stay comparable and a jump from 2 to 3 ms does not look like trouble. */
const CEILINGS_MS = [20, 50, 100, 200, 500, 1000, 2000, 5000];

export function strip() {
  const picture = element("svg", {
    class: "strip", viewBox: `0 0 ${WINDOW * STEP} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true",
  });
  picture.append(element("path", { class: "base", d: `M0 ${HEIGHT - 0.5}H${WINDOW * STEP}` }),
    element("path", { class: "bars" }));
  return picture;
}

/** Draws those of the asks that are one's own, the newest at the right. */
export function draw(picture, asks, isOwn, ceilingMs) {
  const first = WINDOW - asks.length;
  const bars = asks.flatMap((ask, index) => isOwn(ask) ? [bar(first + index, ask, ceilingMs)] : []);
  picture.lastChild.setAttribute("d", bars.join(""));
}

export function ceiling(asks) {
  const slowest = Math.max(0, ...asks.map((ask) => ask.millis ?? 0));
  return CEILINGS_MS.find((limit) => slowest <= limit) ?? CEILINGS_MS.at(-1);
}

function bar(slot, ask, ceilingMs) {
  const part = Math.min(1, (ask.millis ?? ceilingMs) / ceilingMs);
  return `M${slot * STEP + STEP / 2} ${HEIGHT}v${-(LEAST + part * (HEIGHT - LEAST)).toFixed(1)}`;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
