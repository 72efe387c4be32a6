// Facts of an instance as a person reads them.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where it is reached: an address and a port. */
export function address({ ip, host, port, runtime }) {
  const at = ip ?? host ?? "address unknown";
  return `${at.includes(":") ? `[${at}]` : at}:${runtime.hostPort ?? port}`;
}

/** The zone, or what stands for one where there are none: the host. */
export function zone({ host, runtime }) {
  return runtime.availabilityZone ?? `none, on host ${host ?? "unknown"}`;
}

/** What it runs on, in the page's own terms, such as "Fargate, awsvpc". */
export function runsOn({ runtime }, terms) {
  return termsOf(runtime).map((key) => terms.name(key)).join(", ");
}

/** The keys of the terms that explain how it runs. */
export function termsOf({ platform, launchType, networkMode }) {
  const known = [launchType, networkMode].filter((fact) => fact !== null);
  return platform === "ecs" && known.length > 0 ? known : [platform];
}

/** The version, and on ECS which of the task's descriptions it runs by. */
export function version({ version, runtime }) {
  return (version ?? "unknown") + (runtime.revision === null ? "" : `, revision ${runtime.revision}`);
}

/** The commit as Git shortens it; "changed" tells of files that no commit has. */
export function commit({ commit }) {
  return commit === null ? "unknown" : shortened(commit);
}

function shortened(commit) {
  return commit.slice(0, 7) + (commit.endsWith("-dirty") ? " changed" : "");
}

/** What one release is called beside another. */
export function release({ version, commit, revision }) {
  const told = [version, commit === null ? null : shortened(commit), revision === null ? null : `revision ${revision}`];
  return told.filter((part) => part !== null).join(" · ");
}

export function versions(releases) {
  const same = new Set(releases.map(({ version, commit }) => `${version} ${commit}`)).size === 1;
  return `${number(releases.length)} ${same ? "revisions of the task" : "versions"}: a rollout is under way`;
}

export function duration(millis) {
  const span = Math.max(0, millis);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return `${Math.floor(span / HOUR)} h ${Math.floor((span % HOUR) / MINUTE)} min`;
  return `${Math.floor(span / DAY)} d ${Math.floor((span % DAY) / HOUR)} h`;
}

export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

export function millis(value) {
  return value < 1 ? "under 1 ms" : `${Math.round(value)} ms`;
}

/** The time of day, as the reader's own clocks show it. */
export function clock(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

function number(count) {
  return ["No", "One", "Two", "Three", "Four"][count] ?? String(count);
}
