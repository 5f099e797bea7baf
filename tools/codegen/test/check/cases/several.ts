import { acmeEdited, CHANNEL, CREATED, DELETED, EXAMPLE, ROOT, USER } from '../../specs/acme.ts';
import { VERSION_2 } from './asyncapi.ts';
import type { Case } from './case.ts';

/** Errors of every stage, all reported in one run. */
export const SEVERAL: readonly Case[] = [
  {
    name: 'an error in every file',
    given: acmeEdited(
      ROOT,
      '  title: Acme\n',
      '',
      [CHANNEL, 'eventType:', 'pnig: user.created\n  eventType:'],
      [CREATED, 'title:', 'titel:'],
      [DELETED, '../schemas/user.yaml', '../schemas/usr.yaml'],
      [EXAMPLE, '"u1"', '"u1",'],
      [USER, 'string', 'text'],
    ),
    expected: [
      {
        code: 'webhook-invalid',
        at: `${CHANNEL}:7:3`,
        message: 'Unknown field "pnig" in x-webhook. Did you mean "ping"?',
        fix: 'Rename it to "ping".',
      },
      {
        code: 'asyncapi-invalid',
        at: `${CREATED}:2:1`,
        message: 'Property "titel" is not expected to be here. Did you mean "title"?',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0',
      },
      {
        code: 'ref-file-missing',
        at: `${DELETED}:8:19`,
        message: 'File not found: "../schemas/usr.yaml". Did you mean "user.yaml"?',
      },
      { code: 'json-syntax', at: `${EXAMPLE}:4:15`, message: 'JSON does not allow a trailing comma.' },
      {
        code: 'schema-invalid',
        at: `${USER}:4:15`,
        message: 'Unknown type "text".',
        fix: 'Use null, boolean, object, array, number, integer or string.',
      },
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:2:1',
        message: '"info" property must have required property "title".',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0',
      },
    ],
  },
  {
    name: 'a message of AsyncAPI 2 with an invalid schema, which has no field oneOf either',
    given: { [ROOT]: VERSION_2.replace('type: object', 'type: objekt') },
    expected: [
      {
        code: 'schema-invalid',
        at: 'asyncapi.yaml:22:17',
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
      },
    ],
  },
  {
    name: 'security schemes with invalid fields, which have none of the fields of other types',
    given: {
      [ROOT]: `${VERSION_2}components:
  securitySchemes:
    header: { type: httpApiKey, nme: X-Key, in: header }
    login: { type: oauth2 }
`,
    },
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:28:33',
        message: 'Property "nme" is not expected to be here. Did you mean "name"?',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v2.6.0',
      },
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:29:12',
        message: 'A field of this security scheme of type "oauth2" is missing or invalid.',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v2.6.0',
      },
    ],
  },
];
