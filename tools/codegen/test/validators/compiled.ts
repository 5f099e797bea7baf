import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Webhook } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { compileProvider } from '@hookbook/validators-emitter/compileProvider';
import { rulesModule } from '@hookbook/validators-emitter/rulesModule';
import { type EventValidator, eventValidator, type Issue, strict, withDrift } from './runtime.ts';

/** The validator of a schema, ready to use. */
export interface CompiledSchema {
  readonly is: (value: unknown) => boolean;
  readonly issues: (value: unknown) => readonly Issue[];
  /** The issues in strict mode. */
  readonly strict: (value: unknown) => readonly Issue[];
  /** The drift that `withDrift` reports, as `code pointer`. */
  readonly drift: (value: unknown) => string[];
  /** The generated module. */
  readonly text: string;
}

const RUNTIME = pathToFileURL(path.resolve(import.meta.dirname, '../../../../packages/validators/src/')).href;

/** Compiles a schema as the payload of an event `thing.done`, and imports the generated module. */
export async function compiled(
  payload: Schema,
  definitions: Record<string, Schema> = {},
  webhook: Partial<Webhook> = {},
): Promise<CompiledSchema> {
  const acme = provider({ events: [event({ type: 'thing.done', payload })], definitions, webhook });
  const output = compileProvider(acme);
  const text = rulesModule(acme, output);
  const module = await importText(stripTypeScriptTypes(text).replaceAll("'../../", `'${RUNTIME}/`));
  const handlers = module[output.handlers[0] ?? ''];
  const validator = eventValidator(
    'thing.done',
    module.is_ThingDoneEvent,
    module.rules_ThingDoneEvent,
    handlers,
  ) as EventValidator<unknown>;
  const issuesOf = (result: ReturnType<typeof validator.safeParse>) => (result.ok ? [] : result.issues);
  return {
    is: module.is_ThingDoneEvent,
    issues: (value) => issuesOf(validator.safeParse(value)),
    strict: (value) => issuesOf(strict(validator).safeParse(value)),
    drift: (value) => {
      const reported: string[] = [];
      withDrift(validator, ({ code, pointer }) => void reported.push(`${code} ${pointer}`)).safeParse(value);
      return reported;
    },
    text,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the exports depend on the generated text
async function importText(text: string): Promise<any> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-'));
  const file = path.join(folder, 'rules.mjs');
  writeFileSync(file, text);
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
