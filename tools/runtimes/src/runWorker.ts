import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startProcess } from '@hookbook/testkit/runProcess';
import type { Program } from './bundleProgram.ts';

/** A worker without access to the network, on a free local port. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.js", esModule = embed "worker.js"),
        (name = "program.js", esModule = embed "program.js"),
      ],
      compatibilityDate = "2025-01-01",
    )),
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

const TIMEOUT_MS = 60_000;

/** Serves the program with workerd. Returns the worker's response. */
export async function runWorker(workerd: string, { folder }: Program): Promise<string> {
  const config = path.join(folder, 'config.capnp');
  await writeFile(config, CONFIG);
  // On the control channel workerd reports its port, in lines of JSON.
  const args = ['serve', config, '--control-fd=1'];
  const worker = startProcess(workerd, args, { cwd: folder, timeoutMs: TIMEOUT_MS });
  try {
    const port = portIn(await worker.waitForOutput('"listen"'));
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const text = await response.text();
    if (response.ok) return text;
    throw new Error(`The worker responded with ${response.status}: ${worker.stderr().slice(-600)}`);
  } finally {
    worker.child.kill();
  }
}

function portIn(output: string): number {
  const messages = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly event: string; readonly port?: number });
  const port = messages.find(({ event }) => event === 'listen')?.port;
  if (port === undefined) throw new Error(`workerd reported no port: ${output}`);
  return port;
}
