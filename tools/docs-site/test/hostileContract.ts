import type { Contract, RuntimeExpression } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';

/** Texts that try to break out of the place where they appear. */
export const HOSTILE_TEXTS: readonly string[] = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '<svg/onload=alert(1)>',
  '</title></head><body onload=alert(1)>',
  '--><script>alert(1)</script><!--',
  '<![CDATA[<x>]]>',
  '</pre></code></details></li></ul></main>',
  '</style><style>*{display:none}',
  '&lt;b&gt; &amp; &#x3c;script&#x3e; &NewLine;',
  'javascript:alert(1)',
  '*/ alert(1) /*',
  '`${alert(1)}` ``` ~~~',
  'line\u2028separator\u2029 \u202eesrever\u202c \u0000\u0001\u007f\u0085\ufeff\uffff \ud800 \u{e0041}',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  '{{constructor.constructor("alert(1)")()}}',
  '  ',
  '\n\n<base href="//evil.example/">\n\n',
  '\r\n\t\f\v',
  '🪝 ünïcode ‮ text',
  'x'.repeat(5000),
];

/** A contract with the text everywhere that a spec can have text. */
export function contractWith(text: string): Contract {
  const expression: RuntimeExpression = { in: 'payload', path: [text, text], expression: text };
  const link = { url: text, description: text };
  const source = { file: text, pointer: text };
  const tag = { name: text, description: text };
  return {
    title: text,
    version: text,
    description: text,
    providers: [
      {
        name: text,
        slug: 'acme',
        typeName: 'Acme',
        title: text,
        description: text,
        docs: [link],
        tags: [tag],
        webhook: {
          eventType: [expression, { ...expression, in: 'header' }],
          eventId: expression,
          idempotencyKey: expression,
          occurredAt: expression,
          redelivered: expression,
          data: expression,
          signature: {
            scheme: 'hmac-sha256',
            header: text,
            encoding: 'hex',
            prefix: text,
            separator: text,
            content: text,
            tolerance: text,
            origin: 'hookbook',
            description: text,
          },
          delivery: {
            contentType: text,
            timeout: text,
            success: text,
            retries: [text],
            retryFor: text,
            disableAfter: text,
            origin: 'vendor',
            description: text,
          },
          ping: text,
          notes: text,
        },
        source,
        definitions: [{ name: 'Shared', schema: schemaWith(text), source }],
        events: [
          {
            type: text,
            slug: 'event',
            typeName: 'AcmeEvent',
            title: text,
            summary: text,
            description: text,
            tags: [tag],
            docs: [link, { url: text }],
            deprecated: true,
            since: { version: text, date: text, of: text },
            inferred: text,
            typeParts: [text, text],
            payload: schemaWith(text),
            headers: schemaWith(text),
            examples: [
              {
                slug: 'example',
                name: text,
                summary: text,
                origin: 'vendor',
                payload: { ...ownKey(text, [text, ownKey(text, text)]) },
                headers: ownKey(text, text),
                source,
              },
            ],
            source,
          },
        ],
      },
    ],
  };
}

/** An object with the text as its own key, even `__proto__`. */
export function ownKey<T>(text: string, value: T): Record<string, T> {
  return Object.fromEntries([[text, value]]);
}

function schemaWith(text: string): Schema {
  const annotations = {
    title: text,
    description: text,
    format: text,
    pattern: text,
    contentMediaType: text,
    contentEncoding: text,
    default: text,
    examples: [text, ownKey(text, text)],
    'x-inferred': text,
    'x-since': { version: text, date: text, of: text },
  } as const;
  const leaf: Schema = { type: 'string', ...annotations };
  return {
    type: 'object',
    ...annotations,
    required: [text, `${text}2`],
    properties: {
      ...ownKey<Schema>(text, { ...leaf, enum: [text, ownKey(text, text)] }),
      known: { ...leaf, 'x-extensible-enum': [text] },
      fixed: { ...annotations, const: text },
      inside: {
        type: 'object',
        ...annotations,
        properties: ownKey<Schema>(text, { allOf: [{ $ref: '#/$defs/Shared' }] }),
      },
    },
    patternProperties: ownKey(text, leaf),
    dependentRequired: ownKey(text, [text]),
    dependentSchemas: ownKey(text, leaf),
  };
}
