import type { Signature } from '@hookbook/contract';
import type { DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { ValuePlace } from '../../../../packages/webhook/src/signature/signature.ts';
import { declaredAt } from '../eventType/places.ts';
import { field } from '../messages/messages.ts';
import { expressionsOf } from '../read/webhook.ts';
import type { DeliveringProvider, DeliveryRule } from './deliveringProviders.ts';
import { CONNECTION_HEADERS, headerTextProblem, headerValueProblem, isHeaderName } from './httpHeaders.ts';
import { declaredHeaders, exampleHeaders, type NamedNode } from './sentHeaders.ts';

export const headerNamesAreTokens: DeliveryRule = ({ document, messages, ...provider }) =>
  messages.flatMap(({ message }) => {
    const report =
      (code: DiagnosticCode) =>
      ([name, node]: NamedNode) => {
        const problem = `${JSON.stringify(name)} cannot be the name of a header.`;
        const fix = "Use letters, digits and !#$%&'*+-.^_`|~ only.";
        return createDiagnostic(code, locationOf(node, 'key'), problem, { fix });
      };
    const examples = exampleHeaders(document, message).flatMap(({ headers }) => headers);
    return [
      ...declaredHeaders(document, message)
        .filter(([name]) => !isHeaderName(name))
        .map(report(provider.isDescribed ? 'delivery-invalid' : 'delivery-header')),
      ...examples.filter(([name]) => !isHeaderName(name)).map(report(codeOfSent(provider))),
    ];
  });

/** Without `x-webhook` and an HTTP server, the messages may be those of another protocol, whose headers are others. */
function codeOfSent({ isDescribed, isHttp }: Pick<DeliveringProvider, 'isDescribed' | 'isHttp'>): DiagnosticCode {
  return isDescribed || isHttp ? 'delivery-invalid' : 'delivery-header';
}

export const headerValuesAreTexts: DeliveryRule = ({ document, messages, ...provider }) =>
  messages.flatMap(({ message }) =>
    exampleHeaders(document, message)
      .flatMap(({ headers }) => headers)
      .flatMap(([name, node]) => {
        const problem = isHeaderValue(node.value) ? headerTextProblem(String(node.value)) : 'is not a string';
        if (problem === undefined) return [];
        const fix = 'Write the value as in the header: Latin-1 text in one line.';
        return [createDiagnostic(codeOfSent(provider), locationOf(node), `The header "${name}" ${problem}.`, { fix })];
      }),
  );

/** A text, number or boolean, or a list of them, which is joined with commas. */
function isHeaderValue(value: unknown): boolean {
  return [value].flat().every((item) => typeof item !== 'object');
}

/** An event type in a header is the value of that header. */
export const eventTypesFitIntoHeaders: DeliveryRule = ({ document, webhook: { eventType }, messages, ...provider }) =>
  messages.flatMap(({ message, event }) =>
    eventType.flatMap((expression, index) => {
      const part = event?.event.typeParts[index];
      if (expression.in === 'payload' || part === undefined) return [];
      const problem = headerValueProblem(part);
      if (problem === undefined) return [];
      const text = `The event type of message "${message.key}" ${problem}, so it cannot be in a header.`;
      const fix = 'Write the event type as it is in the header: Latin-1 text in one line.';
      const node = field(document, message, 'x-event-type') ?? declaredAt(document, message, expression)[0];
      const location = node ? locationOf(node) : locationOf(message.node, 'key');
      return [createDiagnostic(codeOfSent(provider), location, text, { fix })];
    }),
  );

/** A value in a header that something else sets would be lost. */
export const expressionHeadersAreFree: DeliveryRule = ({ webhook, locate }) =>
  expressionsOf(webhook).flatMap(({ field, path, expression }) => {
    const [name = ''] = expression.path;
    const owner = expression.in === 'header' ? ownerOf(name, field, webhook.signature) : undefined;
    if (owner === undefined) return [];
    const message = `x-webhook.${field} points to the header "${name}", which ${owner} sets.`;
    const fix = 'Point it to the header or the property in which the provider sends the value.';
    return [createDiagnostic('delivery-invalid', locate(...path), message, { fix })];
  });

function ownerOf(name: string, field: string, signature: Signature | undefined): string | undefined {
  if (CONNECTION_HEADERS.has(name)) return 'the connection';
  if (signature === undefined) return undefined;
  return isOfSignature(name, field, signature) ? 'the signature' : undefined;
}

/** The id and the timestamp of a signature may be those of the event, unless their header contains more. */
function isOfSignature(name: string, field: string, signature: Signature): boolean {
  const { header, id, timestamp, headers = {}, also = [] } = signature;
  const isShared = (place: ValuePlace | undefined, ...fields: readonly string[]) =>
    place?.format === undefined && fields.includes(field);
  const isId = name === id?.header && !isShared(id, 'eventId', 'idempotencyKey');
  const isTimestamp = name === timestamp?.header && !isShared(timestamp, 'occurredAt');
  const isSignature = name === header || also.some((other) => name === other.header);
  return isSignature || isId || isTimestamp || Object.hasOwn(headers, name);
}
