// Asks the four services through the same address that every client uses, and shows who answered.
(() => {
  const PERIOD_MS = 2000;
  const TIMEOUT_MS = 4000;
  const FORGET_MS = 60000;
  const announcement = document.getElementById("announcement");
  const cards = [...document.querySelectorAll("[data-service]")].map((element) => ({
    element,
    name: element.dataset.service,
    path: element.dataset.path,
    state: element.querySelector('[data-part="state"]'),
    list: element.querySelector('[data-part="instances"]'),
    instances: new Map(),
    answering: null,
  }));

  async function ask(card) {
    try {
      const response = await fetch(`${card.path}/json`, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      answered(card, await response.json());
    } catch (failure) {
      show(card, false, "not answering");
    }
  }

  function answered(card, identity) {
    const key = `${identity.ip ?? identity.host}:${identity.runtime.hostPort ?? identity.port}`;
    const instance = card.instances.get(key + identity.startedAt) ?? { answers: 0 };
    card.instances.set(key + identity.startedAt, { key, identity, answers: instance.answers + 1, seen: Date.now() });
    show(card, true, "answering");
  }

  function show(card, answering, text) {
    if (card.answering !== null && card.answering !== answering) {
      announcement.textContent = `${card.name} is ${text}`;
    }
    card.answering = answering;
    card.state.textContent = text;
    card.state.className = `badge ${answering ? "text-bg-success" : "text-bg-danger"}`;
    for (const [id, instance] of card.instances) {
      if (Date.now() - instance.seen > FORGET_MS) card.instances.delete(id);
    }
    card.list.replaceChildren(...[...card.instances.values()].map(line));
  }

  function line(instance) {
    const item = document.createElement("li");
    const silent = Date.now() - instance.seen;
    const gone = silent > 5 * PERIOD_MS;
    item.classList.toggle("gone", gone);
    const zone = instance.identity.runtime.availabilityZone;
    item.textContent = `${instance.key}${zone ? ` in ${zone}` : ""} · ${
      gone ? `last seen ${Math.round(silent / 1000)} s ago` : instance.answers === 1 ? "1 answer" : `${instance.answers} answers`}`;
    return item;
  }

  const round = () => Promise.allSettled(cards.map(ask)).then(() => setTimeout(round, PERIOD_MS));
  round();
})();
