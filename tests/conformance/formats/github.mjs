// Every line for GitHub, read as the runner reads it, and written anew by @actions/core: byte for byte the same.

import assert from "node:assert";
import fs from "node:fs";
import * as core from "@actions/core";

const folder = process.argv[2];
const findings = JSON.parse(fs.readFileSync(`${folder}/styr.json`, "utf8")).findings;
const levels = { error: ["fel", core.error], warning: ["varning", core.warning], notice: ["tips", core.notice] };

/** As TryParseV2 of the runner. */
function parsed(line) {
  assert(line.startsWith("::"), line);
  const end = line.indexOf("::", 2);
  const [name, ...rest] = line.slice(2, end).split(" ");
  const pairs = rest.join(" ").split(",").map((it) => [it.slice(0, it.indexOf("=")), it.slice(it.indexOf("=") + 1)]);
  const data = (it) => it.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  const property = (it) => data(it).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, property(value)]));
  return { name, properties, message: data(line.slice(end + 2)).replaceAll("%25", "%") };
}

/** What @actions/core writes for it. */
function written({ name, properties, message }) {
  const { title, file, line, endLine, col, endColumn } = properties;
  const lines = [];
  const write = process.stdout.write;
  process.stdout.write = (it) => lines.push(it);
  try {
    levels[name][1](message, { title, file, startLine: line, endLine, startColumn: col, endColumn });
  } finally {
    process.stdout.write = write;
  }
  return lines.join("");
}

const clean = (text) =>
  text
    .replace(/[\n\r\t]/g, " ")
    .replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2061-\u2064\u2066-\u206f]/g, "\ufffd")
    .replace(/(^|\s)::/g, "$1: :")
    .replaceAll("##vso[", "# vso[")
    .replaceAll("##[", "# [");
const keptBreaks = (text) =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2061-\u2064\u2066-\u206f]/g, "\ufffd");

const all = fs.readFileSync(`${folder}/github`, "utf8");
const seen = [];
for (const line of all.trimEnd().split("\n")) {
  const command = parsed(line);
  assert.strictEqual(written(command), line + "\n");
  const { title, file, line: number } = command.properties;
  seen.push([levels[command.name][0], title, file, number, command.message.split("\n")[0]].join("\u0000"));
}
const top = "mål & plan, #1 100%/";
const expected = findings
  .filter((it) => !it.path.startsWith("kf/") && it.path !== "styr.toml")
  .map((it) => [it.severity, it.rule, keptBreaks(top + it.path), it.line, clean(it.message)].join("\u0000"));
assert.deepStrictEqual(seen.sort(), expected.sort());
assert(seen.length >= 60);

const whole = fs.readFileSync(`${folder}/github-whole`, "utf8").trimEnd().split("\n");
for (const name of Object.keys(levels)) {
  assert(whole.filter((it) => it.startsWith(`::${name} `)).length <= 10, name);
}
const last = parsed(whole.at(-1));
assert.strictEqual(written(last), whole.at(-1) + "\n");
assert.match(last.message, /^GitHub visar 10 av \d+ fel/);
console.log(`     ${seen.length} lines as @actions/core writes them`);
