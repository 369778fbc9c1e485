// One line of decisions.jsonl as a zod schema; docs/decisions.md tells what the keys mean.
import { z } from 'zod';

export const decisionSchema = z.object({
  report: z.string().min(1),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  id: z.string().min(1),
  // The place tells a candidate from others, whatever order a later reading lists them in.
  chosen: z.object({ value: z.number(), raw: z.string(), start: z.int().min(0), end: z.int().min(0) }).nullable(),
  who: z.string().nullable(),
  why: z.string().min(1),
  decidedAt: z.iso.datetime(),
});

/** What a person has decided about one value of one document; `chosen` is null where it is to be left open. */
export type Decision = z.infer<typeof decisionSchema>;
