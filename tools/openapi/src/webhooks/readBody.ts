import { isForm } from '@hookbook/contract';
import { entries, member, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { resolve, throughReferences } from '../document/resolve.ts';
import { readExamples } from './readExamples.ts';
import type { Body, WebhookOperation } from './webhook.ts';

/** Reads the request body of a webhook. Undefined, with an error, if it is described elsewhere. */
export function readBody(
  document: OpenapiDocument,
  { name, operation }: WebhookOperation,
  reporter: Reporter,
): Body | undefined {
  const requestBody = member(operation, 'requestBody');
  const resolution = resolve(document, requestBody ?? operation);
  if ('failure' in resolution) {
    const { reference, message, fix } = resolution.failure;
    reporter.error(reference, `Webhook "${name}" is not imported: ${message}`, fix);
    return undefined;
  }
  const content = requestBody && throughReferences(document, resolution.node, ['content']);
  const media = content && chooseMedia(name, content, reporter);
  if (!requestBody || !media) {
    const message = `Webhook "${name}" has no body, so its message has no payload.`;
    reporter.warn(requestBody ?? operation, message, 'Describe the body, or add a payload with an overlay.');
    return { examples: [] };
  }
  const [mediaType, entry] = media;
  const node = throughReferences(document, content, [mediaType]) ?? entry;
  const schema = member(node, 'schema');
  if (!schema) reporter.warn(node, `The body of webhook "${name}" has no schema.`, 'Add a schema to the media type.');
  const description = text(member(resolution.node, 'description'));
  return {
    ...(description !== '' && { description }),
    // A range such as `*/*` is no content type, and Hookbook refuses deliveries with several parts.
    ...(!mediaType.includes('*') && !isMultipart(mediaType) && { mediaType }),
    ...(schema && { schema }),
    examples: readExamples(document, node, reporter),
  };
}

/** The media type that is JSON, or else a form, or else the first one. */
function chooseMedia(name: string, content: OpenapiNode, reporter: Reporter) {
  const all = entries(content);
  const chosen = all.find(([mediaType]) => isJson(mediaType)) ?? all.find(([mediaType]) => isForm(mediaType)) ?? all[0];
  if (!chosen) return undefined;
  const others = all.filter((media) => media !== chosen).map(([mediaType]) => mediaType);
  if (others.length > 0) {
    const message = `Webhook "${name}" is imported as ${chosen[0]}; ${others.join(', ')} is left out.`;
    reporter.warn(content, message, 'Remove the media types that are not sent.');
  }
  if (!isJson(chosen[0]) && !isForm(chosen[0])) {
    const supported = `Hookbook validates and sends JSON and forms${isMultipart(chosen[0]) ? ' without files. The media type is left out' : ''}.`;
    const message = `The body of webhook "${name}" is ${chosen[0]}; ${supported}`;
    reporter.warn(chosen[1], message, 'Add the JSON form of the body, if there is one.');
  }
  return chosen;
}

function isMultipart(mediaType: string): boolean {
  return /^\s*multipart\//i.test(mediaType);
}

/** `application/json`, `application/vnd.acme+json; charset=utf-8`, and ranges that include JSON. */
function isJson(mediaType: string): boolean {
  return /^\s*(application\/([\w.!#$&^-]+\+)?json|text\/json|application\/\*|\*\/\*)\s*(;|$)/i.test(mediaType);
}
