import type { Emitter } from '@hookbook/contract';
import { afterEach, beforeEach, vi } from 'vitest';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';

/** Emits a file per provider that lists its event types. */
export const emitEventTypes: Emitter = ({ providers }) =>
  providers.map(({ slug, events }) => ({
    path: `providers/${slug}.txt`,
    text: `${events.map(({ type }) => type).join('\n')}\n`,
  }));

/** Makes every artifact use `emitEventTypes` in the tests of a file. */
export function withMadeUpArtifacts(): void {
  beforeEach(() => {
    for (const artifact of ARTIFACTS) vi.spyOn(artifact, 'emitter').mockResolvedValue(emitEventTypes);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}
