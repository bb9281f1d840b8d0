/**
 * 用紙による投票のお知らせ: one sheet for each applicant whom two people of the office sent to the paper (S-03), for the same envelope with a window as
 * the letter with a code. It has no code and no ground: a ground says as much as a note of a doctor.
 */
import { assert } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import type { Voters } from '#election/online/settings.ts'
import type { LocalDate } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { dateInWords, type Form, INNER_WIDTH, MARGIN, makeDocument } from './form.ts'
import type { TextStyle } from './lettering.ts'

/** Members of a private body have no paper. */
type PaperVoters = Exclude<Voters, 'members'>

export interface PaperLettersInput {
  readonly head: DocumentHead
  readonly voters: PaperVoters
  /** Who answers, with telephone and hours. */
  readonly desk: string
  readonly letters: readonly PaperLetter[]
}

export interface PaperLetter {
  readonly name: string
  readonly address: string
  /** In Latin letters, from the name to the country, a line each; null: it goes to the address. */
  readonly block: readonly string[] | null
}

const NAME: TextStyle = { size: 14, weight: 'bold' }
/** People of eighty read it. */
const WORDS: TextStyle = { size: 12 }
const STRONG: TextStyle = { size: 12, weight: 'bold' }
/** Below the first fold of a letter in three parts. */
const BODY_TOP = 300
const FOOT = 841.89 - 48

export async function paperLetters(input: PaperLettersInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { letters } = input
  assert(letters.length > 0, 'paper letter: at least one')
  // A letter has its own date at the top: the poll is weeks after it.
  const head = { ...input.head, date: input.head.madeAt.slice(0, 10) as LocalDate }
  const name = { title: '用紙による投票のお知らせ', short: '用紙による投票のお知らせ' }
  return makeDocument(head, fonts, name, (form) => {
    letters.forEach((letter, at) => {
      // A record of its own: no voter reads how many others got one.
      if (at > 0) form.newRecord(name.title)
      drawWindow(form, letter)
      drawWords(form, input)
    })
  })
}

function drawWindow(form: Form, { address, block, name }: PaperLetter): void {
  const box = { x: MARGIN + 10, width: block === null ? 240 : 262 }
  const y = 112
  if (block !== null) {
    form.lettering.draw(block.join('\n'), { ...box, y }, WORDS)
    form.lettering.draw(`${name}　様`, { x: MARGIN + 280, width: INNER_WIDTH - 280, y }, NAME)
    return
  }
  const below = form.lettering.draw(address, { ...box, y }, WORDS)
  form.lettering.draw(`${name}　様`, { ...box, y: y + below + 6 }, NAME)
}

const ANSWER = [
  'インターネット投票の申請を受け付けました。',
  '申請の内容を確かめた結果、インターネットではなく、用紙で投票していただくことになりました。',
  '投票用コードはありません。このほかに、投票用コードの手紙は届きません。',
]
const WAYS: Readonly<Record<PaperVoters, readonly string[]>> = {
  residents: [
    '1. 投票所か期日前投票所に来られる方は、いつもどおり、用紙で投票できます。入場券を持ってきてください。',
    '2. 来られない方は、郵便や、滞在先・病院・施設での不在者投票ができることがあります。用紙が届くまでに日数がかかります。早めに、下の連絡先に電話してください。',
  ],
  abroad: [
    '1. 投票を行う大使館・総領事館で投票できます。日本より早く終わるので、日時を確かめてください。在外選挙人証とパスポートを持っていってください。',
    '2. 郵便で投票できます。早めに、投票用紙等請求書と在外選挙人証を、選挙管理委員会に郵送してください。往復に日数がかかります。',
    '3. 帰国中は、日本の投票所か期日前投票所で投票できます。在外選挙人証を持ってきてください。',
  ],
}
const CARE =
  'このお知らせのことで、電話やメールで暗証番号やお金を求めることはありません。求められたら、下の連絡先に知らせてください。'

/** The letter in short, for who reads the page in another language than Japanese. */
const IN_SHORT: Readonly<Record<Exclude<Language, 'ja'>, Readonly<Record<PaperVoters, string>>>> = {
  en: {
    residents:
      'English: You applied to vote on the Internet. You vote on paper instead: at a polling station or early voting station, or by absentee vote, for which you ask the office above in good time. No code comes. If anybody asks you for a password or for money, tell the office above.',
    abroad:
      'English: You applied to vote on the Internet. You vote on paper instead: at an embassy or consulate-general that holds the vote (bring certificate and passport), by post (send request form and certificate to the election commission early), or in Japan (bring the certificate). No code comes. If anybody asks you for a password or for money, tell the office above.',
  },
}

function drawWords(form: Form, { desk, head, voters }: PaperLettersInput): void {
  let y = BODY_TOP
  const say = (words: string, style: TextStyle) => {
    y += form.lettering.draw(words, { x: MARGIN, width: INNER_WIDTH, y }, style) + 4
  }
  for (const words of ANSWER) say(words, WORDS)
  say(`投票の日　${dateInWords(head.date)}`, STRONG)
  y += 8
  say('投票のしかた', STRONG)
  for (const words of WAYS[voters]) say(words, WORDS)
  y += 8
  say('ご注意', STRONG)
  say(CARE, WORDS)
  y += 8
  say('お問い合わせ', STRONG)
  say(desk, WORDS)
  y += 8
  for (const words of Object.values(IN_SHORT)) say(words[voters], WORDS)
  assert(y < FOOT, 'paper letter: its words end above the foot')
}
