/** Each quotation in the desk's strips is a button, field or page of that very name, in each language the same one (V4). */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORDS } from '#build/words.mjs'
import { LANGUAGES } from '#election/languages.ts'
import { deskWhatIf } from '#words/desk.ts'
import { deskGuide } from './desk-guide.ts'
import type { Text } from './message.ts'
import { tallyWords } from './tally-screen.ts'

const ROOMS = ['desk', 'issuer', 'kiosk', 'tally', 'verify', 'common']

/** Quotes are looked up by the first one. */
const [, ...OTHERS] = LANGUAGES

/** Every short text of the screens, by its Japanese words. */
const named = new Map<string, Set<Text>>()
for (const room of ROOMS) collect(await import(join(WORDS, `${room}.ts`)))

function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (isText(value)) named.set(value.ja, (named.get(value.ja) ?? new Set()).add(value))
  else Object.values(value).forEach(collect)
}

function isText(value: object): value is Text {
  return LANGUAGES.every((language) => language in value && typeof (value as Text)[language] === 'string')
}

/** Outermost brackets: a label may quote a word itself. */
function inJapanese(text: string): readonly string[] {
  const found: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '「' && depth++ === 0) from = at + 1
    if (text[at] === '」' && --depth === 0) found.push(text.slice(from, at))
  }
  return found
}

/** `…` stands for the number of a machine, ○ is not read out. */
function textsOf(name: string): readonly Text[] {
  const [begin = '', end] = name.split('…')
  const isMeant = (ja: string) =>
    end === undefined ? ja === name || ja === `○ ${name}` : ja.startsWith(begin) && ja.endsWith(end)
  return [...named].flatMap(([ja, texts]) => (isMeant(ja) ? [...texts] : []))
}

function quotes(text: string, name: string): boolean {
  return text.includes(`"${name}"`) || text.includes(`"${name.replace(/both .*(?= lost$)/, '…')}"`)
}

/** A value that is shown there, not a name: a passphrase. */
const isValue = (name: string) => /^\{\w+\}$/.test(name)

const texts = Object.entries({ ...deskGuide, ...deskWhatIf } as Readonly<Record<string, Text>>)

describe('the names that a strip quotes', () => {
  it.each(texts.filter(([, { ja }]) => inJapanese(ja).length > 0))('%s', (_key, text) => {
    for (const name of inJapanese(text.ja).filter((each) => !isValue(each))) {
      const meant = textsOf(name)
      expect(meant.length, `「${name}」 is on no screen`).toBeGreaterThan(0)
      for (const language of OTHERS) {
        const names = meant.map((each) => each[language])
        const said = text[language]
        expect(
          names.some((each) => quotes(said, each)),
          `「${name}」 is not ${names.join(' / ')} in: ${said}`,
        ).toBe(true)
      }
    }
  })

  it.each(texts.filter(([, { ja }]) => /氏名|名前.*入れ/.test(ja)))(
    '%s: where a name is typed, its field is named',
    (_key, { ja }) => {
      expect(inJapanese(ja).some((name) => /氏名/.test(name))).toBe(true)
    },
  )

  it('the zero check: the field of the screen, in both languages', () => {
    const { ja, en } = tallyWords.zeroWitnesses
    expect(inJapanese(deskGuide['confirm-zero'].ja)).toContain(ja)
    expect(quotes(deskGuide['confirm-zero'].en, en)).toBe(true)
  })
})
