import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { kioskScreen } from '#words/kiosk.ts'
import { LanguageProvider } from '../language/language.tsx'
import { windowNews } from '../messages/machine.ts'
import type { Text } from '../messages/message.ts'
import { uiRefusals } from '../messages/ui-refusals.ts'
import { BarCell } from './bar-cell.tsx'
import { Button } from './button.tsx'
import { Checklist } from './checklist.tsx'
import { useFurigana, withFurigana } from './furigana.tsx'
import { NameWithRuby, rubyParts } from './name-with-ruby.tsx'
import { NumberPad } from './number-pad.tsx'
import { RefusalCard } from './refusal-card.tsx'
import { ScreenUnreachable } from './screen-unreachable.tsx'
import { UseBanner } from './use-banner.tsx'

describe('a name', () => {
  it('keeps its exact characters, IVS and surrogates included', () => {
    const name = '葛\u{E0102}城 𠮷之助'
    const shown = renderToStaticMarkup(<NameWithRuby name={name} kana="かつらぎ よしのすけ" />)
    for (const part of name.split(' ')) expect(shown).toContain(part)
    expect(shown).toContain('<rt>よしのすけ</rt>')
  })

  it('has ruby over each part, or over the whole when the reading is divided otherwise', () => {
    expect(rubyParts('山田　花子', 'やまだ はなこ')).toEqual([
      ['山田', 'やまだ'],
      ['花子', 'はなこ'],
    ])
    expect(rubyParts('ジョン・スミス', 'じょん すみす')).toEqual([['ジョン・スミス', 'じょん すみす']])
  })

  it('has none over kana that are read as they are written, and keeps the line free (K13)', () => {
    const shown = renderToStaticMarkup(<NameWithRuby name="山田 さくら" kana="やまだ さくら" />)
    expect(shown).toContain('<ruby>山田<rt>やまだ</rt></ruby><ruby>さくら<rt>\u00a0</rt></ruby>')
  })
})

describe('words with readings above them', () => {
  const Words = () => <Button onPress={() => {}}>{useFurigana()(kioskScreen.next)}</Button>

  it('are one sentence to who hears them, and nothing is said twice (K13)', () => {
    expect(renderToStaticMarkup(<Words />)).toContain(
      'aria-label="次へ"><span class="furigana-word"><ruby class="furigana">次<rt><span aria-hidden="true" data-reading="つぎ"></span></rt></ruby>へ</span>',
    )
  })

  it('keep a word and its ending on one line; a long run may go on the next', () => {
    const endings = (text: Text) =>
      [...renderToStaticMarkup(withFurigana(text.ja)).matchAll(/<\/ruby>([^<]*)<\/span>/g)].map(([, ending]) => ending)
    expect(endings(kioskScreen.leaveRest)).toEqual(['りは', 'しないで', 'する'])
    expect(endings({ ja: '投票することはできません', en: '' })).toEqual([''])
    expect(renderToStaticMarkup(withFurigana(kioskScreen.leaveRest.ja)).match(/<wbr\/>/g)).toHaveLength(2)
    for (const sentence of ['「確かめる」', '係員にお知らせください'])
      expect(renderToStaticMarkup(withFurigana(sentence))).not.toContain('<wbr')
  })

  it("keep a machine's number on one line", () => {
    const shown = renderToStaticMarkup(withFurigana('投票機 {machine} へ', { machine: 'NM-0204' }))
    expect(shown).toContain('<span class="furigana-word">NM-0204</span>')
    expect(renderToStaticMarkup(withFurigana('{title}は終わりました', { title: '新見市長選挙' }))).not.toContain(
      '<span class="furigana-word">新',
    )
  })

  it('have none in English', () => {
    const shown = renderToStaticMarkup(
      <LanguageProvider language="en">
        <Words />
      </LanguageProvider>,
    )
    expect(shown).toContain('>Next<')
    expect(shown).not.toContain('aria-label')
  })
})

describe('a refusal', () => {
  it('says what is safe, what to do next and the code, in the language of the screen', () => {
    const card = <RefusalCard code="screen-lost" text={uiRefusals['screen-lost']} />
    const english = renderToStaticMarkup(<LanguageProvider language="en">{card}</LanguageProvider>)
    expect(renderToStaticMarkup(card)).toContain(uiRefusals['screen-lost'].ja.next)
    expect(english).toContain(uiRefusals['screen-lost'].en.title)
    expect(english).toContain('data-code="screen-lost"')
    expect(english).toContain('role="alert"')
  })

  it.each(['lost', 'busy', 'refused'] as const)('stands alone on a screen whose service is %s', (connection) => {
    const shown = renderToStaticMarkup(<ScreenUnreachable connection={connection} />)
    expect(shown).toContain(uiRefusals[`screen-${connection}`].ja.title)
  })
})

it('a screen that another follows says so in both languages, and does not alarm anybody (X-C5)', () => {
  const shown = renderToStaticMarkup(<ScreenUnreachable connection="ends" />)
  for (const text of Object.values(windowNews['begins-anew'])) expect(shown).toContain(text)
  expect(shown).not.toContain('role="alert"')
})

describe('meaning is never in colour alone', () => {
  it('a check line has a sign and a word for each state', () => {
    const lines = (['waiting', 'running', 'good', 'bad'] as const).map((state) => ({ key: state, label: 'x', state }))
    const shown = renderToStaticMarkup(<Checklist lines={lines} />)
    for (const word of ['待ち', '確認中', '良好', '異常', '✓', '▲']) expect(shown).toContain(word)
  })

  it('a bar is called by its row', () => {
    expect(renderToStaticMarkup(<BarCell label="3 佐藤 1,234" value={1234} most={2000} />)).toContain(
      'aria-label="3 佐藤 1,234"',
    )
  })

  it('a switch that is on is also said to be pressed', () => {
    const button = (
      <Button pressed onPress={() => {}}>
        大
      </Button>
    )
    expect(renderToStaticMarkup(button)).toContain('aria-pressed="true"')
  })
})

it('a PIN is shown as dots', () => {
  const pad = <NumberPad label="PIN" value="246813" digitsMax={12} secret onChange={() => {}} onEnter={() => {}} />
  const shown = renderToStaticMarkup(pad)
  expect(shown).toContain('●●●●●●')
  expect(shown).not.toContain('246813')
})

it('見本 and 模擬 stand on every screen that is not live, nothing on a live one', () => {
  expect(renderToStaticMarkup(<UseBanner use="live" />)).toBe('')
  expect(renderToStaticMarkup(<UseBanner use="fixture" />)).toContain('見本')
  expect(renderToStaticMarkup(<UseBanner use="rehearsal" />)).toContain('模擬')
})
