// The page explains the ways of running that it shows, and no others. The server wrote the explanations.

import { termsOf } from "./words.js";

export class Terms {
  #section;
  #entries;
  #seen = new Set();

  constructor(section) {
    this.#section = section;
    this.#entries = new Map([...section.querySelectorAll("[data-term]")].map((entry) => [entry.dataset.term, entry]));
  }

  /** How people write it, such as "Fargate" for FARGATE. */
  name(key) {
    return this.#entries.get(key)?.querySelector("dt").textContent ?? key;
  }

  explain(identity) {
    for (const key of termsOf(identity.runtime)) {
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#section.hidden = false;
      this.#entries.get(key)?.removeAttribute("hidden");
    }
  }
}
