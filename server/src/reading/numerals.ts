/** Numbers as Word writes them in front of a paragraph; the ways to write go by their names in WordprocessingML. */

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** Beyond this no ordinal of a document goes; a larger number is written in figures. */
const LARGEST = 9999;

/** The number in that way; in plain figures where the way is unknown. */
export function writeNumber(number: number, format: string): string {
  if (!Number.isInteger(number) || number < 0 || number > LARGEST) return String(number);
  switch (format) {
    case 'none':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counting(number, DIGITS, ['', '十', '百', '千']);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return legal(number);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
    case 'koreanDigital2':
      return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'ideographTraditional':
      return among(number, STEMS);
    case 'ideographZodiac':
      return among(number, BRANCHES);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(number)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(number);
    case 'decimalEnclosedFullstop':
      return enclosed(number, 0x2488, 20);
    case 'decimalEnclosedParen':
      return enclosed(number, 0x2474, 20);
    case 'ideographEnclosedCircle':
      return enclosed(number, 0x3280, 10);
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperLetter':
      return letter(number);
    case 'lowerLetter':
      return letter(number).toLowerCase();
    default:
      return String(number);
  }
}

/** 十一, not 一十一, but 一百一十. */
function counting(number: number, digits: string, units: readonly string[]): string {
  if (number === 0) return digits[0]!;
  const figures = String(number);
  let text = '';
  for (const [at, figure] of [...figures].entries()) {
    if (figure !== '0') text += digits[Number(figure)]! + units[figures.length - 1 - at]!;
    else if (!text.endsWith(digits[0]!) && /[1-9]/.test(figures.slice(at))) text += digits[0]!;
  }
  return number >= 10 && number < 20 ? text.slice(text.indexOf(units[1]!)) : text;
}

function legal(number: number): string {
  const text = counting(number, LEGAL_DIGITS, ['', '拾', '佰', '仟']);
  return number >= 10 && number < 20 ? `壹${text}` : text;
}

function among(number: number, signs: string): string {
  return number === 0 ? '0' : signs[(number - 1) % signs.length]!;
}

function enclosed(number: number, first: number, count: number): string {
  return number >= 1 && number <= count ? String.fromCodePoint(first + number - 1) : String(number);
}

/** ① to ⑳ stand together, ㉑ to ㊿ in two further places. */
function circled(number: number): string {
  if (number === 0) return '⓪';
  if (number <= 20) return enclosed(number, 0x2460, 20);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : String(number);
}

function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let rest = number;
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** A to Z, then AA, BB, CC: so Word counts on. */
function letter(number: number): string {
  if (number === 0) return '0';
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.min(Math.ceil(number / 26), 20));
}
