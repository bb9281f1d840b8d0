/**
 * The cut of IPAmj Mincho that a package carries as `fonts/names.ttf`: every text of this election in which BIZ UD Gothic lacks
 * a character, with all of its characters, so that a name is drawn by one face and never half by another.
 */
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { visibleCharacters } from '#election/definition/import/visible-characters.ts'
import { drawsWith, type FontCoverage, openFont } from './shipped-fonts.ts'

export interface NameFont {
  readonly ttf: Uint8Array
  /** What BIZ UD Gothic lacks: a text that holds one of these is drawn with this font as a whole. */
  readonly beyondGothic: readonly string[]
}

/**
 * null: BIZ UD Gothic draws everything. The bytes are the same for the same sources.
 * @throws AssertionError when the cut does not draw what it was cut for; the import has refused what no font draws.
 */
export async function cutNameFont(sources: ElectionSources, fonts: FontCoverage): Promise<NameFont | null> {
  const texts = [...shownTexts(sources)]
  const beyondGothic = charactersBeyondGothic(texts, fonts)
  if (beyondGothic.length === 0) return null
  assert(fonts.nameFontSource !== null, 'name font: the import refuses what BIZ UD Gothic lacks when there is no IPAmj')
  const whole = charactersOf(texts.filter((text) => beyondGothic.some((character) => text.includes(character))))
  // Few start this program to cut a font, and all would wait for it.
  const { default: subsetFont } = await import('subset-font')
  const cut = await subsetFont(Buffer.from(fonts.nameFontSource), whole.join(''), { targetFormat: 'truetype' })
  const ttf = new Uint8Array(cut)
  const opened = await openFont(ttf)
  for (const character of beyondGothic)
    assert(drawsWith(opened, character), 'name font: the cut draws what it was cut for')
  return { ttf, beyondGothic }
}

/** Sorted by code point, each once: graphemes, so that a variant keeps its selector. */
function charactersBeyondGothic(texts: readonly string[], fonts: FontCoverage): readonly string[] {
  return charactersOf(texts).filter((character) => !fonts.drawnByGothic(character))
}

function charactersOf(texts: readonly string[]): readonly string[] {
  const characters = new Set<string>()
  for (const text of texts) for (const character of visibleCharacters(text)) characters.add(character)
  characters.delete(' ')
  characters.delete('　')
  return [...characters].sort()
}

function* shownTexts({ rules, contests, candidates, stations, roll }: ElectionSources): Generator<string> {
  yield rules.title
  yield rules.municipality
  for (const contest of contests) yield* [contest.title, ...contest.districts]
  for (const { name, kana, party, partyKana, displayName } of candidates) {
    yield* [name, kana, party, partyKana, displayName]
  }
  for (const station of stations) yield* [station.name, station.district]
  for (const { name, kana, address } of roll) yield* [name, kana, address]
}
