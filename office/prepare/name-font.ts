/**
 * The fonts that a package carries when BIZ UD Gothic lacks a character of the election. `fonts/names.ttf`: every text with such a
 * character, with all of its characters, cut from IPAmj Mincho, so that a name is drawn by one face and never half by another.
 * `fonts/candidates.ttf`: when it is a candidate's, the one face in which all candidates of the election are drawn, their names and
 * parties, because no candidate may be drawn fainter than another (LAW-08).
 */

import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { visibleCharacters } from '#election/visible-characters.ts'
import { type CandidateFace, drawsWith, type FontCoverage, openFont } from './shipped-fonts.ts'

export interface NameFont {
  readonly ttf: Uint8Array
  /** The characters that BIZ UD Gothic lacks: a text that holds one of these is drawn with this font as a whole. */
  readonly beyondGothic: readonly string[]
  /** The face of all candidates; null: BIZ UD Gothic draws everything of them. */
  readonly candidates: Uint8Array | null
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
  const ttf = await cut(fonts.nameFontSource, whole, beyondGothic)
  const face = await candidateFaceOf(sources, fonts)
  if (face === null) return { ttf, beyondGothic, candidates: null }
  const letters = charactersOf(candidateTexts(sources))
  // A list after this one corrects names: their letters are most likely among these.
  const more = face.style === 'gothic' ? [...ASCII, ...jisX0208()] : [...ASCII, '\u3000', ...KANA]
  return { ttf, beyondGothic, candidates: await cut(face.source, [...letters, ...more], letters) }
}

/**
 * The face in which all candidates are drawn; null: BIZ UD Gothic, which draws everything of them.
 * @throws AssertionError when none does; the import has refused what no font draws.
 */
export async function candidateFaceOf(sources: ElectionSources, fonts: FontCoverage): Promise<CandidateFace | null> {
  const letters = charactersOf(candidateTexts(sources))
  if (letters.every((each) => fonts.drawnByGothic(each))) return null
  const face = (await fonts.candidateFaces()).find(({ draws }) => letters.every(draws))
  assert(face !== undefined, 'name font: IPAmj draws every letter that the import has let through')
  return face
}

/** The characters of these candidates that the package's own face lacks: a name half in another one would be a fainter or a bolder name. */
export async function lackingIn(candidates: Uint8Array, sources: ElectionSources): Promise<readonly string[]> {
  const font = await openFont(candidates)
  return charactersOf(candidateTexts(sources)).filter((each) => !drawsWith(font, each))
}

/** The last cut of each whole font: package, lists and rehearsal ask for the same one, and it takes seconds. */
const lastCuts = new WeakMap<Uint8Array, { readonly letters: string; readonly ttf: Uint8Array }>()

async function cut(source: Uint8Array, letters: readonly string[], needed: readonly string[]): Promise<Uint8Array> {
  const text = letters.join('')
  const last = lastCuts.get(source)
  if (last?.letters === text) return last.ttf
  const ttf = await cutAnew(source, text, needed)
  lastCuts.set(source, { letters: text, ttf })
  return ttf
}

async function cutAnew(source: Uint8Array, letters: string, needed: readonly string[]): Promise<Uint8Array> {
  // Few start this program to cut a font, and all would wait for it.
  const { default: subsetFont } = await import('subset-font')
  const whole = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const ttf = new Uint8Array(await subsetFont(whole, letters, { targetFormat: 'truetype' }))
  const opened = await openFont(ttf)
  for (const each of needed) assert(drawsWith(opened, each), 'name font: the cut draws what it was cut for')
  return ttf
}

const ASCII = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i))
/** Readings stand above the names in the same face. */
const KANA = Array.from({ length: 0x3100 - 0x3041 }, (_, i) => String.fromCodePoint(0x3041 + i)).join('')

/** All letters of the standard, by its rows and columns: 6,355 kanji, kana, Latin letters and signs. */
export function jisX0208(): string {
  const euc = new TextDecoder('euc-jp')
  const places = Array.from({ length: 94 }, (_, i) => 0xa1 + i)
  const all = places.flatMap((row) => places.map((column) => euc.decode(Uint8Array.of(row, column))))
  return all.filter((each) => !each.includes('\ufffd')).join('')
}

/** People on lists of parties too: papers and screens name who is elected in one face. */
function* candidateTexts({ candidates, lists }: Pick<ElectionSources, 'candidates' | 'lists'>): Generator<string> {
  for (const { name, kana, party, partyKana, displayName } of candidates) {
    yield* [name, kana, party, partyKana, displayName]
  }
  for (const { people } of [...(lists?.values() ?? [])].flat()) for (const { name, kana } of people) yield* [name, kana]
}

/** Sorted by code point, each once: graphemes, so that a variant keeps its selector. */
function charactersBeyondGothic(texts: readonly string[], fonts: FontCoverage): readonly string[] {
  return charactersOf(texts).filter((character) => !fonts.drawnByGothic(character))
}

function charactersOf(texts: Iterable<string>): readonly string[] {
  const characters = new Set<string>()
  for (const text of texts) for (const character of visibleCharacters(text)) characters.add(character)
  characters.delete(' ')
  characters.delete('　')
  return [...characters].sort()
}

function* shownTexts(sources: ElectionSources): Generator<string> {
  const { rules, contests, candidates, lists, explained, stations, roll } = sources
  yield rules.title
  yield rules.municipality
  for (const { words } of rules.settings.forms) yield words
  for (const contest of contests) yield* [contest.title, contest.titleKana, ...contest.districts]
  yield* candidateTexts({ candidates, ...(lists === undefined ? {} : { lists }) })
  for (const { text, textEn } of [...(explained?.values() ?? [])].flat()) yield* [text, textEn]
  for (const station of stations) yield* [station.name, station.district]
  for (const { name, kana, address, birthDate } of roll) yield* [name, kana, address, birthDate]
}
