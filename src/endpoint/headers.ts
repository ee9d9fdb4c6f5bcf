import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const none = ["'none'"];

/**
 * On every answer. Nothing is loaded from, or sent to, another origin; scripts are files of ours,
 * WebAssembly apart; the page is cross-origin isolated, which threads in WebAssembly need. TLS, and
 * so HSTS, is the business of the proxy in front.
 */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: self,
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: self,
    imgSrc: ["'self'", 'blob:', 'data:'],
    workerSrc: self,
    connectSrc: self,
    objectSrc: none,
    baseUri: none,
    frameAncestors: none,
    formAction: self,
  },
  crossOriginEmbedderPolicy: 'require-corp',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [] },
});

/** A receipt, a photo or an error is never kept by a browser or a proxy. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('cache-control', 'no-store');
};
