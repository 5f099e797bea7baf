import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ajvOfSpecs, compilePayload, schemaOf } from './ajvOfSpecs.ts';
import { publishedSamples, publishedStructure } from './published.ts';
import { channelFiles, eventFiles, filesUnder, readJson, readYaml } from './specFiles.ts';

const ajv = ajvOfSpecs();
const events = eventFiles();
const titled = events.map((event) => [`${event.provider} ${event.type}`, event] as const);
const structure = 'platform/examples/structure.json';

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

describe('the examples', () => {
  it('belong to the events of every provider', () => {
    const providers = Object.keys(channelFiles());
    expect(providers).toEqual(expect.arrayContaining(['dynamic', 'flagright', 'platform', 'worth']));
    expect([...new Set(events.map(({ provider }) => provider))]).toEqual(providers);
  });

  it.each(titled)('of %s are valid against its payload', (_, event) => {
    const validate = compilePayload(ajv, event);
    expect(event.examples.length).toBeGreaterThan(0);
    for (const { file, value } of event.examples) {
      const valid = validate(value);
      expect({ file, valid, errors: validate.errors ?? [] }).toEqual({ file, valid: true, errors: [] });
    }
  });

  it.each(titled)('of %s are invalid under another event type', (_, event) => {
    const validate = compilePayload(ajv, event);
    for (const { value } of event.examples) {
      expect(validate({ ...(value as object), [eventTypeMember(event.provider)]: 'another.type' })).toBe(false);
    }
  });

  it.each(Object.keys(channelFiles()))('of %s are each referred to by exactly one message', (provider) => {
    const used = events.filter((event) => event.provider === provider).flatMap((event) => event.examples);
    const files = filesUnder(`${provider}/examples`).filter((file) => file !== structure);
    expect(files.length).toBeGreaterThan(0);
    expect(used.map(({ file }) => file).sort()).toEqual(files);
  });

  it.each(titled)(
    'of %s stand in the folder of their event, under their own name',
    (_, { provider, type, examples }) => {
      const places = examples.map(({ name }) => `${provider}/examples/${type}/${name}.json`);
      expect(examples.map(({ file }) => file)).toEqual(places);
    },
  );

  it.each(titled)('of %s say where they come from', (_, { file, examples }) => {
    const origins = readYaml<{ 'x-example-origin'?: Record<string, string> }>(file)['x-example-origin'] ?? {};
    expect(examples.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(origins)));
    for (const { origin } of examples) expect(['vendor', 'adapted', 'hookbook']).toContain(origin);
  });
});

describe('the published samples', () => {
  const samples = Object.entries(publishedSamples).flatMap(([provider, types]) =>
    Object.entries(types).map(([type, hashes]) => [`${provider} ${type}`, hashes] as const),
  );

  it.each(samples)('of %s are there verbatim', (name, hashes) => {
    const event = events.find(({ provider, type }) => `${provider} ${type}` === name);
    const verbatim = event?.examples.filter(({ origin }) => origin === 'vendor').map(({ value }) => sha256(value));
    expect(verbatim).toEqual(expect.arrayContaining([...hashes]));
  });

  it('of the envelope of the platform is there verbatim, valid, and in the schema', () => {
    const sample = readJson(structure);
    const envelope = schemaOf(ajv, 'platform/schemas/envelope.yaml');
    expect(sha256(sample)).toBe(publishedStructure);
    expect(envelope(sample)).toBe(true);
    expect(readYaml<{ examples: unknown[] }>('platform/schemas/envelope.yaml').examples).toEqual([sample]);
  });
});

/** The member of the body that tells the event type, from the channel's `x-webhook`. */
function eventTypeMember(provider: string): string {
  const file = channelFiles()[provider] ?? '';
  const { eventType } = readYaml<{ 'x-webhook': { eventType: string | string[] } }>(file)['x-webhook'];
  return [eventType].flat()[0]?.replace('$message.payload#/', '') ?? '';
}
