import type { Event, Provider } from '@hookbook/contract';
import { keyLiteral, stringLiteral } from '@hookbook/contract/text';
import { secretName, valuesCode } from './verifyCode.ts';

/** A complete endpoint for an event, in one framework. */
export interface Handler {
  /** The framework or runtime. */
  readonly title: string;
  /** Where the code belongs. */
  readonly file: string;
  /** A shell command. */
  readonly install: string;
  /** A shell command that starts it on port 3000, and what that requires. Absent if it runs elsewhere. */
  readonly start?: string;
  readonly requires?: string;
  readonly code: string;
}

interface Framework {
  readonly title: string;
  readonly file: string;
  /** Packages besides the receiver. */
  readonly packages: string;
  readonly start?: string;
  readonly requires?: string;
  readonly imports: readonly string[];
  readonly tail: string;
}

const NODE = 'import { toNodeHandler } from "@hookbook/receiver/adapters/node";';

const TYPES_STRIPPED = { start: 'node server.ts', requires: 'Node.js 22.18' };

const FRAMEWORKS: readonly Framework[] = [
  {
    ...{ title: 'Node.js', file: 'server.ts', packages: '', ...TYPES_STRIPPED },
    imports: ['import { createServer } from "node:http";', NODE],
    tail: 'createServer(toNodeHandler(receiver)).listen(3000);',
  },
  {
    ...{ title: 'Express', file: 'server.ts', packages: ' express', ...TYPES_STRIPPED },
    imports: [NODE, 'import express from "express";'],
    tail: `const app = express();
app.use("/webhooks", toNodeHandler(receiver)); // before express.json()
app.listen(3000);`,
  },
  {
    ...{ title: 'Fastify', file: 'server.ts', packages: ' fastify', ...TYPES_STRIPPED },
    imports: ['import { toFastify } from "@hookbook/receiver/adapters/fastify";', 'import { fastify } from "fastify";'],
    tail: `const app = fastify();
app.register(toFastify(receiver, "/webhooks"));
await app.listen({ port: 3000 });`,
  },
  {
    ...{ title: 'Hono', file: 'index.ts', packages: ' hono', start: 'bun index.ts' },
    imports: ['import { Hono } from "hono";'],
    tail: `const app = new Hono();
app.post("/webhooks", (context) => receiver.fetch(context.req.raw));

export default app;`,
  },
  {
    ...{ title: 'Next.js', file: 'app/webhooks/route.ts', packages: '', start: 'npx next dev' },
    imports: [],
    tail: 'export const POST = receiver.fetch;',
  },
  {
    ...{ title: 'NestJS', file: 'src/main.ts', packages: '', start: 'npx nest start' },
    imports: [NODE, 'import { NestFactory } from "@nestjs/core";', 'import { AppModule } from "./app.module.js";'],
    tail: `const app = await NestFactory.create(AppModule);
app.use("/webhooks", toNodeHandler(receiver));
await app.listen(3000);`,
  },
  {
    ...{ title: 'AWS Lambda', file: 'index.ts', packages: '' },
    imports: ['import { toLambda } from "@hookbook/receiver/adapters/lambda";'],
    tail: 'export const handler = toLambda(receiver);',
  },
  {
    ...{ title: 'Cloudflare Workers', file: 'src/index.ts', packages: '', start: 'npx wrangler dev --port 3000' },
    imports: ['import { env } from "cloudflare:workers";'],
    tail: 'export default { fetch: receiver.fetch };',
  },
];

/** Handlers of an event that a provider sends as a webhook, in TypeScript. */
export function handlersOf(event: Event, provider: Provider): readonly Handler[] {
  return FRAMEWORKS.map(({ title, file, packages, start, requires, imports, tail }) => ({
    title,
    file,
    install: `npm install @hookbook/receiver${packages}`,
    ...(start !== undefined && { start }),
    ...(requires !== undefined && { requires }),
    code: [
      [...imports, `import { createReceiver } from "@hookbook/receiver/${provider.slug}";`].join('\n'),
      receiverCode(event, provider, title === 'Cloudflare Workers' ? 'env' : 'process.env'),
      tail,
    ].join('\n\n'),
  }));
}

function receiverCode({ type }: Event, { webhook }: Provider, environment: string): string {
  const { signature } = webhook;
  const verification = signature
    ? `secret: ${environment}.${secretName(signature)},`
    : 'unsigned: true, // anybody can send events, unless something else protects the endpoint';
  const values = signature && valuesCode(signature, environment);
  const isTold = webhook.eventType.length > 0;
  return `const receiver = createReceiver({
  ${verification}${values === undefined ? '' : `\n  ${values},`}${isTold ? '' : `\n  eventType: ${stringLiteral(type)},`}
  on: {
    ${keyLiteral(type)}: (event) => console.log(event),
    otherwise: () => {},
  },
});`;
}
