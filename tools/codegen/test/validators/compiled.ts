import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Webhook } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { compileProvider } from '../../src/emit/validators/compileProvider.ts';
import { rulesModule } from '../../src/emit/validators/rulesModule.ts';
import { providerOf } from './contract.ts';
import type { EventValidator, Issue } from './runtime.ts';
import { eventValidator, strict, withDrift } from './runtime.ts';

/** A schema, compiled and loaded. */
export interface CompiledSchema {
  readonly is: (value: unknown) => boolean;
  readonly issues: (value: unknown) => readonly Issue[];
  readonly strict: (value: unknown) => readonly Issue[];
  /** The codes and pointers of what `withDrift` reports. */
  readonly drift: (value: unknown) => string[];
  readonly text: string;
}

const RUNTIME = pathToFileURL(path.resolve(import.meta.dirname, '../../../../packages/validators/src/')).href;

let count = 0;

/** Compiles the schema as the payload of an event, beside shared definitions, and imports what was generated. */
export async function compiled(
  payload: Schema,
  definitions: Record<string, Schema> = {},
  webhook: Partial<Webhook> = {},
): Promise<CompiledSchema> {
  const made = providerOf({ 'thing.done': payload }, definitions);
  const provider = { ...made, webhook: { ...made.webhook, ...webhook } };
  const generated = compileProvider(provider);
  const text = rulesModule(provider, generated);
  const module = await importText(stripTypeScriptTypes(text).replaceAll("'../../", `'${RUNTIME}/`));
  const handlers = module[generated.handlers.get('ThingDoneEvent') ?? ''];
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
      const found: string[] = [];
      withDrift(validator, ({ code, pointer }) => void found.push(`${code} ${pointer}`)).safeParse(value);
      return found;
    },
    text,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what generated modules export is what the tests are about
async function importText(text: string): Promise<any> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-'));
  const file = path.join(folder, `rules-${count++}.mjs`);
  writeFileSync(file, text);
  try {
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
