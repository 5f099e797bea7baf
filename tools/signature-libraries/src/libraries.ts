import { createHash } from 'node:crypto';
import https from 'node:https';
import { Readable } from 'node:stream';
import type { Accepts, Library, Received } from './library.ts';

const header = ({ headers }: Received, name: string) => headers[name] ?? '';
/** Nothing else fits the libraries that take a text. */
const textOf = ({ body }: Received) => body.toString();

interface StandardWebhook {
  verify(
    payload: Buffer,
    headers: Readonly<Record<string, string>>,
    options?: { readonly jsonParse: boolean },
  ): unknown;
  sign(id: string, timestamp: Date, payload: Buffer): string;
}
type StandardWebhookClass = new (secret: string) => StandardWebhook;

const standardWebhooks: Library = {
  name: 'standardwebhooks',
  version: '1.1.1',
  verifier: 'new Webhook(secret).verify',
  schemes: ['standard-webhooks'],
  load: async (importPackage) => {
    const { Webhook } = await importPackage<{ readonly Webhook: StandardWebhookClass }>('standardwebhooks');
    return standardWebhooksOf(Webhook, 'webhook');
  },
};

const svix: Library = {
  name: 'svix',
  version: '2.5.0',
  verifier: 'new Webhook(secret).verify',
  schemes: ['svix'],
  load: async (importPackage) => {
    const { Webhook } = await importPackage<{ readonly Webhook: StandardWebhookClass }>('svix');
    return standardWebhooksOf(Webhook, 'svix');
  },
};

function standardWebhooksOf(Webhook: StandardWebhookClass, prefix: string) {
  return {
    accepts: ({ body, headers, secret }: Received) => {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return true;
    },
    signs: ({ body, headers, secret }: Received) => {
      const [id = '', timestamp = ''] = [headers[`${prefix}-id`], headers[`${prefix}-timestamp`]];
      const signature = new Webhook(secret).sign(id, new Date(Number(timestamp) * 1000), body);
      return { [`${prefix}-signature`]: signature };
    },
  };
}

interface StripeWebhooks {
  constructEvent(payload: Buffer, header: string, secret: string): unknown;
  generateTestHeaderString(options: { payload: string; secret: string; timestamp: number }): string;
}

const stripe: Library = {
  name: 'stripe',
  version: '23.1.0',
  verifier: 'stripe.webhooks.constructEvent',
  schemes: ['stripe'],
  load: async (importPackage) => {
    const { default: Stripe } = await importPackage<{
      readonly default: new (key: string) => { readonly webhooks: StripeWebhooks };
    }>('stripe');
    const { webhooks } = new Stripe('sk_test_for_tests');
    return {
      accepts: (received) => {
        webhooks.constructEvent(received.body, header(received, 'stripe-signature'), received.secret);
        return true;
      },
      signs: (received) => ({
        'stripe-signature': webhooks.generateTestHeaderString({
          payload: textOf(received),
          secret: received.secret,
          timestamp: Number(/t=(\d+)/.exec(header(received, 'stripe-signature'))?.[1]),
        }),
      }),
    };
  },
};

const octokit: Library = {
  name: '@octokit/webhooks-methods',
  version: '6.0.0',
  verifier: 'verify',
  schemes: ['github'],
  load: async (importPackage) => {
    const { verify, sign } = await importPackage<{
      verify(secret: string, payload: string, signature: string): Promise<boolean>;
      sign(secret: string, payload: string): Promise<string>;
    }>('@octokit/webhooks-methods');
    return {
      accepts: (received) => verify(received.secret, textOf(received), header(received, 'x-hub-signature-256')),
      signs: async (received) => ({ 'x-hub-signature-256': await sign(received.secret, textOf(received)) }),
    };
  },
};

const slack: Library = {
  name: '@slack/bolt',
  version: '5.1.0',
  verifier: 'isValidSlackRequest',
  schemes: ['slack'],
  load: async (importPackage) => {
    const { isValidSlackRequest } = await importPackage<{
      isValidSlackRequest(request: { signingSecret: string; body: string; headers: object }): boolean;
    }>('@slack/bolt');
    return {
      accepts: (received) =>
        isValidSlackRequest({ signingSecret: received.secret, body: textOf(received), headers: received.headers }),
    };
  },
};

