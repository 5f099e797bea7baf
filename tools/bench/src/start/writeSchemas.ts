import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';

interface JsonSchema {
  readonly $defs?: Readonly<Record<string, unknown>>;
}

/** Writes the published schemas of a provider to one file, in the forms in which Ajv and Zod are fastest. */
export async function writeSchemas(provider: string, file: string): Promise<void> {
  const { events = [] } = providers.find(({ name }) => name === provider) ?? {};
  if (events.length === 0) throw new Error(`@hookbook/specs has no events of ${provider}. Run npm run build first.`);
  const published = await Promise.all(
    events.map(async ({ type, schema }) => ({ type, bundled: await readSchema(schema) })),
  );
  const shared = { $id: 'shared', $defs: Object.assign({}, ...published.map(({ bundled }) => bundled.$defs ?? {})) };
  const written = published.map(({ type, bundled }) => ({ type, bundled, schema: referToShared(bundled) }));
  await writeFile(file, JSON.stringify({ shared, events: written }));
}

async function readSchema(name: string): Promise<JsonSchema> {
  const file = fileURLToPath(import.meta.resolve(`@hookbook/specs/${name}`));
  return JSON.parse(await readFile(file, 'utf8')) as JsonSchema;
}

/** The same schema, which refers to the definitions of the schema `shared`, so that each is compiled once. */
function referToShared({ $defs: _, ...schema }: JsonSchema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/', 'shared#/') : value,
  );
}
