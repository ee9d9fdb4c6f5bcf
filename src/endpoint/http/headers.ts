import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const none = ["'none'"];

/**
 * Headers of every answer. Nothing is loaded from, or sent to, another origin. Scripts are our own files;
 * WebAssembly is allowed. The page is cross-origin isolated, which threads in WebAssembly need. Where the proxy in
 * front speaks TLS, browsers must use only TLS for a year.
 */
export const securityHeaders = ({ https }: { readonly https: boolean }): MiddlewareHandler =>
  secureHeaders({
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
    strictTransportSecurity: https && 'max-age=31536000',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [] },
  });

/** Browsers and proxies must never store a receipt, a photo or an error. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('cache-control', 'no-store');
};
