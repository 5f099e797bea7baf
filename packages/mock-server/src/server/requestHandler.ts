import type { IncomingMessage, ServerResponse } from 'node:http';
import { UsageError } from '../errors/usageError.ts';
import { checkCaller } from './caller.ts';
import { type RouteResponse, usageErrorResponse, writeResponse } from './response.ts';
import type { Route, RouteContext } from './route.ts';
import { ROUTES } from './routes.ts';

/** Responds to every request, with an error response if handling it fails. */
export function requestHandler(context: RouteContext): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handleRequest(request, context).then(
      (result) => writeResponse(response, result),
      (error: unknown) =>
        writeResponse(response, error instanceof UsageError ? usageErrorResponse(error) : bugResponse(error)),
    );
  };
}

async function handleRequest(request: IncomingMessage, context: RouteContext): Promise<RouteResponse> {
  checkCaller(request);
  const host = request.headers.host ?? '';
  const text = `http://${host}${request.url ?? '/'}`;
  if (!URL.canParse(text)) return noMatchResponse(request.method ?? '', request.url ?? '', []);
  const url = new URL(text);
  const matches = ROUTES.flatMap((route) => {
    const params = matchPath(route, url.pathname);
    return params ? [{ route, params }] : [];
  });
  const match = matches.find(({ route }) => route.method === (request.method === 'HEAD' ? 'GET' : request.method));
  if (match) return match.route.handle({ request, url, params: match.params }, context);
  return noMatchResponse(
    request.method ?? '',
    url.pathname,
    matches.map(({ route }) => route.method),
  );
}

/** The decoded values of the `:name` segments, or `undefined` if the path does not match. */
function matchPath({ path }: Route, pathname: string): readonly string[] | undefined {
  const pattern = path.split('/');
  const segments = pathname.split('/');
  if (pattern.length !== segments.length) return undefined;
  if (!pattern.every((part, index) => part.startsWith(':') || part === segments[index])) return undefined;
  return segments.filter((_, index) => pattern[index]?.startsWith(':')).map(decodeSegment);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function noMatchResponse(method: string, path: string, allowed: readonly string[]): RouteResponse {
  if (allowed.length === 0) {
    const routes = ROUTES.map((route) => `${route.method} ${route.path}`).join(', ');
    const message = `Unknown path ${path}.`;
    return usageErrorResponse(
      new UsageError({ code: 'unknown-route', message, where: path, fix: `Use one of: ${routes}.` }),
    );
  }
  const message = `${path} does not support ${method}.`;
  const error = new UsageError({
    code: 'method-not-allowed',
    message,
    where: path,
    fix: `Use ${allowed.join(' or ')}.`,
  });
  return { ...usageErrorResponse(error), headers: { allow: allowed.join(', ') } };
}

function bugResponse(error: unknown): RouteResponse {
  const stack = error instanceof Error ? error.stack : String(error);
  const message = 'This is a bug in the mock server.';
  return {
    status: 500,
    data: { error: { code: 'bug', message, where: '', fix: 'Report it, and include the stack.', stack } },
  };
}
