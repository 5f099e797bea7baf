import { median } from '../median.ts';

/** The measurements of one contract: milliseconds of each round. */
export interface ContractMeasurements {
  readonly name: string;
  readonly events: number;
  readonly cold: readonly number[];
  readonly edited: readonly number[];
  readonly watched: readonly number[];
  readonly unchanged: readonly number[];
  /** Types only, cold. */
  readonly types: readonly number[];
  /** Models in all other languages, cold. */
  readonly models: readonly number[];
  /** The peak memory of a cold run. */
  readonly bytes: number;
  /** What a cold run wrote. */
  readonly output: number;
  /** The stages of the last cold run, as it printed them. */
  readonly stages: string;
  /** By peer. Empty if it failed. */
  readonly peers: Readonly<Record<string, readonly number[]>>;
}

/** A block of lines per contract: medians, and how many times faster than each peer they are. */
export function formatMeasurements({ name, events, peers, ...own }: ContractMeasurements): string {
  const measured = Object.entries(peers).filter(([, times]) => times.length > 0);
  const failed = Object.entries(peers).filter(([, times]) => times.length === 0);
  const ratios = (time: number) =>
    measured.map(([peer, times]) => `${(median(times) / time).toFixed(1)} × ${peer}`).join(', ');
  const line = (label: string, times: readonly number[]) =>
    `  ${label.padEnd(34)} ${seconds(median(times))}   ${ratios(median(times))}`.trimEnd();
  return [
    name,
    line('for TypeScript, without a cache', own.cold),
    line('for TypeScript, one event edited', own.edited),
    line('for TypeScript, edited in --watch', own.watched),
    line('for TypeScript, nothing changed', own.unchanged),
    line('types only, without a cache', own.types),
    `  ${'models only, without a cache'.padEnd(34)} ${seconds(median(own.models))}`,
    ...measured.map(([peer, times]) => `  ${peer.padEnd(34)} ${seconds(median(times))}`),
    ...failed.map(([peer]) => `  ${peer.padEnd(34)}    failed`),
    `  ${own.stages}`,
    `  ${(median(own.cold) / events).toFixed(2)} ms per event, at most ${megabytes(own.bytes)} of memory, ${megabytes(own.output)} written`,
  ].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2).padStart(7)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
