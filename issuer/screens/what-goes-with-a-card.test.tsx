/** Words beside a card: who goes along with it, what there is where no voice speaks, and how long a lost one may still vote (WI9). */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { expiryAfter } from '#election/card/voting-card.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import { LANGUAGES } from '#election/languages.ts'
import { NEW_STANDING } from '#election/roll/standing.ts'
import type { LocalMinute } from '#election/time.ts'
import { checkedVoter, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import type { Way } from '../session/screen-event.ts'
import type { Assistance, Day } from '../session/state.ts'
import { viewOf } from '../session/view-of.ts'
import { CardDesk } from './card-desk.tsx'
import { PausePanel } from './pause-panel.tsx'
import { ReplacePanel } from './replace-panel.tsx'
import { type FieldsProps, PaperContests, PaperGiven, WaysPage } from './ways-page.tsx'
import type { TabProps } from './words.ts'

const NOW = '2026-11-22T10:20' as LocalMinute
const HEAD = {
  contests: [],
  contestsSaid: [],
  paperContests: [],
  scripts: STAFF_SCRIPTS,
  offCards: 0,
  settings: USUAL_SETTINGS,
}
const PERSON = {
  ...voter(),
  ...{ name: '名', kana: 'な', sex: 'F', birthDate: '1980-01-01', address: '', byOrder: true },
} as never

const propsOf = (day: Partial<Day>, head: object = {}): TabProps => ({
  head: { ...HEAD, ...head } as never,
  view: viewOf(new IssuerSession(day, { now: NOW }).state) as never,
  send: () => {},
})

describe.each(LANGUAGES)('%s', (language) => {
  const page = (shown: ReactNode) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <KeysAtHand>{shown}</KeysAtHand>
      </LanguageProvider>,
    )

  it('the question before the card names what the card is for, and the ballot paper beside it', () => {
    const titles = (...all: string[]) => all.map((title, bit) => ({ id: title, bit, title, districts: [] }))
    const [mayor, council, governor] = titles('市長', '市議会議員', '知事')
    const head = {
      contests: [mayor, council],
      contestsSaid: [mayor, council],
      ...{ paperContests: [governor], offCards: 4 },
    }
    const checked = checkedVoter({ voter: PERSON, offered: 7, chosen: 5 } as never)
    const shown = page(
      <CardDesk {...propsOf({ desk: { type: 'question', question: 'single', checked } as never }, head)} />,
    )
    expect(shown).toContain('「市長のみの投票を行うカードを発券します')
    expect(shown).toContain(issuerScreen.paperToo[language].replace('{contests}', '知事'))
  })

  it.each(['proxy', 'assisted'] as const)('%s: both assistants are named at the hand-over', (mode) => {
    const handOver = (assistance: Partial<Assistance>) => {
      const checked = checkedVoter({ voter: PERSON, assistance: { ...checkedVoter().assistance, ...assistance } })
      return page(<CardDesk {...propsOf({ desk: { type: 'hand-over', checked, papers: 0 } as never })} />)
    }
    const names = ['補助 一', '補助 二']
    const [before = '', after = ''] = issuerScreen[`goAlong_${mode}`][language].split('{names}')
    expect(handOver({ mode, assistants: names })).toContain(`${before}${names.join('・')}${after}`)
    expect(handOver({})).not.toContain(before)
  })

  // ROL-08, PRX-02
  it('who is here of the clerks is offered beside a voter and at the desk', () => {
    const staff = ['受付 一郎', '庶務 次郎'].map((name, place) => ({ name, here: place === 0 }))
    const assistance = { ...checkedVoter().assistance, mode: 'proxy' } as const
    const desk = { type: 'checked', checked: checkedVoter({ voter: PERSON, assistance }), failure: null } as never
    const props = propsOf({ desk, record: openRecord({ staff }) })
    for (const shown of [page(<CardDesk {...props} />), page(<PausePanel {...props} />)]) {
      expect(shown).toContain('<option value="受付 一郎">')
      expect(shown).not.toContain('庶務 次郎')
    }
  })

  // D-09, TRN-02: T counts the tickets of cards.
  it.each([
    ['nothing else', { ordinary: 1, marks: 1 }, 'paperNext_ordinary'],
    ['a card as well', { ordinary: 1, marks: 3, out: 2 }, 'paperNext_besideCard'],
  ] as const)('a ballot paper for who has %s: where the ticket lies', (_, standing, next) => {
    const who = { ...(PERSON as object), standing: { ...NEW_STANDING, ...standing } }
    const desk = { type: 'paper-given', voter: who, contests: 1 } as never
    expect(page(<PaperGiven {...propsOf({ desk })} desk={desk} />)).toContain(issuerScreen[next][language])
  })

  it('without a voice at the station: what there is instead, and no such card', () => {
    const desk = { type: 'checked', checked: checkedVoter({ voter: PERSON }), failure: null } as never
    const without = page(<CardDesk {...propsOf({ desk }, { voice: false })} />)
    const words = issuerScreen.noVoice[language].split('"')[0] ?? ''
    expect(without).toContain(words)
    expect(without).not.toContain(issuerScreen.audio[language])
    expect(page(<CardDesk {...propsOf({ desk }, { voice: true })} />)).not.toContain(words)
  })

  // T13: who votes online for two contests and takes an early card for one would lose the other one without a word.
  it('an early card for some of the contests: what becomes of a vote cast online', () => {
    const desk = (chosen: number) =>
      ({
        type: 'checked',
        checked: checkedVoter({ voter: PERSON, offered: 3, chosen } as never),
        failure: null,
      }) as never
    const early = { online: true, earlyUntil: '2026-11-21' }
    const words = issuerScreen.partVoidsOnline[language]
    const part = page(<CardDesk {...propsOf({ desk: desk(1) }, early)} />)
    // Below every choice: a button that moves under a finger is another one.
    expect(part.indexOf(words)).toBeGreaterThan(part.indexOf(issuerScreen.noContest[language]))
    expect(page(<CardDesk {...propsOf({ desk: desk(0) }, early)} />)).not.toContain(words)
    expect(page(<CardDesk {...propsOf({ desk: desk(3) }, early)} />)).not.toContain(words)
    expect(page(<CardDesk {...propsOf({ desk: desk(1) }, { ...early, online: false })} />)).not.toContain(words)
    expect(page(<CardDesk {...propsOf({ desk: desk(1) }, { ...early, earlyUntil: null })} />)).not.toContain(words)
  })

  it('the list of other ways has that of a lost card, where one is out', () => {
    const listFor = (out: number) => {
      const voter = Object.assign({}, PERSON, { standing: { ...NEW_STANDING, out } })
      const desk = { type: 'ways', voter, open: [], chosen: null } as never
      return page(<WaysPage {...{ ...propsOf({ desk }, {}), desk }} />)
    }
    expect(listFor(3)).toContain(issuerScreen.cardGone[language])
    expect(listFor(3)).not.toContain(issuerScreen.waysNone[language])
    expect(listFor(0)).toContain(issuerScreen.waysNone[language])
    expect(listFor(0)).not.toContain(issuerScreen.cardGone[language])
  })

  it('an early paper in braille for some of the contests: the same', () => {
    const contests = [0, 1].map((bit) => ({ id: bit, title: `選挙${bit}` }))
    const early = { online: true, earlyUntil: '2026-11-21', contests, contestsSaid: contests }
    const fields = (way: Way, chosen: readonly number[], head: object = {}) => {
      const desk = { type: 'ways', voter: Object.assign({}, PERSON, { standing: NEW_STANDING }), way, open: [] }
      const tab = propsOf({ desk: desk as never }, { ...early, ...head })
      const props = { ...tab, desk, way, entries: { contests: chosen }, enter: () => {} }
      return page(<PaperContests {...(props as unknown as FieldsProps)} />)
    }
    const words = issuerScreen.partVoidsOnline[language]
    expect(fields('braille', [1])).toContain(words)
    expect(fields('braille', [0, 1])).not.toContain(words)
    expect(fields('braille', [1], { earlyUntil: null })).not.toContain(words)
    expect(fields('provisional', [1])).not.toContain(words)
  })

  it.each(['lost', 'unreadable'] as const)(
    '%s and replaced: until when the old one may vote, issued at 10:07 or now',
    (card) => {
      const check = {
        type: 'replacing',
        card,
        lies: false,
        voter: PERSON,
        number: 1,
        failure: null,
        working: false,
      } as const
      const hours = ['2026-11-22T10:07', NOW].map((issued) => expiryAfter(issued as LocalMinute, 60).slice(11))
      expect(hours).toEqual(['11:30', '11:30'])
      expect(page(<ReplacePanel {...propsOf({ check })} check={check} />)).toContain('11:30')
    },
  )
})
