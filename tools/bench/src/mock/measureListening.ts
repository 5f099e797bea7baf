import { formatTable } from '@hookbook/testkit/formatTable';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { median } from '../median.ts';

const ROUNDS = 15;
/** Milliseconds that listening should take after the import. */
const MAX_TIME = 50;
/** Milliseconds that the processor should spend on listening. */
const MAX_PROCESSOR_TIME = 20;

const SERVERS = { 'node:http': './servers/http.js', '@hookbook/mock-server': './servers/mockServer.js' } as const;
type Name = keyof typeof SERVERS;

/** Milliseconds. */
interface Times {
  readonly time: number;
  readonly processor: number;
}

interface Run {
  readonly imported: Times;
  readonly listening: Times;
}

/** Measures how long a mock server takes until it listens in a new process, beside a bare server of Node in the same run. */
export async function measureListening(): Promise<void> {
  const runs: Record<Name, Run[]> = { 'node:http': [], '@hookbook/mock-server': [] };
  // The first round warms the disk and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of Object.keys(runs) as Name[]) {
      const run = await listenOnce(SERVERS[name]);
      if (round > 0) runs[name].push(run);
    }
  const medians = Object.entries(runs).map(([name, measured]) => ({ name, ...medianOf(measured) }));
  const rows = medians.map(({ name, imported, listening }) => [
    name,
    ...[imported.time, imported.processor, listening.time, listening.processor].map(milliseconds),
  ]);
  const title = `a server in a fresh process of Node ${process.versions.node}; median of ${ROUNDS}`;
  const head = ['', 'import', 'processor time', 'listening', 'processor time'];
  console.log(`\n${formatTable([head, ...rows], { title, alignment: 'right' })}`);
  const { time, processor } = medianOf(runs['@hookbook/mock-server']).listening;
  const verdict = time < MAX_TIME && processor < MAX_PROCESSOR_TIME ? '✓' : '✗';
  const limits = `the limits are ${MAX_TIME} ms and ${MAX_PROCESSOR_TIME} ms`;
  console.log(
    `  ${verdict} listening takes ${milliseconds(time)}, and ${milliseconds(processor)} of the processor; ${limits}`,
  );
}

async function listenOnce(server: string): Promise<Run> {
  const { stdout } = await runOrThrow(process.execPath, ['listenOnce.js', server], { cwd: import.meta.dirname });
  return JSON.parse(stdout) as Run;
}

function medianOf(runs: readonly Run[]): Run {
  const times = (part: keyof Run): Times => ({
    time: median(runs.map((run) => run[part].time)),
    processor: median(runs.map((run) => run[part].processor)),
  });
  return { imported: times('imported'), listening: times('listening') };
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}
