// Makes the bundles from the packages that package-lock.json fixes: `make bundles`.
//
// Beside them it writes manifest.json (hashes of the bundles, packages in them), LICENSES.txt and
// the table of packages in README.md. The same lock gives the same bytes. With a folder as argument
// it writes there instead.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, normalize, relative } from "node:path";
import { build } from "esbuild";

const TARGET = process.argv[2] ?? ".";
const BUNDLES = ["sigma.js", "yasqe.js", "yasqe.css"];
const MODULES = "node_modules";

// What is changed in the code of others. A change that no longer fits fails the build.
const EDITS = {
  "@zazuko/yasqe/build/yasqe.esm.js": [
    // A copy of prefix.cc, where anybody may write anything; the page has prefixes of its own.
    { from: /, madsrdf = "[^]*?prefixes_default = \{[^]*?\n\}, tokenTypes = /, to: ", tokenTypes = " },
    { from: "Promise.resolve(prefixes_default)", to: "Promise.resolve(globalThis.queryPrefixes ?? {})" },
    { from: "instead\", e), prefixes_default)", to: "instead\", e), {})" },
    // A style in markup, which the policy of the page forbids.
    { from: "<strong style='text-decoration:underline'>", to: "<strong>" },
  ],
};

const edits = {
  name: "edits",
  setup(builder) {
    builder.onLoad({ filter: /yasqe\.esm\.js$/ }, ({ path }) => {
      const name = relative(MODULES, path).replaceAll("\\", "/");
      const contents = EDITS[name].reduce((text, { from, to }) => {
        if (text.split(from).length !== 2) throw new Error(`${name} does not have once: ${from}`);
        return text.replace(from, () => to);
      }, readFileSync(path, "utf-8"));
      return { contents, loader: "js" };
    });
  },
};

const readJson = (path) => JSON.parse(readFileSync(path, "utf-8"));
const described = (name) => readJson(join(MODULES, name, "package.json"));

// "node_modules/@zazuko/yasqe/build/yasqe.esm.js" → "@zazuko/yasqe"
function packageOf(path) {
  const parts = path.split(`${MODULES}/`).at(-1).split("/");
  return path.includes(`${MODULES}/`) ? parts.slice(0, parts[0].startsWith("@") ? 2 : 1).join("/") : null;
}

// A package may itself be a bundle; the source map that comes with it names what is inside.
function insideOf(path) {
  if (!existsSync(`${path}.map`)) return [];
  const { sources } = readJson(`${path}.map`);
  const own = sources.some((source) => source.includes("utils/src/")) ? ["@zazuko/yasgui-utils"] : [];
  return [...own, ...sources.map((source) => packageOf(normalize(source))).filter(Boolean)];
}

function licenceText(name) {
  const file = readdirSync(join(MODULES, name)).sort().find((entry) => /^licen[cs]e(\.(txt|md))?$/i.test(entry));
  if (file) return readFileSync(join(MODULES, name, file), "utf-8").replaceAll("\r\n", "\n").trim();
  if (!name.startsWith("@zazuko/")) throw new Error(`${name} comes without a licence text`);
  // The packages of YASGUI leave out the file of their repository.
  return readFileSync("yasgui-licence.txt", "utf-8").trim();
}

// What is inside a package was built with a version that its range allows, perhaps another than ours.
function versionOf(name, host) {
  const { version } = described(name);
  if (!host) return version;
  const ranges = [host, "@zazuko/yasgui-utils"].map((owner) => described(owner).dependencies[name]);
  return `${ranges.find(Boolean) ?? `^${version}`} (inside ${host})`;
}

function sourceOf({ name, repository, homepage }) {
  const url = (typeof repository === "object" ? repository.url : repository) ?? homepage;
  if (!url) return `https://www.npmjs.com/package/${name}`;
  const plain = url.replace(/^git\+|\.git$/g, "").replace(/^(git|http):/, "https:");
  return /^[\w-]+\/[\w.-]+$/.test(plain) ? `https://github.com/${plain}` : plain;
}

function note(packages, bundle, name, host) {
  const { license } = described(name);
  const entry = packages.get(name)
    ?? { name, version: versionOf(name, host), licence: license, source: sourceOf(described(name)), bundles: [] };
  if (!entry.bundles.includes(bundle)) entry.bundles.push(bundle);
  packages.set(name, entry);
}

function headOf(entries) {
  const list = entries.map(({ name, version, licence }) => `${name} ${version} ${licence}`).join("; ");
  return `/*! ${list}. Their notices: graphbuilder/views/bundles/LICENSES.txt */\n`;
}

async function bundle(name, packages) {
  const { metafile, outputFiles: [file] } = await build({
    entryPoints: [name], bundle: true, minify: true, format: "iife", target: "es2020", charset: "utf8",
    legalComments: "none", metafile: true, write: false, logLevel: "error", plugins: [edits],
    outdir: ".",
  });
  const used = new Set();
  for (const path of Object.keys(metafile.inputs).sort()) {
    if (!packageOf(path)) continue;
    used.add(packageOf(path));
    note(packages, name, packageOf(path), null);
    for (const inner of insideOf(path)) {
      used.add(inner);
      note(packages, name, inner, packageOf(path));
    }
  }
  return headOf([...used].sort().map((inner) => packages.get(inner))) + file.text;
}

const write = (name, text) => writeFileSync(join(TARGET, name), text);
const hash = (text) => createHash("sha256").update(text, "utf-8").digest("hex");
const packages = new Map();
const files = {};
for (const name of BUNDLES) {
  const text = await bundle(name, packages);
  const target = name.replace(".", ".min.");
  write(target, text);
  files[target] = { bytes: Buffer.byteLength(text), sha256: hash(text) };
}

const listed = [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
write("manifest.json", `${JSON.stringify({ files, packages: listed }, null, 2)}\n`);
write("LICENSES.txt", listed.map(({ name, version, licence, source }) => (
  `${"=".repeat(88)}\n${name} ${version}\n${licence}, ${source}\n\n${licenceText(name)}\n`)).join("\n"));

const rows = listed.map(({ name, version, licence, source, bundles }) => (
  `| [${name}](${source}) | ${version} | ${licence} | ${bundles.join(", ")} |`));
const table = ["| package | version | licence | in |", "| --- | --- | --- | --- |", ...rows].join("\n");
const readme = readFileSync("README.md", "utf-8");
write("README.md", readme.replace(/(<!-- packages -->\n)[^]*?(<!-- end -->)/, (_, start, end) => `${start}${table}\n${end}`));
