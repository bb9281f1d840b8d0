/**
 * 投票用コードのお知らせ: one sheet for each approved voter, folded in three for an envelope with a window. The upper third shows who gets it
 * and the letter's number; the code is in the middle, inside the fold, and nowhere else. Warnings as the proposals ask (T31).
 */
import { encodeQR } from 'qr'
import { assert } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument, minuteInWords, RULE_COLOUR } from './form.ts'
import type { TextStyle } from './lettering.ts'

export interface CodeLettersInput {
  readonly head: DocumentHead
  /** The voter's page: people compare this address letter by letter. */
  readonly page: URL
  /** 20 digits of the package: a second device shows them when somebody checks a vote. */
  readonly packageNumber: string
  readonly opens: LocalMinute
  readonly closes: LocalMinute
  /** Who answers, with telephone and hours. */
  readonly desk: string
  readonly letters: readonly CodeLetter[]
  /** After each letter. */
  readonly onDrawn?: (done: number) => void
}

interface CodeLetter {
  /** For the post's list and the help desk, who never see a code. */
  readonly number: string
  readonly name: string
  readonly address: string
  /** As it is printed: K7PM-3QXR-9TDW. */
  readonly code: string
}

const MM = 72 / 25.4
/** DIN 5008 and JIS S 5502: a sheet of A4 in three parts. */
const FOLDS = [99 * MM, 198 * MM]
/** 37 modules of 0.9 mm. */
const QR_SIDE = 37 * 0.9 * MM
const VERSION_5_MOST = 84
const CODE: TextStyle = { size: 30, weight: 'bold' }
const CELL = { width: 98, height: 46, gap: 8 } as const
const NAME: TextStyle = { size: 14, weight: 'bold' }
const HEADING: TextStyle = { size: 11, weight: 'bold' }
const WORDS: TextStyle = { size: 9.5 }
const SMALL: TextStyle = { size: 8.5 }
const MARK_WIDTH = 14
const PRINTED = /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/

export async function codeLetters(input: CodeLettersInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { page, packageNumber, letters } = input
  assert(/^\d{20}$/.test(packageNumber), 'letter: 20 digits')
  assert(page.hash === '' && page.search === '', 'letter: an address without a code')
  assert(letters.length > 0, 'letter: at least one')
  assert(
    letters.every(({ code }) => PRINTED.test(code)),
    'letter: a code in its groups',
  )
  const name = { title: '投票用コードのお知らせ', short: '投票用コードのお知らせ' }
  return makeDocument(input.head, fonts, name, (form) => {
    letters.forEach((letter, at) => {
      // A record of its own: no voter reads how many others got a letter.
      if (at > 0) form.newRecord(name.title)
      drawLetter(form, input, letter)
      input.onDrawn?.(at + 1)
    })
  })
}

/** The code is after `#`: no server's log ever gets it, and no request has it. */
export function addressWithCode(page: URL, code: string): string {
  return `${page.href}#${code.replaceAll('-', '')}`
}

function drawLetter(form: Form, input: CodeLettersInput, letter: CodeLetter): void {
  drawFolds(form)
  drawWindow(form, letter)
  drawCode(form, input, letter)
  drawWarnings(form, input)
}

/** For the folding machine and for hands: short lines at both edges, and one bar that says: a letter ends with this sheet. */
function drawFolds(form: Form): void {
  for (const y of FOLDS) {
    for (const x of [12, MARGIN + INNER_WIDTH + MARGIN - 12 - MARK_WIDTH]) form.line(x, y, x + MARK_WIDTH, y, 0.6)
  }
  form.sheet.box(12, (FOLDS[0] as number) - 40, MARK_WIDTH, 2, { fill: '#000000' })
}

function drawWindow(form: Form, { number, name, address }: CodeLetter): void {
  const box = { x: MARGIN + 10, width: 240 }
  let y = 128
  y += form.lettering.draw(address, { ...box, y }, WORDS) + 6
  form.lettering.draw(`${name}　様`, { ...box, y }, NAME)
  const right = { x: MARGIN + 290, width: INNER_WIDTH - 290 }
  const words = `手紙番号　${number}\n（お問い合わせのときにお知らせください。投票用コードではありません）`
  form.lettering.draw(words, { ...right, y: 128 }, WORDS)
}

