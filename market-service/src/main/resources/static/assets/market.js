// Draws the candles of the table. Without this script the page says the same in words and numbers.
(() => {
  const figure = document.getElementById("chart");
  if (!figure) return;
  const canvas = figure.querySelector("canvas");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const candles = [...document.querySelectorAll("#candles tbody tr")].reverse().map((row) => {
    const [from, ...numbers] = [...row.cells].map((cell) => cell.textContent);
    const [open, high, low, close] = numbers.map(Number);
    return { from, open, high, low, close };
  });

  function paint(chart) {
    const [wicks, bodies] = chart.data.datasets;
    const [rose, fell, page] = ["--bs-form-valid-color", "--bs-form-invalid-color", "--bs-body-bg"].map(colour);
    const colours = candles.map((candle) => (candle.close >= candle.open ? rose : fell));
    wicks.backgroundColor = colours;
    bodies.borderColor = colours;
    bodies.backgroundColor = candles.map((candle) => (candle.close >= candle.open ? page : fell));
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = colour("--bs-body-color");
      axis.grid.color = colour("--bs-border-color");
    }
    chart.update("none");
  }

  function told(candle) {
    return [`Open ${candle.open}`, `High ${candle.high}`, `Low ${candle.low}`, `Close ${candle.close}`];
  }

  function draw() {
    figure.hidden = false;
    const each = { grouped: false, categoryPercentage: 1, borderSkipped: false };
    const chart = new Chart(canvas, {
      type: "bar",
      data: {
        labels: candles.map((candle) => candle.from),
        datasets: [
          { ...each, order: 1, barThickness: 1.5, data: candles.map((candle) => [candle.low, candle.high]) },
          { ...each, order: 0, barPercentage: 0.7, maxBarThickness: 14, borderWidth: 1.5, minBarLength: 2,
            data: candles.map((candle) => [candle.open, candle.close]) },
        ],
      },
      options: {
        animation: still ? false : { duration: 300 },
        aspectRatio: window.innerWidth < 576 ? 1.3 : 2.6,
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            filter: (item) => item.datasetIndex === 1,
            callbacks: { label: (item) => told(candles[item.dataIndex]) },
          },
        },
        scales: {
          x: {
            ticks: { color: "", maxRotation: 0, autoSkipPadding: 24, callback: (value) => candles[value].from },
            grid: { color: "" },
          },
          y: { beginAtZero: false, grace: "5%", ticks: { color: "" }, grid: { color: "" } },
        },
      },
    });
    paint(chart);
    new MutationObserver(() => paint(chart)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  }

  draw();
})();
