// Loaded before a program under test (node --import): its clock begins at the moment that AT_DATE names, and goes on.
const RealDate = Date;
const shift = RealDate.parse(process.env.AT_DATE) - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
