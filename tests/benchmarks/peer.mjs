// The same form and the same answers through ODK Web Forms' engine, for `make bench`.
// node peer.mjs FOLDER FORM.xml STEPS.json: FOLDER holds node_modules; steps are [[path, value], …].
// Prints one line of JSON, times in ms.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LOADS = 5;
const [folder, formFile, stepsFile] = process.argv.slice(2);
const require = createRequire(join(folder, 'peer.cjs'));

// The engine expects a browser, and inside it a parser that expects CommonJS.
globalThis.require = require;
globalThis.__dirname = folder;
const { window } = new (require('jsdom').JSDOM)('');
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) {
    try {
      globalThis[name] = window[name];
    } catch {
      // A getter that needs a page; the engine uses none of these.
    }
  }
}

const home = join(folder, 'node_modules/@getodk/xforms-engine');
const { loadForm } = await import(pathToFileURL(join(home, 'dist/index.js')));
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

function leaves(node, found = new Map()) {
  for (const child of node.currentState.children ?? []) {
    if (child.currentState.children) leaves(child, found);
    else found.set(child.currentState.reference, child);
  }
  return found;
}

const middle = (taken) => taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)];
const xml = readFileSync(formFile, 'utf8');
const loads = [];
let root;
for (let round = 0; round < LOADS; round += 1) {
  const start = performance.now();
  const loaded = await loadForm(xml);
  root = loaded.createInstance().root;
  leaves(root).values().next().value.currentState.label?.asString;
  loads.push(performance.now() - start);
}

for (const repeat of root.currentState.children.filter((one) => one.nodeType.startsWith('repeat-range'))) {
  repeat.addInstances(undefined, 2);
}
const questions = leaves(root);
const taken = [];
let missed = 0;
for (const [path, value] of JSON.parse(readFileSync(stepsFile, 'utf8'))) {
  const question = questions.get(path);
  if (!question || question.currentState.readonly) {
    missed += 1;
    continue;
  }
  const start = performance.now();
  if (question.nodeType === 'select') question.selectValue(value);
  else question.setValue(value);
  taken.push(performance.now() - start);
}
taken.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    version,
    missed,
    first_load: loads[0],
    load: middle(loads.slice(1)),
    answer: middle(taken),
    p99: taken[Math.floor(taken.length * 0.99)],
    sum: questions.get('/data/total')?.currentState.value,
  }),
);
process.exit(0);
