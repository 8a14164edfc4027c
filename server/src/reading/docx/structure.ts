/** What document.xml is made of, as far as one must know it to put something in: places of paragraphs and runs. */

/** UTF-16 offsets in the text of document.xml, half open. */
export interface XmlSpan {
  readonly start: number;
  readonly end: number;
}

/** `<w:r>…</w:r>`; an element that its own tag closes ends three times at the same place. */
export interface XmlElement extends XmlSpan {
  /** Behind the `>` of the opening tag. */
  openEnd: number;
  /** In front of the closing tag. */
  closeStart: number;
  end: number;
}

export interface DocxParagraph extends XmlElement {
  /** w:pPr, and in it: w:rPr of the paragraph mark, and what must come behind it. */
  properties: XmlElement | null;
  mark: XmlElement | null;
  sectionOrChange: number | null;
  /** A section ends here: its properties stand in this paragraph. */
  endsSection: boolean;
  /** The style that it names, and whether a number is written in front of it. */
  style: string | null;
  numbered: boolean;
  /** The paragraph right behind it in the same body, cell or box; null when something else or nothing follows. */
  next: DocxParagraph | null;
  previous: DocxParagraph | null;
  /** Nothing follows in its body, cell or box but the properties of the section. */
  last: boolean;
  /** How many cells it stands in. */
  readonly cells: number;
  /** The run that a text box hangs on which this paragraph stands in; within boxes, the outermost. */
  readonly box: DocxRun | null;
  readonly runs: DocxRun[];
}

/** Why nothing may be changed where a run stands; a comment is possible all the same. */
export type Fixity = 'field' | 'link' | 'control' | 'box' | 'twin' | 'moved' | 'formula' | 'ruby' | 'unusual';

export interface DocxRun extends XmlElement {
  readonly paragraph: DocxParagraph;
  /** w:rPr */
  properties: XmlElement | null;
  /** All elements below the run but its properties, in order. */
  readonly parts: DocxRunPart[];
  fixed: Fixity | null;
  /** The opening tag of the w:ins that the run stands in directly. */
  readonly insertion: XmlSpan | null;
  /** The outermost run that this one stands in, as in a text box or under ruby. */
  readonly outer: DocxRun | null;
}

export interface DocxRunPart extends XmlElement {
  readonly name: string;
  /** White space at its ends counts. */
  readonly preserved: boolean;
}
