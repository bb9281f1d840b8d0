/** The situations as one sheet for the reception, printed on both sides: who comes, the acts in their order, and what is said or must be known. */
import { unreachable } from '#election/assert.ts'
import { inEach } from '#election/language.ts'
import { quoted } from '../language/in-sentence.ts'
import { issuerDeskRefusals, SAID_ASIDE, sayAside } from '../messages/issuer-desk.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { fill, type Language, type Text } from '../messages/message.ts'
import type { CardRow, CardWords } from '../officers-table/card.ts'
import { type Act, type Situation, situations } from './situations.ts'

const TITLE: Text = { ja: '受付の手引き', en: "The clerk's card" }
const ALWAYS: Text = {
  ja: '左の欄の方が来たら、右の番号の順に行う。迷ったら、帰さずに投票管理者を呼ぶ。\n別の人を選んだら、発券の前は「取りやめ・次の方へ」、発券の後はその人を10aで返す。',
  en: 'Who comes, and what to do, in order. In doubt call the officer; send nobody home.\nWrong person chosen: before the card "Leave, next voter", after it 10a for that person.',
}
/** Front and back of one sheet: on one side the letters would be of 8.5 points, and a clerk reads them standing. */
const SIDES = [
  { title: { ja: '受付と発券　1～6', en: 'Reception and card desk, 1 to 6' }, holds: isOnFront },
  {
    title: { ja: '受付と発券　7～10', en: 'Reception and card desk, 7 to 10' },
    holds: (each: Situation) => !isOnFront(each),
  },
]

function isOnFront({ number }: Situation): boolean {
  return Number.parseInt(number, 10) <= 6
}

const SAY = {
  scan: { ja: '入場券をかざす', en: 'Scan the ticket' },
  seek: { ja: '番号か氏名を入れて{search}', en: 'Number or name, {search}' },
  refused: { ja: '{reason}と伝える', en: 'Say {reason}' },
  choose: { ja: '{label}から選ぶ', en: 'Choose under {label}' },
  write: { ja: '{label}を書く', en: 'Fill in {label}' },
  tick: { ja: '各行を確かめて印を付ける', en: 'Tick each line' },
  hand: { ja: '{says}。渡したら{press}', en: '{says}, then {press}' },
  and: { ja: '', en: ' and ' },
  numbered: { ja: '{number}{act}', en: '{number} {act}' },
  'go-on': { ja: 'あとは{as}の{step}から', en: 'Go on with {as} {step}' },
}

export function clerksCard(language: Language): CardWords {
  return {
    title: TITLE[language],
    always: ALWAYS[language],
    seeWidth: 86,
    pages: SIDES.map(({ title, holds }) => [
      { title: title[language], rows: situations.filter(holds).map((each) => rowOf(each, language)) },
    ]),
    calls: [],
  }
}

function rowOf({ number, who, acts, small }: Situation, language: Language): CardRow {
  return {
    see: [`${number}　${who[language]}`],
    act: acts.map((act, place) =>
      fill(SAY.numbered[language], { number: circled(place), act: wordsOf(act, language) }),
    ),
    small: left(small[language]),
  }
}

function circled(place: number): string {
  return String.fromCodePoint(('①'.codePointAt(0) as number) + place)
}

function wordsOf(act: Act, language: Language): string {
  const inQuotes = (words: Text) => quoted(left(words[language]), language)
  const label = (key: keyof typeof issuerScreen) => inQuotes(issuerScreen[key])
  const say = (words: Text, values = {}) => fill(words[language], values)
  switch (act.type) {
    case 'scan':
      return say(SAY.scan)
    case 'seek':
      return say(SAY.seek, { search: label('search') })
    case 'refused':
      return say(SAY.refused, { reason: inQuotes(saidOf(act.code)) })
    case 'press':
      return label(act.label)
    case 'choose':
      return say(SAY.choose, { label: label(act.label) })
    case 'write':
      return say(SAY.write, { label: act.times === 1 ? label(act.label) : numbered(act.label, act.times, language) })
    case 'tick':
      return say(SAY.tick)
    case 'officer':
    case 'lay':
      return left(issuerScreen[act.says][language])
    case 'do':
      return firstSentence(left(issuerScreen[act.says][language]))
    case 'hand':
      return say(SAY.hand, { says: left(issuerScreen[act.says][language]), press: label(act.press) })
    case 'go-on':
      return say(SAY['go-on'], { as: act.as, step: circled(act.at) })
    default:
      return unreachable(act)
  }
}

/** Words that the screen fills in stay open here: a ○ would be read as the word to be said, or written on a card. */
function left(words: string): string {
  return words.replace(/\{\w+\}/g, '…')
}

function numbered(key: keyof typeof issuerScreen, times: number, language: Language): string {
  const labels = Array.from({ length: times }, (_, i) => fill(issuerScreen[key][language], { number: i + 1 }))
  return labels.map((each) => quoted(each, language)).join(SAY.and[language])
}

/** The screen has the others. */
function firstSentence(words: string): string {
  return /^[^。.]+[。.]/.exec(words)?.[0] ?? words
}

function saidOf(code: keyof typeof issuerDeskRefusals): Text {
  return SAID_ASIDE.has(code) ? sayAside : inEach((language) => issuerDeskRefusals[code][language].title)
}
