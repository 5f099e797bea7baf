import type { Signature } from '@hookbook/contract';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import { isContentValue, placeholdersIn } from '../../../../packages/webhook/src/signature/content.ts';
import { schemeProblems } from '../../../../packages/webhook/src/signature/problems.ts';
import type { DeliveryRule } from './deliveringProviders.ts';
import { CONNECTION_HEADERS, GENERAL_HEADERS, isHeaderName } from './httpHeaders.ts';
import { deliveredHeaders, exampleHeaders, knownHeaders } from './sentHeaders.ts';

export const schemesCanBeUsed: DeliveryRule = ({ webhook: { signature }, locate }) =>
  signature
    ? schemeProblems(signature).map(({ fact, message, fix }) =>
        createDiagnostic('delivery-invalid', locate('signature', ...fact), message, { fix }),
      )
    : [];

/** A header that a signature covers. */
interface SignedHeader {
  /** As the content writes it. */
  readonly name: string;
  /** The path of the content in `x-webhook`. */
  readonly path: readonly string[];
}

/** The headers that the signatures always cover, each at the first content that names it. */
export function signedHeaders({ content, also = [] }: Pick<Signature, 'content' | 'also'>): readonly SignedHeader[] {
  const own = headersIn(content);
  return [
    ...own.map((name) => ({ name, path: ['signature', 'content'] })),
    ...also.flatMap((other, index) =>
      headersIn(other.content)
        .filter((name) => !own.includes(name))
        .map((name) => ({ name, path: ['signature', 'also', String(index), 'content'] })),
    ),
  ];
}

function headersIn(content: Signature['content']): readonly string[] {
  const isOptional = (template: string) => typeof content !== 'string' && template.startsWith('?');
  const required = [content].flat().filter((template) => !isOptional(template));
  const names = placeholdersIn(required).filter((name) => !isContentValue(name) && !name.startsWith('/'));
  return names.map((name) => name.replace(/^header:/, '')).filter(isHeaderName);
}

export const signedHeadersAreSent: DeliveryRule = (provider) => {
  const { signature } = provider.webhook;
  if (!signature || signedHeaders(signature).length === 0) return [];
  const known = knownHeaders(provider);
  return signedHeaders(signature).flatMap(({ name, path }) => {
    const problem = unsendable(name, signature, known);
    if (!problem) return [];
    return [createDiagnostic('delivery-invalid', provider.locate(...path), problem.message, problem)];
  });
};

interface Problem {
  readonly message: string;
  readonly fix: string;
}

/** Why no delivery has the header when it is signed. */
function unsendable(
  name: string,
  { header, also = [] }: Signature,
  known: readonly string[] | undefined,
): Problem | undefined {
  const lower = name.toLowerCase();
  const fix = `Remove {${name}} from content.`;
  if (lower === header) return { message: `The signature covers its own header, "${name}".`, fix };
  if (also.some((other) => other.header === lower))
    return { message: `The signature covers the header of another signature, "${name}".`, fix };
  if (CONNECTION_HEADERS.has(lower)) {
    const message = `The signature covers the header "${name}", which differs from connection to connection.`;
    return { message, fix: 'Sign a header that the provider itself sets.' };
  }
  if (!known || known.some((other) => other.toLowerCase() === lower)) return undefined;
  const candidates = ['body', ...known.filter((other) => !GENERAL_HEADERS.includes(other))];
  const message = `The signature covers the header "${name}", which no message has.${didYouMean(name, candidates)}`;
  return { message, fix: 'Correct the name, or add the header to the headers of the messages and of their examples.' };
}

/** An example whose headers are not complete can be shown, but not signed. */
export const signedHeadersAreInExamples: DeliveryRule = (provider) => {
  const { signature } = provider.webhook;
  if (!signature || signedHeaders(signature).length === 0) return [];
  const known = knownHeaders(provider);
  if (!known) return [];
  const names = [...new Set(signedHeaders(signature).map(({ name }) => name))];
  const signed = names.filter((name) => !unsendable(name, signature, known));
  return provider.messages.flatMap(({ message, event }) =>
    exampleHeaders(provider.document, message).flatMap((example) => {
      if (!event) return [];
      const delivered = deliveredHeaders(provider, event.event.typeParts, example);
      const missing = signed.filter((name) => !delivered.has(name.toLowerCase()));
      return missing.map((name) => {
        const problem = `The example lacks the header "${name}", which the signature covers.`;
        return createDiagnostic('example-header-missing', locationOf(example.node), problem);
      });
    }),
  );
};
