/**
 * Runs in a process of its own. Imports a server and listens. Prints the milliseconds that each of both took, and those of
 * the processor, of all threads.
 */
const processorTime = () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage());
const measure = async (work) => {
  const [start, processorStart] = [performance.now(), processorTime()];
  const result = await work();
  return { result, time: performance.now() - start, processor: processorTime() - processorStart };
};

const imported = await measure(() => import(process.argv[2]));
const listening = await measure(() => imported.result.listen());
const times = ({ time, processor }) => ({ time, processor });
console.log(JSON.stringify({ imported: times(imported), listening: times(listening) }));
process.exit();
