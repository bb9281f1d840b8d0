/** The situations as one page for the reception: who comes, the acts in their order, and what is said or must be known. */
import { unreachable } from '#election/assert.ts'
import { issuerDeskRefusals, SAID_ASIDE, sayAside } from '../messages/issuer-desk.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { fill, type Language, type Text, text } from '../messages/message.ts'
import type { CardRow, CardWords } from '../officers-table/card.ts'
import { quoted, withoutValues } from '../officers-table/row.ts'
import { type Act, type Situation, situations } from './situations.ts'

const TITLE = text('受付の手引き', "The clerk's card")
const ALWAYS = text(
  '左の方が来たら、右の番号の順に。迷ったら投票管理者を呼ぶ。誰も帰さない。',
  'Who comes, and what to do, in order. In doubt: the officer. Send nobody home.',
)
const PLACE = text('受付と発券', 'Reception and card desk')

const SAY = {
  scan: text('入場券をかざす', 'Scan the ticket'),
  seek: text('番号か氏名を入れて{search}', 'Number or name, {search}'),
  refused: text('読み上げる{reason}', 'Read out {reason}'),
  choose: text('{label}から選ぶ', 'choose under {label}'),
  write: text('{label}に書く', 'fill in {label}'),
  tick: text('各行を確かめて印を付ける', 'tick each line'),
  hand: text('{says}→{press}', '{says}, {press}'),
  'go-on': text('{as}の{step}から同じ', 'on as {as} from {step}'),
}

export function clerksCard(language: Language): CardWords {
  return {
    title: TITLE[language],
    always: ALWAYS[language],
    seeWidth: 86,
    pages: [[{ title: PLACE[language], rows: situations.map((each) => rowOf(each, language)) }]],
    calls: [],
  }
}

function rowOf({ number, who, acts, small }: Situation, language: Language): CardRow {
  return {
    see: [`${number}　${who[language]}`],
    act: acts.map((act, place) => `${circled(place)}${wordsOf(act, language)}`).join(language === 'ja' ? '　' : ' '),
    small: withoutValues(small[language]),
  }
}

function circled(place: number): string {
  return String.fromCodePoint(('①'.codePointAt(0) as number) + place)
}

function wordsOf(act: Act, language: Language): string {
  const label = (key: keyof typeof issuerScreen) => quoted(issuerScreen[key], language)
  const say = (words: Text, values = {}) => fill(words[language], values)
  switch (act.type) {
    case 'scan':
      return say(SAY.scan)
    case 'seek':
      return say(SAY.seek, { search: label('search') })
    case 'refused':
      return say(SAY.refused, { reason: quoted(saidOf(act.code), language) })
    case 'press':
      return label(act.label)
    case 'choose':
    case 'write':
      return say(SAY[act.type], { label: label(act.label) })
    case 'tick':
      return say(SAY.tick)
    case 'officer':
    case 'lay':
      return withoutValues(issuerScreen[act.says][language])
    case 'do':
      return firstSentence(withoutValues(issuerScreen[act.says][language]))
    case 'hand':
      return say(SAY.hand, { says: withoutValues(issuerScreen[act.says][language]), press: label(act.press) })
    case 'go-on':
      return say(SAY['go-on'], { as: act.as, step: circled(act.at) })
    default:
      return unreachable(act)
  }
}

/** The others stand on the screen. */
function firstSentence(words: string): string {
  return /^[^。.]+[。.]/.exec(words)?.[0] ?? words
}

function saidOf(code: keyof typeof issuerDeskRefusals): Text {
  const { ja, en } = issuerDeskRefusals[code]
  return SAID_ASIDE.has(code) ? sayAside : { ja: ja.title, en: en.title }
}
