/** The situations as one sheet for the reception, printed on both sides: who comes, the acts in their order, and what is said or must be known. */
import { unreachable } from '#election/assert.ts'
import { inEach } from '#election/language.ts'
import { clerksCard as words } from '#words/cards.ts'
import { quoted } from '../language/in-sentence.ts'
import { issuerDeskRefusals, SAID_ASIDE, sayAside } from '../messages/issuer-desk.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import { fill, type Language, type Text } from '../messages/message.ts'
import type { CardRow, CardWords } from '../officers-table/card.ts'
import { type Act, type Situation, situations } from './situations.ts'

/** Front and back of one sheet: on one side the letters would be of 8.5 points, and a clerk reads them standing. */
const SIDES = [
  { title: words.front, holds: isOnFront },
  {
    title: words.back,
    holds: (each: Situation) => !isOnFront(each),
  },
]

function isOnFront({ number }: Situation): boolean {
  return Number.parseInt(number, 10) <= 6
}

export function clerksCard(language: Language): CardWords {
  return {
    title: words.title[language],
    always: words.always[language],
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
      fill(words.numbered[language], { number: circled(place), act: wordsOf(act, language) }),
    ),
    small: left(small[language]),
  }
}

function circled(place: number): string {
  return String.fromCodePoint(('①'.codePointAt(0) as number) + place)
}

function wordsOf(act: Act, language: Language): string {
  const inQuotes = (text: Text) => quoted(left(text[language]), language)
  const label = (key: keyof typeof issuerScreen) => inQuotes(issuerScreen[key])
  const say = (text: Text, values = {}) => fill(text[language], values)
  switch (act.type) {
    case 'scan':
      return say(words.scan)
    case 'seek':
      return say(words.seek, { search: label('search') })
    case 'refused':
      return say(words.refused, { reason: inQuotes(saidOf(act.code)) })
    case 'press':
      return label(act.label)
    case 'choose':
      return say(words.choose, { label: label(act.label) })
    case 'write':
      return say(words.write, { label: act.times === 1 ? label(act.label) : numbered(act.label, act.times, language) })
    case 'tick':
      return say(words.tick)
    case 'officer':
    case 'lay':
      return left(issuerScreen[act.says][language])
    case 'do':
      return firstSentence(left(issuerScreen[act.says][language]))
    case 'hand':
      return say(words.hand, { says: left(issuerScreen[act.says][language]), press: label(act.press) })
    case 'go-on':
      return say(words['go-on'], { as: act.as, step: circled(act.at) })
    default:
      return unreachable(act)
  }
}

/** Words that the screen fills in stay open here: a ○ would be read as the word to be said, or written on a card. */
function left(text: string): string {
  return text.replace(/\{\w+\}/g, '…')
}

function numbered(key: keyof typeof issuerScreen, times: number, language: Language): string {
  const labels = Array.from({ length: times }, (_, i) => fill(issuerScreen[key][language], { number: i + 1 }))
  const [one = '', other = ''] = labels.map((each) => quoted(each, language))
  return fill(words.two[language], { one, other })
}

/** The screen has the others. */
function firstSentence(text: string): string {
  return /^[^。.]+[。.]/.exec(text)?.[0] ?? text
}

function saidOf(code: keyof typeof issuerDeskRefusals): Text {
  return SAID_ASIDE.has(code) ? sayAside : inEach((language) => issuerDeskRefusals[code][language].title)
}
