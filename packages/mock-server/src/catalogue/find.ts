import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Example, Provider, ProviderEvent } from './provider.ts';

/** The provider of that name or slug. */
export function findProvider(catalogue: readonly Provider[], name: string): Provider {
  const found = catalogue.find((provider) => provider.name === name || provider.slug === name);
  if (found) return found;
  const names = catalogue.map((provider) => provider.name);
  throw new UsageError({
    code: 'unknown-provider',
    message: `No provider is called "${name}".`,
    where: 'provider',
    fix: names.length === 0 ? 'The catalogue is empty.' : `The providers are: ${names.join(', ')}.`,
    suggestions: suggest(name, names),
  });
}

/** The event of that type or slug. */
export function findEvent(provider: Provider, type: string): ProviderEvent {
  const found =
    provider.events.find((event) => event.type === type) ?? provider.events.find(({ slug }) => slug === type);
  if (found) return found;
  throw new UsageError({
    code: 'unknown-event',
    message: `${provider.title} has no event "${type}".`,
    where: 'event',
    fix: `List its events with \`hookbook-mock list ${provider.slug}\` or \`GET /events\`.`,
    suggestions: suggest(
      type,
      provider.events.map((event) => event.type),
    ),
  });
}

/** The example of that slug or name; the first one where none is named. */
export function findExample(event: ProviderEvent, name: string | undefined): Example {
  const found = event.examples.find((example) => name === undefined || example.slug === name || example.name === name);
  if (found) return found;
  const slugs = event.examples.map((example) => example.slug);
  if (slugs.length === 0) {
    throw new UsageError({
      code: 'no-example',
      message: `The contract has no example of "${event.type}".`,
      where: 'event',
      fix: 'Give the payload yourself, or add an example to the contract.',
    });
  }
  throw new UsageError({
    code: 'unknown-example',
    message: `"${event.type}" has no example "${name}".`,
    where: 'example',
    fix: `Its examples are: ${slugs.join(', ')}.`,
    suggestions: suggest(name ?? '', slugs),
  });
}
