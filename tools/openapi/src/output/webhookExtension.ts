import { fields, member } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import type { EventTypes } from '../eventType/candidate.ts';
import { inferredPlaces } from '../eventType/explain.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { signatureNotes, standardWebhooks } from './signature.ts';

/** The `x-webhook` of the channel, with an `x-inferred` beside it that explains the inferred facts in it. */
export function webhookExtension(
  document: OpenapiDocument,
  webhooks: readonly Webhook[],
  eventTypes: EventTypes,
): object {
  const [place, ...others] = eventTypes.places;
  const standard = standardWebhooks(webhooks);
  const notes = standard ? '' : signatureNotes(document, webhooks);
  const delivery = deliveryOf(webhooks);
  const extension = {
    ...(place !== undefined && { eventType: others.length > 0 ? [place, ...others] : place }),
    ...standard?.fields,
    ...(Object.keys(delivery).length > 0 && { delivery }),
    ...(notes !== '' && { notes }),
  };
  const inferred = [place === undefined ? '' : inferredPlaces(eventTypes, webhooks), standard?.inferred ?? ''];
  const sentences = inferred.filter((sentence) => sentence !== '');
  return {
    ...(Object.keys(extension).length > 0 && { 'x-webhook': extension }),
    ...(sentences.length > 0 && { 'x-inferred': sentences.join(' ') }),
  };
}

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(;[^;]+)*$/;

/** What the document says about every webhook. */
function deliveryOf(webhooks: readonly Webhook[]): object {
  const contentType = commonValue(webhooks.map(({ body }) => body.mediaType?.toLowerCase().replace(/\s*;\s*/g, ';')));
  return {
    ...(commonValue(webhooks.map(({ method }) => method)) === 'post' && { method: 'POST' }),
    ...(contentType !== undefined && MEDIA_TYPE.test(contentType) && { contentType }),
    ...(commonValue(webhooks.map(successOf)) === '2xx' && { success: '2xx' }),
  };
}

/** A single status code is one that is documented, and others may succeed, too; `2XX` says that all of them do. */
function successOf({ operation }: Webhook): string | undefined {
  const statuses = fields(member(operation, 'responses')).map(([status]) => status.toLowerCase());
  const [success, ...others] = statuses.filter((status) => status.startsWith('2'));
  return others.length === 0 ? success : undefined;
}

function commonValue(values: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}
