// What the answers of one service tell of its instances. Knows neither the page nor the network.

/** So many asks back reach the shares, the bars and the typical time. */
export const WINDOW = 50;

/** An instance is gone once chance alone would leave it out for so long in less than one case of ten thousand. */
const CHANCE = 0.0001;

/** However sure it seems: a single lost request takes nobody away. */
const FEWEST_MISSES = 3;

/** So many that are gone stay on the page, the last ones. */
const GONE_KEPT = 3;

/** Everything else that tells instances apart may still be unknown when an instance first answers. */
const MARKS = [(it) => it.ip, (it) => it.host, (it) => it.port, (it) => it.runtime.taskArn, (it) => it.runtime.hostPort];

export class Observation {
  /** The last asks, oldest first: who answered (null: nobody), in how many milliseconds, or why nobody did. */
  asks = [];
  /** Oldest first. */
  instances = [];
  /** Asks in a row, up to the last one, that nobody answered. */
  failures = 0;
  #openedAt = null;

  /**
   * @param at when, by the clock of the service
   * @param now when, by the reader's clock
   * @returns what happened by it, for a person to read
   */
  answered({ identity, millis, at }, now) {
    this.#openedAt ??= at;
    const wasAway = this.away;
    const before = this.releases().length;
    const known = this.instances.find((instance) => isSame(instance.identity, identity));
    const instance = known ?? this.#welcome(identity);
    const happened = [];
    if (wasAway) happened.push({ kind: "answers" });
    if (known?.gone) happened.push({ kind: "back", instance });
    if (!known && Date.parse(identity.startedAt) > this.#openedAt) happened.push({ kind: "appeared", instance });
    this.failures = 0;
    Object.assign(instance, {
      identity, seen: now, upMillis: at - Date.parse(identity.startedAt), gone: false, misses: 0, answers: instance.answers + 1,
    });
    this.#count({ instance, millis });
    instance.chances = instance.asked;
    return [...happened, ...this.#missed(instance), ...this.#rolled(before)];
  }

  /** @param reason such as "503" */
  failed(reason) {
    const before = this.releases().length;
    this.failures += 1;
    this.#count({ instance: null, reason });
    const happened = this.failures === FEWEST_MISSES ? [{ kind: "away", reason }] : [];
    return [...happened, ...this.#missed(null), ...this.#rolled(before)];
  }

  /** Whether it does not answer at all, as far as a client can tell. */
  get away() {
    return this.failures >= FEWEST_MISSES;
  }

  get alive() {
    return this.instances.filter((instance) => !instance.gone);
  }

  /** The part of the last asks that this one answered (null: nobody), from 0 to 1. */
  share(instance) {
    return this.asks.length === 0 ? 0 : this.#asksOf(instance).length / this.asks.length;
  }

  /** The median of its answers among the last asks, in milliseconds; null where there are none. */
  typicalMillis(instance) {
    const times = this.#asksOf(instance).flatMap((ask) => ask.millis ?? []).sort((a, b) => a - b);
    return times.length === 0 ? null : times[Math.floor((times.length - 1) / 2)];
  }

  /** What the living instances run, oldest first: more than one while a rollout is under way. */
  releases() {
    const releases = new Map();
    for (const instance of this.alive) {
      const { version, commit, runtime } = instance.identity;
      const key = JSON.stringify([version, commit, runtime.revision]);
      const release = releases.get(key) ?? { version, commit, revision: runtime.revision, share: 0 };
      release.share += this.share(instance);
      releases.set(key, release);
    }
    return [...releases.values()];
  }

  #asksOf(instance) {
    return this.asks.filter((ask) => ask.instance === instance);
  }

  #welcome(identity) {
    const instance = { identity, answers: 0, asked: 0, chances: 0, misses: 0, gone: false };
    this.instances.push(instance);
    this.instances.sort((a, b) => Date.parse(a.identity.startedAt) - Date.parse(b.identity.startedAt));
    return instance;
  }

  #count(ask) {
    this.asks = [...this.asks, ask].slice(-WINDOW);
    for (const instance of this.instances) instance.asked += 1;
  }

  /** The load balancer chose another one: for how long already, and can that still be chance? */
  #missed(answering) {
    const alive = this.alive;
    const others = alive.filter((instance) => instance !== answering);
    for (const instance of others) instance.misses += 1;
    const lost = others.filter((instance) => isReplaced(instance, answering) || isImprobable(instance, alive.length));
    for (const instance of lost) instance.gone = true;
    this.#forget();
    return lost.map((instance) => ({ kind: "gone", instance }));
  }

  #forget() {
    const gone = this.instances.filter((instance) => instance.gone).sort((a, b) => b.seen - a.seen);
    const forgotten = new Set(gone.slice(GONE_KEPT));
    this.instances = this.instances.filter((instance) => !forgotten.has(instance));
  }

  #rolled(before) {
    const releases = this.releases();
    if (before === 1 && releases.length > 1) return [{ kind: "rollout", releases }];
    if (before > 1 && releases.length === 1) return [{ kind: "rolled", releases }];
    return [];
  }
}

/** A fact that was unknown at first, such as the task's ARN, makes nobody another one. */
function isSame(one, other) {
  return one.startedAt === other.startedAt
    && MARKS.every((mark) => mark(one) === null || mark(other) === null || mark(one) === mark(other));
}

/** Where somebody else has started since then. */
function isReplaced(instance, answering) {
  const [old, now] = [instance.identity, answering?.identity];
  return now !== undefined && old.ip !== null && place(old) === place(now) && Date.parse(old.startedAt) < Date.parse(now.startedAt);
}

function place({ ip, port, runtime }) {
  return `${ip} ${runtime.hostPort ?? port}`;
}

/** The chance of an equal share, or of the smaller one that it had: a rollout may begin with a tenth of the requests. */
function isImprobable({ answers, chances, misses }, alive) {
  const share = Math.min(1 / alive, (answers + 1) / (chances + alive));
  return misses >= FEWEST_MISSES && (1 - share) ** misses < CHANCE;
}
