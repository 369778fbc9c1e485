// What a reader sees: which characters count, and how a text is shown on one line.

const zeroWidth = /[\u200b-\u200f\u2060\ufeff]/g;

/** White space folded to single blanks, zero-width characters removed, ends trimmed. */
export function foldSpaces(text: string): string {
  return text.replace(zeroWidth, '').replace(/\s+/g, ' ').trim();
}

/** Whether a UTF-16 unit is white space, a control or zero-width character. */
export function isInvisible(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  if (code <= 0xa0) return true;
  if (code >= 0x2000 && code <= 0x206f)
    return (
      code <= 0x200f || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x2060
    );
  return code === 0x3000 || code === 0xfeff || code === 0x1680;
}
