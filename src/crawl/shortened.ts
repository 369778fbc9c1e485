// Texts of strangers as messages tell them.

const MAX_TOLD = 500;

/** A text whose middle is left out where it is long: addresses, titles and names may be of any length. */
export function shortened(text: string, most: number = MAX_TOLD): string {
  if (text.length <= most) return text;
  const length = ` (${text.length} characters)`;
  const half = Math.floor((most - length.length - 3) / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)}${length}`.toWellFormed();
}
