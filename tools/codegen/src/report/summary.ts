import path from 'node:path';
import type { GeneratedArtifact, GenerateResult } from '../generate/generate.ts';
import { type Changes, isEmpty } from '../write/compare.ts';
import { countMessages } from './pretty.ts';

/** Summarises a run: one line per artifact, followed by the files that differ, and the time of each stage. */
export function summary({ artifacts, messages, timings }: GenerateResult): string {
  const width = Math.max(...artifacts.map(({ name }) => name.length));
  const lines = artifacts.flatMap((artifact) => [
    `${artifact.name.padEnd(width)}  ${counts(artifact.changes)}`,
    ...fileLines(artifact),
  ]);
  const times = [...timings].map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(2)} s`);
  return [...lines, '', `${countMessages(messages)}; ${times.join(', ')}`].join('\n');
}

/** The report of `--check` if generated files differ from those on disk. `command` updates them. */
export function staleReport({ artifacts }: GenerateResult, command: string): string {
  const stale = artifacts.filter(({ changes }) => !isEmpty(changes));
  const lines = stale.flatMap((artifact) => [`${artifact.name}  ${counts(artifact.changes)}`, ...fileLines(artifact)]);
  return ['Generated files are stale:', ...lines, '', `Run: ${command}`].join('\n');
}

function counts({ added, changed, removed, unchanged }: Changes): string {
  const numbers = { added: added.length, changed: changed.length, removed: removed.length, unchanged };
  const parts = Object.entries(numbers).filter(([, number]) => number > 0);
  return parts.map(([word, number]) => `${number} ${word}`).join(', ') || 'no files';
}

const MAX_LISTED_FILES = 12;

function fileLines({ name, folder, changes: { added, changed, removed } }: GeneratedArtifact): string[] {
  const base = folder.startsWith(`${name}/`) ? path.posix.relative(name, folder) : folder;
  const lines = [
    ...added.map((file) => `  + ${base}/${file}`),
    ...changed.map((file) => `  ~ ${base}/${file}`),
    ...removed.map((file) => `  - ${base}/${file}`),
  ];
  const hidden = lines.length - MAX_LISTED_FILES;
  return hidden > 0 ? [...lines.slice(0, MAX_LISTED_FILES), `  … and ${hidden} more`] : lines;
}
