import { type Contract, type Emitter, NO_CACHE, type Provider } from '@hookbook/contract';
import { docComment, docProse, keyLiteral, memberName, stringLiteral } from '@hookbook/contract/text';
import { formatTypeScript } from './formatTypeScript.ts';
import { formerModules } from './formerModules.ts';
import { providerModule } from './providerModule.ts';

/** TypeScript types of all events: one module per provider, and a root module that lists the providers. */
export const emitTypes: Emitter = async (contract, cache = NO_CACHE) => {
  const modules = await Promise.all(contract.providers.map((provider) => providerModule(provider, cache)));
  const former = contract.providers.flatMap(formerModules);
  return [...modules, ...former, { path: 'index.ts', text: await formatTypeScript(rootModule(contract)) }];
};

/** The data from which the hand-written root module of the package derives its types. */
function rootModule({ providers }: Contract): string {
  const slugs = providers.flatMap(slugsOf).map(stringLiteral).join(', ');
  return `${providers.map(importText).join('')}
/** Maps each provider to its events, by event type. */
export interface WebhookEventMap {
${providers.map((provider) => members(provider, `${provider.typeName}Events`)).join('')}}

/** Maps each provider to its unknown events. */
export interface UnknownEventMap {
${providers.map((provider) => members(provider, `${provider.typeName}Unknown`)).join('')}}

export const providers: readonly (keyof WebhookEventMap)[] = [${slugs}];

export const eventTypes: { readonly [Provider in keyof WebhookEventMap]: readonly (keyof WebhookEventMap[Provider])[] } = {
${providers.map(typesText).join('')}};
`;
}

/** Renames the imports: a provider called "webhook" exports a `WebhookEventMap` too. */
function importText({ slug, typeName }: Provider): string {
  const map = `type ${typeName}EventMap as ${typeName}Events`;
  const unknown = `type UnknownEvent as ${typeName}Unknown`;
  return `import { ${map}, eventTypes as ${typeName}Types, ${unknown} } from ${stringLiteral(`./${slug}.ts`)};\n`;
}

/** A provider is also known by its former names. */
function slugsOf({ slug, formerNames = [] }: Provider): readonly string[] {
  return [slug, ...formerNames.map((former) => former.slug)];
}

function members(provider: Provider, type: string): string {
  const { slug, title } = provider;
  const docOf = (name: string) => (name === slug ? docProse(title) : `@deprecated Renamed to \`${slug}\`.`);
  return slugsOf(provider)
    .map((name) => `${docComment(docOf(name), '  ')}  ${memberName(name)}: ${type};\n`)
    .join('');
}

function typesText(provider: Provider): string {
  return slugsOf(provider)
    .map((name) => `  ${keyLiteral(name)}: ${provider.typeName}Types,\n`)
    .join('');
}
