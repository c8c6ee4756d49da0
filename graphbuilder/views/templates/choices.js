// What can be chosen (an actor, a line, a pair of actors, a position), how the address names it,
// and which positions belong to it.
"use strict";
((explorer) => {
  const { data: { actors, groupBy, positions }, filters: { byKey }, words } = explorer;
  const packed = JSON.parse(document.getElementById("network-data").textContent);
  const MATTER = "matter";

  const nodes = packed.nodes.map(({ id, kind, x, y, size, shape }) => (
    { id, kind, x, y, size, shape, label: kind === MATTER ? "" : actors[Number(id)].label }));
  const actorKey = (id) => actors[Number(id)]?.key ?? "";
  const links = packed.edges.map(({ id, from, to, act, width, bend, positions: own }) => {
    const first = positions[own[0]];
    const others = own.length > 1 ? `\n${words.count(own.length, "position")}` : "";
    return {
      id, from, to, act, width, bend,
      positions: own,
      key: [actorKey(from), actorKey(to), act, first.key].join(">"),
      title: explorer.data.isAggregated
        ? `${words.labels([from]).join()}: ${act} → ${words.labels([to]).join()}${others}`
        : `${words.summary(first)}\n${first.content}${others}`,
    };
  });
  const linksByKey = new Map(links.map((link) => [link.key, link]));
  const linksById = new Map(links.map((link) => [link.id, link]));
  const nodesById = new Map(nodes.map((node) => [node.id, node]));
  const positionsByKey = new Map(positions.map((position) => [position.key, position]));

  const linksWith = groupBy(links, (link) => link.positions);
  const linksOf = new Map([...linksWith].map(([position, own]) => [position, own.map(({ id }) => id)]));
  const linksAt = (node) => links.filter(({ from, to }) => from === node || to === node).map(({ id }) => id);

  const finders = {
    actor(key) {
      const actor = byKey.actors.get(key);
      if (!actor) return null;
      const own = positions.filter(({ holders, addressees }) => holders.includes(actor.id) || addressees.includes(actor.id));
      return { title: actor.label, actor, positions: own, nodes: [String(actor.id)], links: linksAt(String(actor.id)) };
    },
    link(key) {
      const link = linksByKey.get(key);
      if (!link) return null;
      const own = link.positions.map((id) => positions[id]);
      const towards = nodesById.get(link.to).kind === MATTER ? "" : ` → ${words.labels([link.to]).join()}`;
      const [holder] = words.labels([link.from]);
      const together = towards || own[0].holders.length === 1 ? holder : words.holders(own[0]);
      return { title: `${together}${towards}`, act: link.act, positions: own, nodes: [], links: [link.id] };
    },
    pair(key) {
      const [holder, addressee] = key.split(">").map((part) => byKey.actors.get(part));
      if (!holder) return null;
      const isTo = (ids) => (addressee ? ids.includes(addressee.id) : ids.length === 0);
      const own = positions.filter(({ holders, addressees }) => holders.includes(holder.id) && isTo(addressees));
      const ends = [holder, addressee].filter(Boolean).map(({ id }) => String(id));
      const between = addressee
        ? links.filter(({ from, to }) => from === ends[0] && to === ends[1]).map(({ id }) => id)
        : own.flatMap(({ id }) => linksOf.get(id) ?? []);
      return { title: `${holder.label} → ${addressee?.label ?? "no one"}`, positions: own, nodes: ends, links: between };
    },
    position(key) {
      const position = positionsByKey.get(key);
      if (!position) return null;
      const towards = position.addressees.length ? ` → ${words.addressees(position)}` : "";
      return {
        title: `${words.holders(position)}${towards}`, act: position.act, positions: [position], nodes: [],
        links: linksOf.get(position.id) ?? [],
      };
    },
  };

  // Gives what the address chooses, or null.
  function find(chosen) {
    const [, what = "", key = ""] = /^(\w+):(.*)$/s.exec(chosen) ?? [];
    return Object.hasOwn(finders, what) ? finders[what](key) : null;
  }

  explorer.choices = Object.freeze({
    nodes, links, linksById, nodesById, linksOf, find, MATTER,
    ofActor: (actor) => `actor:${actor.key}`,
    ofLink: (link) => `link:${link.key}`,
    ofPair: (holder, addressee) => `pair:${holder.key}>${addressee?.key ?? ""}`,
    ofPosition: (position) => `position:${position.key}`,
  });
})(window.explorer);
