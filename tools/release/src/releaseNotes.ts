import { isMap, parseDocument } from 'yaml';

/** A change as `hookbook diff --format json` prints it. */
export interface DiffChange {
  readonly rule: string;
  readonly wire: string;
  readonly source: string;
  readonly provider: string;
  readonly event?: string;
  readonly pointer?: string;
  readonly in?: 'payload' | 'headers';
  readonly message: string;
}

/** An entry of `x-releases`: what receivers have to know. Words and examples are left out. */
export function releaseNotes(changes: readonly DiffChange[], date: string): string {
  const notes = { date, changes: changes.flatMap(noteOf) };
  return `${JSON.stringify(notes, null, 2)}\n`;
}

function noteOf({ rule, provider, event, pointer, message, ...change }: DiffChange) {
  const severity = severityOf(change);
  if (!severity) return [];
  const isHeader = change.in === 'headers' && pointer;
  return [
    {
      provider,
      ...(event !== undefined && { event }),
      ...{ severity, rule },
      ...(pointer && !isHeader && { pointer }),
      message: isHeader ? `The header ${pointer.slice(1)}: ${message}` : message,
    },
  ];
}

function severityOf({ wire, source }: Pick<DiffChange, 'wire' | 'source'>): 'breaking' | 'compatible' | undefined {
  return (['breaking', 'compatible'] as const).find((severity) => wire === severity || source === severity);
}

/** The document with a reference to the release in `info.x-releases`, before those that are there. Nothing else changes. */
export function withRelease(document: string, version: string): string {
  const releases = parseDocument(document).getIn(['info', 'x-releases'], true);
  if (isMap(releases) && releases.has(version)) return document;
  const entry = `    ${version}: { $ref: ./releases/${version}.json }\n`;
  const header = /^ {2}x-releases:[^\S\n]*\n/m;
  if (releases !== undefined && !header.test(document))
    throw new Error('info.x-releases is not written as a block, with a release on each line.');
  if (header.test(document)) return document.replace(header, (line) => line + entry);
  const before = /^ {2}version:.*\n/m;
  if (!before.test(document)) throw new Error('The document has no info.version.');
  return document.replace(before, (line) => `${line}  x-releases:\n${entry}`);
}
