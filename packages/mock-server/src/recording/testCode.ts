import { textOf } from '../message/body.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/** A request as a test of Vitest that sends the same bytes. */
export function testCode({ method, url, headers, body }: RecordedRequest): string {
  const text = textOf(body);
  const bytes = text === undefined ? `Buffer.from('${Buffer.from(body).toString('base64')}', 'base64')` : quoted(text);
  const lines = Object.entries(headers).map(([name, value]) => `      ${quoted(name)}: ${quoted(value)},`);
  return `import { expect, test } from 'vitest';

test('accepts the delivery', async () => {
  const response = await fetch(${quoted(url)}, {
    method: ${quoted(method)},
    headers: {
${lines.join('\n')}
    },
    body: ${bytes},
  });
  expect(response.status).toBeLessThan(300);
});
`;
}

/** A string of JavaScript. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replace(/[\u2028\u2029]/g, (char) => (char === '\u2028' ? '\\u2028' : '\\u2029'))}'`;
}
