import type { Event, Provider } from '@hookbook/codegen';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { Build } from 'typebox/schema';
import { bundled } from '../contenders/definitions.ts';
import { bundle, emitValidators } from '../contenders/hookbook.ts';
import { valibotModule } from '../convert/valibotModule.ts';
import { minified } from './minified.ts';

const standalone = standaloneModule.default;

/** The minified code for the events of some providers, with everything that it needs. */
export type Maker = (providers: readonly Provider[]) => Promise<string>;

/** Hookbook's code is generated once, for all events, and bundled for those that are wanted. */
export async function hookbookMakers(all: readonly Provider[]): Promise<Record<'guards' | 'validators', Maker>> {
  const files = await emitValidators(all);
  const maker = (nameOf: (event: Event) => string): Maker => {
    return (providers) => bundle(files, providers.map((provider) => exportText(provider, nameOf)).join('\n'), true);
  };
  return {
    guards: maker(({ typeName }) => `is${typeName}`),
    validators: maker(({ typeName }) => typeName.charAt(0).toLowerCase() + typeName.slice(1)),
  };
}

function exportText({ slug, events }: Provider, nameOf: (event: Event) => string): string {
  const names = events.map((event) => `${nameOf(event)} as ${slug}_${event.typeName}`);
  return `export { ${names.join(', ')} } from './${slug}.ts';`;
}

/** With shared schemas as functions, which is much the smaller way. */
export async function ajvStandalone(providers: readonly Provider[]): Promise<string> {
  const code = { source: true, esm: true };
  const instance = new Ajv2020({ code, strict: false, validateSchema: false, inlineRefs: false, logger: false });
  formats.default(instance);
  const exported: Record<string, string> = {};
  for (const { slug, definitions, events } of providers) {
    const schemas = [
      ...definitions.map(({ name, schema }) => [name, schema]),
      ...events.map(({ typeName, payload }) => [typeName, payload]),
    ];
    instance.addSchema({ $id: slug, $defs: Object.fromEntries(schemas) });
    for (const { typeName } of events) exported[`${slug}_${typeName}`] = `${slug}#/$defs/${typeName}`;
  }
  return minified(standalone(instance, exported));
}

/** What TypeBox gives as text. Formats and patterns are values that come beside it, and are not counted. */
export async function typeboxBuild(providers: readonly Provider[]): Promise<string> {
  const texts = eachEvent(providers, (provider, { typeName, payload }) => {
    const made = Build(bundled(provider, payload) as never);
    const functions = made.Functions().join(';\n');
    return `export const ${provider.slug}_${typeName} = (value, External) => { ${functions}; return ${made.Entry()}; };`;
  });
  return minified(`import { Guard } from 'typebox/guard';\n${texts.join('\n')}`);
}

/** Code as one would write it by hand. */
export async function valibot(providers: readonly Provider[]): Promise<string> {
  return minified(providers.map(valibotModule).join('\n'));
}

/** The schema, from which Zod makes its own at run time. */
export async function zod(providers: readonly Provider[]): Promise<string> {
  const texts = eachEvent(providers, (provider, { typeName, payload }) => {
    const schema = JSON.stringify(bundled(provider, payload));
    return `export const ${provider.slug}_${typeName} = z.fromJSONSchema(${schema});`;
  });
  return minified(`import * as z from 'zod';\n${texts.join('\n')}`);
}

function eachEvent<T>(providers: readonly Provider[], make: (provider: Provider, event: Event) => T): T[] {
  return providers.flatMap((provider) => provider.events.map((event) => make(provider, event)));
}
