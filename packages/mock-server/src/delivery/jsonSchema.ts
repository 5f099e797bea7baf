import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { loaded } from './loaded.ts';

/** What the mock server needs of the validators that have a JSON Schema. */
interface SchemaValidator {
  readonly type: string;
  readonly '~standard': { readonly jsonSchema: { readonly input: (options: { readonly target: string }) => object } };
}

/** The JSON Schema of an event's payload, in draft 2020-12. Undefined without validators. */
export async function jsonSchemaOf({ validators }: Provider, event: ProviderEvent): Promise<object | undefined> {
  if (validators === undefined) return undefined;
  const module = await loaded<Readonly<Record<string, SchemaValidator>>>(`${validators}/json-schema`);
  const found = Object.values(module ?? {}).find(({ type }) => type === event.type);
  return found?.['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
}
