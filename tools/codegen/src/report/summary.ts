import type { GenerateResult } from '../generate.ts';
import { type Changes, isEmpty } from '../write/compare.ts';
import { count } from './pretty.ts';

/** What a run did: a line per package with the files behind it, and the time per stage. */
export function summary({ packages, events, timings }: GenerateResult): string {
  const width = Math.max(...packages.map(({ name }) => name.length));
  const lines = packages.flatMap(({ name, changes }) => [
    `${name.padEnd(width)}  ${counts(changes)}`,
    ...fileLines(changes),
  ]);
  const times = [...timings].map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(2)} s`);
  return [...lines, '', `${count(events, 'event')}; ${times.join(', ')}`].join('\n');
}

/** What `--check` says when generated files are not those that the spec gives. */
export function staleReport({ packages }: GenerateResult, command: string): string {
  const stale = packages.filter(({ changes }) => !isEmpty(changes));
  const lines = stale.flatMap(({ name, changes }) => [`${name}  ${counts(changes)}`, ...fileLines(changes)]);
  return ['Generated files are stale:', ...lines, '', `Run: ${command}`].join('\n');
}

function counts({ added, changed, removed, unchanged }: Changes): string {
  const parts = [
    [added.length, 'added'],
    [changed.length, 'changed'],
    [removed.length, 'removed'],
    [unchanged, 'unchanged'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', ') || 'no files'
  );
}

/** More than these are not read by anyone on a terminal. */
const MAX_FILES = 12;

function fileLines({ added, changed, removed }: Changes): string[] {
  const lines = [
    ...added.map(({ path }) => `  + src/gen/${path}`),
    ...changed.map(({ path }) => `  ~ src/gen/${path}`),
    ...removed.map((path) => `  - src/gen/${path}`),
  ];
  const more = lines.length - MAX_FILES;
  return more > 0 ? [...lines.slice(0, MAX_FILES), `  … and ${more} more`] : lines;
}
