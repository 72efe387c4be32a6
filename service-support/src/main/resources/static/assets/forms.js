// Sends a page's forms to the service's own API as JSON. What the API finds wrong stands at its field, and what was typed
// stays. A form says where it goes by data-method and data-url, where to go then by data-next, and what to say there by
// data-done; data-version becomes If-Match. {name} is filled in from the form, and from what the API answers.
(() => {
  const DONE = "quartet.done";
  const PATIENCE_MS = 30000;
  const dirty = new Set();
  const sending = new Set();

  const text = (value) => (value === null || value === undefined ? "" : String(value).replaceAll("\r\n", "\n"));
  const fields = (form) => [...form.elements].filter((control) => control.name);
  const label = (control) => control.labels[0].firstChild.textContent.trim();
  const fill = (template, values, encode = String) =>
    template.replace(/\{(\w+)\}/g, (_, name) => encode(values[name] ?? ""));

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...content);
    return made;
  }

  // What a field is told about: first its own hint, then what is added here.
  function note(control, kind, ...content) {
    const id = `${control.id}-${kind}`;
    const classes = kind === "error" ? "invalid-feedback" : "form-text now";
    const made = element("div", { id, class: classes, "data-note": "" }, ...content);
    control.after(made);
    control.dataset.hint ??= control.getAttribute("aria-describedby") ?? "";
    control.setAttribute("aria-describedby", `${control.dataset.hint} ${id}`.trim());
  }

  function clear(form) {
    for (const old of form.querySelectorAll("[data-note], [role=alert]")) old.remove();
    for (const control of fields(form).filter((field) => field.dataset.hint !== undefined)) {
      control.classList.remove("is-invalid");
      control.removeAttribute("aria-invalid");
      if (control.dataset.hint) control.setAttribute("aria-describedby", control.dataset.hint);
      else control.removeAttribute("aria-describedby");
    }
  }

  function say(form, ...content) {
    const box = element("div", { class: "alert alert-danger", role: "alert", tabindex: "-1" }, ...content);
    form.prepend(box);
    box.focus();
  }

  const list = (lines) => element("ul", { class: "mb-0 ps-3" }, ...lines.map((line) => element("li", {}, line)));
  const nameOf = (error) => error.parameter ?? error.pointer?.split("/")[1];

  function fieldOf(form, error) {
    const name = nameOf(error);
    const named = name ? form.elements.namedItem(name) : null;
    const control = named ?? (error.line ? form.querySelector("input[type=file]") : null);
    return control && control.type !== "hidden" ? control : null;
  }

  function mark(control, errors) {
    const lines = errors.map((error) => error.line ? `Line ${error.line}: ${error.detail}` : `${label(control)} ${error.detail}`);
    control.classList.add("is-invalid");
    control.setAttribute("aria-invalid", "true");
    note(control, "error", lines.length === 1 ? lines[0] : list(lines));
  }

  function refused(form, problem) {
    const byField = Map.groupBy(problem.errors ?? [], (error) => fieldOf(form, error));
    const elsewhere = byField.get(null) ?? [];
    byField.delete(null);
    byField.forEach((errors, control) => mark(control, errors));
    if (elsewhere.length > 0 || byField.size === 0) {
      say(form, problem.detail, ...(elsewhere.length > 0 ? [list(elsewhere.map((error) => `${nameOf(error) ?? ""} ${error.detail}`))] : []));
    }
    form.querySelector("[aria-invalid]")?.focus();
  }

  // Somebody else was first. Who has fields before them sees what is there now, and may put theirs in its place.
  async function conflict(form) {
    const again = element("a", { href: location.href, class: "alert-link" }, "read it again");
    if (fields(form).length === 0) {
      say(form, "It has changed since you opened this page. Look at it first: ", again, ".");
      return;
    }
    const answer = await fetch(form.dataset.url, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) {
      await failed(form, answer);
      return;
    }
    const current = await answer.json();
    for (const control of fields(form)) {
      const now = text(current[control.name]);
      if (control.name in current && now !== control.value) {
        note(control, "now", element("strong", {}, "Now: "), now === "" ? "nothing" : now);
      }
    }
    form.dataset.version = current.version;
    say(form, "Somebody else changed this while you were writing. What is there now stands below each field that differs. "
      + "Send yours again to put it in its place, or drop yours and ", again, ".");
  }

  async function failed(form, answer) {
    const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
    const problem = isProblem ? await answer.json() : { detail: `The answer was ${answer.status}. What you typed is still here: try again in a moment.` };
    const wait = answer.headers.get("Retry-After");
    if (answer.status === 503 && wait) problem.detail += ` (In ${wait} seconds.)`;
    if (answer.status === 412) await conflict(form);
    else refused(form, problem);
  }

  function request(form, values) {
    const headers = {};
    const file = form.querySelector("input[type=file]")?.files[0];
    const isUpload = form.querySelector("input[type=file]") !== null;
    if (form.dataset.version) headers["If-Match"] = `"${form.dataset.version}"`;
    if (form.dataset.method !== "DELETE") {
      headers["Content-Type"] = isUpload && !file?.name.endsWith(".json") ? "text/csv" : "application/json";
    }
    const body = form.dataset.method === "DELETE" ? undefined : isUpload ? file ?? "" : JSON.stringify(values);
    return { method: form.dataset.method, headers, body, cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) };
  }

  async function send(form) {
    const values = Object.fromEntries(fields(form).map((control) => [control.name, control.value === "" ? null : control.value]));
    const missing = fields(form).filter((control) => form.dataset.url.includes(`{${control.name}}`) && control.value.trim() === "");
    if (missing.length > 0) {
      refused(form, { errors: missing.map((control) => ({ parameter: control.name, detail: "must not be blank" })) });
      return;
    }
    const answer = await fetch(fill(form.dataset.url, values, encodeURIComponent), request(form, values));
    if (!answer.ok) {
      await failed(form, answer);
      return;
    }
    const result = { ...values, ...(answer.status === 204 ? {} : await answer.json()) };
    dirty.delete(form);
    try {
      sessionStorage.setItem(DONE, fill(form.dataset.done, result));
    } catch {
      // A browser that keeps nothing for us only leaves out the sentence.
    }
    location.assign(fill(form.dataset.next, result, encodeURIComponent));
  }

  async function submit(form) {
    if (sending.has(form)) return;
    sending.add(form);
    form.setAttribute("aria-busy", "true");
    clear(form);
    try {
      await send(form);
    } catch {
      say(form, form.dataset.method === "POST"
        ? "No answer came. What you typed is still here. It may have been saved all the same: look before you send it again."
        : "No answer came. What you typed is still here: send it again.");
    } finally {
      sending.delete(form);
      form.removeAttribute("aria-busy");
    }
  }

  function tellWhatWasDone() {
    try {
      const done = sessionStorage.getItem(DONE);
      sessionStorage.removeItem(DONE);
      if (!done) return;
      const box = element("p", { class: "alert alert-success", role: "status", tabindex: "-1" }, done);
      const heading = document.querySelector("h1");
      (heading.closest("article") ?? heading).before(box);
      box.focus();
    } catch {
      // As above.
    }
  }

  for (const form of document.querySelectorAll("form[data-method]")) {
    form.hidden = false;
    form.addEventListener("input", () => dirty.add(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(form);
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (dirty.size > 0) event.preventDefault();
  });
  tellWhatWasDone();
})();
