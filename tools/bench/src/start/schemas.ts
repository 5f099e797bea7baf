import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';

interface JsonSchema {
  readonly $defs?: Readonly<Record<string, unknown>>;
}

/** Writes the published schemas of a provider to one file, in the forms that suit the peers best. */
export async function writeSchemas(provider: string, file: string): Promise<void> {
  const { events = [] } = providers.find(({ name }) => name === provider) ?? {};
  if (events.length === 0) throw new Error(`@hookbook/specs has no events of ${provider}. Run npm run build first.`);
  const read = await Promise.all(events.map(async ({ type, schema }) => ({ type, whole: await readSchema(schema) })));
  const shared = { $id: 'shared', $defs: Object.assign({}, ...read.map(({ whole }) => whole.$defs ?? {})) };
  const written = read.map(({ type, whole }) => ({ type, whole, schema: withSharedDefinitions(whole) }));
  await writeFile(file, JSON.stringify({ shared, events: written }));
}

async function readSchema(name: string): Promise<JsonSchema> {
  return JSON.parse(
    await readFile(fileURLToPath(import.meta.resolve(`@hookbook/specs/${name}`)), 'utf8'),
  ) as JsonSchema;
}

/** The same schema, with its definitions in the schema `shared`: what several events use is compiled once. */
function withSharedDefinitions({ $defs: _, ...schema }: JsonSchema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/', 'shared#/') : value,
  );
}
