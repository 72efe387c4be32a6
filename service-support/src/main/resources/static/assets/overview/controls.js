// Pause, how often, and the hammer, where the service that served the page allows it.

import { part, setText } from "./dom.js";
import * as words from "./words.js";

export class Controls {
  #pause;
  #rate;
  #hammer;
  #report;
  #blows = null;

  constructor(element) {
    this.#pause = part(element, "pause");
    this.#rate = part(element, "rate");
    this.#hammer = part(element, "hammer");
    this.#report = part(element, "report");
    element.hidden = false;
  }

  get periodMs() {
    return Number(this.#rate.value);
  }

  connect(pace) {
    this.#pause.addEventListener("click", () => pace.paused ? pace.goOn() : pace.pause());
    this.#rate.addEventListener("change", () => pace.choose(this.periodMs));
    this.#hammer?.addEventListener("click", () => pace.hammering ? pace.calm() : pace.hammer(this.#bounds()));
  }

  show(pace) {
    setText(this.#pause, pace.paused ? "Go on" : "Pause");
    if (this.#hammer) setText(this.#hammer, pace.hammering ? "Stop hammering" : "Hammer gently");
    this.#showReport(pace);
  }

  /** An ask ended; while the hammer is at work it belongs to that. */
  count(outcome) {
    this.#blows?.push(outcome);
  }

  #showReport(pace) {
    const ended = pace.hammering ? null : this.#blows;
    this.#blows = pace.hammering ? this.#blows ?? [] : null;
    setText(this.#report, silence(pace) ?? (pace.hammering ? "Hammering." : ended ? reportOn(ended) : ""));
  }

  #bounds() {
    return { perSecond: Number(this.#hammer.dataset.perSecond), seconds: Number(this.#hammer.dataset.seconds) };
  }
}

function silence(pace) {
  if (pace.paused) return "Paused: nobody is asked, and so nobody is taken for gone.";
  return pace.offline ? "This device is offline. Asking goes on once it is back." : null;
}

function reportOn(blows) {
  const failed = blows.filter((blow) => blow.reason).length;
  const times = blows.flatMap((blow) => blow.reason ? [] : [blow.millis]).sort((a, b) => a - b);
  const typical = times.length === 0 ? "" : ` Half of the answers took up to ${words.millis(times[Math.floor((times.length - 1) / 2)])}.`;
  return `${blows.length} asks ended, ${failed === 0 ? "none" : failed} failed.${typical}`;
}
