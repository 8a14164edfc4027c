/**
 * Reads JSON that people write by hand, against a JSON Schema: what conforms is taken, what does not is told in Chinese
 * with its place, and the rest still counts. It knows the keywords that our own schema uses, so that the editor, which
 * reads the same file, and the command line say the same.
 *
 * Momoa parses: unlike JSON.parse it keeps line and column of every value.
 */

import {
  parse,
  type MemberNode,
  type NumberNode,
  type ObjectNode,
  type StringNode,
  type ValueNode,
} from '@humanwhocodes/momoa';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface SchemaProblem {
  /** Zero-based, as everywhere. */
  readonly line: number;
  readonly character: number;
  readonly message: string;
}

export interface Conforming {
  /** Undefined where nothing could be read. */
  readonly value: unknown;
  readonly problems: readonly SchemaProblem[];
}

export function readJson(text: string, schema: Schema): Conforming {
  try {
    const reader = new Reader(schema);
    const value = reader.read(parse(text, { mode: 'jsonc', allowTrailingCommas: true }).body, schema, '');
    return { value, problems: reader.problems };
  } catch (error) {
    return { value: undefined, problems: [syntaxProblem(error, text)] };
  }
}

const TYPES: Readonly<Record<string, { readonly node: string; readonly says: string }>> = {
  object: { node: 'Object', says: '写成 { … } 的形式' },
  array: { node: 'Array', says: '写成列表，用 [ ] 括起来' },
  string: { node: 'String', says: '写成文字，用英文双引号 " 括起来' },
  integer: { node: 'Number', says: '写成整数，不加引号' },
};

class Reader {
  readonly problems: SchemaProblem[] = [];
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  /** The part of the value that conforms; undefined if the value itself does not. */
  read(node: ValueNode, written: Schema, name: string): unknown {
    const schema = this.#resolved(written);
    const type = TYPES[schema.type ?? ''];
    if (type !== undefined && node.type !== type.node) {
      this.#complain(node, `${name === '' ? '整个文件' : `“${name}”`}应当${type.says}。`);
      return undefined;
    }
    switch (node.type) {
      case 'Object':
        return this.#readObject(node, schema);
      case 'Array':
        return node.elements
          .map(({ value }) => this.read(value, schema.items ?? {}, name))
          .filter((value) => value !== undefined);
      case 'String':
        return this.#readString(node, schema, name);
      case 'Number':
        return this.#readInteger(node, schema, name);
      default:
        return undefined;
    }
  }

  #readObject(node: ObjectNode, schema: Schema): unknown {
    const value: Record<string, unknown> = {};
    const known = schema.properties ?? {};
    for (const member of node.members) {
      const key = keyOf(member);
      if (!Object.hasOwn(known, key)) {
        if (schema.additionalProperties === false) this.#complain(member.name, unknownKey(key, Object.keys(known)));
        continue;
      }
      if (Object.hasOwn(value, key)) this.#complain(member.name, `“${key}”写了两次，以后一处为准。`);
      const read = this.read(member.value, known[key]!, key);
      if (read !== undefined) value[key] = read;
    }
    const written = new Set(node.members.map(keyOf));
    let complete = true;
    for (const key of schema.required ?? []) {
      if (!written.has(key)) this.#complain(node, `缺少“${key}”。`);
      complete &&= Object.hasOwn(value, key);
    }
    return complete ? value : undefined;
  }

  #readString(node: StringNode, schema: Schema, name: string): string | undefined {
    const { value } = node;
    const complaint =
      schema.enum !== undefined && !schema.enum.includes(value)
        ? `“${name}”只能写 ${schema.enum.join('、')}，不能写“${value}”。`
        : schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)
          ? `“${name}”的写法不对：${schema.patternErrorMessage ?? value}`
          : schema.minLength !== undefined && value.length < schema.minLength
            ? `“${name}”太短，至少写${schema.minLength}个字。`
            : null;
    if (complaint === null) return value;
    this.#complain(node, complaint);
    return undefined;
  }

  #readInteger(node: NumberNode, schema: Schema, name: string): number | undefined {
    const { value } = node;
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = schema;
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    this.#complain(node, `“${name}”应当写成${minimum}到${maximum}之间的整数，不能写“${value}”。`);
    return undefined;
  }

  #resolved(schema: Schema): Schema {
    const name = /^#\/definitions\/(.+)$/.exec(schema.$ref ?? '')?.[1];
    return name === undefined ? schema : { ...this.#root.definitions?.[name], ...schema };
  }

  #complain(
    node: { readonly loc: { readonly start: { readonly line: number; readonly column: number } } },
    message: string,
  ): void {
    const { line, column } = node.loc.start;
    this.problems.push({ line: line - 1, character: column - 1, message });
  }
}

function keyOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = known.filter(
    (other) => other.slice(0, 3) === key.slice(0, 3) || [...other].sort().join('') === [...key].sort().join(''),
  );
  const hint =
    near.length > 0 ? `是不是“${near.join('”“')}”？` : known.length <= 12 ? `可以写的有：${known.join('、')}。` : '';
  return `没有“${key}”这一项。${hint}`;
}

function syntaxProblem(error: unknown, text: string): SchemaProblem {
  let { line = 1, column = 1 } = error as { readonly line?: number; readonly column?: number };
  if (line === 1 && column === 1 && text.startsWith('{')) {
    // A file that ends too soon: the parser points to its beginning, but it is the end that lacks something.
    const lines = text.trimEnd().split('\n');
    line = lines.length;
    column = lines.at(-1)!.length + 1;
  }
  return {
    line: line - 1,
    character: column - 1,
    message: '这里写错了，整个文件都没有生效：多了或者少了引号、逗号、括号，或者用了中文标点。',
  };
}
