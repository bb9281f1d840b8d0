import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ElectionSources } from '#election/definition/definition.ts'
import { cutNameFont, lackingIn } from './name-font.ts'
import { CANDIDATE_FONT_SOURCE, drawsWith, loadShippedFonts, NAME_FONT_SOURCE, openFont } from './shipped-fonts.ts'

const VARIANT_OF_BOTH = '葛\u{e0100}' // Adobe-Japan1: BIZ UD Gothic
const VARIANT_OF_MJ = '葛\u{e0102}' // Moji_Joho: IPAmj alone
const VARIANT_OF_NONE = '山\u{e01ef}'

const without = existsSync(NAME_FONT_SOURCE) ? false : 'Debian package fonts-ipamj-mincho is not installed'
if (without) console.log(`skipped: name font tests, ${without}`)

function sourcesWith(...names: string[]): ElectionSources {
  const roll = names.map((name) => ({ name, kana: 'やま', address: '高町', birthDate: '1960-05-10' }))
  return {
    rules: { title: '市長選挙', municipality: '新見市', settings: { forms: [] } },
    contests: [],
    candidates: [],
    stations: [],
    roll,
  } as unknown as ElectionSources
}

const whyNot = without === false ? '' : `: ${without}`

describe('which font draws a name', () => {
  it.skipIf(without)(`IPAmj draws 𠮷 and the Moji_Joho variant, BIZ UD Gothic does not${whyNot}`, async () => {
    const fonts = await loadShippedFonts()
    for (const hard of ['髙', '﨑', '邉', '邊', '祐', 'ｶ', VARIANT_OF_BOTH])
      expect(fonts.drawnByGothic(hard)).toBe(true)
    for (const harder of ['𠮷', VARIANT_OF_MJ]) {
      expect(fonts.drawnByGothic(harder)).toBe(false)
      expect(fonts.draws(harder)).toBe(true)
    }
  })

  it('no font draws an unknown variant, another script or an emoji', async () => {
    const fonts = await loadShippedFonts()
    for (const lost of [VARIANT_OF_NONE, 'ཀ', '🗳']) expect(fonts.draws(lost)).toBe(false)
  })

  it('without IPAmj, what BIZ UD Gothic lacks is not drawn', async () => {
    const fonts = await loadShippedFonts('/nowhere/ipamjm.ttf')
    expect(fonts.nameFontSource).toBeNull()
    expect(fonts.draws('𠮷')).toBe(false)
    expect(fonts.draws('髙')).toBe(true)
  })
})

describe('the cut of IPAmj in a package', () => {
  it.skipIf(without)(
    `draws each name in which BIZ UD Gothic lacks a letter as a whole, the variant as its own glyph${whyNot}`,
    async () => {
      const fonts = await loadShippedFonts()
      const sources = sourcesWith('𠮷田　太郎', `${VARIANT_OF_MJ}西　花子`, '髙橋　一')
      const made = await cutNameFont(sources, fonts)
      if (made === null) throw new Error('expected a font')
      expect(made.beyondGothic).toEqual([VARIANT_OF_MJ, '𠮷'])
      const cut = made.ttf
      expect(cut.length).toBeLessThan(100_000)
      const font = await openFont(cut)
      expect(drawsWith(font, '𠮷')).toBe(true)
      expect(drawsWith(font, VARIANT_OF_MJ)).toBe(true)
      expect(drawsWith(font, '葛\u{e0103}')).toBe(false)
      for (const whole of '田太郎西花子') expect(drawsWith(font, whole)).toBe(true)
      for (const others of '髙橋一') expect(drawsWith(font, others)).toBe(false)
      const variant = font._cmapProcessor.getVariationSelector(0x845b, 0xe0102)
      expect(variant).toBeGreaterThan(0)
      expect(await outlineOf(cut, VARIANT_OF_MJ)).not.toBe(await outlineOf(cut, '葛'))
      expect(await outlineOf(cut, VARIANT_OF_MJ)).toBe(await outlineOf(fonts.nameFontSource, VARIANT_OF_MJ))
      const again = await cutNameFont(sources, await loadShippedFonts())
      expect(Buffer.compare(Buffer.from(cut), Buffer.from(again?.ttf ?? []))).toBe(0)
    },
  )

  it('is not made when BIZ UD Gothic draws everything', async () => {
    expect(await cutNameFont(sourcesWith('髙橋　﨑'), await loadShippedFonts())).toBeNull()
  })
})

const noGothic = existsSync(CANDIDATE_FONT_SOURCE) ? without : 'Debian package fonts-noto-cjk is not installed'

describe('the face of all candidates (LAW-08)', () => {
  it('is BIZ UD Gothic where that draws everything of them, whatever voters are called', async () => {
    const made = await cutNameFont(standing(['髙橋　﨑', '濵田　さくら'], ['𠮷田　太郎']), await loadShippedFonts())
    expect(made).toMatchObject({ candidates: null, beyondGothic: ['𠮷'] })
  })

  it.skipIf(noGothic)(`is one Gothic for all when one has a letter of JIS X 0213: ${noGothic || 'there'}`, async () => {
    const sources = standing(['𠮷村　健一郎', '濵田　さくら'])
    const cut = (await cutNameFont(sources, await loadShippedFonts()))?.candidates ?? null
    if (cut === null) throw new Error('expected a face')
    const font = await openFont(cut)
    expect((font as unknown as { postscriptName: string }).postscriptName).toMatch(/NotoSansCJKjp/)
    expect(await lackingIn(cut, sources)).toEqual([])
    // A name that a later list corrects is drawn by the same face, or refused.
    expect(await lackingIn(cut, standing(['𠮷村　健太郎', '鷺沼　魁']))).toEqual([])
    expect(await lackingIn(cut, standing(['𠮷村　健太郎', `${VARIANT_OF_MJ}西　一`]))).toEqual([VARIANT_OF_MJ])
  })

  it.skipIf(without)(`is IPAmj for all when one has a letter that no Gothic draws${whyNot}`, async () => {
    const sources = standing([`${VARIANT_OF_MJ}西　花子`, '濵田　さくら'])
    const cut = (await cutNameFont(sources, await loadShippedFonts()))?.candidates ?? null
    if (cut === null) throw new Error('expected a face')
    expect((await openFont(cut)) as unknown).toMatchObject({ postscriptName: 'IPAmjMincho' })
    expect(await lackingIn(cut, sources)).toEqual([])
  })

  it.skipIf(without)(`is IPAmj where the other is not installed${whyNot}`, async () => {
    const fonts = await loadShippedFonts(NAME_FONT_SOURCE, '/nowhere/gothic.ttc')
    const cut = (await cutNameFont(standing(['𠮷村　健一郎', '濵田　さくら']), fonts))?.candidates ?? null
    expect((await openFont(cut ?? new Uint8Array())) as unknown).toMatchObject({ postscriptName: 'IPAmjMincho' })
  })
})

function standing(names: readonly string[], voters: readonly string[] = []): ElectionSources {
  const candidates = names.map((name) => ({
    name,
    kana: 'やま たろう',
    party: '無所属',
    partyKana: '',
    displayName: '',
  }))
  return { ...sourcesWith(...voters), candidates } as unknown as ElectionSources
}

/** The outline of the first glyph, as the reader of the screen sees it. */
async function outlineOf(bytes: Uint8Array | null, text: string): Promise<string> {
  if (bytes === null) throw new Error('expected a font')
  const opened: unknown = await openFont(bytes)
  const font = opened as { layout(text: string): { glyphs: { path: { toSVG(): string } }[] } }
  return font.layout(text).glyphs[0]?.path.toSVG() ?? ''
}
