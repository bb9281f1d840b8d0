/** "1 cells" stood on a screen: no text of any catalogue says so of one. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fill, placesOf } from '../messages/message.ts'

const CATALOGUES = new URL('../messages/', import.meta.url)
const files = readdirSync(CATALOGUES).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

/** Words with an s at their end that are no plural of what is counted. */
const OTHERS =
  /^(?:as|approves|begins|belongs|comes|corrects|counts|does|gets|goes|has|holds|is|its|lacks|less|lies|marks|ms|names|needs|press|puts|reads|says|shares|shows|stands|stops|tells|this|types|waits|was|witness)$/

function englishIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (!('en' in value)) return Object.values(value).flatMap(englishIn)
  const { en } = value
  return typeof en === 'string' ? [en] : typeof en === 'object' && en !== null ? Object.values(en).flat() : []
}

/** A noun, alone or after one word that says which kind. */
const ONE = /(?<![\w.,-])1 (?:(?:[a-z]+(?:[a-rt-z]|-width) )?)([a-z]+s)\b/g

describe.each(files)('%s', async (file) => {
  it('says of one what is said of one', async () => {
    const texts = Object.values(await import(/* @vite-ignore */ new URL(file, CATALOGUES).pathname)).flatMap(englishIn)
    const wrong = texts.flatMap((text) => {
      const one = fill(text, Object.fromEntries(placesOf(text).map((name) => [name, 1])))
      return [...one.matchAll(ONE)].filter(([, word = '']) => !OTHERS.test(word)).map(([words]) => `${words}: ${one}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('a counted noun', () => {
  it.each([
    ['{count} cells', 1, '1 cell'],
    ['{count} cells', 2, '2 cells'],
    ['{count} cells', 0, '0 cells'],
    ['Read {count} cells of', '1', 'Read 1 cell of'],
    ['{count} removed voters have a card', 1, '1 removed voter has a card'],
    ['There are {count} entries', 1, 'There is 1 entry'],
    ['{count} cards are out', 21, '21 cards are out'],
    ['Station {count} is', 1, 'Station 1 is'],
  ])('%s of %s', (text, count, expected) => {
    expect(fill(text, { count })).toBe(expected)
  })
})
