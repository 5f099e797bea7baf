import { BOM, type Case, FORM_BODY, JSON_BODY, URL_OF } from './case.ts';

export function bodyCases(): readonly Case[] {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const large = { repeat: Buffer.from('1').toString('base64'), times: 100_000 };
  const withBom = Buffer.concat([BOM, JSON_BODY]);
  const notUtf8 = { body: bytes('22ff22') };
  return [
    { name: 'empty-body', note: 'An empty body.', signed: { body: Buffer.alloc(0) } },
    { name: 'not-utf-8', note: 'The bytes 22 ff 22, which are not UTF-8.', signed: notUtf8 },
    { name: 'byte-order-mark', note: 'UTF-8 with a byte order mark.', signed: { body: withBom } },
    {
      name: 'large-body',
      note: 'A body of 100 kB.',
      signed: { body: Buffer.from('1'.repeat(large.times)) },
      body: large,
    },
    {
      name: 'line-breaks',
      note: 'CR LF, a tab and spaces in the body.',
      signed: { body: Buffer.from('{\r\n\t"a" : 1 }\r\n') },
    },
    {
      name: 'escaped-null',
      note: 'An escaped null character and characters beyond the BMP.',
      signed: { body: Buffer.from('{"a":"\\u0000\u{1F600}"}') },
    },
    ...[
      {
        name: 'changed-byte',
        note: 'One byte changed.',
        body: Buffer.from(String(JSON_BODY).replace('10.50', '90.50')),
      },
      { name: 'trailing-newline', note: 'A newline added.', body: Buffer.concat([JSON_BODY, Buffer.from('\n')]) },
      {
        name: 'reserialised',
        note: 'Parsed and serialised again.',
        body: Buffer.from(JSON.stringify(JSON.parse(String(JSON_BODY)))),
      },
      { name: 'body-left-out', note: 'The body left out.', body: Buffer.alloc(0) },
      { name: 'byte-order-mark-added', note: 'A byte order mark added.', body: withBom },
      { name: 'body-in-base64', note: 'The body in base64.', body: Buffer.from(JSON_BODY.toString('base64')) },
      { name: 'body-in-latin-1', note: 'The body in ISO 8859-1.', body: Buffer.from(String(JSON_BODY), 'latin1') },
    ].map(({ name, note, body }) => ({ name, note, sent: { body }, reason: 'no-match' })),
    {
      name: 'byte-order-mark-removed',
      note: 'Signed with a byte order mark, sent without it.',
      signed: { body: withBom },
      sent: { body: JSON_BODY },
      reason: 'no-match',
    },
    {
      name: 'not-utf-8-changed-byte',
      note: '22 ff 22 changed to 22 fe 22. Both are decoded to the same text.',
      signed: notUtf8,
      sent: { body: bytes('22fe22') },
      reason: 'no-match',
    },
    {
      name: 'not-utf-8-replaced',
      note: '22 ff 22 changed to a replacement character (U+FFFD).',
      signed: notUtf8,
      sent: { body: bytes('22efbfbd22') },
      reason: 'no-match',
    },
    {
      name: 'replacement-character-to-not-utf-8',
      note: 'Signed with a replacement character (U+FFFD), sent as 22 ff 22.',
      signed: { body: bytes('22efbfbd22') },
      sent: notUtf8,
      reason: 'no-match',
    },
  ];
}

export function formCases(): readonly Case[] {
  const form = (text: string) => ({ body: Buffer.from(text) });
  const hashed = Buffer.from('{"a":1}');
  const url = `${URL_OF}&bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862`;
  const json = { 'content-type': 'application/json' };
  return [
    { name: 'empty-body', note: 'An empty body.', signed: form('') },
    { name: 'empty-value', note: 'A field without a value.', signed: form('Body=&From=a') },
    { name: 'unsorted-fields', note: 'Fields in another order than they are signed in.', signed: form('b=2&a=1&B=3') },
    {
      name: 'repeated-field',
      note: 'A repeated field. Its values are signed in sorted order.',
      signed: form('a=2&b=3&a=1'),
    },
    {
      name: 'repeated-value',
      note: 'A field repeated with the same value, which is signed once.',
      signed: form('a=1&a=1'),
    },
    { name: 'percent-encoded-space', note: 'A space as %20 instead of +.', signed: form('Body=a%20b') },
    { name: 'raw-utf-8', note: 'A field in UTF-8 without percent-encoding.', signed: form('Body=é') },
    {
      name: 'fields-reordered',
      note: 'The order of fields is not signed.',
      signed: form('a=1&b=2'),
      sent: form('b=2&a=1'),
    },
    {
      name: 'json',
      note: 'A JSON body, whose hash is in the signed URL.',
      signed: { url, body: hashed },
      headers: json,
    },
    {
      name: 'json-changed',
      note: 'The hash in the signed URL is that of another JSON body.',
      signed: { url, body: hashed },
      sent: form('{"a":2}'),
      headers: json,
      reason: 'missing-content',
    },
    {
      name: 'json-without-hash',
      note: 'The signed URL has no hash of the JSON body, so nothing protects it.',
      signed: { body: hashed },
      headers: json,
      reason: 'missing-content',
    },
    ...[
      { name: 'changed-byte', note: 'One byte changed.', body: Buffer.from(String(FORM_BODY).replace('lait', 'laid')) },
      { name: 'field-added', note: 'A field added.', body: Buffer.concat([FORM_BODY, Buffer.from('&x=1')]) },
      {
        name: 'field-removed',
        note: 'A field removed.',
        body: Buffer.from(String(FORM_BODY).replace('To=%2B15550101&', '')),
      },
      { name: 'trailing-newline', note: 'A newline added.', body: Buffer.concat([FORM_BODY, Buffer.from('\n')]) },
      { name: 'body-left-out', note: 'The body left out.', body: Buffer.alloc(0) },
      { name: 'byte-order-mark-added', note: 'A byte order mark added.', body: Buffer.concat([BOM, FORM_BODY]) },
    ].map(({ name, note, body }) => ({ name, note, sent: { body }, reason: 'no-match' })),
    ...[
      { name: 'not-utf-8', body: Buffer.from('426f64793dff', 'hex'), note: 'Body= and the byte ff' },
      { name: 'percent-encoded-not-utf-8', body: Buffer.from('Body=%FF'), note: 'Body=%FF' },
    ].map(({ name, note, body }) => ({
      name,
      note: `Signed with a replacement character (U+FFFD), sent as ${note}, which is not UTF-8.`,
      signed: form('Body=%EF%BF%BD'),
      sent: { body },
      reason: 'missing-content',
    })),
  ];
}