interface ShopifyApi {
  readonly webhooks: {
    validate(request: {
      rawBody: string;
      rawRequest: object;
      rawResponse: object;
    }): Promise<{ readonly valid: boolean }>;
  };
}

const shopify: Library = {
  name: '@shopify/shopify-api',
  version: '15.0.0',
  verifier: 'shopify.webhooks.validate',
  schemes: ['shopify'],
  load: async (importPackage) => {
    await importPackage('@shopify/shopify-api/adapters/node');
    const { shopifyApi } = await importPackage<{ shopifyApi(config: object): ShopifyApi }>('@shopify/shopify-api');
    const apis = new Map<string, ShopifyApi>();
    const apiOf = (apiSecretKey: string) => {
      const config = {
        apiKey: 'key',
        apiSecretKey,
        apiVersion: '2026-01',
        isEmbeddedApp: false,
        hostName: 'example.com',
      };
      const api = apis.get(apiSecretKey) ?? shopifyApi({ ...config, logger: { log: () => {} } });
      apis.set(apiSecretKey, api);
      return api;
    };
    return {
      accepts: async (received) => {
        const { method, url, headers, secret } = received;
        const rawRequest = { method, url: new URL(url).pathname, headers };
        const { valid } = await apiOf(secret).webhooks.validate({
          rawBody: textOf(received),
          rawRequest,
          rawResponse: {},
        });
        return valid;
      },
    };
  },
};

