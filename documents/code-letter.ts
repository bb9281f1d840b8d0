/**
 * 投票用コードのお知らせ: one sheet for each approved voter, folded in three for an envelope with a window. The upper third shows who gets it
 * and the letter's number; the code is in the middle, inside the fold, and nowhere else. Warnings as the proposals ask (T31).
 */
import { assert } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import type { Voters } from '#election/online/settings.ts'
import { hasTelephone, WHO_ANSWERS_LETTERS_MAX } from '#election/online/who-answers.ts'
import type { Zone } from '#election/online/zone.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument, minuteInWords, RULE_COLOUR } from './form.ts'
import { hoursAbroad } from './hours-abroad.ts'
import type { TextStyle } from './lettering.ts'
import { drawQr } from './qr-code.ts'

export interface CodeLettersInput {
  readonly head: DocumentHead
  /** The voter's page: people compare this address letter by letter. */
  readonly page: URL
  /** 20 digits of the package: a second device shows them when somebody checks a vote. */
  readonly packageNumber: string
  readonly opens: LocalMinute
  readonly closes: LocalMinute
  /** Voters abroad have other ways to vote on paper. */
  readonly voters: Voters
  /** Who answers, with telephone and hours: the page sends people to it in many words. */
  readonly desk: string
  readonly letters: readonly CodeLetter[]
  /** After each letter. */
  readonly onDrawn?: (done: number) => void
}

export interface CodeLetter {
  /** For the post's list and the help desk, who never see a code. */
  readonly number: string
  readonly name: string
  readonly address: string
  /** As it is printed: K7PM-3QXR-9TDW. */
  readonly code: string
  /** Null: it goes to the address. */
  readonly abroad: {
    /** In Latin letters, from the name to the country, a line each. */
    readonly block: readonly string[]
    /** That of the consulate. */
    readonly zone: Zone
  } | null
}

