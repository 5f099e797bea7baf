import type { Emitter } from '@hookbook/contract';
import { afterEach, beforeEach, vi } from 'vitest';
import { ARTIFACTS } from '../../src/artifacts.ts';

/** A file per provider that lists its event types: enough to see what is written and when. */
export const emitEventTypes: Emitter = ({ providers }) =>
  providers.map(({ slug, events }) => ({
    path: `providers/${slug}.txt`,
    text: `${events.map(({ type }) => type).join('\n')}\n`,
  }));

/** In the tests of a file, all artifacts are made by this emitter, and none is formatted. */
export function withMadeUpArtifacts(): void {
  beforeEach(() => {
    for (const artifact of ARTIFACTS) vi.spyOn(artifact, 'emitter').mockResolvedValue(emitEventTypes);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}
