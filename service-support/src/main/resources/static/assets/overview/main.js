// The overview: asks every service through the load balancer, and shows what a client gets.

import { Asker } from "./asking.js";
import { Controls } from "./controls.js";
import { Journal } from "./journal.js";
import { Observation } from "./observation.js";
import { Pace } from "./pace.js";
import { Panel } from "./panel.js";
import { Terms } from "./terms.js";

const terms = new Terms(document.getElementById("terms"));
const journal = new Journal(document.getElementById("journal"));
const controls = new Controls(document.getElementById("controls"));
const askers = [...document.querySelectorAll("[data-service]")].map(askerOf);
const pace = new Pace(controls.periodMs, paceChanged);

controls.connect(pace);
paceChanged();

function askerOf(element) {
  const observation = new Observation();
  const panel = new Panel(element, observation, terms);
  return new Asker(element.dataset.path, (outcome) => heard(outcome, { element, observation, panel }));
}

function paceChanged() {
  for (const asker of askers) asker.pace(pace.periodMs);
  controls.show(pace);
}

function heard(outcome, { element, observation, panel }) {
  const now = Date.now();
  const happened = outcome.reason ? observation.failed(outcome.reason) : observation.answered(outcome, now);
  if (outcome.identity) terms.explain(outcome.identity);
  panel.show(now);
  panel.pulse();
  controls.count(outcome);
  for (const event of happened) journal.note(element.dataset.heading, event, now);
}
