import { fromPointer, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean, nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { ErrorObject } from 'ajv';
import type { WebhookOwner } from '../messages/providerSources.ts';
import { orList } from '../text/lists.ts';

/** Reports an object that should have an `x-webhook`, and has none or a misspelt one. */
export function missingWebhook({ name, node }: WebhookOwner): Diagnostic {
  const typo = members(node).find(([key]) => nearest(key, ['x-webhook']) !== undefined);
  if (!typo)
    return createDiagnostic('webhook-missing', locationOf(node, 'key'), `${capitalised(name)} has no x-webhook.`);
  const [key, value] = typo;
  const message = `Unknown field "${key}" in ${name}. Did you mean "x-webhook"?`;
  return createDiagnostic('webhook-missing', locationOf(value, 'key'), message, { fix: 'Rename it to "x-webhook".' });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Turns the errors of Ajv into diagnostics, each mistake once. */
export function invalidWebhook(
  webhook: SpecNode,
  scenarios: SpecNode | undefined,
  errors: readonly ErrorObject[],
): Diagnostic[] {
  return primaryErrors(errors).map((error) => toDiagnostic(webhook, scenarios, error));
}

const COMPOSITION_KEYWORDS = ['allOf', 'anyOf', 'oneOf', 'if'];

/**
 * Drops errors that follow from others: Ajv also reports the composition that failed, and a condition on an invalid value
 * selects the wrong branch.
 */
function primaryErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const causes = errors.filter(({ keyword }) => !COMPOSITION_KEYWORDS.includes(keyword));
  const unconditional = causes.filter((error) => !isConditional(error));
  const followsFromOther = ({ instancePath }: ErrorObject) =>
    unconditional.some((error) => `${error.instancePath}/`.startsWith(`${instancePath}/`));
  return [...unconditional, ...causes.filter((error) => isConditional(error) && !followsFromOther(error))];
}

function isConditional({ schemaPath }: ErrorObject): boolean {
  return /\/(then|else|anyOf|oneOf)\//.test(schemaPath);
}

/** A longer list is only offered if no value is close. */
const MAX_OFFERED = 8;

function toDiagnostic(webhook: SpecNode, scenarios: SpecNode | undefined, error: ErrorObject): Diagnostic {
  const path = fromPointer(error.instancePath) ?? [];
  // Scenarios may be in another file.
  const [start, rest] = path[0] === 'scenarios' && scenarios ? [scenarios, path.slice(1)] : [webhook, path];
  const node = rest.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, start);
  const name = ['x-webhook', ...path].join('.');
  const schema = isMapping(error.parentSchema) ? error.parentSchema : {};
  const invalid = (message: string, fix?: string) =>
    createDiagnostic('webhook-invalid', locationOf(node), message, { fix });
  const invalidValue = `Invalid value ${JSON.stringify(node.value)} for ${name}.`;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(name, node, String(error.params.additionalProperty), schema);
    case 'required':
      return invalid(`${name} is missing "${error.params.missingProperty}".`, `Add "${error.params.missingProperty}".`);
    case 'enum': {
      const allowed = (error.params.allowedValues as unknown[]).map(String);
      const close = nearest(String(node.value), allowed);
      const offered = allowed.length > MAX_OFFERED && close !== undefined ? [close] : allowed;
      const fix = `Use ${orList(offered.map((value) => `"${value}"`))}.`;
      return invalid(`${invalidValue}${didYouMean(String(node.value), allowed)}`, fix);
    }
    case 'const':
      return invalid(invalidValue, `Use ${JSON.stringify(error.params.allowedValue)}, or leave it out.`);
    case 'pattern':
      return invalid(invalidValue, exampleFix(schema));
    case 'not':
      return invalid(`${name} cannot be used here.`, schema.description as string | undefined);
    case 'type':
      return invalid(
        `${name} ${error.message}.`,
        schemeFix(node, schema) ?? (schema.description as string | undefined),
      );
    default:
      return invalid(`${name} ${error.message ?? 'is not valid'}.`, schema.description as string | undefined);
  }
}

type FieldSchema = Readonly<Record<string, unknown>>;

function unknownField(name: string, node: SpecNode, field: string, { properties }: FieldSchema): Diagnostic {
  const fields = isMapping(properties) ? Object.keys(properties) : [];
  const candidate = nearest(field, fields);
  const message = `Unknown field "${field}" in ${name}.${didYouMean(field, fields)}`;
  return createDiagnostic('webhook-invalid', locationOf(member(node, field) ?? node, 'key'), message, {
    fix: candidate === undefined ? `Remove it, or use ${orList(fields)}.` : `Rename it to "${candidate}".`,
  });
}

/** For a scheme that is written without its field, as `signature: stripe`. */
function schemeFix({ value }: SpecNode, { properties }: FieldSchema): string | undefined {
  const scheme = isMapping(properties) && isMapping(properties.scheme) ? properties.scheme : {};
  const names = Array.isArray(scheme.enum) ? scheme.enum.map(String) : [];
  const known = typeof value === 'string' ? nearest(value, names) : undefined;
  return known === undefined ? undefined : `Write { scheme: ${known} }.`;
}

function exampleFix({ examples }: FieldSchema): string | undefined {
  const [example] = Array.isArray(examples) ? examples : [];
  return typeof example === 'string' ? `Use a value like "${example}".` : undefined;
}
