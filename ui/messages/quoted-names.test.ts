/** What the desk's strips quote is a button, field or page of that very name, in both languages the same one (V4). */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deskGuide } from './desk-guide.ts'
import { deskWhatIf } from './desk-what-if.ts'
import type { Text } from './message.ts'
import { tallyWords } from './tally-screen.ts'

const SCREENS = readdirSync(import.meta.dirname).filter(
  (file) => /^(desk|issuer|kiosk|tally|ui)/.test(file) && !/test|guide|what-if/.test(file),
)

/** Every short text of the screens: Japanese → its English ones. */
const named = new Map<string, Set<string>>()
for (const file of SCREENS) collect(await import(`./${file}`))

function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { ja, en } = value as Partial<Text>
  if (typeof ja === 'string' && typeof en === 'string') named.set(ja, (named.get(ja) ?? new Set()).add(en))
  else Object.values(value).forEach(collect)
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
function englishOf(name: string): readonly string[] {
  const [begin = '', end] = name.split('…')
  const isMeant = (ja: string) =>
    end === undefined ? ja === name || ja === `○ ${name}` : ja.startsWith(begin) && ja.endsWith(end)
  return [...named].flatMap(([ja, english]) => (isMeant(ja) ? [...english] : []))
}

function quotes(text: string, name: string): boolean {
  return text.includes(`"${name}"`) || text.includes(`"${name.replace(/both .*(?= lost$)/, '…')}"`)
}

/** A value that is shown there, not a name: a passphrase. */
const isValue = (name: string) => /^\{\w+\}$/.test(name)

const texts = Object.entries({ ...deskGuide, ...deskWhatIf } as Readonly<Record<string, Text>>)

describe('the names that a strip quotes', () => {
  it.each(texts.filter(([, { ja }]) => inJapanese(ja).length > 0))('%s', (_key, { ja, en }) => {
    for (const name of inJapanese(ja).filter((each) => !isValue(each))) {
      const english = englishOf(name)
      expect(english.length, `「${name}」 stands on no screen`).toBeGreaterThan(0)
      expect(
        english.some((each) => quotes(en, each)),
        `「${name}」 is not ${english.join(' / ')} in: ${en}`,
      ).toBe(true)
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
