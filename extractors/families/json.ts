// Answers in JSON.
import type { z } from 'zod';

/** What a text holds, if it is JSON of that shape; null for any other. */
export function jsonIn<T>(text: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
