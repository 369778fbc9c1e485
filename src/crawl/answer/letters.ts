/** The number of letters and digits of any script in a text: how much it says. */
export function lettersOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}
