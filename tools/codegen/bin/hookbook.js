#!/usr/bin/env node
// The tool is TypeScript that Node runs as it is, which takes Node 22.18 or later. An older Node that was found first
// on PATH hands over to the one that this repository brings along.
import { spawn } from 'node:child_process';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const cli = new URL('../src/cli.ts', import.meta.url);

if (major > 22 || (major === 22 && minor >= 18)) {
  // Types are stripped and code is compiled once per change, not once per run: a third of a second each time.
  modules.enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/node-compile', import.meta.url)));
  // Whoever reads the output may stop when they have seen enough, as `head` does.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
    });
  const { main } = await import(cli.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = newerNode();
  if (node === undefined) {
    console.error(
      `hookbook needs Node 22.18 or later and runs on ${process.versions.node}; npm ci brings Node 24 along.`,
    );
    process.exitCode = 2;
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(error.message);
      process.exitCode = 3;
    });
    child.on('exit', (status, signal) => {
      process.exitCode = signal ? 1 : (status ?? 1);
    });
  }
}

function newerNode() {
  try {
    return modules.createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    return undefined;
  }
}
