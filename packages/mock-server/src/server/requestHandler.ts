import type { IncomingMessage, ServerResponse } from 'node:http';
import { MisuseError } from '../errors/usageError.ts';
import { type Answer, misuseAnswer, writeAnswer } from './response.ts';
import type { Route, RouteContext } from './route.ts';
import { ROUTES } from './routes.ts';

/** Answers every request, whatever happens. */
export function requestHandler(context: RouteContext): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    respond(request, context).then(
      (answer) => writeAnswer(response, answer),
      (error: unknown) => writeAnswer(response, error instanceof MisuseError ? misuseAnswer(error) : bugAnswer(error)),
    );
  };
}

async function respond(request: IncomingMessage, context: RouteContext): Promise<Answer> {
  const host = request.headers.host ?? '';
  checkHost(host);
  const text = `http://${host}${request.url ?? '/'}`;
  if (!URL.canParse(text)) return noMatch(request.method ?? '', request.url ?? '', []);
  const url = new URL(text);
  const matches = ROUTES.flatMap((route) => {
    const params = paramsOf(route, url.pathname);
    return params ? [{ route, params }] : [];
  });
  const match = matches.find(({ route }) => route.method === (request.method === 'HEAD' ? 'GET' : request.method));
  if (match) return match.route.answer({ request, url, params: match.params }, context);
  return noMatch(
    request.method ?? '',
    url.pathname,
    matches.map(({ route }) => route.method),
  );
}

/** A page elsewhere can give its own name the address of this machine; its requests still carry that name. */
function checkHost(host: string): void {
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)) return;
  throw new MisuseError({
    code: 'foreign-request',
    message: `This server answers on this machine only, and the request is for ${JSON.stringify(host)}.`,
    where: 'headers.host',
    fix: 'Open it as http://127.0.0.1 or http://localhost with its port.',
  });
}

function paramsOf({ path }: Route, pathname: string): readonly string[] | undefined {
  const want = path.split('/');
  const have = pathname.split('/');
  if (want.length !== have.length) return undefined;
  if (!want.every((part, index) => part.startsWith(':') || part === have[index])) return undefined;
  return have.filter((_, index) => want[index]?.startsWith(':')).map(decodedPart);
}

function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function noMatch(method: string, path: string, allowed: readonly string[]): Answer {
  const routes = ROUTES.map((route) => `${route.method} ${route.path}`).join(', ');
  if (allowed.length === 0) {
    const message = `There is nothing at ${path}.`;
    return misuseAnswer(
      new MisuseError({ code: 'no-such-route', message, where: path, fix: `The routes are: ${routes}.` }),
    );
  }
  const message = `${path} does not take ${method}.`;
  const error = new MisuseError({ code: 'wrong-method', message, where: path, fix: `Use ${allowed.join(' or ')}.` });
  return { ...misuseAnswer(error), headers: { allow: allowed.join(', ') } };
}

function bugAnswer(error: unknown): Answer {
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
