// Shows a text as the service itself would render it, a moment after the last key.
(() => {
  const PAUSE_MS = 400;
  const text = document.getElementById("write-markdown");
  if (!text) return;
  const preview = document.getElementById("preview");
  const state = document.getElementById("preview-state");
  let timer;
  let asking = new AbortController();

  async function render(signal) {
    const answer = await fetch(preview.dataset.url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ markdown: text.value }),
      signal,
    });
    const result = await answer.json();
    if (answer.ok) preview.innerHTML = result.html;
    state.textContent = answer.ok ? "" : `The text ${result.errors?.[0]?.detail ?? `was answered with ${answer.status}`}.`;
  }

  async function show() {
    asking.abort();
    asking = new AbortController();
    if (text.value.trim() === "") {
      preview.replaceChildren();
      state.textContent = "";
      return;
    }
    try {
      await render(asking.signal);
    } catch (failure) {
      if (failure.name !== "AbortError") state.textContent = "There is no preview right now. What you write stays.";
    }
  }

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
  show();
})();
