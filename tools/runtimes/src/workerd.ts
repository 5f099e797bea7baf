import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Program } from './bundleProgram.ts';
import { plainEnvironment } from './execute.ts';

/** A worker that may connect to nothing, on a port of this machine that is free. */
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

/** Serves the program by workerd, and gives what it answers. */
export async function askWorker(workerd: string, { folder }: Program): Promise<string> {
  const config = path.join(folder, 'config.capnp');
  await writeFile(config, CONFIG);
  const child = spawn(workerd, ['serve', config, '--control-fd=1'], {
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const complaints: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => void complaints.push(chunk));
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`workerd ended: ${Buffer.concat(complaints).toString().slice(-600)}`)));
  });
  try {
    const port = await Promise.race([portOf(createInterface(child.stdout)), ended]);
    const response = await Promise.race([fetch(`http://127.0.0.1:${port}/`), ended]);
    const text = await response.text();
    if (response.ok) return text;
    throw new Error(`the worker answered with ${response.status}: ${Buffer.concat(complaints).toString().slice(-600)}`);
  } finally {
    ended.catch(() => {});
    child.kill();
  }
}

/** workerd says on the control channel, in lines of JSON, where it listens. */
async function portOf(lines: AsyncIterable<string>): Promise<number> {
  for await (const line of lines) {
    const { event, port } = JSON.parse(line) as { event: string; port?: number };
    if (event === 'listen' && port !== undefined) return port;
  }
  throw new Error('workerd does not say where it listens');
}
