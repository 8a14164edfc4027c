/** Entry of the review layer: findings and edits put into the Word document that a draft was read from. */

export { AUTHOR, openOriginal, Refused, type WordOriginal } from './original.ts';
export type { Remark, Untracked } from './outcome.ts';
export { remarksOn } from './remarks.ts';
export { review, type Reviewed } from './reviewing.ts';
export { revise, type Revised, type Unwritten } from './revising.ts';
export { tellUntracked, tellUnwritten } from './telling.ts';
