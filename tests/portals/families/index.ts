// The portals of the lab, in the order of their addresses.
import type { Deployment } from '../shape.js';
import { directoryDeployments } from './directories.js';
import { epointDeployments } from './epoint.js';
import { gkmlptDeployments } from './gkmlpt.js';
import { jpaasDeployments } from './jpaas.js';
import { jpageDeployments } from './jpage.js';
import { lonsunDeployments } from './lonsun.js';
import { pcListDeployments } from './pc-list.js';
import { trsDeployments } from './trs.js';
import { truecmsDeployments } from './truecms.js';
import { ucapDeployments } from './ucap.js';
import { vsbDeployments } from './vsb.js';
import { xxgkDeployments } from './xxgk.js';

export const deployments: readonly Deployment[] = [
  ...trsDeployments,
  ...ucapDeployments,
  ...jpageDeployments,
  ...xxgkDeployments,
  ...jpaasDeployments,
  ...vsbDeployments,
  ...lonsunDeployments,
  ...gkmlptDeployments,
  ...pcListDeployments,
  ...epointDeployments,
  ...truecmsDeployments,
  ...directoryDeployments,
];
