/** CNT-01, CNT-02, X-A5: what the grid and the panel say of a station at first sight: what differed, what nobody need look at, what is the next press. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { containers, transportItems } from '#election/count/arrival.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyScreenEventSchema } from '../session/screen-event.ts'
import type { StationView, TallyView } from '../session/view.ts'
import { ArrivalDialog } from './arrival-dialog.tsx'
import { StationGrid } from './station-grid.tsx'
import { StationPanel } from './station-panel.tsx'

const WHOLE = containers.map((container) => ({ container, sealed: true, locked: true, label: '' }))

async function received(changes: object = {}): Promise<CountRoom> {
  const room = await CountRoom.make()
  const [station] = room.view().stations
  const event = { type: 'receive-station', station: station?.id, clerk: '開票 係', differing: [], containers: WHOLE }
  room.press(tallyScreenEventSchema.parse({ ...event, ...changes }))
  return room
}

function listOf(view: TallyView): string | undefined {
  const html = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>
        <StationGrid view={view} shown={null} onChoose={() => {}} />
      </KeysAtHand>
    </LanguageProvider>,
  )
  return /data-list="([^"]*)"/.exec(html)?.[1]
}

function panelOf(view: TallyView, changes: Partial<StationView> = {}): string {
  const [station] = view.stations
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>
        {station && <StationPanel station={{ ...station, ...changes }} view={view} send={() => {}} onAsk={() => {}} />}
      </KeysAtHand>
    </LanguageProvider>,
  )
}

function listDialogOf(view: TallyView, index: number): string {
  const station = view.stations[index]
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <KeysAtHand>
        {station && <ArrivalDialog station={station} lastClerk="交代 係" send={() => {}} onClose={() => {}} />}
      </KeysAtHand>
    </LanguageProvider>,
  )
}

it('a list that differs is marked in the grid, before the chair is asked and after', async () => {
  expect(listOf((await CountRoom.make()).view())).toBe('waiting')
  expect(listOf((await received()).view())).toBe('as-listed')
  const differing = [{ item: 'voting-cards', note: '1枚足りない' }]
  expect(listOf((await received({ differing })).view())).toBe('differs')
  const open = await received({ containers: [{ ...WHOLE[0], locked: false }, ...WHOLE.slice(1)] })
  expect(listOf(open.view())).toBe('open')
  open.press({ type: 'decide-container', station: '1' as StationId, reason: '錠の故障', by: ['選挙 長'] })
  expect(listOf(open.view())).toBe('differs')
})

it('an unused spare is no alarm, a machine that failed is one', async () => {
  const view = (await received()).view()
  const number = '00000 11111 22222 33333'
  const told = (state: 'spare' | 'failed') =>
    panelOf(view, { reportFingerprint: number, setAside: [{ pair: 3 as PairNumber, state }] })
  expect(told('spare')).toContain('data-unusual="false"')
  expect(told('failed')).toContain('data-unusual="true"')
  expect(told('spare')).toContain('予備')
})

it('what is there for a bad day is not the strongest button', async () => {
  const waiting = panelOf((await CountRoom.make()).view())
  const here = panelOf((await received()).view())
  expect(waiting).toContain('button-go')
  for (const html of [waiting, here]) expect(html).not.toContain('button-staff')
})

it('a list that was sent is shown as it was sent, to mend one line of it; a station that comes now has nothing filled but the clerk', async () => {
  const [first, , third] = WHOLE
  const sent = await received({
    differing: [{ item: 'voting-cards', note: '1枚足りない' }],
    containers: [{ ...first, label: 'A-0001' }, { ...WHOLE[1], locked: false }, third],
  })
  const html = listDialogOf(sent.view(), 0)
  expect(html).toContain('value="A-0001"')
  expect(html).toContain('value="1枚足りない"')
  expect(html).toContain('value="開票 係"')
  expect(html.match(/✓ 目録どおり/g)).toHaveLength(transportItems.length - 1)
  expect(html.match(/✓ あり/g)).toHaveLength(2 * containers.length - 1)
  expect(html.match(/▲ なし/g)).toHaveLength(1)
  expect(html).toMatch(/<span class="arrival-first"[^>]*><\/span>/)
  const other = listDialogOf(sent.view(), 1)
  expect(other).not.toContain('✓')
  expect(other).toContain('value="交代 係"')
})
