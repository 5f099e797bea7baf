import { isMapping } from '@hookbook/contract/data';
import { uniqueName } from '@hookbook/contract/text';
import { items, member, type OpenapiNode } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { resolve } from '../document/resolve.ts';
import type { Body, Webhook } from '../webhooks/webhook.ts';
import { type Alternatives, countBy, type EventType, type EventTypes } from './candidate.ts';
import { at, payloadPath } from './evidence.ts';
import { SchemaReader } from './schemaReader.ts';

interface Split {
  readonly webhooks: readonly Webhook[];
  readonly eventTypes: EventTypes;
}

/**
 * Makes a webhook of each event type that a webhook lists, if no other webhook has one of them: many documents describe
 * `user.created` and `user.deleted` as one webhook. Others stay as they are.
 */
export function splitWebhooks(document: OpenapiDocument, webhooks: readonly Webhook[], eventTypes: EventTypes): Split {
  const { alternatives } = eventTypes;
  const [place, ...others] = new Set([...eventTypes.places, ...[...alternatives.values()].map((one) => one.place)]);
  const path = place === undefined ? undefined : payloadPath(place);
  if (place === undefined || !path || others.length > 0) return { webhooks, eventTypes };
  const isAnchored = eventTypes.places.length > 0 || /event/i.test(path.at(-1) ?? '');
  const known = [...eventTypes.byWebhook.values()].flatMap(({ parts }) => parts);
  const counts = countBy([...known, ...[...alternatives.values()].flatMap(({ values }) => values)]);
  const isSplit = ({ values }: Alternatives) =>
    values.every((value) => counts.get(value) === 1 && (isAnchored || /[.:/]/.test(value)));
  const schemas = new SchemaReader(document);
  const taken = new Set(webhooks.map(({ key }) => key));
  const byWebhook = new Map(eventTypes.byWebhook);
  const split = webhooks.flatMap((webhook) => {
    const own = alternatives.get(webhook);
    if (!own || !isSplit(own)) return [webhook];
    return own.values.map((value, index) => {
      const key = uniqueName(value, (candidate) => taken.has(candidate), '-');
      taken.add(key);
      const examples = webhook.body.examples.filter((example) => {
        const [shown] = at([example.value], path);
        // The first message gets what has no listed type, so that it is reported.
        return shown === value || (index === 0 && !own.values.includes(String(shown)));
      });
      const body = { ...webhook.body, ...branchOf(document, schemas, webhook.body, path, value), examples };
      const part: Webhook = { ...webhook, key, name: key, isPart: true, body };
      byWebhook.set(part, { parts: [value], source: 'several' } satisfies EventType);
      return part;
    });
  });
  const remaining = [...alternatives].filter(([webhook]) => split.includes(webhook));
  const places = byWebhook.size > 0 ? [place] : eventTypes.places;
  return { webhooks: split, eventTypes: { places, byWebhook, alternatives: new Map(remaining) } };
}

/** Keywords that may be beside the branches of a union that is only that. */
const BESIDE_UNION = new Set(['oneOf', 'anyOf', 'discriminator', 'title', 'description', 'example', 'examples']);

/** The only branch of a union that allows the event type. */
function branchOf(
  document: OpenapiDocument,
  schemas: SchemaReader,
  { schema }: Body,
  path: readonly string[],
  value: string,
): { schema?: OpenapiNode } {
  const resolution = schema && resolve(document, schema);
  if (!resolution || 'failure' in resolution || !isMapping(resolution.node.value)) return {};
  const { node } = resolution;
  const isUnion = Object.keys(resolution.node.value).every((keyword) => BESIDE_UNION.has(keyword));
  const branches = ['oneOf', 'anyOf'].flatMap((keyword) => items(member(node, keyword)));
  const [branch, ...others] = branches.filter((one) => schemas.listedAt(one, path).includes(value));
  return isUnion && branch && others.length === 0 ? { schema: branch } : {};
}
