/** WI1: where a card is asked for, the page says that none can be read and what is to be done; so does the foot of every page. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { ALL, checkedVoter, IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerDevicesLost } from '#ui/messages/devices.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { deviceNumber } from '../session/device-troubles.ts'
import type { Day, ReaderState } from '../session/state.ts'
import type { DayView, IssuerView } from '../session/view.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

const LOSSES = ['not-there', 'refused', 'silent'] as const

const STANDS: readonly (readonly [string, Partial<Day>])[] = [
  [
    'a card is asked for',
    { desk: { type: 'card-awaited', checked: checkedVoter({ voter: person() }), failure: null } },
  ],
  ['a card is to come back', { desk: { type: 'return-awaited', voter: person(), declined: ALL, failure: null } }],
  ['the card check asks for one', { check: { type: 'voting-card', failure: null, working: false } }],
  [
    'a card that was left open',
    { unsettled: { kind: 'issue', voter: person(), checked: null, working: false, failure: null } },
  ],
]

function person() {
  return {
    ...voter(),
    name: '名',
    kana: 'な',
    sex: 'F',
    birthDate: '1980-01-01',
    address: '',
    residentSince: '1980-01-01',
    ticket: 'T1',
    byOrder: false,
  } as never
}

function page(day: Partial<Day>, reader: ReaderState, language: Language): string {
  const view = viewOf(new IssuerSession(day, { reader }).state) as IssuerView & DayView
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  const markup = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <IssuerScreen view={{ ...view, head, language } as never} send={() => {}} />
    </LanguageProvider>,
  )
  return markup.replaceAll('&#x27;', "'")
}

describe.each(LANGUAGES)('%s', (language) => {
  const outs = (partOf: (loss: { title: string; next: string }) => string, foreign: Text) => [
    ...LOSSES.map((loss) => {
      const code = `reader-${loss}` as const
      return [loss, `${deviceNumber(code)} ${partOf(issuerDevicesLost[code][language])}`] as const
    }),
    ['foreign', foreign[language]] as const,
  ]

  it.each(STANDS)('%s', (_, day) => {
    for (const [out, words] of outs((loss) => `${loss.title} ${loss.next}`, issuerScreen.deskReader_foreign)) {
      expect(page(day, out, language)).toContain(words)
      expect(page(day, 'absent', language)).not.toContain(words)
    }
  })

  it('the foot of the empty desk', () => {
    for (const [out, words] of outs(({ title }) => title, issuerScreen.footReader_foreign)) {
      expect(page({}, out, language)).toContain(words)
      expect(page({}, 'card', language)).not.toContain(words)
    }
  })
})

describe('before the books are open', () => {
  const shown = (view: object, language: Language) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <IssuerScreen view={{ head: null, language, ...view } as never} send={() => {}} />
      </LanguageProvider>,
    )

  it('a reader that was lost under the PIN is told once', () => {
    const { title } = issuerDevicesLost['reader-silent'].ja
    const failure = { code: 'reader-silent', values: {} }
    const page = shown({ screen: 'locked', reader: 'silent', working: false, failure }, 'ja')
    expect(page.split(title)).toHaveLength(2)
  })

  it.each([
    ['ja', '引継ぎ媒体に記録できません（書き込めない）'],
    ['en', 'cannot be written (it could not be written to)'],
  ] as const)('a take-over medium that failed says why in words (%s)', (language, words) => {
    const notice = { code: 'take-over-medium-failed', values: { fault: 'read-only' } }
    expect(shown({ screen: 'out-of-service', notice }, language)).toContain(words)
  })
})
