// Asks one service who it is, again and again: never twice at once, never sooner than the pace allows.

const TIMEOUT_MS = 4000;

/**
 * One ask, through the load balancer as any client's.
 *
 * @param stop an AbortSignal that ends it early
 * @returns {identity, millis, at} or {reason}
 */
export async function ask(path, stop) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const begun = performance.now();
  try {
    const response = await fetch(`${path}/json`, { cache: "no-store", signal: AbortSignal.any([stop, timeout]) });
    if (!response.ok) return { reason: String(response.status) };
    const identity = await response.json();
    const millis = performance.now() - begun;
    return isIdentity(identity) ? { identity, millis, at: serverTime(response) } : { reason: "another answer than expected" };
  } catch (failure) {
    return { reason: reasonOf(failure, timeout) };
  }
}

function isIdentity(answer) {
  return typeof answer?.startedAt === "string" && typeof answer.runtime === "object" && answer.runtime !== null;
}

/** The clock of the one who started, not the reader's, tells how long ago that was. */
function serverTime(response) {
  const date = Date.parse(response.headers.get("date"));
  return Number.isNaN(date) ? Date.now() : date;
}

function reasonOf(failure, timeout) {
  if (timeout.aborted) return "no answer in time";
  return failure instanceof SyntaxError ? "another answer than expected" : "no connection";
}

export class Asker {
  #path;
  #told;
  #periodMs = Infinity;
  #timer = null;
  #flight = null;
  #begun = -Infinity;

  /** @param told takes what each ask brought */
  constructor(path, told) {
    this.#path = path;
    this.#told = told;
  }

  /** Asks from now on once in so many milliseconds; Infinity stops it, and what is under way is forgotten. */
  pace(periodMs) {
    this.#periodMs = periodMs;
    if (periodMs === Infinity) this.#flight?.abort();
    this.#schedule();
  }

  #schedule() {
    clearTimeout(this.#timer);
    if (this.#flight || this.#periodMs === Infinity) return;
    const due = this.#begun + this.#periodMs - performance.now();
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, due));
  }

  async #ask() {
    const flight = new AbortController();
    this.#flight = flight;
    this.#begun = performance.now();
    const outcome = await ask(this.#path, flight.signal);
    this.#flight = null;
    if (!flight.signal.aborted) this.#told(outcome);
    this.#schedule();
  }
}
