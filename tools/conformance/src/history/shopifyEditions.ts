import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '@hookbook/contract/data';
import { keywordKind, mapSubschemas, type Schema } from '@hookbook/contract/schema';
import type { Edition } from './edition.ts';

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** A folder for each quarter, with a JSON Schema for each topic. */
export async function* shopifyEditions(folder: string): AsyncGenerator<Edition> {
  const schemas = path.join(folder, 'schemas');
  for (const name of (await readdir(schemas)).sort())
    yield { name, document: asyncApiDocument(name, await readTopics(path.join(schemas, name))) };
}

type Topics = readonly (readonly [topic: string, schema: Schema])[];

async function readTopics(folder: string): Promise<Topics> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json'));
  return Promise.all(
    files.sort(compareText).map(async (file) => {
      const topic = file.slice(0, -'.json'.length).split(path.sep).join('/');
      const schema: Schema = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
      return [topic, withoutUnknownKeywords(schema)] as const;
    }),
  );
}

/** Some objects of the package list members beside `properties`. JSON Schema ignores these, and a contract refuses them. */
function withoutUnknownKeywords(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const known = Object.entries(schema).filter(([keyword]) => keywordKind(keyword, '2020-12') !== undefined);
  return mapSubschemas(Object.fromEntries(known), withoutUnknownKeywords);
}

function asyncApiDocument(version: string, topics: Topics): object {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Shopify', version },
    channels: {
      shopify: {
        address: null,
        messages: Object.fromEntries(topics.map(([topic, schema]) => [messageKey(topic), message(topic, schema)])),
        'x-webhook': { eventType: ['$message.header#/x-shopify-topic'] },
      },
    },
    operations: { sendShopify: { action: 'send', channel: { $ref: '#/channels/shopify' } } },
  };
}

function messageKey(topic: string): string {
  return topic.replaceAll('/', '.');
}

function message(topic: string, schema: Schema): object {
  return {
    name: topic,
    headers: {
      type: 'object',
      required: ['x-shopify-topic'],
      properties: { 'x-shopify-topic': { type: 'string', const: topic } },
    },
    payload: { schemaFormat: SCHEMA_FORMAT, schema },
  };
}
