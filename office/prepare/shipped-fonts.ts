/**
 * The fonts that draw names: BIZ UD Gothic. If it lacks a letter of one candidate, all candidates are in Noto Sans CJK JP (it has 𠮷 and
 * JIS X 0213), or in IPAmj Mincho if that lacks it too (Moji_Joho sequences). IPAmj Mincho draws the letters of voters that Gothic lacks.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type FontWithCharacterMap, hasVariant, mendVariationSelectors } from '#documents/variation-selectors.ts'
import { assert } from '#election/assert.ts'
import type { ShippedFonts } from '#election/definition/import/import-election.ts'
import { firstFaceOf } from './font-collection.ts'

export interface FontCoverage extends ShippedFonts {
  /** BIZ UD Gothic draws it: the cut of IPAmj need not have it. */
  drawnByGothic(grapheme: string): boolean
  /** The whole of IPAmj Mincho. Null: the preparation PC has none, and a letter that BIZ UD Gothic lacks is refused. */
  readonly nameFontSource: Uint8Array | null
  /** Whole fonts. The first that draws every letter of the candidates is cut for all of them. */
  candidateFaces(): Promise<readonly CandidateFace[]>
}

export interface CandidateFace {
  readonly style: 'gothic' | 'mincho'
  readonly source: Uint8Array
  draws(grapheme: string): boolean
}

/** Where Debian's fonts-ipamj-mincho puts it. Needed on the preparation PC alone; a package carries its cut. */
export const NAME_FONT_SOURCE = '/usr/share/fonts/truetype/ipamj/ipamjm.ttf'

/** Where Debian's fonts-noto-cjk puts it; its first face is the Japanese one. */
export const CANDIDATE_FONT_SOURCE = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

const GOTHIC = [
  '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
  '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf',
] as const

let shipped: FontCoverage | undefined

/** The fonts of this computer, read once; after a failure they are read again. */
export async function shippedFonts(): Promise<FontCoverage> {
  shipped ??= await loadShippedFonts()
  return shipped
}

/** Reads about 55 MB. */
export async function loadShippedFonts(
  nameFontPath = NAME_FONT_SOURCE,
  candidateFontPath = CANDIDATE_FONT_SOURCE,
): Promise<FontCoverage> {
  const resolve = createRequire(import.meta.url).resolve
  const gothic = await Promise.all(GOTHIC.map(async (path) => openFont(await readFile(resolve(path)))))
  const nameFontSource = await readIfThere(nameFontPath)
  const mincho = nameFontSource && (await openFont(nameFontSource))
  let faces: readonly CandidateFace[] | undefined
  const drawnByGothic = (grapheme: string) => gothic.every((font) => drawsWith(font, grapheme))
  return {
    drawnByGothic,
    nameFontSource,
    draws: (grapheme) => drawnByGothic(grapheme) || (mincho !== null && drawsWith(mincho, grapheme)),
    candidateFaces: async () => {
      faces ??= await facesOf(candidateFontPath, nameFontSource, mincho)
      return faces
    },
  }
}

async function facesOf(
  path: string,
  nameFontSource: Uint8Array | null,
  mincho: FontWithCharacterMap | null,
): Promise<readonly CandidateFace[]> {
  const collection = await readIfThere(path)
  const source = collection && firstFaceOf(collection)
  const faces: CandidateFace[] = []
  if (source !== null) faces.push({ style: 'gothic', source, draws: drawnBy(await openFont(source)) })
  if (nameFontSource !== null && mincho !== null)
    faces.push({ style: 'mincho', source: nameFontSource, draws: drawnBy(mincho) })
  return faces
}

function drawnBy(font: FontWithCharacterMap): CandidateFace['draws'] {
  return (grapheme) => drawsWith(font, grapheme)
}

/** Also for tests: what a cut font really draws. */
export async function openFont(bytes: Uint8Array): Promise<FontWithCharacterMap> {
  const fontkit = await import('fontkit')
  // The published types leave the character map out; a collection of fonts has none and is not what we ship.
  const font = fontkit.create(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  ) as unknown as FontWithCharacterMap
  assert('_cmapProcessor' in font, 'shipped fonts: one TrueType font a file')
  mendVariationSelectors(font)
  return font
}

const SELECTOR = /^(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u

/** Every code point has a glyph, and a base with a variation selector has that variant: its plain form would be another name. */
export function drawsWith(font: FontWithCharacterMap, grapheme: string): boolean {
  let before = 0
  for (const character of grapheme) {
    const codePoint = character.codePointAt(0) ?? 0
    const drawn = SELECTOR.test(character) ? hasVariant(font, before, codePoint) : font.hasGlyphForCodePoint(codePoint)
    if (!drawn) return false
    before = codePoint
  }
  return grapheme !== ''
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    // No copy: these files have tens of megabytes.
    const { buffer, byteOffset, byteLength } = await readFile(path)
    return new Uint8Array(buffer, byteOffset, byteLength)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
