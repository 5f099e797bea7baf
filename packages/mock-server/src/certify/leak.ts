import type { Problem } from './check.ts';

const FIX = 'Respond without a body, and write the reason into your logs.';

/** The problem of a response that reveals a secret to its sender; undefined if it reveals nothing. */
export function leakProblem(body: string, secrets: readonly string[]): Problem | undefined {
  if (secrets.some((secret) => secret.length > 3 && body.includes(secret)))
    return { message: 'The response contains the secret.', fix: FIX };
  if (/\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|\.(?:java|go|rb|php):\d+/.test(body))
    return { message: 'The response contains a stack trace.', fix: FIX };
  if (/expected.{0,40}(?:[0-9a-f]{40,}|[A-Za-z0-9+/]{43}=)/is.test(body))
    return { message: 'The response contains the expected signature, so anyone can forge a request.', fix: FIX };
  return undefined;
}
