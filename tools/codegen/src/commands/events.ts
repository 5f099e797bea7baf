import type { Contract, Event, Provider, SpecPointer, UnresolvedEvent } from '@hookbook/contract';
import { replaceUnprintable } from '@hookbook/contract/text';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import Table from 'cli-table3';
import { readContract } from '../generate/readContract.ts';
import type { Io } from '../report/io.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface EventsOptions extends SpecOptions {
  readonly provider?: string;
  readonly format: 'table' | 'json';
}

/** Lists every event, or the events of one provider, its commands if they are asked for, and messages that could be events. */
export async function events({ provider, format, ...options }: EventsOptions, io: Io): Promise<ExitCode> {
  const { settings } = await specSettings(options, io);
  const { contract, diagnostics } = await readContract(settings.specs, {
    ...settings,
    parse: io.parse,
    validate: 'skeleton',
  });
  const exit = exitCodeOf(diagnostics);
  if (!contract || exit !== EXIT.clean) {
    io.error(reportPretty(diagnostics, io));
    return exit;
  }
  const providers = selectProviders(contract, provider);
  const rows = providers.flatMap((selected) => [
    ...selected.events.map((event) => rowOf(selected, event, 'event')),
    ...selected.commands.map((command) => rowOf(selected, command, 'command')),
  ]);
  const unresolved = providers.flatMap((selected) =>
    selected.unresolvedEvents.map((event) => unresolvedRow(selected, event)),
  );
  if (format === 'json') io.out(JSON.stringify([...rows, ...unresolved], null, 2));
  else io.out([formatTable(rows, io), ...unresolvedLines(unresolved)].join('\n'));
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

function rowOf(provider: Provider, event: Event, kind: 'event' | 'command') {
  return {
    provider: provider.name,
    kind,
    type: event.type,
    typeFrom: event.typeOrigin,
    summary: event.summary,
    tags: event.tags.map(({ name }) => name),
    since: event.since ?? null,
    deprecated: event.deprecated,
    examples: event.examples.length,
    source: sourceText(event.source),
  };
}

function unresolvedRow(provider: Provider, { name, reason, source }: UnresolvedEvent) {
  return { provider: provider.name, type: null, message: name, reason, source: sourceText(source) };
}

function sourceText({ file, pointer }: SpecPointer): string {
  return `${file}${pointer && `#${pointer}`}`;
}

function unresolvedLines(rows: readonly ReturnType<typeof unresolvedRow>[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ provider, message, reason, source }) =>
    printable(`  ${provider} ${message} (${source}): ${reason}`),
  );
  return ['', 'Messages without an event type, which are no events:', ...lines];
}

/** Texts of a document may control the terminal. */
function printable(text: string): string {
  return replaceUnprintable(text, () => '\ufffd');
}

function markedType({ type, kind, deprecated }: EventRow): string {
  const marks = [...(kind === 'command' ? ['command'] : []), ...(deprecated ? ['deprecated'] : [])];
  return marks.length === 0 ? type : `${type} (${marks.join(', ')})`;
}

function formatTable(rows: readonly EventRow[], { color }: Io): string {
  const style = color ? {} : { head: [], border: [] };
  const chars = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
  const colWidths = [null, null, null, 60, null];
  const table = new Table({
    head: ['provider', 'event', 'type from', 'summary', 'examples'],
    style,
    chars,
    wordWrap: true,
    colWidths,
  });
  for (const row of rows) {
    const { provider, typeFrom, summary, examples } = row;
    table.push([provider, markedType(row), typeFrom, summary, examples].map((cell) => printable(String(cell))));
  }
  return table.toString();
}
