/**
 * Runs in a process of its own. Imports a module and, if the module can, parses one event with it. Prints the milliseconds
 * since the start, and how many of them the processor spent on importing.
 */
const [, , specifier, event] = process.argv;
const value = JSON.parse(event);
const processorTime = () => (({ user, system }) => (user + system) / 1000)(process.threadCpuUsage());

const start = performance.now();
const processorStart = processorTime();
const { safeParseEvent } = await import(specifier);
const imported = performance.now() - start;
const importing = processorTime() - processorStart;
const result = safeParseEvent?.(value);
const parsed = performance.now() - start;

if (result?.ok === false) throw new Error(`${specifier} rejects a valid event`);
console.log(JSON.stringify({ imported, importing, parsed: result && parsed }));
