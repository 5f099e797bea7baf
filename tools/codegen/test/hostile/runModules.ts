import { pathToFileURL } from 'node:url';

/** Run as a process of its own: imports modules, and tells after which of them something is in the global scope that was not. */
const before = surroundings();
const faults: string[] = [];
let run = 0;
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  run += 1;
  const after = surroundings();
  if (after !== before) faults.push(`${file}: ${after}`);
}
process.stdout.write(JSON.stringify({ run, faults }));

/** Everything that a module could leave behind. */
function surroundings(): string {
  const names = (value: object) => Reflect.ownKeys(value).map(String).sort().join();
  return [globalThis, Object.prototype, Array.prototype, Function.prototype].map(names).join(';');
}
