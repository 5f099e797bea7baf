import { mock } from 'node:test';
import type { ImportPackage } from '@hookbook/testkit/installLibraries';
import { createVerifier, PRESETS, type Signature } from '@hookbook/webhook';
import type { Decision } from './compare.ts';
import type { Library } from './library.ts';
import { bodyOf, type Vector } from './vectors.ts';

const PRESET_OF: Readonly<Record<string, Signature>> = PRESETS;

/**
 * What a library decides about the vectors of its schemes, each at the time of the vector. If it can sign, then also what
 * `createVerifier` decides about its signatures.
 */
export async function decide(
  library: Library,
  vectors: readonly Vector[],
  importPackage: ImportPackage,
): Promise<readonly Decision[]> {
  const { accepts, signs } = await library.load(importPackage);
  const own = vectors.filter(({ scheme }) => library.schemes.includes(scheme));
  const decisions: Decision[] = [];
  for (const vector of own) {
    const { request, secrets, now, id, valid } = vector;
    const received = { ...request, body: bodyOf(vector) };
    const isAccepted = () => isAny(secrets, (secret) => accepts({ ...received, secret }));
    decisions.push({ kind: 'verifies', id, expected: valid, actual: await at(now, isAccepted) });
    const [secret = ''] = secrets;
    if (!valid || !signs) continue;
    const actual = await at(now, async () => {
      const headers = { ...received.headers, ...(await signs({ ...received, secret })) };
      const { verify } = createVerifier(presetOf(vector), secret, { now: () => Date.parse(now) });
      return (await verify({ ...received, headers })).ok;
    });
    decisions.push({ kind: 'signs', id, expected: true, actual });
  }
  return decisions;
}

/** Libraries take one secret, so during a rotation a receiver tries all. */
async function isAny(secrets: readonly string[], accepts: (secret: string) => unknown): Promise<boolean> {
  for (const secret of secrets) if (await decided(() => accepts(secret))) return true;
  return false;
}

/** Runs at another time. */
async function at(time: string, run: () => Promise<boolean>): Promise<boolean> {
  mock.timers.enable({ apis: ['Date'], now: Date.parse(time) });
  try {
    return await decided(run);
  } finally {
    mock.timers.reset();
  }
}

async function decided(run: () => unknown): Promise<boolean> {
  try {
    return (await run()) === true;
  } catch {
    return false;
  }
}

function presetOf({ scheme }: Vector): Signature {
  const preset = PRESET_OF[scheme];
  if (!preset) throw new Error(`There is no preset ${scheme}.`);
  return preset;
}
