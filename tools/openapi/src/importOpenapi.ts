import { jsonText, parseJson } from './document/exactJson.ts';
import { type OpenapiFiles, singleFile } from './document/files.ts';
import { createReporter, type ImportProblem, placeOf } from './document/problem.ts';
import { readDocument } from './document/readDocument.ts';
import { concludeEventTypes } from './eventType/concludeEventTypes.ts';
import { reportEventTypes } from './eventType/explain.ts';
import { splitWebhooks } from './eventType/splitWebhooks.ts';
import { asyncapiDocument } from './output/asyncapiDocument.ts';
import { SchemaCopier } from './schemas/schemaCopier.ts';
import type { FindOptions } from './webhooks/findWebhooks.ts';
import { readWebhooks } from './webhooks/readWebhooks.ts';

export interface ImportOptions extends FindOptions {
  /** The name of the provider: the key of its channel. */
  readonly name: string;
}

export interface ImportResult {
  /** An AsyncAPI 3.1.0 document as plain data, in writing order. Absent if no webhook is imported. */
  readonly asyncapi?: object;
  readonly problems: readonly ImportProblem[];
  readonly summary: ImportSummary;
  /** Where the examples of each message are, by its key. */
  readonly examples: Readonly<Record<string, readonly ExamplePlace[]>>;
}

/** The position of an example. */
export interface ExamplePlace {
  /** The name of the file, relative to the folder of the document; absent for the document itself. */
  readonly file?: string;
  readonly pointer: string;
}

export interface ImportSummary {
  /** The webhooks of the OpenAPI document, each once. */
  readonly webhooks: number;
  readonly messages: number;
  /** The messages whose event type is known. */
  readonly eventTypes: number;
  readonly examples: number;
}

/** Turns the webhooks of a parsed OpenAPI 3 document into an AsyncAPI document with one provider. */
export function importOpenapi(value: unknown, options: ImportOptions): ImportResult {
  return importFiles(singleFile(value), options);
}

/** Turns the webhooks of an OpenAPI 3 document and its files into an AsyncAPI document with one provider. */
export function importFiles(files: OpenapiFiles, { name, ...options }: ImportOptions): ImportResult {
  const problems: ImportProblem[] = [];
  const reporter = createReporter(files.root, problems);
  const document = readDocument(files, reporter);
  if (!document) return { problems, summary: { webhooks: 0, messages: 0, eventTypes: 0, examples: 0 }, examples: {} };
  const { webhooks: published, found } = readWebhooks(document, reporter, options);
  const { webhooks, eventTypes } = splitWebhooks(document, published, concludeEventTypes(document, published));
  reportEventTypes(eventTypes, webhooks, reporter);
  const schemas = new SchemaCopier(document, reporter);
  const asyncapi = asyncapiDocument({ document, eventTypes, schemas, reporter }, webhooks, name);
  const summary = {
    webhooks: found,
    messages: webhooks.length,
    eventTypes: eventTypes.byWebhook.size,
    examples: webhooks.reduce((count, { body }) => count + body.examples.length, 0),
  };
  const examples = Object.fromEntries(
    webhooks.map(({ key, body }) => [key, body.examples.map(({ node }) => placeOf(files.root, node))]),
  );
  return { ...(webhooks.length > 0 && { asyncapi: plainData(asyncapi) }), problems, summary, examples };
}

/** A copy that shares nothing with the OpenAPI document or within itself, so that it is written without aliases. */
function plainData(value: object): object {
  return parseJson(jsonText(value)) as object;
}
