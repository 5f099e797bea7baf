import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue, createDelivery, DEFAULT_SECRET } from '@hookbook/mock-server';
import { findFreePort } from '@hookbook/testkit/receiver';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsumer, type InstalledPackages, installPackages } from '../src/packages/installPackages.ts';
import { ROOT } from '../src/repository.ts';

/** What a handler is on a page, and how its framework calls it. */
interface Call {
  /** A program that sends `delivery` to the module `page`, and sets `status`. */
  readonly send: string;
  readonly changed?: (code: string) => string;
}

const overHttp = (send = 'fetch(`http://127.0.0.1:${port}/webhooks`, delivery)'): Call => ({
  send: `status = (await (${send})).status;`,
});

const CALLS: Readonly<Record<string, Call>> = {
  'Node.js': overHttp(),
  Express: overHttp(),
  Fastify: overHttp(),
  NestJS: overHttp(),
  Hono: { send: 'status = (await page.default.fetch(new Request("http://localhost/webhooks", delivery))).status;' },
  'Next.js': { send: 'status = (await page.POST(new Request("http://localhost/webhooks", delivery))).status;' },
  'AWS Lambda': {
    send: `const event = { ...delivery, isBase64Encoded: false, rawPath: "/webhooks", requestContext: { http: { method: "POST" } } };
status = (await page.handler(event)).statusCode;`,
  },
  'Cloudflare Workers': {
    send: 'status = (await page.default.fetch(new Request("http://localhost/webhooks", delivery))).status;',
    // Only that runtime has the module.
    changed: (code) => code.replace('import { env } from "cloudflare:workers";', 'const env = process.env;'),
  },
};

const NEST = ['@nestjs/core', '@nestjs/common', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'];
const MODULE = `import "reflect-metadata";
import { Module } from "@nestjs/common";
export class AppModule {}
Module({})(AppModule);
`;

let installed: InstalledPackages;
let folder: string;
beforeAll(async () => {
  installed = await installPackages();
  folder = await createConsumer(installed.project, 'handlers', ['express', 'fastify', 'hono', ...NEST]);
  await writeFile(path.join(folder, 'app.module.js'), MODULE);
});
afterAll(() => rm(path.dirname(installed.project), { recursive: true, force: true }));

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The code of a framework on the page of an event, as somebody copies it. */
async function codeOn(page: string, framework: string): Promise<string> {
  const html = await readFile(path.join(ROOT, 'packages/docs/dist/site', page), 'utf8');
  const tab = html.slice(html.indexOf(`<summary>${framework}</summary>`));
  const [, code = ''] = /<pre tabindex="0"><code>([\s\S]*?)<\/code><\/pre>/.exec(tab) ?? [];
  return code.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}

describe.each(catalogue.map((provider) => [provider.name, provider] as const))('%s', (_, { name, slug, events }) => {
  const event = events.find(({ examples }) => examples.length > 0);
  if (!event) throw new Error(`${name} has no event with an example.`);

  test.each(Object.entries(CALLS))('the handler in %s accepts the event', async (framework, { send, changed }) => {
    const code = await codeOn(`${slug}/${event.slug}.html`, framework);
    const port = await findFreePort();
    const file = `${slug}-${framework.replace(/\W/g, '')}`;
    const own = (changed?.(code) ?? code).replaceAll('3000', String(port));
    await writeFile(path.join(folder, `${file}.ts`), own);
    const options = { provider: name, event: event.type, secret: DEFAULT_SECRET };
    const { method, headers, body } = createDelivery(options as never);
    const program = `const delivery = ${JSON.stringify({ method, headers, body })};
const port = ${port};
const page = await import("./${file}.ts");
let status;
for (let attempt = 0; attempt < 100 && status === undefined; attempt += 1) {
  try {
    ${send}
  } catch (error) {
    if (!String(error.cause).includes("ECONNREFUSED")) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
console.log("status " + status);
process.exit(0);
`;
    await writeFile(path.join(folder, `send-${file}.ts`), program);
    const env = { WEBHOOK_SECRET: DEFAULT_SECRET };
    const { stdout, stderr } = await runOrThrow('node', [`send-${file}.ts`], { cwd: folder, env, timeoutMs: 30_000 });
    expect(stdout, stderr).toMatch(/^status 20[04]$/m);
    expect(stdout).toContain(event.type);
  });
});
