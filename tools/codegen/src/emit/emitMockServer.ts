import {
  type Emitter,
  type Event,
  type Example,
  eventKeys,
  type GeneratedFile,
  NO_CACHE,
  type Provider,
  type TextCache,
} from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { docComment, docProse, jsonLiteral, memberName, stringLiteral } from '@hookbook/contract/text';
import { openEnums } from './openEnums.ts';

/** The data of the mock server: one module per provider, and an index. Its logic is written by hand in the package. */
export const emitMockServer: Emitter = ({ providers }, cache = NO_CACHE) => {
  // The mock server speaks HTTP, and `hookbook check` says which providers it leaves out.
  const reachable = providers.filter(({ protocols }) => protocols.length === 0);
  return [
    { path: 'index.ts', text: indexText(reachable) },
    ...reachable.map((provider) => providerFile(provider, cache)),
  ];
};

function providerFile(provider: Provider, cache: TextCache): GeneratedFile {
  // In a separate folder, so that no provider replaces the index.
  return { path: `providers/${provider.slug}.ts`, text: providerText(provider, cache) };
}

function providerText(provider: Provider, cache: TextCache): string {
  const { name, slug, formerNames = [], title, webhook, events } = provider;
  const former = formerNames.map((names) => ({ name: names.name, slug: names.slug }));
  const formerText = former.length === 0 ? '' : `  formerNames: ${jsonLiteral(former)},\n`;
  const keyOf = eventKeys(provider, cache);
  const text = (event: Event) =>
    cache.text(`${keyOf(event)} event`, () => eventText(event, openEnums(event, provider)));
  return `import type { Provider } from '../../catalogue/provider.ts';

export const provider: Provider = {
  name: ${stringLiteral(name)},
  slug: ${stringLiteral(slug)},
${formerText}  title: ${stringLiteral(title)},
  webhook: ${jsonLiteral(webhook)},
  validators: ${stringLiteral(`@hookbook/validators/${slug}`)},
  events: [
${events.map(text).join('')}  ],
};
`;
}

function eventText(event: Event, enums: readonly (readonly string[])[]): string {
  const { type, slug, title, summary, deprecated, typeParts, entities, examples } = event;
  const entitiesText = entities === undefined ? '' : `      entities: ${jsonLiteral(entities)},\n`;
  const enumsText = enums.length === 0 ? '' : `      openEnums: ${jsonLiteral(enums)},\n`;
  return `    {
      type: ${stringLiteral(type)},
      slug: ${stringLiteral(slug)},
      title: ${stringLiteral(title)},
      summary: ${stringLiteral(summary)},
      deprecated: ${deprecated},
      typeParts: ${jsonLiteral(typeParts)},
${entitiesText}${enumsText}      examples: [
${examples.map(exampleText).join('')}      ],
    },
`;
}

function exampleText({ slug, name, summary, origin, payload, numbers, headers }: Example): string {
  const numbersText = numbers === undefined ? '' : `          numbers: ${jsonLiteral(numbers)},\n`;
  const headersText = headers === undefined ? '' : `          headers: ${jsonLiteral(headers)},\n`;
  return `        {
          slug: ${stringLiteral(slug)},
          name: ${stringLiteral(name)},
          summary: ${stringLiteral(summary)},
          origin: ${stringLiteral(origin)},
          payload: ${jsonLiteral(withExactNumbers(payload, numbers))},
${numbersText}${headersText}        },
`;
}

function indexText(providers: readonly Provider[]): string {
  return `${providers.map(typeImportText).join('')}import type { Provider } from '../catalogue/provider.ts';
${providers.map(importText).join('')}
/** Every provider of the contract. */
export const catalogue: readonly Provider[] = [${providers.map(dataName).join(', ')}];

/** From a provider's name to its events, by event type. */
export interface ContractEvents {
${providers.map((provider) => members(provider, `${provider.typeName}EventMap`)).join('')}}

/** From a provider's name to the names of its scenarios. */
export interface ContractScenarios {
${providers.map(scenariosText).join('')}}
`;
}

function typeImportText({ typeName, slug }: Provider): string {
  return `import type { ${typeName}EventMap } from ${stringLiteral(`@hookbook/types/${slug}`)};\n`;
}

function importText(provider: Provider): string {
  return `import { provider as ${dataName(provider)} } from ${stringLiteral(`./providers/${provider.slug}.ts`)};\n`;
}

/** With a suffix, so that no provider takes another name of the index. */
function dataName({ typeName }: Provider): string {
  return `${typeName}Data`;
}

function scenariosText(provider: Provider): string {
  const { scenarios = {} } = provider.webhook;
  const names = Object.keys(scenarios).map(stringLiteral).join(' | ');
  return members(provider, names === '' ? 'never' : names);
}

/** A provider is also known by its former names. */
function members({ name, formerNames = [] }: Provider, type: string): string {
  const former = formerNames.map(
    (names) =>
      `${docComment(`@deprecated Renamed to ${docProse(name)}.`, '  ')}  readonly ${memberName(names.name)}: ${type};\n`,
  );
  return [`  readonly ${memberName(name)}: ${type};\n`, ...former].join('');
}
