import type { Contract, Event, Example, Provider } from '../../contract.ts';
import type { Emitter, GeneratedFile } from '../../emitter.ts';
import { jsonLiteral, memberName, stringLiteral } from '../../literal.ts';
import { HEADER } from '../header.ts';

/** The mock server's data: one module per provider, and an index. Everything clever is written by hand in the package. */
export const emitMockServer: Emitter = (contract) => [
  { path: 'index.ts', text: indexText(contract) },
  ...contract.providers.map(providerFile),
];

function providerFile(provider: Provider): GeneratedFile {
  // A folder of their own: no provider's slug can clash with the index.
  return { path: `providers/${provider.slug}.ts`, text: providerText(provider) };
}

function providerText({ name, slug, title, webhook, events }: Provider): string {
  return `${HEADER}
import type { Provider } from '../../catalogue/provider.ts';

export const provider: Provider = {
  name: ${stringLiteral(name)},
  slug: ${stringLiteral(slug)},
  title: ${stringLiteral(title)},
  webhook: ${jsonLiteral(sortedKeys(webhook))},
  events: [
${events.map(eventText).join('')}  ],
};
`;
}

/** The order in which a spec names the facts of a webhook means nothing; that of an example is what is sent. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, sortedKeys(member)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function eventText({ type, slug, title, summary, deprecated, typeParts, examples }: Event): string {
  return `    {
      type: ${stringLiteral(type)},
      slug: ${stringLiteral(slug)},
      title: ${stringLiteral(title)},
      summary: ${stringLiteral(summary)},
      deprecated: ${deprecated},
      typeParts: ${jsonLiteral(typeParts)},
      examples: [
${examples.map(exampleText).join('')}      ],
    },
`;
}

function exampleText({ slug, name, summary, origin, payload, headers }: Example): string {
  const headersText = headers === undefined ? '' : `          headers: ${jsonLiteral(headers)},\n`;
  return `        {
          slug: ${stringLiteral(slug)},
          name: ${stringLiteral(name)},
          summary: ${stringLiteral(summary)},
          origin: ${stringLiteral(origin)},
          payload: ${jsonLiteral(payload)},
${headersText}        },
`;
}

function indexText({ providers }: Contract): string {
  return `${HEADER}
import type { Provider } from '../catalogue/provider.ts';
${providers.map(importText).join('')}
/** Every provider of the contract. */
export const catalogue: readonly Provider[] = [${providers.map(dataName).join(', ')}];

/** From a provider's name to the types of its events. */
export interface EventTypes {
${providers.map(memberText).join('')}}
`;
}

function importText(provider: Provider): string {
  return `import { provider as ${dataName(provider)} } from ${stringLiteral(`./providers/${provider.slug}.ts`)};\n`;
}

/** Never one of the other names of the index, whatever a provider is called. */
function dataName({ typeName }: Provider): string {
  return `${typeName}Data`;
}

function memberText({ name, events }: Provider): string {
  const types = events.map(({ type }) => stringLiteral(type)).join(' | ');
  return `  readonly ${memberName(name)}: ${types === '' ? 'never' : types};\n`;
}
