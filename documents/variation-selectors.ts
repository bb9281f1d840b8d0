/**
 * fontkit 2.0.4 looks a variation selector up in one table too few: when the selector has a table of default variants and
 * the character is not in it, the table of other variants is never searched, and 葛 with U+E0100 is drawn as plain 葛
 * without an error. This puts the right search in its place, once per fontkit (pdfkit brings its own instance of the class).
 * OpenType 1.9, cmap format 14.
 */
interface VariationSelector {
  readonly varSelector: number
  readonly defaultUVS: Iterable<{ readonly startUnicodeValue: number; readonly additionalCount: number }> | null
  readonly nonDefaultUVS: Iterable<{ readonly unicodeValue: number; readonly glyphID: number }> | null
}

interface CmapProcessor {
  readonly uvs: { readonly varSelectors: { toArray(): readonly VariationSelector[] } } | null
  getVariationSelector(codePoint: number, selector: number): number
}

/** A font object of fontkit, of which the published types leave the character map out. */
export interface FontWithCharacterMap {
  hasGlyphForCodePoint(codePoint: number): boolean
  readonly _cmapProcessor: CmapProcessor
}

const mended = new WeakSet<object>()

export function mendVariationSelectors(font: FontWithCharacterMap): void {
  const processor = Object.getPrototypeOf(font._cmapProcessor) as CmapProcessor
  if (mended.has(processor)) return
  processor.getVariationSelector = function (codePoint, selector) {
    for (const variant of variantsOf(this, selector)?.nonDefaultUVS ?? []) {
      if (variant.unicodeValue === codePoint) return variant.glyphID
    }
    return 0
  }
  mended.add(processor)
}

/** True when the font has the very variant, as its own glyph or as the plain one. */
export function hasVariant(font: FontWithCharacterMap, codePoint: number, selector: number): boolean {
  const variants = variantsOf(font._cmapProcessor, selector)
  for (const range of variants?.defaultUVS ?? []) {
    const last = range.startUnicodeValue + range.additionalCount
    if (range.startUnicodeValue <= codePoint && codePoint <= last) return true
  }
  return font._cmapProcessor.getVariationSelector(codePoint, selector) !== 0
}

function variantsOf(processor: CmapProcessor, selector: number): VariationSelector | undefined {
  return processor.uvs?.varSelectors.toArray().find((entry) => entry.varSelector === selector)
}
