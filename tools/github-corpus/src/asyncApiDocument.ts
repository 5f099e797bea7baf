import { mapValues, toComponent } from './githubSchema.ts';
import type { GithubEvent, GithubSchemas } from './readGithubSchemas.ts';

/** An AsyncAPI 3 document with one channel, a message for every event and a component for every shared schema. */
export function asyncApiDocument({ events, shared }: GithubSchemas) {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'GitHub',
      version: '7.6.1',
      description: 'The webhooks of GitHub, converted from @octokit/webhooks-schemas.',
    },
    defaultContentType: 'application/json',
    channels: { github: channel(events) },
    operations: { sendGithub: { action: 'send', channel: { $ref: '#/channels/github' } } },
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, message(event)])),
      schemas: mapValues(shared, toComponent),
    },
  };
}

function channel(events: readonly GithubEvent[]) {
  return {
    address: null,
    title: 'GitHub',
    messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    'x-webhook': {
      eventType: ['$message.header#/x-github-event', '$message.payload#/action'],
      eventId: '$message.header#/x-github-delivery',
      signature: {
        scheme: 'hmac-sha256',
        header: 'x-hub-signature-256',
        encoding: 'hex',
        prefix: 'sha256=',
        content: '{body}',
      },
    },
  };
}

function message({ event, type, schema }: GithubEvent) {
  const { title } = schema;
  return {
    name: type,
    ...(typeof title === 'string' && { title }),
    headers: {
      type: 'object',
      required: ['x-github-event'],
      properties: { 'x-github-event': { type: 'string', const: event }, 'x-github-delivery': { type: 'string' } },
    },
    payload: toComponent(schema),
  };
}
