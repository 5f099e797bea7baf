import { type FastifyInstance, fastify } from 'fastify';
import { MAX_BYTES, type Receive } from './handle.ts';
import { headerOf } from './nodeHttp.ts';

export function fastifyApp(receive: Receive): FastifyInstance {
  const app = fastify({ bodyLimit: MAX_BYTES, requestTimeout: 10_000, forceCloseConnections: true });
  // In a plugin of its own, so that other routes keep the parser for JSON.
  app.register(async (endpoint) => {
    endpoint.removeAllContentTypeParsers();
    endpoint.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    endpoint.post<{ readonly Body: Buffer | undefined }>('/webhooks', async ({ headers, body }, reply) => {
      // Fastify calls the handler without a parser if there is neither a body nor a content type.
      const status = body ? await receive(headerOf(headers), body) : 415;
      return reply.code(status).send();
    });
  });
  app.setErrorHandler<{ readonly statusCode?: number }>((error, _, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode >= 500) console.error(error);
    return reply.code(statusCode).send();
  });
  return app;
}
