/** Accepting and rejecting tracked changes as Word does it, and what a document looks like letter by letter. */

interface XmlNode {
  readonly name: string;
  attributes: string;
  children: (XmlNode | string)[];
}

/** Throws where the elements do not nest: the first of the laws. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: '', children: [] };
  const stack: XmlNode[] = [root];
  for (const [token] of xml.matchAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|[^<]+/g)) {
    const top = stack.at(-1)!;
    if (token.startsWith('<?') || token.startsWith('<!--')) continue;
    if (!token.startsWith('<')) {
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(token)) throw new Error(`stray &: ${token}`);
      top.children.push(token);
    } else if (token.startsWith('</')) {
      const name = token.slice(2, -1).trim();
      if (top.name !== name || stack.length === 1) throw new Error(`</${name}> closes <${top.name}>`);
      stack.pop();
    } else {
      const [, name = '', attributes = '', empty] = /^<([\w:.-]+)([\s\S]*?)(\/?)>$/.exec(token) ?? [];
      if (name === '') throw new Error(`no tag: ${token}`);
      const names = [...attributes.matchAll(/([\w:.-]+)\s*=/g)].map(([, attribute]) => attribute);
      if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${token}`);
      const node: XmlNode = { name, attributes: attributes.trim(), children: [] };
      top.children.push(node);
      if (empty === '') stack.push(node);
    }
  }
  if (stack.length > 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`);
  return root;
}

function write(node: XmlNode | string): string {
  if (typeof node === 'string') return node;
  const content = node.children.map(write).join('');
  if (node.name === '') return content;
  const attributes = node.attributes === '' ? '' : ` ${node.attributes}`;
  return content === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${content}</${node.name}>`;
}

const isNode = (child: XmlNode | string | undefined): child is XmlNode => typeof child === 'object';
const local = ({ name }: XmlNode): string => name.slice(name.indexOf(':') + 1);
const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((each): each is XmlNode => isNode(each) && local(each) === name);

const BETWEEN = /^(?:bookmark|comment|perm|proofErr|moveFromRange|moveToRange|customXml(?:Ins|Del|Move))/;

/** The document after all changes by one author have been decided in one way; comments of theirs are taken out. */
export function decided(xml: string, author: string, decision: 'accept' | 'reject'): string {
  const root = parseXml(xml);
  const mine = (node: XmlNode): boolean => node.attributes.includes(`author="${author}"`);
  const [gone, kept] = decision === 'accept' ? ['del', 'ins'] : ['ins', 'del'];
  const decide = (node: XmlNode): void => {
    const out: (XmlNode | string)[] = [];
    for (const each of node.children) {
      if (!isNode(each)) {
        out.push(each);
        continue;
      }
      if (/^comment(?:RangeStart|RangeEnd)$/.test(local(each))) continue;
      if (local(each) === 'r' && child(each, 'commentReference') !== undefined) continue;
      const inProperties = local(node) === 'rPr';
      if (mine(each) && local(each) === gone && !inProperties) continue;
      if (mine(each) && local(each) === kept && !inProperties) {
        if (kept === 'del') undelete(each);
        decide(each);
        out.push(...each.children);
      } else {
        decide(each);
        out.push(each);
      }
    }
    node.children = out;
    joinParagraphs(node);
  };
  const joinParagraphs = (node: XmlNode): void => {
    for (let at = 0; at < node.children.length; at++) {
      const each = node.children[at];
      if (!isNode(each) || local(each) !== 'p') continue;
      const mark = child(child(each, 'pPr'), 'rPr');
      const change = (name: string): XmlNode | undefined =>
        mark?.children.find((one): one is XmlNode => isNode(one) && local(one) === name && mine(one));
      if (mark !== undefined && change(kept) !== undefined)
        mark.children = mark.children.filter((one) => one !== change(kept));
      if (change(gone) === undefined) continue;
      const next = node.children.slice(at + 1).find((one) => isNode(one) && !BETWEEN.test(local(one)));
      if (!isNode(next) || local(next) !== 'p') throw new Error('a paragraph mark goes and nothing follows');
      const content = each.children.filter((one) => !isNode(one) || local(one) !== 'pPr');
      const properties = child(next, 'pPr');
      next.children = [
        ...(properties === undefined ? [] : [properties]),
        ...content,
        ...next.children.filter((one) => one !== properties),
      ];
      node.children.splice(at--, 1);
    }
  };
  decide(root);
  return write(root);
}

function undelete(node: XmlNode): void {
  for (const each of node.children) {
    if (!isNode(each)) continue;
    undelete(each);
    if (local(each) === 'delText') Object.assign(each, { name: each.name.replace('delText', 't') });
  }
}

/** Each paragraph with its properties, each letter with its own and with what it stands in: what can be seen. */
export function looks(xml: string): string[] {
  const lines: string[] = [];
  const properties = (node: XmlNode | undefined): string =>
    node === undefined
      ? ''
      : write(node)
          .replace(/<\w+:rPr\/>/g, '')
          .replace(/<\w+:pPr(?:\/>|><\/\w+:pPr>)/g, '');
  const visit = (node: XmlNode, around: string, out: string[]): void => {
    for (const each of node.children) {
      if (!isNode(each)) continue;
      const name = local(each);
      if (name === 'p') {
        const letters: string[] = [];
        visit(each, '', letters);
        lines.push(`¶ ${properties(child(each, 'pPr'))}`, ...letters);
      } else if (name === 'r') {
        const format = numberless(properties(child(each, 'rPr')));
        for (const part of each.children) {
          if (!isNode(part) || local(part) === 'rPr') continue;
          if (/^(?:t|delText)$/.test(local(part))) {
            const text = part.children.filter((one) => !isNode(one)).join('');
            const shown = part.attributes.includes('preserve') ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
            for (const letter of shown.match(/&[^;]*;|[^&]/gu) ?? [])
              out.push(`${around}${local(part)} ${letter} ${format}`);
          } else {
            out.push(`${around}<${local(part)} ${part.attributes}> ${format}`);
            visit(part, around, out);
          }
        }
      } else if (!/^(?:pPr|proofErr)$/.test(name)) {
        const isMark = each.children.length === 0;
        if (isMark) out.push(`${around}<${name} ${each.attributes}>`);
        const own = /^(?:ins|del|hyperlink|fldSimple|sdt)$/.test(name)
          ? `${name}(${each.attributes.replace(/\w+:id="\d+"/, '')}) `
          : '';
        visit(each, around + own, out);
      }
    }
  };
  visit(parseXml(xml), '', lines);
  return lines.filter((line) => !/^(?:ins|del)\([^)]*\)\s*$/.test(line) && !/^<(?:ins|del) /.test(line));
}

/** A run that was cut has its change of format twice, under two numbers. */
const numberless = (format: string): string => format.replace(/(<\w+:rPrChange\b[^>]*?)\s\w+:id="\d+"/g, '$1');