function drawCode(form: Form, input: CodeLettersInput, { code }: CodeLetter): void {
  const top = (FOLDS[0] as number) + 14
  const { lettering } = form
  lettering.draw('あなたの投票用コード', { x: MARGIN, y: top, width: 330 }, HEADING)
  code.split('-').forEach((group, at) => {
    const x = MARGIN + at * (CELL.width + CELL.gap)
    form.sheet.box(x, top + 20, CELL.width, CELL.height, { stroke: RULE_COLOUR, line: 1.2, round: 4 })
    lettering.draw(group, { x, y: top + 21, width: CELL.width, align: 'center' }, CODE)
  })
  drawQr(form, addressWithCode(input.page, code), top)
  const below = { x: MARGIN, width: INNER_WIDTH - QR_SIDE - 24 }
  let y = top + 20 + CELL.height + 8
  const say = (text: string, style: TextStyle) => {
    y += lettering.draw(text, { ...below, y }, style) + 3
  }
  say('1. スマートフォンで右の二次元コードを読むか、次のアドレスを入力し、12 文字のコードを入れます。', WORDS)
  say(input.page.href, { size: 12, weight: 'bold' })
  say('2. マイナンバーカードと、署名用電子証明書の暗証番号（英数字 6～16 文字）で本人確認をします。', WORDS)
  say('3. 候補者を選び、確かめて、「投票する」を押します。', WORDS)
  say(`投票できる期間　${minuteInWords(input.opens)} から ${minuteInWords(input.closes)} まで（24 時間）`, HEADING)
  const digits = input.packageNumber.replaceAll(/(\d{5})(?=\d)/g, '$1 ')
  say(`選挙の照合番号　${digits}（別の機器で検査するときに比べます）`, WORDS)
}

/** Version 5, or what a longer address needs: every letter has a code of one size at one place. */
function drawQr(form: Form, text: string, top: number): void {
  const version = text.length > VERSION_5_MOST ? {} : { version: 5 }
  const drawn = encodeQR(text, 'raw', { ...version, ecc: 'medium', encoding: 'byte', border: 1 })
  const rows = drawn.slice(1, -1).map((row) => row.slice(1, -1))
  form.sheet.squares(MARGIN + INNER_WIDTH - QR_SIDE, top + 6, QR_SIDE / rows.length, rows)
}

const WARNINGS: readonly (readonly [string, string])[] = [
  [
    '偽のページや電話に注意',
    '開いたページのアドレスが、この紙と一字も違わないことを確かめてください。選挙管理委員会が、メール・SMS・電話で投票用コードや暗証番号を尋ねることはありません。暗証番号を入れるのは、カードを読み取るアプリの中だけです。',
  ],
  [
    '自分の意思で、一人で',
    'ほかの人のコードやカードでの投票は、詐偽投票として罰せられます（公職選挙法237条）。投票の売り買い（221条）、投票への干渉（228条）、脅し（225条）も罰せられます。コードを人に見せたり、写真にとって送ったりしないでください。',
  ],
  [
    '紙でも投票できます',
    'インターネット投票をしなければ、期日前投票所や投票所で、いつもどおり投票できます。コードやカードが使えないときも同じです。',
  ],
]

/** The letter in short, for a voter who reads the page in another language than Japanese. */
const IN_SHORT: Readonly<Record<Exclude<Language, 'ja'>, readonly string[]>> = {
  en: [
    'English: This letter has your code for voting on the Internet. Compare the address of the page with the one above, letter by letter.',
    'We never ask for your code or password by mail, SMS or telephone. Voting for somebody else, and buying or selling a vote, are crimes.',
    'You may vote on paper instead. The page can be read in English.',
  ],
}

function drawWarnings(form: Form, input: CodeLettersInput): void {
  let y = (FOLDS[1] as number) + 8
  const box = { x: MARGIN, width: INNER_WIDTH }
  for (const [heading, words] of WARNINGS) {
    y += form.lettering.draw(heading, { ...box, y }, { size: 9.5, weight: 'bold' })
    y += form.lettering.draw(words, { ...box, y }, SMALL) + 2
  }
  y += form.lettering.draw(`コードを失くした・届いた人と名前が違う・脅された：${input.desk}`, { ...box, y }, WORDS) + 4
  for (const words of Object.values(IN_SHORT)) y += form.lettering.draw(words.join(' '), { ...box, y }, SMALL) + 2
}
