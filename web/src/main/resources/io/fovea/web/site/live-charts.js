// Line charts over time, in the colours of the page.

/* global Chart */

import { time, timeWithSeconds } from "./live-format.js";

const charts = new Set();

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((chart) => chart.paint()));

/**
 * A chart of some lines.
 *
 * Each line has a name, a colour (a custom property of CSS) and, where it fills the space to another line, that one's place. A
 * line without a name is in neither the legend nor a tooltip.
 */
export class LineChart {
  constructor(canvas, lines, { format, axis = format, max, min = 0, seconds = false, points = false }) {
    this.canvas = canvas;
    this.lines = lines;
    this.chart = new Chart(canvas, {
      type: "line",
      data: { datasets: lines.map((line) => dataset(line, points)) },
      options: options({ format, axis, max, min, show: seconds ? timeWithSeconds : time, legend: lines.filter((line) => line.name).length > 1 }),
    });
    this.paint();
    charts.add(this);
  }

  /**
   * @param columns for each line its points, as {x: ms since 1970, y: value or null}
   * @param words what the chart shows, for those who do not see it
   */
  show(columns, from, to, words) {
    columns.forEach((points, i) => {
      this.chart.data.datasets[i].data = points;
    });
    Object.assign(this.chart.options.scales.x, { min: from, max: to });
    this.chart.update("none");
    this.canvas.setAttribute("aria-label", words);
  }

  range(min, max) {
    Object.assign(this.chart.options.scales.y, { min, max });
  }

  paint() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.lines.forEach((line, i) => {
      const stroke = colour(line.colour);
      Object.assign(this.chart.data.datasets[i], {
        borderColor: line.name ? stroke : "transparent",
        pointBackgroundColor: stroke,
        backgroundColor: line.fill === undefined ? stroke : `${stroke}2e`,
      });
    });
    for (const axis of Object.values(this.chart.options.scales)) {
      axis.ticks.color = colour("--ink-soft");
      axis.grid.color = colour("--line");
    }
    this.chart.options.plugins.legend.labels.color = colour("--ink");
    this.chart.update("none");
  }
}

function dataset(line, points) {
  return {
    label: line.name ?? "",
    data: [],
    fill: line.fill ?? false,
    borderWidth: 2,
    borderDash: line.dash ?? [],
    borderJoinStyle: "round",
    pointRadius: points && line.name ? 2.5 : 0,
    pointHoverRadius: line.name ? 4 : 0,
    spanGaps: false,
  };
}

function options({ format, axis, max, min, show, legend }) {
  return {
    animation: false,
    maintainAspectRatio: false,
    normalized: true,
    parsing: false,
    interaction: { mode: "index", intersect: false },
    font: { family: "system-ui" },
    scales: {
      x: {
        type: "linear",
        grid: { display: false },
        border: { display: false },
        ticks: { maxTicksLimit: 6, maxRotation: 0, callback: (value) => time(value) },
      },
      y: {
        min,
        max,
        suggestedMax: 10,
        grid: {},
        border: { display: false },
        ticks: { maxTicksLimit: 5, callback: (value) => axis(value) },
      },
    },
    plugins: {
      legend: {
        display: legend,
        align: "end",
        labels: { boxWidth: 14, boxHeight: 2, padding: 12, filter: (item) => item.text !== "" },
      },
      tooltip: {
        filter: (item) => item.dataset.label !== "",
        callbacks: {
          title: (items) => (items.length === 0 ? "" : show(items[0].parsed.x)),
          label: (item) => `${item.dataset.label}: ${format(item.parsed.y)}`,
        },
      },
    },
  };
}
