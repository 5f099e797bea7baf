import type { IncomingMessage, ServerResponse } from 'node:http';
import { UsageError } from '../errors/usageError.ts';
import { type RouteResponse, usageErrorResponse, writeResponse } from './response.ts';
import type { Route, RouteContext } from './route.ts';
import { ROUTES } from './routes.ts';

/** Answers every request, whatever happens. */
export function requestHandler(context: RouteContext): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handleRequest(request, context).then(
      (answer) => writeResponse(response, answer),
      (error: unknown) =>
        writeResponse(response, error instanceof UsageError ? usageErrorResponse(error) : bugResponse(error)),
    );
  };
}

async function handleRequest(request: IncomingMessage, context: RouteContext): Promise<RouteResponse> {
  const host = request.headers.host ?? '';
  checkHost(host);
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

/** A page elsewhere can give its own name the address of this machine; its requests still carry that name. */
function checkHost(host: string): void {
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)) return;
  throw new UsageError({
    code: 'foreign-request',
    message: `This server answers on this machine only, and the request is for ${JSON.stringify(host)}.`,
    where: 'headers.host',
    fix: 'Open it as http://127.0.0.1 or http://localhost with its port.',
  });
}

function matchPath({ path }: Route, pathname: string): readonly string[] | undefined {
  const want = path.split('/');
  const have = pathname.split('/');
  if (want.length !== have.length) return undefined;
  if (!want.every((part, index) => part.startsWith(':') || part === have[index])) return undefined;
  return have.filter((_, index) => want[index]?.startsWith(':')).map(decodeSegment);
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function noMatchResponse(method: string, path: string, allowed: readonly string[]): RouteResponse {
  const routes = ROUTES.map((route) => `${route.method} ${route.path}`).join(', ');
  if (allowed.length === 0) {
    const message = `There is nothing at ${path}.`;
    return usageErrorResponse(
      new UsageError({ code: 'no-such-route', message, where: path, fix: `The routes are: ${routes}.` }),
    );
  }
  const message = `${path} does not take ${method}.`;
  const error = new UsageError({ code: 'wrong-method', message, where: path, fix: `Use ${allowed.join(' or ')}.` });
  return { ...usageErrorResponse(error), headers: { allow: allowed.join(', ') } };
}

function bugResponse(error: unknown): RouteResponse {
  const stack = error instanceof Error ? error.stack : String(error);
  return {
    status: 500,
    data: {
      error: {
        code: 'bug',
        message: 'This is a bug of the mock server, not yours.',
        where: '',
        fix: 'Please report it with the stack.',
        stack,
      },
    },
  };
}
