/** ELG-02: no ground that shames is large or red on the screen at the reception; the clerk has it in small letters. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerDeskRefusals, SAID_ASIDE, sayAside } from '#ui/messages/issuer-desk.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { DeskPanel } from './desk-panel.tsx'

const CODES = Object.keys(issuerDeskRefusals).filter(
  (code) => !code.includes('card'),
) as (keyof typeof issuerDeskRefusals)[]

function large(code: string, language: Language) {
  const desk = { type: 'refused', notice: { code, values: {} }, voter: null }
  const page = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <DeskPanel
        head={{} as never}
        view={{ desk, language, record: { kiosks: [{}], roll: {} } } as never}
        send={() => {}}
      />
    </LanguageProvider>,
  )
  return {
    page,
    heads: [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, words = '']) => words),
    frame: /class="desk ([\w-]+)"/.exec(page)?.[1],
  }
}

describe.each(LANGUAGES)('%s', (language) => {
  it.each(CODES)('%s', (code) => {
    const { page, heads, frame } = large(code, language)
    const title = issuerDeskRefusals[code][language].title.split(/[{"]/)[0] ?? ''
    const aside = SAID_ASIDE.has(code)
    expect(heads).toHaveLength(1)
    expect(heads.join().includes(title)).toBe(!aside)
    expect(heads.join().includes(sayAside[language])).toBe(aside)
    expect(frame).toBe(aside ? 'desk-aside' : 'desk-refused')
    expect(page).toContain(title)
    expect(page.includes(issuerScreen.forClerk[language])).toBe(aside)
  })

  it('what the roll says of the person is among them', () => {
    for (const code of ['disqualified', 'died', 'struck', 'moved', 'under-age'] as const)
      expect(large(code, language).heads.join()).not.toContain(issuerDeskRefusals[code][language].title)
  })
})
