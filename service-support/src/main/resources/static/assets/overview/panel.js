// One service on the page: its state, and a row for each of its instances.

import { Row, UnansweredRow } from "./row.js";
import { ceiling } from "./strip.js";
import { create, part, setText } from "./dom.js";
import * as words from "./words.js";

export class Panel {
  #observation;
  #terms;
  #state;
  #rollout;
  #list;
  #rows = new Map();
  #unanswered = new UnansweredRow();

  constructor(element, observation, terms) {
    this.#observation = observation;
    this.#terms = terms;
    this.#state = part(element, "state");
    this.#rollout = part(element, "rollout");
    this.#list = part(element, "instances");
  }

  /** Shows everything anew; what did not change is left alone. */
  show(now) {
    const observation = this.#observation;
    const ceilingMs = ceiling(observation.asks);
    this.#showState();
    this.#showRollout();
    for (const instance of observation.instances) {
      this.#row(instance).show(observation, { terms: this.#terms, ceilingMs, now });
    }
    this.#unanswered.show(observation, ceilingMs);
    this.#arrange();
  }

  /** A flicker at the one who has just answered. */
  pulse() {
    this.#rows.get(this.#observation.asks.at(-1).instance)?.pulse();
  }

  #showState() {
    const { away, asks } = this.#observation;
    const failing = asks.some((ask) => ask.instance === null);
    const [state, text] = away ? ["away", "does not answer"] : failing ? ["failing", "some asks fail"] : ["well", "answers"];
    this.#state.dataset.state = state;
    setText(this.#state, text);
  }

  #showRollout() {
    const releases = this.#observation.releases();
    this.#rollout.hidden = releases.length < 2;
    if (releases.length < 2) return;
    setText(part(this.#rollout, "versions"), words.versions(releases));
    part(this.#rollout, "releases").replaceChildren(...releases.map((release) =>
      create("li", "", `${words.release(release)}: ${words.percent(release.share)}`)));
  }

  #row(instance) {
    if (!this.#rows.has(instance)) this.#rows.set(instance, new Row(instance));
    return this.#rows.get(instance);
  }

  /** Rows that stay are not touched, so that only a new one draws the eye. */
  #arrange() {
    const { instances, asks } = this.#observation;
    for (const known of this.#rows.keys()) if (!instances.includes(known)) this.#rows.delete(known);
    const wanted = instances.map((instance) => this.#rows.get(instance).element);
    if (asks.some((ask) => ask.instance === null)) wanted.push(this.#unanswered.element);
    for (const shown of [...this.#list.children]) if (!wanted.includes(shown)) shown.remove();
    wanted.forEach((element, index) => {
      if (this.#list.children[index] !== element) this.#list.insertBefore(element, this.#list.children[index] ?? null);
    });
  }
}
