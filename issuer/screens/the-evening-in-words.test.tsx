/** The evening as a presiding officer reads it: what a step says is so, and what is to be done stands beside it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { STATION_PAPERS } from '#documents/station/paper-names.ts'
import { CLOSED_SCREENS, counts, IssuerSession, openRecord, TICKED } from '#simulation/rooms/issuer-session.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import type { DayRecord } from '../session/day-record.ts'
import { viewOf } from '../session/view-of.ts'
import { CloseTab } from './close-tab.tsx'
import { DayFrame } from './day-frame.tsx'

const HEAD = {
  stationName: '第1投票所',
  electionTitle: '市長選挙',
  issuer: '1-I1',
  closes: '20:00',
  designated: false,
  contests: [
    { id: 'mayor', title: '市長選挙' },
    { id: 'council', title: '市議会議員選挙' },
  ],
}

type Closing = Partial<DayRecord['closing']>
const LID_LOCKED = { ...openRecord().closing.sealing, 'ballot-box-locked': true }

function evening(closing: Closing = {}, changes: Partial<DayRecord> = {}): IssuerSession {
  const record = openRecord({ stage: 'closing', inside: { rollNos: [], fixed: true }, ...changes })
  const witnesses = { ...record.witnesses, transport: record.witnesses.names[0] ?? '' }
  return new IssuerSession(
    {
      tab: 'close',
      counts: counts({ cardsOut: 2 }),
      record: {
        ...record,
        witnesses: changes.witnesses ?? witnesses,
        cardsReceived: 10,
        closing: { ...record.closing, ticks: TICKED, ...closing },
      },
    },
    { now: '2026-11-22T20:30' },
  )
}

function shown(session: IssuerSession, frame = false): string {
  const view = { ...viewOf(session.state), language: 'ja' } as never
  const props = { head: HEAD as never, view, send: () => {} }
  const page = (
    <LanguageProvider language="ja">
      <KeysAtHand>{frame ? <DayFrame {...props} /> : <CloseTab {...props} />}</KeysAtHand>
    </LanguageProvider>
  )
  return renderToStaticMarkup(page)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
}

const { ja: said } = STAFF_SCRIPTS.end

describe('閉鎖', () => {
  it('how many cards are still out is read beside the clock until the machines are closed', () => {
    expect(shown(evening(), true)).toContain(`${issuerScreen.cardsOutNow.ja}  2`)
  })

  it('a paper that is not printed is a sign at the page of papers', () => {
    expect(shown(evening(), true)).toMatch(new RegExp(`▲ *${issuerScreen.tab_papers.ja}`))
    const papers = STATION_PAPERS.map((name) => ({ name, version: 1, copies: 1, digest: '' }))
    expect(shown(evening({}, { papers }), true)).not.toMatch(new RegExp(`▲ *${issuerScreen.tab_papers.ja}`))
  })

  it('the day is said as the papers say it', () => {
    const page = shown(evening(), true)
    expect(page).toContain('令和8年11月22日')
    expect(page).not.toContain('2026-11-22')
  })

  it('who is to be entered as inside', () => {
    const page = shown(evening({}, { inside: { rollNos: [], fixed: false } }))
    expect(page).toContain(issuerScreen.insideHelp.ja)
  })

  it('the words of the closing are read where the machines are closed', () => {
    const page = shown(evening({ ticks: TICKED }))
    expect(page).toContain(issuerScreen.closeKiosks.ja)
    expect(page).toContain(said[0])
    expect(page).not.toContain(said[1])
  })

  it('a lid that words stand for is not called locked', () => {
    const words = '箱の錠がこわれた'
    const closing = { kiosksMayClose: true, ...CLOSED_SCREENS, boxesReady: { exception: words } }
    const envelopes = [{ envelope: 'officer-box', sealedWith: '立会 春子', note: words } as const]
    expect(shown(evening(closing, { keys: { envelopes, moves: [] } }))).toContain(issuerScreen.lidByWords.ja)
    // Words about the media say nothing of the lid.
    expect(shown(evening(closing))).toContain(issuerScreen.lidByWordsHelp.ja)
    expect(shown(evening(closing))).not.toContain(issuerScreen.lidByWords.ja)
    expect(shown(evening({ kiosksMayClose: true, ...CLOSED_SCREENS, boxesReady: null }))).not.toContain(
      issuerScreen.lidByWords.ja,
    )
  })

  it('a difference is first looked for as a slip, at the step where it was typed', () => {
    const page = shown(
      evening({
        kiosksMayClose: true,
        ...CLOSED_SCREENS,
        boxesReady: { exception: 'x' },
        sealing: LID_LOCKED,
        ticketsCounted: 3,
        cardsInCase: 10,
      }),
    )
    expect(page).toContain('先に、数え間違いと入れ間違いを確かめます')
    expect(page).toContain(`「${issuerScreen.step_closeKiosks.ja}」`)
    expect(page).toContain(`「${issuerScreen.step_account.ja}」`)
  })

  it('the figures that are signed are read where they are signed', () => {
    const page = shown(
      evening({
        kiosksMayClose: true,
        ...CLOSED_SCREENS,
        boxesReady: { exception: 'x' },
        sealing: LID_LOCKED,
        ticketsCounted: 0,
        cardsInCase: 8,
      }),
    )
    expect(page).toContain(issuerScreen.writeReport.ja)
    expect(page).toContain(issuerScreen.signHelp.ja)
    expect(page).toContain(issuerScreen.told.ja)
  })
})
