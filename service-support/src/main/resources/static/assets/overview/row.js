// One instance on the page.

import { draw, strip } from "./strip.js";
import { create, setText } from "./dom.js";
import * as words from "./words.js";

const YOUNG_MS = 60_000;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** What an instance says, and what a client sees of it. */
export class Row {
  #instance;
  #dot = create("span", "dot");
  #address = create("strong", "address");
  #since = create("span", "since");
  #figures = new Figures();
  #facts = new Facts();
  element = create("li", "instance", create("div", "head", this.#dot, this.#address, this.#since),
    this.#figures.element, this.#facts.element);

  constructor(instance) {
    this.#instance = instance;
  }

  show(observation, { terms, ceilingMs, now }) {
    const { identity, gone, upMillis } = this.#instance;
    this.element.dataset.state = gone ? "gone" : upMillis < YOUNG_MS ? "young" : "alive";
    setText(this.#address, words.address(identity));
    setText(this.#since, gone ? "gone" : `up ${words.duration(upMillis)}`);
    this.#figures.show(observation, this.#instance, ceilingMs);
    this.#facts.show(gone ? this.#farewell(now) : facts(identity, terms));
  }

  pulse() {
    if (!STILL.matches) this.#dot.animate({ transform: ["scale(1.7)", "scale(1)"] }, { duration: 450, easing: "ease-out" });
  }

  #farewell(now) {
    const { identity, seen } = this.#instance;
    return {
      "Last seen": `${words.clock(seen)}, ${words.duration(now - seen)} ago`,
      Version: words.version(identity),
      Commit: words.commit(identity),
    };
  }
}

/** The asks that nobody answered; on the page only while there are some. */
export class UnansweredRow {
  #reason = create("span", "since");
  #figures = new Figures();
  element = create("li", "instance", create("div", "head", create("strong", "address", "no answer"), this.#reason),
    this.#figures.element);

  constructor() {
    this.element.dataset.state = "unanswered";
  }

  show(observation, ceilingMs) {
    const last = observation.asks.findLast((ask) => ask.instance === null);
    if (!last) return;
    setText(this.#reason, last.reason);
    this.#figures.show(observation, null, ceilingMs);
  }
}

class Figures {
  #strip = strip();
  #share = create("span", "share");
  #time = create("span", "time");
  element = create("div", "figures", this.#strip, this.#share, this.#time);

  show(observation, instance, ceilingMs) {
    const { asks } = observation;
    const millis = observation.typicalMillis(instance);
    draw(this.#strip, asks, (ask) => ask.instance === instance, ceilingMs);
    setText(this.#share, `${words.percent(observation.share(instance))} of the last ${asks.length}`);
    setText(this.#time, millis === null ? "" : `typically ${words.millis(millis)}`);
  }
}

class Facts {
  #names = "";
  element = create("dl", "facts");

  /** @param facts texts by their names */
  show(facts) {
    const names = Object.keys(facts).join();
    if (names !== this.#names) this.#write(facts);
    this.#names = names;
    Object.values(facts).forEach((text, index) => setText(this.element.children[2 * index + 1], text));
  }

  #write(facts) {
    this.element.replaceChildren(...Object.keys(facts).flatMap((name) => [create("dt", "", name), create("dd", "")]));
  }
}

function facts(identity, terms) {
  return {
    Zone: words.zone(identity),
    "Runs on": words.runsOn(identity, terms),
    Version: words.version(identity),
    Commit: words.commit(identity),
  };
}
