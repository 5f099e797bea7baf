import { type Provider, supplyMetaschema } from '@hookbook/codegen';
import { compileProviders, type GeneratedEvent } from '../compileProviders.ts';
import { providerOf } from '../providerOf.ts';
import { randomOf } from './random.ts';
import { randomSchema, randomValue } from './randomSchema.ts';
import { accepts } from './reference.ts';
import type { Resolve } from './samples.ts';
import type { Subject } from './subjects.ts';

/** Each is generated from and loaded, which takes longer than many pairs. */
const MOST = 400;
const PAIRS_FOR_EACH = 4;

/** Random schemas as payloads, each with random values that speak of the same things. */
export async function schemaSubjects(seed: number, pairs: number): Promise<readonly Subject[]> {
  const random = randomOf(seed);
  const count = Math.min(MOST, Math.ceil(pairs / PAIRS_FOR_EACH));
  const subjects: Omit<Subject, 'generated'>[] = [];
  const providers: Provider[] = [];
  while (subjects.length < count) {
    const schema = randomSchema(random);
    const read = await providerOf({ schema, schemaFormat: FORMAT }, supplyMetaschema);
    const [event] = read.ok ? read.provider.events : [];
    // Some random schemas apply themselves without end; hookbook says so.
    if (!read.ok || !event) continue;
    const name = `schema-${subjects.length}`;
    const definitions = new Map(read.provider.definitions.map((each) => [`#/$defs/${each.name}`, each.schema]));
    const resolve: Resolve = ($ref) => definitions.get($ref) ?? true;
    providers.push({ ...read.provider, name, slug: name, typeName: `Schema${subjects.length}` });
    subjects.push({
      provider: JSON.stringify(schema),
      type: '',
      payload: event.payload,
      resolve,
      examples: Array.from({ length: 30 }, () => randomValue(random)),
      oracle: (value) => {
        const valid = accepts(event.payload, value, resolve);
        return { valid, why: valid ? '' : 'no' };
      },
    });
  }
  const generated = await compileProviders(providers);
  return subjects.map((subject, index) => ({
    ...subject,
    generated: generated[index]?.events.get('case') as GeneratedEvent,
  }));
}

const FORMAT = 'application/schema+json;version=draft-2020-12';
