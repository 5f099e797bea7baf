import type { Delivery } from './delivery.ts';

/** The delivery as a `curl` command for a POSIX shell. */
export function curlText({ method, headers, body }: Delivery, url: string): string {
  const parts = [
    `curl -i -X ${method} ${shellWord(url)}`,
    ...Object.entries(headers).map(
      ([name, value]) => `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    `--data-raw ${shellWord(body)}`,
  ];
  return parts.join(' \\\n  ');
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
