import path from 'node:path';
import type { Contract, Event, Provider } from '@hookbook/contract';
import Table from 'cli-table3';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Io } from '../io.ts';
import { readContract } from '../readContract.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { exitCodeOf, reportPretty } from './check.ts';

interface EventsOptions {
  readonly provider?: string;
  readonly specs: string;
  readonly format: 'table' | 'json';
}

/** The catalogue of events. */
export async function events({ provider, specs, format }: EventsOptions, io: Io): Promise<ExitCode> {
  const { contract, diagnostics } = await readContract(path.resolve(io.cwd, specs), io);
  const exit = exitCodeOf(diagnostics);
  if (!contract || exit !== EXIT.clean) {
    io.error(reportPretty(diagnostics, io));
    return exit;
  }
  const rows = wanted(contract, provider).flatMap((each) => each.events.map((event) => rowOf(each, event)));
  io.out(format === 'json' ? JSON.stringify(rows, null, 2) : table(rows, io));
  return EXIT.clean;
}

function wanted({ providers }: Contract, name: string | undefined): readonly Provider[] {
  const found = name === undefined ? providers : providers.filter((each) => each.name === name || each.slug === name);
  if (found.length > 0 || name === undefined) return found;
  const names = providers.map((each) => each.name);
  throw new UsageError(`There is no provider "${name}".${didYouMean(name, names)} Known: ${names.join(', ')}.`);
}

type Row = ReturnType<typeof rowOf>;

function rowOf(provider: Provider, event: Event) {
  return {
    provider: provider.name,
    type: event.type,
    summary: event.summary,
    tags: event.tags.map(({ name }) => name),
    since: event.since ?? null,
    deprecated: event.deprecated,
    examples: event.examples.length,
    source: `${event.source.file}${event.source.pointer && `#${event.source.pointer}`}`,
  };
}

function table(rows: readonly Row[], { color }: Io): string {
  const style = color ? {} : { head: [], border: [] };
  const chars = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
  const colWidths = [null, null, 60, null];
  const made = new Table({
    head: ['provider', 'event', 'summary', 'examples'],
    style,
    chars,
    wordWrap: true,
    colWidths,
  });
  for (const { provider, type, summary, examples, deprecated } of rows) {
    made.push([provider, deprecated ? `${type} (deprecated)` : type, summary, examples].map(String));
  }
  return made.toString();
}
