/** The last step of every format: lines as the rest of the project reads them. */

/** Everything below the space but tab and line feed; these come from binary files and torn encodings. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** What a PDF prints as a hyphen may come out as a soft one, which is not seen: 2014\u00ad2020年. */
const HYPHEN_OF_PDF = /(?<=\d)\u00ad(?=\d)/g;

/**
 * Ends lines in one way, drops what cannot be seen, and leaves at most one blank line between paragraphs. Indents
 * stay: 　　 in front of a paragraph tells the reader of drafts something.
 */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
      .replace(CONTROLS, '')
      .replace(HYPHEN_OF_PDF, '-')
      .replace(INVISIBLE, '')
      // With the flag u only surrogates without a partner match.
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n\n?|\n\n?$/g, '')
  );
}
