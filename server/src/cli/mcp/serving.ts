/** What all tools have in common: how they are described, and how they answer. */

import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { SETTING_OPTIONS } from '../arguments.ts';

type SettingName = keyof typeof SETTING_OPTIONS;

/** What the server was started with. */
export interface ModelServing {
  readonly settings: { readonly [Name in SettingName]?: (Name extends 'rule' ? string[] : string) | undefined };
  /** The shelf; null for the usual one. */
  readonly index: string | null;
  /** A folder that is looked into instead. */
  readonly corpus: string | null;
}

/** Nothing is written, nothing outside this machine is asked. */
export const READ_ONLY = { readOnlyHint: true, openWorldHint: false, idempotentHint: true } as const;

/** As an object, and as text for a model that is given no more. */
export function answer(value: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(value) }], structuredContent: value };
}
