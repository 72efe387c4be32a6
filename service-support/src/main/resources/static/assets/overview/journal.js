// What happened, in sentences: read by everyone, and read out by a screen reader. So it holds news only.

import { create, part } from "./dom.js";
import * as words from "./words.js";

const LENGTH = 12;

const SENTENCES = {
  appeared: ({ instance }) => `a new instance, ${words.address(instance.identity)}, answers.`,
  back: ({ instance }) => `${words.address(instance.identity)} answers again.`,
  gone: ({ instance }) => `${words.address(instance.identity)} is gone; last seen ${words.clock(instance.seen)}.`,
  away: ({ reason }) => `does not answer (${reason}).`,
  answers: () => "answers again.",
  rollout: ({ releases }) => `${words.versions(releases)}.`,
  rolled: ({ releases }) => `every instance runs ${words.release(releases[0])}; the rollout is over.`,
};

export class Journal {
  #log;
  #nothing;

  constructor(section) {
    this.#log = part(section, "log");
    this.#nothing = part(section, "nothing");
    section.hidden = false;
  }

  note(service, event, now) {
    this.#nothing.hidden = true;
    this.#log.prepend(create("p", "entry", create("time", "", words.clock(now)), " ", create("strong", "", service), ": ",
      SENTENCES[event.kind](event)));
    while (this.#log.children.length > LENGTH) this.#log.lastChild.remove();
  }
}
