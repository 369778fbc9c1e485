// How much of an answer is looked at, and how little of a page counts as nothing.

/** Bytes of a body that are looked at: what a protection product or an error page says stands at its beginning. */
export const MAX_SEEN_BYTES = 256 * 1024;
/** Characters of scripts and of visible text that patterns go through. */
export const MAX_SCANNED = 64 * 1024;
/** Attached documents that are named. */
export const MAX_DOCUMENTS = 50;

/** Letters and digits under which a page shows nothing: "loading", "please turn on JavaScript". */
export const BARE_LETTERS = 60;
/** Letters and digits beside its title under which a page says nothing of its own: "loading". */
export const MUTE_LETTERS = 10;
/** Letters and digits under which a page shows a notice and no article. */
export const NOTICE_LETTERS = 300;
/** Letters and digits of running text beside an attachment or a picture: "the report is hereby published". */
export const COVER_LETTERS = 100;
/** Characters of a page that holds scripts and shows nothing. */
export const STUB_CHARACTERS = 3000;
/** Bytes under which the answer of a gateway is one line. */
export const GATEWAY_BYTES = 500;
