// The parser of the HTML standard, with a bound that it has not.
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
}

/** Like `Parser` in all else; `parse` throws an UnreadablePageError past the limit on attributes. */
export class BoundedParser<T extends TreeAdapterTypeMap> extends Parser<T> {
  override tokenizer: Tokenizer = new BoundedTokenizer(this.options, this);
}
