import type { Scenario } from '@hookbook/webhook/x-webhook';
import { findProvider } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { placeOf } from '../delivery/sign.ts';
import { serialiseProvider } from '../server/serialise.ts';
import { readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';

export const LIST_USAGE = `hookbook-mock list [provider]
  --json  print JSON, including the examples of every event`;

/** Prints the events of one provider, or of all providers. */
export async function listCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: { json: { type: 'boolean' } },
    names: ['[provider]'],
    usage: LIST_USAGE,
  });
  const [name] = positionals;
  const providers = name === undefined ? context.catalogue : [findProvider(context.catalogue, name)];
  context.stdout(
    values.json
      ? JSON.stringify({ providers: providers.map(serialiseProvider) }, null, 2)
      : providers.map(providerText).join('\n\n'),
  );
  return 0;
}

function providerText({ name, title, webhook, events }: Provider): string {
  const width = Math.max(0, ...events.map(({ type }) => type.length));
  const { signature } = webhook;
  const scheme = signature ? `${signature.scheme} in ${placeOf(signature)}` : 'no signature scheme in the contract';
  const source = signature?.origin === 'hookbook' ? ', chosen by Hookbook' : '';
  return [
    `${name}: ${title} (${scheme}${source})`,
    ...events.map(
      ({ type, title, deprecated }) => `  ${type.padEnd(width)}  ${title}${deprecated ? ' (deprecated)' : ''}`,
    ),
    ...scenarioLines(webhook.scenarios ?? {}),
  ].join('\n');
}

function scenarioLines(scenarios: Readonly<Record<string, Scenario>>): readonly string[] {
  const entries = Object.entries(scenarios);
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  if (entries.length === 0) return [];
  return ['  Scenarios:', ...entries.map(([name, { summary }]) => `    ${name.padEnd(width)}  ${summary}`.trimEnd())];
}
