// The families of extractors against the deployments of the lab.

/** Which family reads the lists of a deployment. */
export const readBy: Readonly<Record<string, string>> = {
  'trs-wcm': 'static-list',
  'trs-wcm-total-first': 'static-list',
  'trs-wcm-written': 'static-list',
  'trs-look-alike': 'static-list',
  ucap: 'static-list',
  'directories-numeric': 'static-list',
  'directories-list': 'static-list',
  vsb: 'vsb',
  'hanweb-jpage': 'hanweb-jpage',
  'hanweb-jpage-page': 'hanweb-jpage',
  'hanweb-jpage-embedded': 'hanweb-jpage',
  'hanweb-xxgk': 'hanweb-xxgk',
  'hanweb-jpaas': 'hanweb-jpaas',
  lonsun: 'lonsun',
  'ucap-json': 'ucap-json',
  'pc-list': 'pc-list',
  epoint: 'epoint',
  'epoint-wrapped': 'epoint',
  truecms: 'truecms',
  gkmlpt: 'gkmlpt',
};
