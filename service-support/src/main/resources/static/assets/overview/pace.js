// How fast the page asks: the reader's choice, nothing while nobody looks, and for a bounded time faster.

export class Pace {
  #periodMs;
  #changed;
  #paused = false;
  #hammer = null;

  /** @param changed called at each change */
  constructor(periodMs, changed) {
    this.#periodMs = periodMs;
    this.#changed = changed;
    for (const event of ["online", "offline"]) addEventListener(event, () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
  }

  /** Milliseconds between two asks of a service; Infinity while it must not be asked. */
  get periodMs() {
    if (this.#paused || document.hidden || this.offline) return Infinity;
    return this.#hammer?.periodMs ?? this.#periodMs;
  }

  get paused() {
    return this.#paused;
  }

  /** Whether the reader's own device has no network, which tells nothing of the services. */
  get offline() {
    return !navigator.onLine;
  }

  get hammering() {
    return this.#hammer !== null;
  }

  choose(periodMs) {
    this.#periodMs = periodMs;
    this.#changed();
  }

  pause() {
    this.#paused = true;
    this.calm();
  }

  goOn() {
    this.#paused = false;
    this.#changed();
  }

  /** Stops by itself; a second call while it lasts changes nothing. */
  hammer({ perSecond, seconds }) {
    if (this.#hammer) return;
    this.#paused = false;
    this.#hammer = { periodMs: 1000 / perSecond, end: setTimeout(() => this.calm(), seconds * 1000) };
    this.#changed();
  }

  calm() {
    clearTimeout(this.#hammer?.end);
    this.#hammer = null;
    this.#changed();
  }

  /** Nobody hammers from a tab that nobody sees. */
  #look() {
    if (document.hidden) this.calm();
    else this.#changed();
  }
}
