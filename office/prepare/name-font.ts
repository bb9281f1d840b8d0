/** The cut of IPAmj Mincho that a package carries as `fonts/names.ttf`: what this election shows and BIZ UD Gothic lacks. */
import subsetFont from 'subset-font'
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { visibleCharacters } from '#election/definition/import/visible-characters.ts'
import { drawsWith, type FontCoverage, openFont } from './shipped-fonts.ts'

/**
 * null: BIZ UD Gothic draws everything. TrueType bytes otherwise, the same for the same sources.
 * @throws AssertionError when the cut does not draw what it was cut for; the import has refused what no font draws.
 */
export async function cutNameFont(sources: ElectionSources, fonts: FontCoverage): Promise<Uint8Array | null> {
  const needed = charactersBeyondGothic(sources, fonts)
  if (needed.length === 0) return null
  assert(fonts.nameFontSource !== null, 'name font: the import refuses what BIZ UD Gothic lacks when there is no IPAmj')
  const cut = await subsetFont(Buffer.from(fonts.nameFontSource), needed.join(''), { targetFormat: 'truetype' })
  const bytes = new Uint8Array(cut)
  const opened = openFont(bytes)
  for (const character of needed) assert(drawsWith(opened, character), 'name font: the cut draws what it was cut for')
  return bytes
}

/** Sorted by code point, each once: graphemes, so that a variant keeps its selector. */
export function charactersBeyondGothic(sources: ElectionSources, fonts: FontCoverage): readonly string[] {
  const characters = new Set<string>()
  for (const text of shownTexts(sources)) for (const character of visibleCharacters(text)) characters.add(character)
  characters.delete(' ')
  characters.delete('　')
  return [...characters].filter((character) => !fonts.drawnByGothic(character)).sort()
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
