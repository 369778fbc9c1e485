// Texts of strangers as messages tell them.

const MAX_TOLD = 500;

/** A text whose middle is left out where it is long: addresses, titles and names may be of any length. */
export function shortened(text: string, most: number = MAX_TOLD): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)} (${text.length} characters)`.toWellFormed();
}
