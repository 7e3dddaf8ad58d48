// Colours and forms: one form and colour a kind, the same in the network, the legend and pictures.

/** Return the outline of a form about 0,0 as an SVG path, of the size vis-network gives it. */
function outline(shape, r) {
  const ring = (corners, turn, reach = r, down = 0) => corners
    .map((i) => [reach * Math.cos(turn + i), reach * Math.sin(turn + i) + down])
    .map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`).join("") + "Z";
  const steps = (n) => Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n);
  if (shape === "square") return ring(steps(4), Math.PI / 4, r * Math.SQRT2);
  if (shape === "diamond") return ring(steps(4), 0);
  if (shape === "hexagon") return ring(steps(6), 0);
  if (shape === "triangle") return ring(steps(3), -Math.PI / 2, r * 1.3, r * 0.3);
  if (shape === "triangleDown") return ring(steps(3), Math.PI / 2, r * 1.3, -r * 0.3);
  return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
}

/** Return the colours of the theme in force; pictures for paper are always light. */
function theme(element = document.documentElement) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return { paper: of("paper"), ink: of("ink"), quiet: of("quiet"), line: of("line"), accent: of("accent") };
}

const LIGHT = { paper: "#ffffff", ink: "#1b1d21", quiet: "#5a6069", line: "#c3c7cd", accent: "#a3123f" };

/** Return the fill and stroke of a kind. */
function colours(kind, paper) {
  const look = data.looks[kind];
  return { fill: look.hollow ? paper : look.color, stroke: look.color };
}

/** Return a small mark of a kind, for lists. */
function swatch(kind) {
  const look = data.looks[kind];
  if (!look) return null;
  const { stroke } = colours(kind, "none");
  return svg("svg", { class: "swatch", viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    svg("path", { d: outline(look.shape, 5.5), fill: look.hollow ? "none" : stroke, stroke, "stroke-width": 1.6 }));
}