const paddle: Library = {
  name: '@paddle/paddle-node-sdk',
  version: '3.10.0',
  verifier: 'paddle.webhooks.isSignatureValid',
  schemes: ['paddle'],
  load: async (importPackage) => {
    const { Paddle } = await importPackage<{
      readonly Paddle: new (
        key: string,
      ) => {
        readonly webhooks: { isSignatureValid(body: string, secret: string, signature: string): Promise<boolean> };
      };
    }>('@paddle/paddle-node-sdk');
    const { webhooks } = new Paddle('key_for_tests');
    return {
      accepts: (received) =>
        webhooks.isSignatureValid(textOf(received), received.secret, header(received, 'paddle-signature')),
    };
  },
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

const twilio: Library = {
  name: 'twilio',
  version: '6.3.1',
  verifier: 'validateRequest, and for JSON validateRequestWithBody',
  schemes: ['twilio'],
  load: async (importPackage) => {
    const { default: module } = await importPackage<{
      readonly default: {
        validateRequest(token: string, signature: string, url: string, fields: Fields): boolean;
        validateRequestWithBody(token: string, signature: string, url: string, body: string): boolean;
        getExpectedTwilioSignature(token: string, url: string, fields: Fields): string;
      };
    }>('twilio');
    const isJson = (received: Received) => header(received, 'content-type') === 'application/json';
    return {
      accepts: (received) => {
        const { secret, url } = received;
        const signature = header(received, 'x-twilio-signature');
        return isJson(received)
          ? module.validateRequestWithBody(secret, signature, url, textOf(received))
          : module.validateRequest(secret, signature, url, fieldsOf(received));
      },
      signs: (received) => ({
        'x-twilio-signature': module.getExpectedTwilioSignature(
          received.secret,
          received.url,
          isJson(received) ? {} : fieldsOf(received),
        ),
      }),
    };
  },
};

/** As the parsers of Node's frameworks read a form. */
function fieldsOf(received: Received): Fields {
  const fields = new URLSearchParams(textOf(received));
  return Object.fromEntries(
    [...fields.keys()].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

const discord: Library = {
  name: 'discord-interactions',
  version: '4.4.0',
  verifier: 'verifyKey',
  schemes: ['discord'],
  load: async (importPackage) => {
    const { verifyKey } = await importPackage<{
      verifyKey(body: Buffer, signature: string, timestamp: string, key: string): Promise<boolean>;
    }>('discord-interactions');
    return {
      accepts: (received) =>
        verifyKey(
          received.body,
          header(received, 'x-signature-ed25519'),
          header(received, 'x-signature-timestamp'),
          received.secret,
        ),
    };
  },
};

interface EventWebhook {
  convertPublicKeyToECDSA(key: string): unknown;
  verifySignature(key: unknown, payload: Buffer, signature: string, timestamp: string): boolean;
}

const sendgrid: Library = {
  name: '@sendgrid/eventwebhook',
  version: '8.0.0',
  verifier: 'eventWebhook.verifySignature',
  schemes: ['sendgrid'],
  load: async (importPackage) => {
    const { default: module } = await importPackage<{
      readonly default: { readonly EventWebhook: new () => EventWebhook };
    }>('@sendgrid/eventwebhook');
    const webhook = new module.EventWebhook();
    const prefix = 'x-twilio-email-event-webhook';
    return {
      accepts: (received) =>
        webhook.verifySignature(
          webhook.convertPublicKeyToECDSA(received.secret),
          received.body,
          header(received, `${prefix}-signature`),
          header(received, `${prefix}-timestamp`),
        ),
    };
  },
};

const square: Library = {
  name: 'square',
  version: '46.0.0',
  verifier: 'WebhooksHelper.verifySignature',
  schemes: ['square'],
  load: async (importPackage) => {
    const { WebhooksHelper } = await importPackage<{
      readonly WebhooksHelper: { verifySignature(request: Readonly<Record<string, string>>): Promise<boolean> };
    }>('square');
    return {
      accepts: (received) =>
        WebhooksHelper.verifySignature({
          requestBody: textOf(received),
          signatureHeader: header(received, 'x-square-hmacsha256-signature'),
          signatureKey: received.secret,
          notificationUrl: received.url,
        }),
    };
  },
};

interface HubspotOptions {
  readonly signatureVersion: 'v1' | 'v3';
  readonly signature: string;
  readonly clientSecret: string;
  readonly requestBody: string;
  readonly method: string;
  readonly url: string;
  readonly timestamp?: number;
}

const hubspot: Library = {
  name: '@hubspot/api-client',
  version: '14.0.1',
  verifier: 'Signature.isValid',
  schemes: ['hubspot-v1', 'hubspot-v3'],
  load: async (importPackage) => {
    const { Signature } = await importPackage<{
      readonly Signature: { isValid(options: HubspotOptions): boolean };
    }>('@hubspot/api-client');
    const accepts: Accepts = (received) => {
      const { method, url, headers, secret } = received;
      const timestamp = headers['x-hubspot-request-timestamp'];
      const isV3 = 'x-hubspot-signature-v3' in headers;
      return Signature.isValid({
        signatureVersion: isV3 ? 'v3' : 'v1',
        signature: header(received, isV3 ? 'x-hubspot-signature-v3' : 'x-hubspot-signature'),
        clientSecret: secret,
        requestBody: textOf(received),
        method,
        url,
        ...(timestamp !== undefined && { timestamp: Number(timestamp) }),
      });
    };
    return { accepts };
  },
};

type SnsValidator = new () => { validate(message: string, done: (error: Error | null) => void): void };

const sns: Library = {
  name: 'sns-validator',
  version: '0.3.5',
  verifier: 'new MessageValidator().validate',
  schemes: ['sns'],
  load: async (importPackage) => {
    const { default: MessageValidator } = await importPackage<{ readonly default: SnsValidator }>('sns-validator');
    const validator = new MessageValidator();
    return {
      accepts: async (received) => {
        // It downloads the key from a URL in the message, which is not signed, and remembers it by the URL.
        const name = createHash('sha256').update(received.secret).digest('hex');
        const message = textOf(received).replace(/[\w-]+\.pem/, `${name}.pem`);
        const { get } = https;
        https.get = ((_: unknown, respond: (response: object) => void) => {
          respond(Object.assign(Readable.from([received.secret]), { statusCode: 200 }));
          return { on: () => {} };
        }) as unknown as typeof https.get;
        try {
          return await new Promise<boolean>((resolve) => validator.validate(message, (error) => resolve(!error)));
        } finally {
          https.get = get;
        }
      },
    };
  },
};

export const LIBRARIES: readonly Library[] = [
  standardWebhooks,
  svix,
  stripe,
  octokit,
  slack,
  shopify,
  paddle,
  twilio,
  discord,
  sendgrid,
  square,
  hubspot,
  sns,
];
