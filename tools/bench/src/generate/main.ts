import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchContract, prepareContract } from './contracts.ts';
import { type ContractMeasurements, formatMeasurements } from './formatMeasurements.ts';
import { HOOKBOOK, measure, measureWatch } from './measure.ts';
import { installPeers, type Peer } from './peers.ts';

const DEFAULT_CONTRACTS = ['ours', 'github', '10', '100', '1000'];
const ROUNDS = 5;
/** Large contracts take minutes, and vary less. */
const ROUNDS_OF_LARGE = 1;
const LARGE = 5000;
const MODELS = ['models-python', 'models-go', 'models-java'];

/**
 * Measures `hookbook generate` as a process, beside generators of types for the same contracts. All take turns. The
 * arguments are contracts: `ours`, `github`, or a number of events.
 */
async function main(contracts: readonly string[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const peers = await installPeers();
  console.log(
    'Whole processes, medians. hookbook writes what is for TypeScript unless it says otherwise, the peers types.\n',
  );
  for (const name of contracts) {
    const contract = await prepareContract(name, path.join(folder, name));
    console.log(`${formatMeasurements(await measureContract(contract, peers))}\n`);
    await rm(contract.cwd, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}

async function measureContract(contract: BenchContract, peers: readonly Peer[]): Promise<ContractMeasurements> {
  const { name, events, cwd, document, edit } = contract;
  const generate = (...args: readonly string[]) => measure(cwd, [HOOKBOOK, 'generate', ...args, '--specs', document]);
  const times = {
    cold: [] as number[],
    edited: [] as number[],
    unchanged: [] as number[],
    types: [] as number[],
    models: [] as number[],
  };
  const peerTimes = new Map(peers.map((peer) => [peer, [] as number[]]));
  const rounds = events < LARGE ? ROUNDS : ROUNDS_OF_LARGE;
  let [bytes, output, stages] = [0, 0, ''];
  // The first round warms the disk and is not counted.
  for (let round = 0; round <= rounds; round++) {
    await forget(cwd);
    const types = await generate('types');
    await forget(cwd);
    const models = await generate(...MODELS);
    await forget(cwd);
    const cold = await generate();
    await edit(round);
    const edited = await generate();
    const unchanged = await generate();
    for (const [peer, ms] of peerTimes) {
      const time = await measurePeer(contract, peer);
      if (round > 0 && time !== undefined) ms.push(time);
    }
    [bytes, stages] = [Math.max(bytes, cold.bytes), cold.stdout.trim().split('\n').at(-1) ?? ''];
    output = await sizeOf(path.join(cwd, 'packages'));
    if (round === 0) continue;
    times.types.push(types.ms);
    times.models.push(models.ms);
    times.cold.push(cold.ms);
    times.edited.push(edited.ms);
    times.unchanged.push(unchanged.ms);
  }
  const watched = await measureWatch(
    contract,
    Array.from({ length: rounds }, (_, index) => 100 + index),
  );
  const byPeer = Object.fromEntries([...peerTimes].map(([peer, ms]) => [peer.name, ms]));
  return { name, events, ...times, watched, bytes, output, stages, peers: byPeer };
}

/** Undefined if the peer fails. */
async function measurePeer(contract: BenchContract, { command }: Peer): Promise<number | undefined> {
  const out = path.join(contract.cwd, 'peer');
  await rm(out, { recursive: true, force: true });
  await mkdir(out);
  try {
    return (await measure(contract.cwd, command(contract, out))).ms;
  } catch (error) {
    console.error(String(error).slice(0, 500));
    return undefined;
  }
}

/** Removes what was generated, and everything that was remembered. */
async function forget(cwd: string): Promise<void> {
  for (const name of ['packages', 'node_modules/.cache'])
    await rm(path.join(cwd, name), { recursive: true, force: true });
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const contracts = process.argv.slice(2);
await main(contracts.length > 0 ? contracts : DEFAULT_CONTRACTS);
