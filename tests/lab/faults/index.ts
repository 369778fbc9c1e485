// Every fault that has its own path.
import { challengeFaults } from './challenges.js';
import { charsetFaults } from './charsets.js';
import { connectionFaults } from './connection.js';
import { contentFaults } from './contents.js';
import type { Fault } from './fault.js';
import { framingFaults } from './framing.js';
import { redirectFaults } from './redirects.js';
import { refusalFaults } from './refusals.js';
import { statusFaults } from './status.js';

export { drawnFaults } from './drawn.js';
export type { Fault } from './fault.js';
export { privateFaults } from './redirects.js';

export const faults: readonly Fault[] = [
  ...connectionFaults,
  ...framingFaults,
  ...redirectFaults,
  ...statusFaults,
  ...contentFaults,
  ...challengeFaults,
  ...refusalFaults,
  ...charsetFaults,
];
