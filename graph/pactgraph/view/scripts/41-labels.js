// Names beside their nodes, placed so that none covers another: the most important first.

const FONT = "system-ui, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    measure.font = font;
    widths.set(key, measure.measureText(text).width);
  }
  return widths.get(key);
}

/** Return a name in at most two lines, cut where it is longer. */
function linesOf(name, most) {
  // Chinese breaks anywhere but before a closing mark; other scripts break at spaces.
  const pieces = /[\u4e00-\u9fff]/.test(name) ? name.match(/.[、，。；：！？）》”』」)]*/gsu) : name.split(/(?<= )/);
  const wide = (text) => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 0);
  const lines = [""];
  for (const piece of pieces) {
    if (wide(lines.at(-1) + piece.trimEnd()) > most && lines.at(-1)) lines.push("");
    lines[lines.length - 1] += piece;
  }
  const kept = lines.slice(0, 2).map((line) => line.trim());
  if (lines.length > 2) kept[1] += "…";
  return kept;
}

/**
 * Return where the names of nodes go.
 * @param {Array} nodes {x, y, r, name, strong, must} on the screen, the most important first.
 * @param {object} size the width and height of the screen.
 */
function placed(nodes, size, most) {
  const taken = boxes();
  nodes.filter((n) => n.r > 1.5).forEach((n) => taken.add([n.x - n.r, n.y - n.r, n.x + n.r, n.y + n.r]));
  const found = [];
  let weak = 0;
  for (const node of nodes) {
    if (node.x < 0 || node.y < 0 || node.x > size.width || node.y > size.height) continue;
    if (!node.strong && !node.must && weak >= most) continue;
    const label = spotFor(node, taken, size);
    if (!label) continue;
    taken.add(label.box);
    found.push(label);
    weak += node.strong ? 0 : 1;
  }
  return found;
}

/** Return the first free spot of a node's name; a strong one may stand farther off, with a line. */
function spotFor(node, taken, size) {
  const height = node.strong ? 13 : 11;
  const font = `${node.strong ? "600 " : ""}${height}px ${FONT}`;
  const lines = linesOf(node.name, 24);
  const w = Math.max(...lines.map((line) => widthOf(line, font)));
  const tall = lines.length * (height + 2);
  const boxes = spotsAround(node, w, tall, node.strong || node.must ? 5 : 1);
  const inside = ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;
  const found = boxes.findIndex((box) => inside(box) && taken.free(box));
  if (found < 0 && !node.must) return null;
  const box = boxes[Math.max(found, 0)];
  const led = found >= SIDES.length ? [node.x, node.y] : null;
  return { box, lines, font, height, led, strong: node.strong, x: (box[0] + box[2]) / 2, y: box[1] + height };
}

// Below, above, right, left, then the corners: where a box stands against its node.
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0], [0.8, 0.8], [-0.8, 0.8], [0.8, -0.8], [-0.8, -0.8]];

/** Return the boxes around a node in which its name could stand, the nearest first. */
function spotsAround({ x, y, r }, w, tall, rings) {
  return Array.from({ length: rings }, (_, ring) => SIDES.map(([dx, dy]) => {
    const gap = r + 3 + ring * 16;
    const [cx, cy] = [x + dx * (gap + w / 2), y + dy * (gap + tall / 2)];
    return [cx - w / 2 - 2, cy - tall / 2, cx + w / 2 + 2, cy + tall / 2];
  })).flat();
}

/** Return a set of boxes that tells quickly whether another has room. */
function boxes(cell = 64) {
  const grid = new Map();
  const cells = ([left, top, right, bottom]) => {
    const found = [];
    for (let i = Math.floor(left / cell); i <= right / cell; i += 1) {
      for (let j = Math.floor(top / cell); j <= bottom / cell; j += 1) found.push(`${i} ${j}`);
    }
    return found;
  };
  const apart = (p, q) => p[2] <= q[0] || q[2] <= p[0] || p[3] <= q[1] || q[3] <= p[1];
  return {
    add: (box) => cells(box).forEach((key) => grid.set(key, [...(grid.get(key) ?? []), box])),
    free: (box) => cells(box).every((key) => (grid.get(key) ?? []).every((other) => apart(box, other))),
  };
}
