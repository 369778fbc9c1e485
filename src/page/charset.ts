// Which encoding a document is in, and the one rule by which its bytes become text (docs/record.md, "Decoding").
import { isUtf8 } from 'node:buffer';
import sniffDeclared from 'html-encoding-sniffer';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { type CharsetChoice, type CharsetGround, UnreadablePageError } from './page.js';

// The 18 two-byte codes that GB18030-2022 moved out of the private use area and iconv-lite still leaves there.
const privateUse =
  '\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864';
const assigned =
  '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb';
const privateUsePattern = new RegExp(`[${privateUse}]`, 'g');

// Every GB label is read as GB18030, of which the others are parts: a decoder for gb2312 or gbk turns the four bytes
// 81 30 84 32 of a no-break space into replacement marks and the digits 0 and 2.
const gbLabels =
  /^(?:x?gbk|(?:cs|csiso58|hz)?gb2312(?:80|1980)?|gb18030(?:2000|2005|2022)?|(?:cp|ms|windows)?936|x?euccn|isoir58|chinese)$/;

/**
 * The name under which this project knows an encoding label: `utf-8`, `gb18030`, `big5` …
 *
 * @returns undefined for a label that no decoder answers to.
 */
export function canonicalCharset(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const bare = name.replace(/[^a-z\d]/g, '');
  if (/^(?:utf8|unicode11utf8|(?:us)?ascii)$/.test(bare)) return 'utf-8';
  if (gbLabels.test(bare)) return 'gb18030';
  return iconv.encodingExists(name) ? name : undefined;
}

/**
 * The document as text: decoded from the bytes, its byte order mark removed, nothing else changed. Every offset of a
 * citation counts UTF-16 units of this text.
 *
 * @param charset a canonical name, as `source.charset` of a record holds it
 * @throws {UnreadablePageError} for an unknown encoding
 */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  const name = canonicalCharset(charset);
  if (name === undefined) throw new UnreadablePageError(`unknown charset "${charset}"`);
  if (name === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  const text = wellFormed(iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name));
  if (name !== 'gb18030') return text;
  return text.replace(privateUsePattern, (found) => assigned.charAt(privateUse.indexOf(found)));
}

/**
 * A text with each half of a character that lacks its other half as a replacement mark. A decoder gives such halves for
 * codes that GB18030 has and Unicode has not, JSON can spell them, and the parser makes of two a character that is none.
 */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/**
 * The encoding of a document with its ground: its byte order mark; else UTF-8 if every byte fits; else what the header,
 * else what the document declares, unless that is the UTF-8 which did not fit; else what the detector finds.
 *
 * @param contentType the Content-Type header, where there was one
 */
export function chooseCharset(bytes: Uint8Array, contentType?: string): CharsetChoice {
  const declared = declaredIn(bytes, contentType);
  const choose = (charset: string, from: CharsetGround): CharsetChoice => ({
    charset,
    from,
    rejected: declared.filter((one) => one.charset !== charset),
  });
  const marked = markOf(bytes);
  if (marked !== undefined) return choose(marked, 'bom');
  if (isUtf8(bytes)) return choose('utf-8', 'utf8_valid');
  const fitting = declared.find(({ charset }) => charset !== 'utf-8' || mostlyUtf8(bytes));
  if (fitting) return choose(fitting.charset, fitting.from);
  const sample = Buffer.from(bytes.subarray(0, 64 * 1024));
  const detected = canonicalCharset(jschardet.detect(sample).encoding ?? '');
  return detected === undefined ? choose('gb18030', 'default') : choose(detected, 'detector');
}

/** The encoding of a document, as `chooseCharset` finds it. */
export function detectCharset(bytes: Uint8Array, contentType?: string): string {
  return chooseCharset(bytes, contentType).charset;
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** What the header and the document declare, in the order in which the standard believes them. */
function declaredIn(bytes: Uint8Array, contentType = ''): { charset: string; from: CharsetGround }[] {
  const label = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
  const defaultEncoding = 'none';
  // Behind its mark, so that what a marked document declares besides is seen too.
  const unmarked = bytes.subarray(markOf(bytes) === 'utf-8' ? 3 : 0);
  const header =
    label === undefined
      ? defaultEncoding
      : sniffDeclared(new Uint8Array(), { defaultEncoding, transportLayerEncodingLabel: label });
  const candidates = [
    { charset: canonicalCharset(header), from: 'header' as const },
    { charset: canonicalCharset(sniffDeclared(unmarked, { defaultEncoding })), from: 'meta' as const },
  ];
  return candidates.flatMap(({ charset, from }) => (charset === undefined ? [] : [{ charset, from }]));
}

// A page cut in the middle of a character is still UTF-8: fewer than one replacement in a thousand bytes.
function mostlyUtf8(bytes: Uint8Array): boolean {
  const replaced = new TextDecoder('utf-8').decode(bytes).split('\ufffd').length - 1;
  return replaced * 1000 < bytes.length;
}
