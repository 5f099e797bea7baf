import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { loadValidators } from '@hookbook/testkit/loadValidators';
import { onlyEvents } from '../claims/onlyEvents.ts';
import type { EditedEvent } from './tryEdit.ts';

/** Contracts whose events are edited. */
export const CORPORA: Readonly<Record<string, () => Promise<readonly EditedEvent[]>>> = {
  specs: async () => editedEvents(await readProviders(specsFolder())),
  github: githubEvents,
};

/** Every event, with the generated validators that are in use before it is edited. */
export async function editedEvents(providers: readonly Provider[]): Promise<readonly EditedEvent[]> {
  const validators = await loadValidators(providers);
  return providers.flatMap((provider, index) =>
    provider.events.map((event) => ({
      name: `${provider.name} ${event.type}`,
      provider: onlyEvents(provider, new Set([event.type])),
      event,
      isAccepted: (payload) => validators[index]?.events.get(event.type)?.is(payload) === true,
    })),
  );
}

function specsFolder(): string {
  return fileURLToPath(new URL('.', import.meta.resolve('@hookbook/specs/package.json')));
}

async function githubEvents(): Promise<readonly EditedEvent[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-github-'));
  try {
    const { document } = await writeGithubCorpus(folder);
    return await editedEvents(await readProviders(document));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readProviders(specs: string): Promise<readonly Provider[]> {
  const { contract, diagnostics } = await readContract(specs, { validate: false });
  if (!contract) throw new Error(`${specs}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return contract.providers;
}
