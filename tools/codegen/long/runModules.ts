import { pathToFileURL } from 'node:url';

/**
 * Imports the modules that the command line lists. Prints their number, and each one that added a property to a global
 * object.
 */
const before = globalNames();
const problems: string[] = [];
let run = 0;
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  run += 1;
  const after = globalNames();
  if (after !== before) problems.push(`${file}: ${after}`);
}
process.stdout.write(JSON.stringify({ run, problems }));

/** The properties of every object that all modules share. */
function globalNames(): string {
  const names = (value: object) => Reflect.ownKeys(value).map(String).sort().join();
  return [globalThis, Object.prototype, Array.prototype, Function.prototype].map(names).join(';');
}
