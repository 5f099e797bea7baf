import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { curlCommand } from './curl.ts';
import { httpText } from './httpText.ts';
import type { RecordedRequest } from './recordedRequest.ts';
import { testCode } from './testCode.ts';

/** How a request is written for other tools. */
const FORMATS: Readonly<Record<string, (request: RecordedRequest) => string>> = {
  curl: curlCommand,
  http: httpText,
  test: testCode,
};

export const FORMAT_NAMES = Object.keys(FORMATS);

/** A request as text in a format. Throws a `UsageError` for an unknown format. */
export function formatted(request: RecordedRequest, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (write) return write(request);
  throw new UsageError({
    code: 'unknown-format',
    message: `Unknown format "${format}".`,
    where: 'format',
    fix: `Use one of: ${FORMAT_NAMES.join(', ')}.`,
    suggestions: suggest(format, FORMAT_NAMES),
  });
}