const MM = 72 / 25.4
/** DIN 5008 and JIS S 5502: a sheet of A4 in three parts. */
const FOLDS = [99 * MM, 198 * MM]
/** Where the line of the foot is drawn. */
const FOOT = 841.89 - 48
/** 37 modules of 0.9 mm. */
const QR_SIDE = 37 * 0.9 * MM
const VERSION_5_MOST = 84
const CODE: TextStyle = { size: 30, weight: 'bold' }
const CELL = { width: 98, height: 46, gap: 8 } as const
const NAME: TextStyle = { size: 14, weight: 'bold' }
/** People of eighty read it. */
const WORDS: TextStyle = { size: 12 }
const STRONG: TextStyle = { size: 12, weight: 'bold' }
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
  assert(
    hasTelephone(input.desk, input.voters) && input.desk.length <= WHO_ANSWERS_LETTERS_MAX,
    'letter: who answers, in short',
  )
  // A letter has its own date at the top: the poll is weeks after it.
  const head = { ...input.head, date: input.head.madeAt.slice(0, 10) as LocalDate }
  const name = { title: '投票用コードのお知らせ', short: '投票用コードのお知らせ' }
  return makeDocument(head, fonts, name, (form) => {
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
  drawWindow(form, input, letter)
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

function drawWindow(form: Form, input: CodeLettersInput, letter: CodeLetter): void {
  const whom = `コードを失くした・届いた人と名前が違う・脅された・分からない：\n${input.desk}`
  if (letter.abroad === null) drawWindowAtHome(form, letter)
  else drawWindowAbroad(form, letter, letter.abroad.block)
  form.lettering.draw(whom, { x: MARGIN, width: INNER_WIDTH, y: letter.abroad === null ? 196 : 222 }, WORDS)
}

/** Postmen abroad read nothing but the block; the voter's name as on the roll is beside it. */
function drawWindowAbroad(form: Form, { name, number }: CodeLetter, block: readonly string[]): void {
  form.lettering.draw(block.join('\n'), { x: MARGIN + 10, width: 262, y: 112 }, WORDS)
  const right = { x: MARGIN + 280, width: INNER_WIDTH - 280 }
  form.lettering.draw(`${name}　様`, { ...right, y: 112 }, NAME)
  form.lettering.draw(numberInWords(number), { ...right, y: 136 }, WORDS)
}

function drawWindowAtHome(form: Form, { number, name, address }: CodeLetter): void {
  const box = { x: MARGIN + 10, width: 240 }
  let y = 112
  y += form.lettering.draw(address, { ...box, y }, WORDS) + 6
  form.lettering.draw(`${name}　様`, { ...box, y }, NAME)
  const right = { x: MARGIN + 280, width: INNER_WIDTH - 280 }
  form.lettering.draw(numberInWords(number), { ...right, y: 112 }, WORDS)
}

function numberInWords(number: string): string {
  return `手紙番号　${number}\n（お問い合わせのときに\nお知らせください。\n投票用コードではありません）`
}

function drawCode(form: Form, input: CodeLettersInput, { abroad, code }: CodeLetter): void {
  const top = (FOLDS[0] as number) + 14
  const { lettering } = form
  lettering.draw('あなたの投票用コード', { x: MARGIN, y: top, width: 330 }, STRONG)
  code.split('-').forEach((group, at) => {
    const x = MARGIN + at * (CELL.width + CELL.gap)
    form.sheet.box(x, top + 20, CELL.width, CELL.height, { stroke: RULE_COLOUR, line: 1.2, round: 4 })
    lettering.draw(group, { x, y: top + 21, width: CELL.width, align: 'center' }, CODE)
  })
  const address = addressWithCode(input.page, code)
  const place = { x: MARGIN + INNER_WIDTH - QR_SIDE, y: top + 6, side: QR_SIDE }
  // Version 5, or what a longer address needs: every letter has a code of one size at one place.
  drawQr(form, address, place, address.length > VERSION_5_MOST ? undefined : 5)
  let y = top + 20 + CELL.height + 6
  const say = (text: string, style: TextStyle) => {
    const width = y < top + 6 + QR_SIDE ? INNER_WIDTH - QR_SIDE - 20 : INNER_WIDTH
    y += lettering.draw(text, { x: MARGIN, width, y }, style) + 2
  }
  say('1. 右の二次元コードをスマートフォンで読むか、次のアドレスを開いて、12 文字のコードを入れます。', WORDS)
  say(input.page.href, STRONG)
  for (const [at, step] of STEPS[input.voters].entries()) say(`${at + 2}. ${step}`, WORDS)
  for (const hours of hoursInWords(input, abroad?.zone ?? null)) say(hours, STRONG)
  const digits = input.packageNumber.replaceAll(/(\d{5})(?=\d)/g, '$1 ')
  say(`選挙の照合番号　${digits}（検査のときに比べます）`, WORDS)
}

function hoursInWords({ closes, opens }: CodeLettersInput, zone: Zone | null): readonly string[] {
  if (zone === null) {
    return [`投票できる期間（日本時間）　${minuteInWords(opens)}から${minuteInWords(closes)}まで、昼も夜も`]
  }
  const [japan, there] = hoursAbroad({ opens, closes }, zone)
  return ['投票できる期間（昼も夜も）', `日本　${japan}`, `現地　${there}`]
}

const CARD = 'マイナンバーカードと署名用暗証番号（英数字 6～16 文字）で本人確認をします。'
const CHOOSE = '候補者を選び、確かめて、「投票する」を押します。'
/** After the address. A member of a private body has no card. */
const STEPS: Readonly<Record<Voters, readonly string[]>> = {
  residents: [CARD, CHOOSE],
  abroad: [CARD, CHOOSE],
  members: ['投票する選挙ごとに選び、確かめて、「投票する」を押します。'],
}

type Warning = readonly [heading: string, words: string]

const BY_LAW: readonly Warning[] = [
  [
    '偽のページや電話に注意',
    '開いたページのアドレスが、この紙と一字も違わないことを確かめてください。メール・SMS・電話で投票用コードや暗証番号を尋ねることはありません。暗証番号を入れるのは、カードを読み取るアプリの中だけです。',
  ],
  [
    '自分の意思で、一人で',
    '他人のコードやカードでの投票（詐偽投票、公職選挙法237条）、票の売買（221条）、干渉（228条）、脅し（225条）は罰せられます。コードを人に見せないでください。',
  ],
]
/** A private body punishes nobody by that law; anybody who has the letter votes. */
const OF_MEMBERS: readonly Warning[] = [
  [
    '偽のページに注意',
    '開いたページのアドレスが、この紙と一字も違わないことを確かめてください。メール・SMS・電話で投票用コードを尋ねることはありません。',
  ],
  [
    '自分の意思で、一人で',
    'コードを持つ人が投票できます。人に見せたり、渡したり、写真に撮ったりしないでください。ほかの人の手紙で投票しないでください。失くしたら、すぐに知らせてください。新しい手紙を出すと、前のコードは使えなくなります。',
  ],
]
const WARNINGS: Readonly<Record<Voters, readonly Warning[]>> = {
  residents: BY_LAW,
  abroad: BY_LAW,
  members: OF_MEMBERS,
}

const OTHER_WAYS: Readonly<Record<Voters, string | null>> = {
  residents: '紙でも投票できます：期日前投票所や投票所で、いつもどおり投票できます。',
  abroad: '紙でも投票できます：大使館・総領事館、郵便、帰国中に。在外選挙人証が要ります。',
  members: null,
}

/** The letter in short, for a voter who reads the page in another language than Japanese. */
const IN_SHORT: Readonly<Record<Exclude<Language, 'ja'>, Readonly<Record<Voters, string>>>> = {
  en: {
    residents: `${shortInEnglish()} You may vote on paper instead.`,
    abroad: `${shortInEnglish()} Hours: first of Japan, then of your consulate. You may vote on paper at an embassy or consulate-general, by post, or in Japan.`,
    members:
      'English: Your code for voting on the Internet. Compare the address of the page with the one above. We never ask for the code by mail, SMS or telephone. Show it to nobody: who has this letter can vote with it.',
  },
}

function shortInEnglish(): string {
  return 'English: Your code for voting on the Internet. Compare the address of the page with the one above. We never ask for code or password by mail, SMS or telephone. To vote for another, to buy or sell a vote is a crime.'
}

function drawWarnings(form: Form, { voters }: CodeLettersInput): void {
  let y = (FOLDS[1] as number) + 4
  const say = (words: string, style: TextStyle) => {
    y += form.lettering.draw(words, { x: MARGIN, width: INNER_WIDTH, y }, style)
  }
  for (const [heading, words] of WARNINGS[voters]) {
    say(heading, STRONG)
    say(words, WORDS)
  }
  const other = OTHER_WAYS[voters]
  if (other !== null) say(other, STRONG)
  for (const words of Object.values(IN_SHORT)) say(words[voters], WORDS)
  assert(y < FOOT, 'letter: its words end above the foot')
}
