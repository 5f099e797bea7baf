import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Example, Provider, ProviderEvent } from './provider.ts';

/** The names that select a provider: its own, its slug, and those that it had before. */
export function namesOf({ name, slug, formerNames = [] }: Provider): readonly string[] {
  return [name, slug, ...formerNames.flatMap((former) => [former.name, former.slug])];
}

/** The provider that a name selects, if there is one. Who has the name now takes precedence over who had it before. */
export function providerNamed(catalogue: readonly Provider[], name: string): Provider | undefined {
  return (
    catalogue.find((provider) => provider.name === name || provider.slug === name) ??
    catalogue.find((provider) => namesOf(provider).includes(name))
  );
}

/** Like `providerNamed`, but throws a `UsageError` with suggestions if the name selects no provider. */
export function findProvider(catalogue: readonly Provider[], name: string): Provider {
  const found = providerNamed(catalogue, name);
  if (found) return found;
  const names = catalogue.map((provider) => provider.name);
  throw new UsageError({
    code: 'unknown-provider',
    message: `Unknown provider "${name}".`,
    where: 'provider',
    fix:
      names.length === 0 ? 'Pass a catalogue that contains it: this one is empty.' : `Use one of: ${names.join(', ')}.`,
    suggestions: suggest(name, names),
  });
}

/** The event with this type or slug. A type takes precedence over a slug. */
export function findEvent(provider: Provider, name: string): ProviderEvent {
  const { events } = provider;
  const found = events.find(({ type }) => type === name) ?? events.find(({ slug }) => slug === name);
  if (found) return found;
  throw new UsageError({
    code: 'unknown-event',
    message: `${provider.title} has no event "${name}".`,
    where: 'event',
    fix: `List its events with \`hookbook-mock list ${provider.slug}\` or \`GET /events\`.`,
    suggestions: suggest(
      name,
      events.map(({ type }) => type),
    ),
  });
}

/** The example with this slug or name. Without a name, the first example. */
export function findExample(event: ProviderEvent, name: string | undefined): Example {
  const found = event.examples.find((example) => name === undefined || example.slug === name || example.name === name);
  if (found) return found;
  const slugs = event.examples.map((example) => example.slug);
  if (slugs.length === 0) {
    throw new UsageError({
      code: 'no-example',
      message: `The contract has no example of "${event.type}".`,
      where: 'event',
      fix: 'Pass a payload, or add an example to the contract.',
    });
  }
  throw new UsageError({
    code: 'unknown-example',
    message: `"${event.type}" has no example "${name}".`,
    where: 'example',
    fix: `Use one of: ${slugs.join(', ')}.`,
    suggestions: suggest(name ?? '', slugs),
  });
}
