/**
 * Imports a module, reads one event with it if it can, and prints how many milliseconds each took, and how many of them
 * were work.
 */
const [, , specifier, event] = process.argv;
const value = JSON.parse(event);
const work = () => (({ user, system }) => (user + system) / 1000)(process.threadCpuUsage());

const start = performance.now();
const worked = work();
const { safeParseEvent } = await import(specifier);
const imported = performance.now() - start;
const importing = work() - worked;
const result = safeParseEvent?.(value);
const read = performance.now() - start;

if (result?.ok === false) throw new Error(`${specifier} refuses a valid event`);
console.log(JSON.stringify({ imported, importing, read: result && read }));
