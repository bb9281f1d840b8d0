/** Lists of words: what a row says, in each language alike, and what the module that is made of it has. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { modulesOf, WORDS } from '#build/words.mjs'
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { LANGUAGES } from '#election/languages.ts'
import { placesOf } from '#ui/messages/message.ts'

const rooms = readdirSync(WORDS).filter((name) => name.endsWith('.tsv'))
const text = (room: string) => readFileSync(join(WORDS, room), 'utf8')
const rowsOf = (room: string): string[][] => parse(text(room), { delimiter: '\t', bom: true })

describe.each(rooms)('%s', (room) => {
  const [head = [], ...rows] = rowsOf(room)

  it('has a column for each language, and opens in a spreadsheet', () => {
    // How the Japanese of the voice sounds.
    expect(head.filter((each) => room !== 'voice.tsv' || each !== 'kana')).toEqual(['key', ...LANGUAGES, 'note'])
    expect(text(room).startsWith('\uFEFF')).toBe(true)
    expect(rows.length).toBeGreaterThan(20)
  })

  it('says something in each language, with the same places', () => {
    const wrong = rows.flatMap(([key = '', ...cells]) => {
      const texts = cells.slice(0, LANGUAGES.length)
      const isSaid = texts.every((each) => each.trim() !== '')
      const places = new Set(texts.map((each) => placesOf(each).join(' ')))
      return isSaid && places.size === 1 ? [] : [key]
    })
    expect(wrong).toEqual([])
  })

  // The screens' Japanese font gives these the width of a whole sign: “station’ s”. `onScreen` sets them, from this one list.
  it('has the quotation marks of a keyboard', () => {
    const own = /^punctuation\//
    expect(
      rows.filter(([key = '', ...cells]) => !own.test(key) && /[’‘“”]/.test(cells.slice(0, -1).join(' '))),
    ).toEqual([])
  })

  // The Japanese side is scripts/checks/one-word-each.test.ts.
  it('has one English name for 照合番号', () => {
    expect(rows.filter(([, ...cells]) => /fingerprint/i.test(cells.join(' ').replaceAll(/\{\w+\}/g, '')))).toEqual([])
  })
})

it('say how often a PIN may be wrong as the programs count it', () => {
  const said = (room: string, key: string) =>
    rowsOf(room)
      .find(([each]) => each === key)
      ?.slice(1, -1) ?? []
  const places = [
    ['issuer.tsv', 'issuerRefusals/tries-used-up:title', WRONG_PINS_MAX],
    ['kiosk.tsv', 'kioskUnlockRefusals/too-many-pins:title', WRONG_PINS_MAX],
    ['kiosk.tsv', 'kioskUnlockRefusals/wrong-pin:next', WRONG_PINS_MAX - 1],
  ] as const
  for (const [room, key, tries] of places) {
    expect(said(room, key).map((text) => /\d+/.exec(text)?.[0])).toEqual(LANGUAGES.map(() => `${tries}`))
  }
})

describe('a module', () => {
  const made = (...rows: readonly string[]) =>
    modulesOf(
      new Map([
        ['room', ['key\tja\ten\tnote', ...rows, ''].join('\n')],
        ['common', QUOTED],
      ]),
    ).get('room')
  const QUOTED = 'key\tja\ten\tnote\nuiWords/quoted\t「{words}」\t"“{words}”"\t\nuiWords/on\t入\tOn\t\n'
  const wordsOf = (module = '') => JSON.parse(/= ([\s\S]*)\n$/.exec(module)?.[1] ?? '')

  it('has texts, refusals, lines and lists of texts by their keys', () => {
    const module = made(
      'a/hello\tやあ\tHello\tsaid at the door',
      'a/stop:title\t止\tStopped\t',
      'a/stop:next\t待\tWait\t',
    )
    expect(wordsOf(module)).toEqual({
      hello: { ja: 'やあ', en: 'Hello' },
      stop: { ja: { title: '止', next: '待' }, en: { title: 'Stopped', next: 'Wait' } },
    })
    expect(wordsOf(made('a:1\t一\tone\t', 'a:2\t二\ttwo\t'))).toEqual({ ja: ['一', '二'], en: ['one', 'two'] })
    expect(wordsOf(made('a/#1\t一\tone\t', 'a/#2\t二\ttwo\t'))).toEqual([
      { ja: '一', en: 'one' },
      { ja: '二', en: 'two' },
    ])
  })

  it('names a button in its own words', () => {
    expect(wordsOf(made('a/do\t[common:uiWords/on]を押す\tPress [common:uiWords/on]\t'))).toEqual({
      do: { ja: '「入」を押す', en: 'Press “On”' },
    })
    expect(() => made('a/do\t[common:uiWords/off]\t[common:uiWords/off]\t')).toThrow('uiWords/off')
  })

  it('has a key once', () => {
    expect(() => made('a/x\t一\tone\t', 'a/x\t二\ttwo\t')).toThrow('a/x is there twice')
  })
})
