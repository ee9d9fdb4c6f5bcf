import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  challengeAnswerSchema,
  disagreementReportSchema,
  errorSchema,
  exportOrderSchema,
  queueSchema,
  receiptSchema,
  redemptionSchema,
  refusalSchema,
  stationReceiptSchema,
  termsSchema,
  tokenFactsSchema,
  withdrawalSchema,
} from '../../receipt/answers.ts';
import { claimSchema } from '../../receipt/content.ts';
import { jwksSchema } from '../../receipt/signature.ts';
import type { Scope } from './access.ts';

/** A schema as JSON Schema. Checks that only valibot's code can do (`check`, `trim`) are left out. */
function jsonSchema(schema: v.GenericSchema) {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
  });
  return rest;
}

const schemas = {
  Claim: jsonSchema(claimSchema),
  Challenge: jsonSchema(challengeAnswerSchema),
  Receipt: jsonSchema(receiptSchema),
  StationReceipt: jsonSchema(stationReceiptSchema),
  Terms: jsonSchema(termsSchema),
  Queue: jsonSchema(queueSchema),
  Redemption: jsonSchema(redemptionSchema),
  ExportOrder: jsonSchema(exportOrderSchema),
  Token: jsonSchema(tokenFactsSchema),
  Disagreements: jsonSchema(disagreementReportSchema),
  Refusal: jsonSchema(refusalSchema),
  Withdrawal: jsonSchema(withdrawalSchema),
  Jwks: jsonSchema(jwksSchema),
  Error: jsonSchema(errorSchema),
  Health: {
    type: 'object',
    properties: { status: { enum: ['ok', 'ready', 'read-only'] } },
    required: ['status'],
  },
} as const;
type SchemaName = keyof typeof schemas;

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: SchemaName) => ({ 'application/json': { schema: ref(name) } });
const binary = { type: 'string', format: 'binary' } as const;

const reasons: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  401: 'There is no token that holds.',
  403: 'The token does not cover this.',
  404: 'There is no such receipt.',
  409: 'The receipt has ended already, or its number is taken.',
  410: 'The receipt has expired.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: 'What is claimed is not so.',
  429: 'Too many requests: wait as long as Retry-After says.',
  503: 'The store does not answer.',
};
const errors = (...statuses: number[]) =>
  Object.fromEntries(
    [...statuses, 503].map((status) => [
      status,
      { description: reasons[status], content: json('Error') },
    ]),
  );

const number = {
  name: 'number',
  in: 'path',
  required: true,
  description: 'The receipt number: 20 digits, the last two of them check digits.',
  schema: { type: 'string', pattern: '^\\d{20}$' },
} as const;
const needs = (scope: Scope) => [{ stationToken: [scope] }];
const sent = (content: object) => ({ required: true, content });
const found = (description: string) => ({ description, content: json('StationReceipt') });
const stationErrors = [400, 401, 403, 404, 409, 410, 429] as const;

