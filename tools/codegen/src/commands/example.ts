import type { Contract, Event, Provider } from '@hookbook/contract';
import { createPayloads, type PayloadSize } from '@hookbook/payloads';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { readContract } from '../generate/readContract.ts';
import type { Io } from '../report/io.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface ExampleOptions extends SpecOptions {
  readonly event: string;
  readonly provider?: string;
  readonly seed: string;
  readonly minimal: boolean;
  readonly allOptional: boolean;
}

/** Prints a payload that is made from the schema of an event, or of a command if they are asked for. The same seed gives the same payload. */
export async function example(options: ExampleOptions, io: Io): Promise<ExitCode> {
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed)) throw new UsageError(`Invalid seed "${options.seed}". Set --seed to an integer.`);
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
  const { provider, event } = findEvent(contract, options);
  const payload = createPayloads(provider).payloadOf(event, { seed, size: sizeOf(options) });
  if (payload === undefined) {
    io.error(`No payload was found that the schema of "${event.type}" accepts. Add an example to its message.`);
    return EXIT.problems;
  }
  io.out(JSON.stringify(payload, null, 2));
  return EXIT.clean;
}

function sizeOf({ minimal, allOptional }: ExampleOptions): PayloadSize {
  if (minimal && allOptional)
    throw new UsageError('--minimal and --all-optional exclude each other. Remove one of them.');
  return minimal ? 'minimal' : allOptional ? 'all-optional' : 'typical';
}

interface FoundEvent {
  readonly provider: Provider;
  readonly event: Event;
}

function findEvent({ providers }: Contract, { event: name, provider: providerName }: ExampleOptions): FoundEvent {
  const selected = providers.filter(({ name: other, slug }) => [undefined, other, slug].includes(providerName));
  if (selected.length === 0) {
    const names = providers.map((provider) => provider.name);
    throw new UsageError(`Unknown provider "${providerName}".${didYouMean(String(providerName), names)}`);
  }
  const events = selected.flatMap((provider) => provider.events.map((event) => ({ provider, event })));
  const commands = selected.flatMap((provider) => provider.commands.map((event) => ({ provider, event })));
  const isNamed = ({ event: { type, slug } }: FoundEvent) => type === name || slug === name;
  const found = events.some(isNamed) ? events.filter(isNamed) : commands.filter(isNamed);
  const [first, second] = found;
  if (!first)
    throw new UsageError(
      `Unknown event "${name}".${didYouMean(
        name,
        [...events, ...commands].map(({ event }) => event.type),
      )}`,
    );
  if (!second) return first;
  const owners = found.map(({ provider }) => provider.name).join(', ');
  throw new UsageError(`Several providers have an event "${name}": ${owners}. Choose one with --provider.`);
}
