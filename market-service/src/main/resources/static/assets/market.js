// Draws the closing prices that the API answers. Without this script the page says the same in words and numbers.
(() => {
  const figure = document.getElementById("chart");
  if (!figure) return;
  const canvas = figure.querySelector("canvas");
  const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const cssColours = () => ({ line: colour("--bs-primary-text-emphasis"), text: colour("--bs-body-color"), grid: colour("--bs-border-color") });

  async function closes(url) {
    const points = [];
    for (let next = url; next;) {
      const response = await fetch(next);
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const page = await response.json();
      for (const bar of page.items) points.push({ x: Date.parse(bar.date), y: bar.close });
      next = page.nextCursor && `${url.split("?")[0]}?limit=5000&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    return points;
  }

  function paint(chart) {
    const { line, text, grid } = cssColours();
    chart.data.datasets[0].borderColor = line;
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = text;
      axis.grid.color = grid;
    }
    chart.update("none");
  }

  function draw(points) {
    figure.hidden = false;
    const ticks = { maxRotation: 0, autoSkipPadding: 24, color: "", callback: (value) => day.format(value) };
    const chart = new Chart(canvas, {
      type: "line",
      data: { datasets: [{ data: points, borderWidth: 1.5, pointRadius: 0, pointHitRadius: 8 }] },
      options: {
        parsing: false,
        normalized: true,
        animation: still ? false : { duration: 300 },
        aspectRatio: window.innerWidth < 576 ? 1.3 : 2.6,
        interaction: { mode: "nearest", axis: "x", intersect: false },
        plugins: {
          legend: { display: false },
          decimation: { enabled: true, algorithm: "lttb", samples: 600 },
          tooltip: { displayColors: false, callbacks: { title: (items) => day.format(items[0].parsed.x) } },
        },
        scales: {
          x: { type: "linear", min: points[0].x, max: points.at(-1).x, ticks, grid: { color: "" } },
          y: { ticks: { color: "" }, grid: { color: "" } },
        },
      },
    });
    paint(chart);
    new MutationObserver(() => paint(chart)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  }

  closes(figure.dataset.bars).then((points) => points.length > 1 && draw(points)).catch(() => figure.remove());
})();
