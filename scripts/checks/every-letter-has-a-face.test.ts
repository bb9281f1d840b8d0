/** Machines have the two faces of BIZ UD Gothic and no others: a language in other letters needs a face of its own, on glass and on paper. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WORDS } from '#build/words.mjs'
import { LANGUAGES } from '#election/languages.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'

const lists: unknown[] = []
for (const room of readdirSync(WORDS).filter((name) => name.endsWith('.ts')))
  lists.push(await import(join(WORDS, room)))
const { drawnByGothic } = await loadShippedFonts('/nowhere', '/nowhere')

function textsOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}

function columnsOf(words: unknown, language: string): readonly unknown[] {
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, inner]) => (key === language ? [inner] : columnsOf(inner, language)))
}

it.each(LANGUAGES)('%s', (language) => {
  const letters = new Set(
    lists.flatMap((list) => textsOf(columnsOf(list, language)).flatMap((text) => text.match(/\p{Letter}/gu) ?? [])),
  )
  expect(letters.size).toBeGreaterThan(20)
  expect([...letters].filter((letter) => !drawnByGothic(letter))).toEqual([])
})