/** Describes the endpoint in OpenAPI 3.1, from the same schemas with which it reads requests. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'ID photo receipts', version: '1', license: { name: 'Apache-2.0' } },
  paths: {
    '/api/terms': {
      get: {
        summary: 'For how long receipts are kept, and what the operator says',
        responses: { 200: { description: 'The terms', content: json('Terms') } },
      },
    },
    '/api/challenges': {
      post: {
        summary: 'A challenge for a camera that is opened: good for one receipt, for a short time',
        responses: {
          201: { description: 'The challenge', content: json('Challenge') },
          ...errors(429),
        },
      },
    },
    '/api/receipts': {
      get: {
        summary: 'Receipts of today in China, newest first, a page at a time',
        security: needs('lookup'),
        parameters: [
          {
            name: 'after',
            in: 'query',
            required: false,
            description: 'What `next` of the page before said.',
            schema: { type: 'string', pattern: '^\\d{20}$' },
          },
        ],
        responses: {
          200: { description: 'The receipts', content: json('Queue') },
          ...errors(400, 401, 403, 404, 429),
        },
      },
      post: {
        summary: 'Submit a photo and what was measured of it',
        description:
          'Sending the same claim again gives the same receipt. A photo that did not pass is taken with the kind review only, for staff to decide. A claim by a kiosk or a station needs a token with the scope assess or redeem.',
        security: [{}, ...needs('assess'), ...needs('redeem')],
        requestBody: sent({
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                photo: binary,
                receipt: ref('Claim'),
                station: {
                  type: 'string',
                  description: 'The id of the one station that may read the receipt',
                },
              },
              required: ['photo', 'receipt'],
              additionalProperties: false,
            },
            encoding: {
              photo: { contentType: 'image/jpeg' },
              receipt: { contentType: 'application/json' },
            },
          },
        }),
        responses: {
          201: { description: 'A new receipt', content: json('Receipt') },
          200: { description: 'The receipt that is there already', content: json('Receipt') },
          ...errors(400, 403, 409, 410, 413, 415, 422, 429),
        },
      },
    },
    '/api/receipts/{number}': {
      parameters: [number],
      get: {
        summary: 'Look a receipt up',
        security: needs('lookup'),
        responses: { 200: found('The receipt'), ...errors(...stationErrors) },
      },
    },
    '/api/receipts/{number}/photo': {
      parameters: [number],
      get: {
        summary: 'The exact bytes of the photo',
        security: needs('lookup'),
        responses: {
          200: { description: 'The photo', content: { 'image/jpeg': { schema: binary } } },
          ...errors(...stationErrors),
        },
      },
    },
    '/api/receipts/{number}/redeem': {
      parameters: [number],
      post: {
        summary: 'Redeem a receipt, once',
        description:
          'found is what the station found of the photo itself. Where that is no acceptance or is missing, where the receipt has flags or is of the kind review, a reason and the name of a clerk are needed.',
        security: needs('redeem'),
        requestBody: { required: false, content: json('Redemption') },
        responses: { 200: found('The redeemed receipt'), ...errors(...stationErrors, 413, 422) },
      },
    },
    '/api/receipts/{number}/refuse': {
      parameters: [number],
      post: {
        summary: 'Refuse a receipt, with the reason',
        security: needs('redeem'),
        requestBody: sent(json('Refusal')),
        responses: { 200: found('The refused receipt'), ...errors(...stationErrors, 413) },
      },
    },
    '/api/receipts/{number}/withdraw': {
      parameters: [number],
      post: {
        summary: 'Withdraw a receipt with the secret that its device kept',
        requestBody: sent(json('Withdrawal')),
        responses: {
          200: { description: 'The withdrawn receipt', content: json('Receipt') },
          ...errors(404, 409, 410, 413, 429),
        },
      },
    },
    '/api/ended': {
      get: {
        summary: 'Receipts that ended before their time, signed, for a station without a network',
        description: 'The payload is a Golomb-coded set of hashes of their numbers.',
        security: needs('lookup'),
        responses: {
          200: {
            description: 'A compact JWS',
            content: { 'application/jose': { schema: { type: 'string' } } },
          },
          ...errors(401, 403, 429),
        },
      },
    },
    '/api/export': {
      post: {
        summary: 'Take the photos of some days away, as a signed pack',
        description:
          'A ZIP file of at most 5,000 photos with a manifest and its detached signature. Photos that were exported before are left out unless asked for; where more are left, ask again. Only one export runs at a time.',
        security: needs('export'),
        requestBody: sent(json('ExportOrder')),
        responses: {
          200: { description: 'The pack', content: { 'application/zip': { schema: binary } } },
          ...errors(400, 401, 403, 404, 409, 413, 429),
        },
      },
    },
    '/api/disagreements': {
      get: {
        summary: 'How often stations decided otherwise than the checks',
        description:
          'Counts since receipts are counted, by document, version of the program and check; nothing of a receipt.',
        security: needs('report'),
        responses: {
          200: { description: 'The report', content: json('Disagreements') },
          ...errors(401, 403, 429),
        },
      },
    },
    '/api/token': {
      get: {
        summary: 'What the token of the request is good for',
        security: [{ stationToken: [] }],
        responses: {
          200: { description: 'It holds', content: json('Token') },
          ...errors(401, 429),
        },
      },
    },
    '/.well-known/jwks.json': {
      get: {
        summary: 'The public keys that verify receipts',
        responses: { 200: { description: 'The keys', content: json('Jwks') } },
      },
    },
    '/.well-known/audit-head': {
      get: {
        summary: 'The last signed head of the audit table, to be kept elsewhere',
        responses: {
          200: {
            description: 'A compact JWS',
            content: { 'application/jose': { schema: { type: 'string' } } },
          },
          ...errors(),
        },
      },
    },
    '/healthz': {
      get: {
        summary: 'Whether the process lives',
        responses: { 200: { description: 'It does', content: json('Health') } },
      },
    },
    '/readyz': {
      get: {
        summary: 'Whether the process and its store take work',
        responses: { 200: { description: 'They do', content: json('Health') }, ...errors() },
      },
    },
    '/metrics': {
      get: {
        summary: 'Counts and times for Prometheus',
        security: needs('admin'),
        responses: {
          200: {
            description: 'Metrics',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          ...errors(401, 403, 429),
        },
      },
    },
  },
  components: {
    schemas,
    securitySchemes: { stationToken: { type: 'http', scheme: 'bearer' } },
  },
} as const;
