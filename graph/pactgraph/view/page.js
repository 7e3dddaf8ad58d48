"use strict";
// Draws the network and, on a click, says what a node is and what it is tied to.
const data = JSON.parse(document.getElementById("data").textContent);
const details = document.getElementById("details");
const network = new vis.Network(
  document.getElementById("network"),
  { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
  data.options,
);
const byId = new Map(data.nodes.map((node) => [node.id, node]));

function line(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function describe(id) {
  const node = byId.get(id);
  const ties = data.edges.filter((edge) => edge.from === id || edge.to === id);
  const list = document.createElement("ul");
  for (const edge of ties) {
    const other = byId.get(edge.from === id ? edge.to : edge.from);
    list.append(line("li", `${other.en} · ${other.zh} (${edge.roles}) ${edge.passages}`));
  }
  details.replaceChildren(
    line("h2", node.en), line("p", node.zh), line("p", `${node.kind} ${node.date}`),
    line("p", node.passages), list,
  );
}

network.on("selectNode", (event) => describe(event.nodes[0]));
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
network.fit();
