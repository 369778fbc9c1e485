// What an element is on a portal's page, by its name, its id and its classes.

interface Tag {
  readonly tagName: string;
  readonly attribs: Readonly<Record<string, string>>;
}

const names = (list: string) => new Set(list.split(' '));
const unseen = names(
  'style template noscript iframe frame object embed video audio canvas select datalist textarea svg math noembed noframes xmp',
);
const chrome = names('header footer nav aside');
const chromeNames = names('header footer foot nav navbar menu copyright breadcrumb crumbs');
// Where the publishing systems of portals put the body of an article.
const bodyNames = names(
  'zoom zoomcon ucap-content vsb_content vsb_content_2 ivs_content artile_zw zc_article_con trs_editor trs_ueditor trs_editor_view article_content article-content v_news_content j-fontcontent newscontnet ewb-article-content xxgkml-content news_cont_d_wrap tyxxy_main',
);

/** Whether the text inside is on no page. */
export function isUnseen({ tagName }: Tag): boolean {
  return unseen.has(tagName);
}

export function isHidden({ attribs }: Tag): boolean {
  return attribs.hidden !== undefined || /display\s{0,5}:\s{0,5}none/i.test(attribs.style ?? '');
}

export interface Roles {
  /** What stands around an article: navigation, head and foot of the site. */
  readonly isChrome: boolean;
  /** The body of an article. */
  readonly isBody: boolean;
}

export function rolesOf({ tagName, attribs }: Tag): Roles {
  const { id = '', class: classes = '' } = attribs;
  const tokens = id === '' && classes === '' ? [] : `${id} ${classes}`.slice(0, 500).toLowerCase().split(/\s+/);
  return {
    isChrome: chrome.has(tagName) || tokens.some((token) => chromeNames.has(token)),
    isBody: tagName === 'ucapcontent' || tokens.some((token) => bodyNames.has(token)),
  };
}

const decoration = /logo|icon|banner|weixin|wechat|qrcode|ewm|share|print|arrow|blank|spacer|loading|\.ico\b/i;
const SMALL_PIXELS = 64;

/** Whether an img element may show what an article says, and is no sign or ornament. */
export function isPicture({ attribs }: Tag): boolean {
  const source = (attribs.src ?? attribs['data-src'] ?? '').slice(0, 2000);
  const isSmall = [attribs.width, attribs.height].some((size) => Number.parseInt(size ?? '', 10) < SMALL_PIXELS);
  if (source === '' || isSmall) return false;
  // A picture that is written out in the page is told from a spacer by its length.
  if (source.startsWith('data:')) return source.length === 2000;
  return !decoration.test(source);
}
