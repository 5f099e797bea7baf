import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_ENVELOPE, PUBLISHED_SAMPLES } from './publishedSamples.ts';
import { compilePayload, compileSharedSchema, createSpecAjv } from './specAjv.ts';
import { channelFiles, eventFiles, filesUnder, readJson, readYaml } from './specFiles.ts';

const ajv = createSpecAjv();
const events = eventFiles();
const eventCases = events.map((event) => [`${event.provider} ${event.type}`, event] as const);
const ENVELOPE_SAMPLE = 'platform/examples/structure.json';

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

describe('the examples', () => {
  it('cover every provider', () => {
    const providers = Object.keys(channelFiles());
    expect(providers).toEqual(expect.arrayContaining(['dynamic', 'flagright', 'platform', 'worth']));
    expect([...new Set(events.map(({ provider }) => provider))]).toEqual(providers);
  });

  it.each(eventCases)('of %s are valid against its payload schema', (_, event) => {
    const validate = compilePayload(ajv, event);
    expect(event.examples.length).toBeGreaterThan(0);
    for (const { file, value } of event.examples) {
      const valid = validate(value);
      expect({ file, valid, errors: validate.errors ?? [] }).toEqual({ file, valid: true, errors: [] });
    }
  });

  it.each(eventCases)('of %s are invalid under another event type', (_, event) => {
    const validate = compilePayload(ajv, event);
    for (const { value } of event.examples) {
      expect(validate({ ...(value as object), [eventTypeMember(event.provider)]: 'another.type' })).toBe(false);
    }
  });

  it.each(Object.keys(channelFiles()))('of %s each belong to exactly one message', (provider) => {
    const used = events.filter((event) => event.provider === provider).flatMap((event) => event.examples);
    const files = filesUnder(`${provider}/examples`).filter((file) => file !== ENVELOPE_SAMPLE);
    expect(files.length).toBeGreaterThan(0);
    expect(used.map(({ file }) => file).sort()).toEqual(files);
  });

  it.each(eventCases)(
    'of %s are in the folder of their event, in a file with their name',
    (_, { provider, type, examples }) => {
      const files = examples.map(({ name }) => `${provider}/examples/${type}/${name}.json`);
      expect(examples.map(({ file }) => file)).toEqual(files);
    },
  );

  it.each(eventCases)('of %s have an origin', (_, { file, examples }) => {
    const origins = readYaml<{ 'x-example-origin'?: Record<string, string> }>(file)['x-example-origin'] ?? {};
    expect(examples.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(origins)));
    for (const { origin } of examples) expect(['vendor', 'adapted', 'hookbook']).toContain(origin);
  });
});

describe('the published samples', () => {
  const samples = Object.entries(PUBLISHED_SAMPLES).flatMap(([provider, types]) =>
    Object.entries(types).map(([type, hashes]) => [`${provider} ${type}`, hashes] as const),
  );

  it.each(samples)('of %s are kept verbatim', (name, hashes) => {
    const event = events.find(({ provider, type }) => `${provider} ${type}` === name);
    const verbatim = event?.examples.filter(({ origin }) => origin === 'vendor').map(({ value }) => sha256(value));
    expect(verbatim).toEqual(expect.arrayContaining([...hashes]));
  });

  it('of the envelope of the platform is verbatim, valid, and an example of its schema', () => {
    const sample = readJson(ENVELOPE_SAMPLE);
    const envelope = compileSharedSchema(ajv, 'platform/schemas/envelope.yaml');
    expect(sha256(sample)).toBe(PUBLISHED_ENVELOPE);
    expect(envelope(sample)).toBe(true);
    expect(readYaml<{ examples: unknown[] }>('platform/schemas/envelope.yaml').examples).toEqual([sample]);
  });
});

/** The member of the payload that contains the event type, from the channel's `x-webhook`. */
function eventTypeMember(provider: string): string {
  const file = channelFiles()[provider] ?? '';
  const { eventType } = readYaml<{ 'x-webhook': { eventType: string | string[] } }>(file)['x-webhook'];
  return [eventType].flat()[0]?.replace('$message.payload#/', '') ?? '';
}
