import type { Event, Provider } from '@hookbook/contract';
import { bundleValidators, emitValidators } from '@hookbook/testkit/loadValidators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { Build } from 'typebox/schema';
import { bundleDefinitions } from '../convert/bundleDefinitions.ts';
import { valibotModule } from '../convert/valibotModule.ts';
import { bundle } from './bundle.ts';

const standalone = standaloneModule.default;

/** Builds the minified code for the events of some providers, with everything that it imports. */
export type Builder = (providers: readonly Provider[]) => Promise<string>;

/** Generates Hookbook's code once for all events. Each builder bundles the part for the events it gets. */
export async function hookbookBuilders(all: readonly Provider[]): Promise<Record<'guards' | 'validators', Builder>> {
  const files = await emitValidators(all);
  const builder = (exportName: (event: Event) => string): Builder => {
    return (providers) => {
      const entry = providers.map((provider) => exportText(provider, exportName)).join('\n');
      return bundleValidators(files, entry, { minify: true });
    };
  };
  return {
    guards: builder(({ typeName }) => `is${typeName}`),
    validators: builder(({ typeName }) => typeName.charAt(0).toLowerCase() + typeName.slice(1)),
  };
}

function exportText({ slug, events }: Provider, exportName: (event: Event) => string): string {
  const names = events.map((event) => `${exportName(event)} as ${slug}_${event.typeName}`);
  return `export { ${names.join(', ')} } from './${slug}.ts';`;
}

/** Ajv with shared schemas as functions, which makes its code much smaller. */
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
  return bundle(standalone(instance, exported));
}

/** The code that TypeBox can print. It takes formats and patterns as values, which are not counted. */
export async function typeboxBuild(providers: readonly Provider[]): Promise<string> {
  const texts = mapEvents(providers, (provider, { typeName, payload }) => {
    const built = Build(bundleDefinitions(provider, payload) as never);
    const functions = built.Functions().join(';\n');
    return `export const ${provider.slug}_${typeName} = (value, External) => { ${functions}; return ${built.Entry()}; };`;
  });
  return bundle(`import { Guard } from 'typebox/guard';\n${texts.join('\n')}`);
}

/** Valibot schemas as one would write them by hand. */
export async function valibot(providers: readonly Provider[]): Promise<string> {
  return bundle(providers.map(valibotModule).join('\n'));
}

/** JSON Schemas, which Zod converts at run time. */
export async function zod(providers: readonly Provider[]): Promise<string> {
  const texts = mapEvents(providers, (provider, { typeName, payload }) => {
    const schema = JSON.stringify(bundleDefinitions(provider, payload));
    return `export const ${provider.slug}_${typeName} = z.fromJSONSchema(${schema});`;
  });
  return bundle(`import * as z from 'zod';\n${texts.join('\n')}`);
}

function mapEvents<T>(providers: readonly Provider[], map: (provider: Provider, event: Event) => T): T[] {
  return providers.flatMap((provider) => provider.events.map((event) => map(provider, event)));
}
