/** SCR-01, D-08, D-10: whoever approves the rules reads the words of staff and the lines of the papers as they will be. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Settings } from '#election/definition/settings.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalTime } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { withSettings } from '#simulation/rooms/with-settings.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { officeFormChanges } from '#words/office.ts'
import { draftOf } from '../session/draft.ts'
import type { ItemView } from '../session/view.ts'
import { ItemContent } from './item-content.tsx'

describe.each(LANGUAGES)('in %s', (language) => {
  function shown(kind: 'rules' | 'stations', settings: Partial<Settings>, ofStation = {}): string {
    const stations = tinySources.stations.map((station) => ({ ...station, ...ofStation }))
    const draft = draftOf(
      { ...tinySources, stations, rules: withSettings(tinySources.rules, settings) },
      '0'.repeat(64),
    )
    return renderToStaticMarkup(
      <LanguageProvider language={language}>
        <ItemContent item={{ kind } as ItemView} draft={draft} papers={[]} />
      </LanguageProvider>,
    )
  }

  it('each choice of the commission, and its words with the values filled in', () => {
    const own = { opening: ['{station}を開きます。', '{election}を始めます。'] }
    const quickReports = ['10:00', '14:00'] as LocalTime[]
    const html = shown('rules', { quickReports, sendTo: '見本市開票所', countPlace: '市民体育館', scripts: own })
    for (const words of [
      listed(quickReports, language),
      '見本市開票所',
      '市民体育館',
      officeWords.wordsOfStaff[language],
    ])
      expect(html).toContain(words)
    expect(html).toContain(`「${tinySources.stations[0]?.name}を開きます。」`)
    expect(html).toContain(`「${tinySources.rules.title}を始めます。」`)
    // The commission's words are read as Japanese, the page's own words in the language of the page.
    expect(html).toContain('<dd lang="ja">市民体育館</dd>')
    expect(html).toContain(`<dd>${officeWords.yes[language]}</dd>`)
    expect(html).not.toMatch(/[{}]/)
  })

  it('each changed form, by the words that are printed, and none where all are as usual', () => {
    const forms: Settings['forms'] = [
      { form: 'polling-record', change: 'column', at: 'machines.trouble', words: '確認した者', width: 80 },
      { form: 'polling-record', change: 'seal', at: 'officer', words: '委員長' },
    ]
    const html = shown('rules', { forms })
    for (const words of [
      '投票録　故障・交換・再起動（時刻、措置）',
      '「確認した者」',
      '28 mm',
      '投票録　投票管理者　署名',
    ])
      expect(html).toContain(words)
    for (const words of [officeWords.ownForms, officeFormChanges.column, officeFormChanges.seal])
      expect(html).toContain(words[language])
    expect(shown('rules', {})).not.toContain(officeWords.ownForms[language])
  })

  it('what is left as usual is said too', () => {
    const html = shown('rules', {})
    for (const word of ['noQuickReports', 'byHand', 'atTheTally', 'usualWords'] as const)
      expect(html).toContain(officeWords[word][language])
  })

  it('of a station: its place, its headphones, and the turnout of last time as the paper will have it', () => {
    const html = shown('stations', {}, { place: '中央1番地', headphones: false, lastTurnout: [6150, null] })
    for (const words of ['中央1番地', officeWords.mark_noHeadphones[language], listed(['61.50%', '—'], language)])
      expect(html).toContain(words)
    expect(shown('stations', {})).toContain(officeWords.placeByHand[language])
  })
})
