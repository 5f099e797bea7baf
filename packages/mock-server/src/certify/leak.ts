import type { Problem } from './check.ts';

const FIX = 'Respond without a body, and write the reason into your logs.';

export interface Revealing {
  readonly secrets: readonly string[];
  /** Right signatures that the request did not contain. */
  readonly signatures?: readonly string[] | undefined;
}

interface RevealingResponse {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SHORTEST = 4;
const EXPRESS_PAGE = /<title>Error<\/title>\s*<\/head>\s*<body>\s*<pre>/;

/** The problem of a response that reveals something to its sender; undefined if it reveals nothing. */
export function leakProblem(
  { body, headers }: RevealingResponse,
  { secrets, signatures = [] }: Revealing,
): Problem | undefined {
  const text = withLineBreaks(body);
  const all = [...Object.values(headers), text].join('\n');
  const keys = secrets.flatMap((secret) => [secret, secret.replace(/^wh[a-z]+_/, '')]);
  if (keys.some((key) => key.length >= SHORTEST && all.includes(key)))
    return { message: 'The response contains the secret.', fix: FIX };
  // Express shows it in development, whatever the receiver does.
  if (EXPRESS_PAGE.test(body)) return undefined;
  if (/\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|\.(?:java|go|rb|php):\d+/.test(text))
    return { message: 'The response contains a stack trace.', fix: FIX };
  const isShown = signatures.some((signature) => all.includes(signature));
  if (isShown || /expected.{0,40}(?:[0-9a-f]{40,}|[A-Za-z0-9+/]{43}=)/is.test(text))
    return { message: 'The response contains the expected signature, so anyone can forge a request.', fix: FIX };
  if (/\bSQLITE_[A-Z]+\b|\bSQLSTATE\b|\bER_[A-Z]+_[A-Z_]+\b|unique constraint|duplicate key value/i.test(text))
    return { message: 'The response contains a message of the database.', fix: FIX };
  if (/(?<![\w.])(?:\/(?:home|Users|root|srv|var|opt|usr|app)\/|\b[A-Z]:\\)[\w.\\/@-]+\.[a-z]{2,5}\b/.test(text))
    return { message: 'The response contains the path of a file.', fix: FIX };
  return undefined;
}

/** Text whose line breaks are not escaped as in JSON or in HTML. */
function withLineBreaks(body: string): string {
  return body
    .replace(/\\n|<br\s*\/?>/gi, '\n')
    .replaceAll('\\/', '/')
    .replaceAll('&nbsp;', ' ');
}
