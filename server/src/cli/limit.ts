/** `--limit`: how many answers are wanted. */

import { UsageError } from './inputs.ts';

/** @throws UsageError for what is no positive number */
export function readLimit(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--limit 应是正整数，不能是“${text}”`);
  return Number(text);
}
