/** What a document holds besides the text that is read of it, in words for the drafter. */

export interface Omissions {
  /** Insertions, deletions and moves under tracking. */
  readonly revisions?: number;
  readonly comments?: number;
  readonly pictures?: number;
  /** Lines of a table of contents, which repeat the headings. */
  readonly contents?: boolean;
}

/** A text with what was left out of it. */
export interface DocumentReading {
  readonly text: string;
  readonly omissions: Omissions;
}

/** Null where nothing was. */
export function tellOmissions({
  revisions = 0,
  comments = 0,
  pictures = 0,
  contents = false,
}: Omissions): string | null {
  const told = [
    revisions > 0 ? `有修订${revisions}处，按全部接受读入` : '',
    comments > 0 ? `批注${comments}条没有读入` : '',
    pictures > 0 ? `图片${pictures}幅没有读入` : '',
    contents ? '目录没有读入' : '',
  ].filter((part) => part !== '');
  return told.length === 0 ? null : `${told.join('；')}。`;
}
