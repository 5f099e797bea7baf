import { createHash } from 'node:crypto';
import { attemptOf, type Case, encoded, keyAt, NOW, type Signer, URL_OF } from './case.ts';
import { digestOf, parametersOf, type Scheme } from './schemes.ts';

/** What is special about HTTP Message Signatures: labels, components, and parts of the URL. */
export function messageCases(scheme: Scheme, signer: Signer): readonly Case[] {
  const attempt = attemptOf(scheme, NOW);
  const parameters = parametersOf(attempt.timestamp);
  const own = `sig1=${parameters}`;
  const other = 'sig0=("@method" "@query");created=1;tag="other"';
  const signature = `sig1=:${encoded(scheme, attempt, keyAt(scheme, 0), signer)}:`;
  const input = (name: string, note: string, value: string, reason?: string): Case => ({
    ...{ name, note, headers: { 'signature-input': value } },
    ...(reason !== undefined && { reason }),
  });
  const of = (name: string, note: string, value: string, reason?: string): Case => ({
    ...{ name, note, value: () => value },
    ...(reason !== undefined && { reason }),
  });
  return [
    ...[
      { name: 'second-of-two-labels', note: 'Another signature, with another label, is before the right one.' },
      { name: 'first-of-two-labels', note: 'Another signature, with another label, is behind the right one.' },
    ].map(({ name, note }, index) => ({
      ...input(name, note, index === 0 ? `${other}, ${own}` : `${own}, ${other}`),
      value: () => (index === 0 ? `sig0=:QUJD:, ${signature}` : `${signature}, sig0=:QUJD:`),
    })),
    input('white-space-between-members', 'White space around the comma.', `${other} ,\t${own}`),
    input(
      'quoted-comma',
      'A comma and a label in a quoted text of another member.',
      `sig0=();tag="a, sig1=()", ${own}`,
    ),
    input('quoted-quote', 'An escaped quotation mark before them.', `sig0=();tag="\\", sig1=()", ${own}`),
    input('quoted-label', 'Our member only in a quoted text.', `sig0=();tag=", ${own}, "`, 'no-timestamp'),
    input('open-quote', 'A quoted text that does not end.', `sig0=();tag=", ${own}`, 'no-timestamp'),
    input('label-twice', 'The label twice.', `${own}, ${own}`, 'no-timestamp'),
    input('label-without-value', 'The label twice, once without a value.', `sig1, ${own}`, 'no-timestamp'),
    input('label-with-parameter', 'The label twice, once with a parameter.', `${own}, sig1;a=1`, 'no-timestamp'),
    input('label-longer', 'A longer label.', `${own.replace('sig1', 'sig10')}`, 'no-timestamp'),
    input('label-in-upper-case', 'The label in upper case.', `${own.replace('sig1', 'Sig1')}`, 'no-timestamp'),
    input('empty-input', 'The header signature-input is empty.', '', 'no-timestamp'),
    input('fewer-components', 'Fewer components than are signed.', own.replace(' "@path"', ''), 'no-timestamp'),
    input('more-components', 'More components than are signed.', own.replace(')', ' "date")'), 'no-timestamp'),
    input(
      'components-reordered',
      'The components in another order.',
      own.replace('"@method" "@authority"', '"@authority" "@method"'),
      'no-timestamp',
    ),
    input('space-in-components', 'White space that is not signed.', own.replace('("', '( "'), 'no-timestamp'),
    input('parameter-added', 'A parameter added.', `${own};expires=9999999999`, 'malformed-timestamp'),
    input('quoted-parameter-added', 'A parameter with quotes added.', `${own};keyid="a"`, 'no-timestamp'),
    input('no-created', 'Without created.', own.replace(/;.*/, ''), 'no-timestamp'),
    of('signature-label-twice', 'The label twice.', `sig1=:QUJD:, ${signature}`, 'malformed-signature'),
    of('signature-other-label', 'Another label.', signature.replace('sig1', 'sig2'), 'malformed-signature'),
    of('signature-without-colons', 'Without colons.', signature.replaceAll(':', ''), 'malformed-signature'),
    ...[
      { name: 'other-authority', note: 'Another host.', url: URL_OF.replace('example.com', 'example.org') },
      { name: 'other-port', note: 'Another port.', url: URL_OF.replace('.com', '.com:8443') },
      { name: 'other-path', note: 'Another path.', url: URL_OF.replace('/webhooks', '/webhook') },
      { name: 'slash-added', note: 'A slash at the end of the path.', url: URL_OF.replace('?', '/?') },
      { name: 'path-escaped', note: 'The path with an escaped letter.', url: URL_OF.replace('/web', '/%77eb') },
      { name: 'path-in-upper-case', note: 'The path in upper case.', url: URL_OF.replace('/webhooks', '/WEBHOOKS') },
    ].map(({ name, note, url }) => ({ name, note, sent: { url }, reason: 'no-match' })),
    ...[
      { name: 'default-port', note: 'With the default port.', url: URL_OF.replace('.com', '.com:443') },
      { name: 'host-in-upper-case', note: 'The host in upper case.', url: URL_OF.replace('example', 'EXAMPLE') },
      { name: 'other-query', note: 'Another query, which is not signed.', url: URL_OF.replace('tag=b', 'tag=c') },
    ].map(({ name, note, url }) => ({ name, note, sent: { url } })),
    ...[
      { name: 'url-with-port', note: 'A URL with a port.', url: URL_OF.replace('.com', '.com:8443') },
      { name: 'url-without-path', note: 'A URL without a path, which is signed as /.', url: 'https://example.com' },
      { name: 'escaped-path', note: 'A path with escapes, as it is.', url: 'https://example.com/%77eb/%c3%a9' },
    ].map(({ name, note, url }) => ({ name, note, signed: { url } })),
    {
      name: 'other-body-and-digest',
      note: 'Another body with its own digest, which is not the signed one.',
      sent: { body: Buffer.from('{"a":1}') },
      headers: { 'content-digest': digestOf(createHash('sha256').update('{"a":1}').digest()) },
      reason: 'no-match',
    },
  ];
}
