import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { mapReferences, type Schema } from '@hookbook/contract/schema';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { writeGeneratedContract } from '@hookbook/testkit/generatedContract';

/** A contract in a folder of its own, in which it can be edited. */
export interface BenchContract {
  readonly name: string;
  readonly cwd: string;
  /** The AsyncAPI document. */
  readonly document: string;
  /** An OpenAPI document with the same events as webhooks. */
  readonly openapi: string;
  readonly events: number;
  /** Makes another edit of one event. Returns a text that is generated from then on, and the file that contains it. */
  readonly edit: (round: number) => Promise<Expected>;
}

export interface Expected {
  readonly text: string;
  readonly file: string;
}

type Edit = Pick<BenchContract, 'edit'>;

/** `ours`, `github`, or the number of events of a generated contract. */
export async function prepareContract(name: string, cwd: string): Promise<BenchContract> {
  const specs = path.join(cwd, 'specs');
  await mkdir(path.join(cwd, 'node_modules'), { recursive: true });
  const { document, edit } = await writeSpecs(name, specs);
  const { contract } = await readContract(document, { validate: false });
  const providers = contract?.providers ?? [];
  const openapi = path.join(cwd, 'openapi.json');
  await writeFile(openapi, JSON.stringify(openapiOf(providers)));
  const events = providers.flatMap((provider) => provider.events).length;
  const label = /^\d+$/.test(name) ? `generated, ${events} events` : `${name}, ${events} events`;
  return { name: label, cwd, document, openapi, events, edit: (round) => edit(round, cwd) };
}

interface WrittenSpecs {
  readonly document: string;
  readonly edit: (round: number, cwd: string) => ReturnType<Edit['edit']>;
}

async function writeSpecs(name: string, specs: string): Promise<WrittenSpecs> {
  switch (name) {
    case 'ours': {
      await cp(fileURLToPath(new URL('../../../../specs', import.meta.url)), specs, {
        recursive: true,
        filter: (source) => !/[/\\](dist|node_modules|\.turbo|\.cache)$/.test(source),
      });
      const event = path.join(specs, 'dynamic/events/user.created.yaml');
      const document = path.join(specs, 'asyncapi.yaml');
      return { document, edit: editOf(event, /^summary: .*$/m, 'dynamic', (text) => `summary: ${text}`) };
    }
    case 'github': {
      const { document } = await writeGithubCorpus(specs);
      return {
        document,
        edit: editOf(document, /(?<="name": "ping",\s*"title": )".*?"/, 'github', (text) => `"${text}"`),
      };
    }
    default: {
      const { document, event } = await writeGeneratedContract(specs, Number(name));
      return { document, edit: editOf(event, /^summary: .*$/m, 'acme', (text) => `summary: "${text}"`) };
    }
  }
}

function editOf(file: string, pattern: RegExp, provider: string, replacement: (text: string) => string) {
  return async (round: number, cwd: string): Promise<Expected> => {
    const text = `Edited ${round} times`;
    await writeFile(file, (await readFile(file, 'utf8')).replace(pattern, replacement(text)));
    return { text, file: path.join(cwd, `packages/types/src/gen/${provider}.ts`) };
  };
}

function openapiOf(providers: readonly Provider[]): object {
  const named = providers.flatMap(({ slug, definitions, events }) => ({
    schemas: definitions.map(({ name, schema }) => [`${slug}_${name}`, moved(schema, slug)]),
    webhooks: events.map(({ type, payload }) => {
      const content = { 'application/json': { schema: moved(payload, slug) } };
      const post = { requestBody: { content }, responses: { 200: { description: 'Received.' } } };
      return [`${slug}.${type}`, { post }];
    }),
  }));
  return {
    openapi: '3.1.0',
    info: { title: 'Webhooks', version: '1.0.0' },
    webhooks: Object.fromEntries(named.flatMap(({ webhooks }) => webhooks)),
    components: { schemas: Object.fromEntries(named.flatMap(({ schemas }) => schemas)) },
  };
}

function moved(schema: Schema, slug: string): Schema {
  return mapReferences(schema, ($ref) => $ref.replace('#/$defs/', `#/components/schemas/${slug}_`));
}
