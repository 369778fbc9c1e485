// One HTTP request within bounds, on undici, with second tries for old servers.
export { HttpClient, type HttpSurroundings } from './client.js';
export type { HttpOptions } from './options.js';
export { proxyFor } from './proxy.js';
export type { Resolver } from './resolve.js';
export type { RequestBody } from './wire.js';
