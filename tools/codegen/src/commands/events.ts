import type { Contract, Event, Provider } from '@hookbook/contract';
import Table from 'cli-table3';
import { didYouMean } from '../diagnostics/suggest.ts';
import { readContract } from '../generate/readContract.ts';
import type { Io } from '../report/io.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { exitCodeOf, reportPretty } from './check.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface EventsOptions extends SpecOptions {
  readonly provider?: string;
  readonly format: 'table' | 'json';
}

/** Lists every event, or the events of one provider. */
export async function events({ provider, format, ...options }: EventsOptions, io: Io): Promise<ExitCode> {
  const { settings } = await specSettings(options, io);
  const { contract, diagnostics } = await readContract(settings.specs, { ...settings, parse: io.parse });
  const exit = exitCodeOf(diagnostics);
  if (!contract || exit !== EXIT.clean) {
    io.error(reportPretty(diagnostics, io));
    return exit;
  }
  const rows = selectProviders(contract, provider).flatMap((selected) =>
    selected.events.map((event) => rowOf(selected, event)),
  );
  io.out(format === 'json' ? JSON.stringify(rows, null, 2) : formatTable(rows, io));
  return EXIT.clean;
}

function selectProviders({ providers }: Contract, name: string | undefined): readonly Provider[] {
  if (name === undefined) return providers;
  const selected = providers.filter((provider) => provider.name === name || provider.slug === name);
  if (selected.length > 0) return selected;
  const names = providers.map((provider) => provider.name);
  throw new UsageError(
    `Unknown provider "${name}".${didYouMean(name, names)} Available providers: ${names.join(', ')}.`,
  );
}

type EventRow = ReturnType<typeof rowOf>;

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

function formatTable(rows: readonly EventRow[], { color }: Io): string {
  const style = color ? {} : { head: [], border: [] };
  const chars = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
  const colWidths = [null, null, 60, null];
  const table = new Table({
    head: ['provider', 'event', 'summary', 'examples'],
    style,
    chars,
    wordWrap: true,
    colWidths,
  });
  for (const { provider, type, summary, examples, deprecated } of rows) {
    table.push([provider, deprecated ? `${type} (deprecated)` : type, summary, examples].map(String));
  }
  return table.toString();
}
