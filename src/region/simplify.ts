// Names in Traditional characters.
import { createRequire } from 'node:module';

let convert: ((text: string) => string) | undefined;

/** The name in simplified characters. */
export function simplified(name: string): string {
  convert ??= converter();
  return convert(name);
}

// Loaded with the first name that is nobody's as it stands: most are somebody's.
function converter(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js');
  return Converter({ from: 't', to: 'cn' });
}
