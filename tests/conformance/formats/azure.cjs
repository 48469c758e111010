// Every line for Azure, parsed by azure-pipelines-task-lib back into the texts, and written by it the same.

const assert = require("node:assert");
const fs = require("node:fs");
const { commandFromString } = require("azure-pipelines-task-lib/taskcommand");

const folder = process.argv[2];
const findings = JSON.parse(fs.readFileSync(`${folder}/styr.json`, "utf8")).findings;

const bad = "\\x7f-\\x9f\\u202a-\\u202e\\u2061-\\u2064\\u2066-\\u206f";
const clean = (text) =>
  text
    .replace(/[\n\r\t]/g, " ")
    .replace(new RegExp(`[\\0-\\x1f${bad}]`, "g"), "\ufffd")
    .replace(/(^|\s)::/g, "$1: :")
    .replaceAll("##vso[", "# vso[")
    .replaceAll("##[", "# [");
const keptBreaks = (text) => text.replace(new RegExp(`[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f${bad}]`, "g"), "\ufffd");

const lines = fs.readFileSync(`${folder}/azure`, "utf8").trimEnd().split("\n");
const issues = lines.filter((it) => it.startsWith("##vso["));
for (const line of lines.filter((it) => !it.startsWith("##vso["))) {
  assert(!line.includes("##"), line);
}
const types = { error: "fel", warning: "varning" };
const seen = issues.map((line) => {
  const command = commandFromString(line);
  assert.strictEqual(command.toString(), line);
  assert.strictEqual(command.command, "task.logissue");
  const { type, sourcepath, linenumber, columnnumber, code } = command.properties;
  return [types[type], code, sourcepath, linenumber, columnnumber, command.message.split("\n")[0]].join("\u0000");
});
const top = "mål & plan, #1 100%/";
const expected = findings
  .filter((it) => it.severity !== "tips")
  .map((it) =>
    [it.severity, it.rule, keptBreaks(top + it.path), it.line, it.column, clean(it.message)].join("\u0000"));
assert.deepStrictEqual(seen.sort(), expected.sort());
assert(seen.length >= 60);
console.log(`     ${seen.length} lines that azure-pipelines-task-lib reads and writes alike`);
