// The parser of the HTML standard, with a bound that it has not, and with the places of texts that it gets wrong.
import { Parser, type Token, Tokenizer, type TreeAdapterTypeMap } from 'parse5';
import { checkLimit, MAX_ATTRIBUTES } from './limits.js';

class BoundedTokenizer extends Tokenizer {
  #tag: Token.Token | null = null;
  #attributes = 0;

  // Repeated names are counted too: they are compared like others before they are dropped.
  protected override _leaveAttrName(): void {
    if (this.currentToken !== this.#tag) {
      this.#tag = this.currentToken;
      this.#attributes = 0;
    }
    checkLimit(++this.#attributes, MAX_ATTRIBUTES, 'attributes in one tag');
    super._leaveAttrName();
  }

  // Text is parted where white space begins or ends. Where a reference, "<" or a character of two units stands there, the
  // tokenizer has gone past its beginning when it notes the place.
  private behind = 0;

  protected override getCurrentLocation(offset: number): Token.Location | null {
    return super.getCurrentLocation(offset + (this.behind || withinPair(this.preprocessor)));
  }

  protected override _emitChars(text: string): void {
    this.behind = text.startsWith('<') ? text.length + withinPair(this.preprocessor) : 0;
    super._emitChars(text);
    this.behind = 0;
  }

  protected override _flushCodePointConsumedAsCharacterReference(codePoint: number): void {
    this.behind = this.preprocessor.pos - this.entityStartPos;
    super._flushCodePointConsumedAsCharacterReference(codePoint);
    this.behind = 0;
  }
}

/** By how much the place is within a character: 1 between its two units. */
const withinPair = ({ html, pos }: Tokenizer['preprocessor']) =>
  isHigh(html.charCodeAt(pos - 1)) && isLow(html.charCodeAt(pos)) ? 1 : 0;
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Like `Parser` in all else; `parse` throws an UnreadablePageError past the limit on attributes. */
export class BoundedParser<T extends TreeAdapterTypeMap> extends Parser<T> {
  override tokenizer: Tokenizer = new BoundedTokenizer(this.options, this);
}
