import { UsageError } from '../errors/usageError.ts';
import { textOf } from '../message/body.ts';
import { requestsInCurl } from './curl.ts';
import { requestsInHttp } from './httpText.ts';
import { requestsInJson } from './json.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/**
 * The requests in a recording: HAR, JSON or JSON Lines, `curl` commands, or `.http`. Throws a `UsageError` if there are none.
 */
export function parseRecording(bytes: Uint8Array): readonly RecordedRequest[] {
  const requests = requestsIn(bytes);
  if (requests.length > 0) return requests;
  throw new UsageError({
    code: 'invalid-recording',
    message: 'The recording has no request with a body.',
    where: 'recording',
    fix: 'Pass a HAR file, a `.http` file, curl commands, or JSON Lines with `headers` and `body`.',
  });
}

function requestsIn(bytes: Uint8Array): readonly RecordedRequest[] {
  const text = textOf(bytes);
  const start = text?.trimStart() ?? '';
  if (text !== undefined && /^[[{]/.test(start)) return valuesIn(text).flatMap(requestsInJson);
  if (text !== undefined && /^(#.*\n\s*)*(curl|printf)\s/.test(start)) return requestsInCurl(text);
  return requestsInHttp(bytes);
}

/** One value, or one in each line. */
function valuesIn(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line, index) => valueIn(line, index + 1, lines.length === 1 ? error : undefined));
  }
}

function valueIn(line: string, number: number, error: unknown): unknown {
  try {
    return JSON.parse(line);
  } catch (lineError) {
    const { message } = (error ?? lineError) as Error;
    throw new UsageError({
      code: 'invalid-recording',
      message: `Line ${number} of the recording is not JSON: ${message}.`,
      where: 'recording',
      fix: 'Pass one JSON value, or one in each line.',
    });
  }
}
