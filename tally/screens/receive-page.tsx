/** Stations, reports and media come in: all stations at the left, the one that is worked on and the slots at the right. */

import { useState } from 'react'
import { isOnlineBox } from '#election/count/lost-media.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { type NextStep, nextStepOf } from '../session/next-step.ts'
import { isOfABody } from '../session/of-a-body.ts'
import type { StationView, TallyView } from '../session/view.ts'
import { ArrivalDialog } from './arrival-dialog.tsx'
import { ContainerDialog } from './container-dialog.tsx'
import { DuplicateDialog } from './duplicate-dialog.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { LostMedia } from './lost-media.tsx'
import { MachineLogDialog } from './machine-logs.tsx'
import { Missing } from './missing.tsx'
import { Openings } from './openings.tsx'
import type { PageProps } from './page-props.ts'
import { ReadAgainDialog } from './read-again-dialog.tsx'
import { SheetDialog } from './sheet-dialog.tsx'
import { SlotList } from './slot-list.tsx'
import { StationGrid } from './station-grid.tsx'
import { StationPanel } from './station-panel.tsx'
import { Totals } from './totals.tsx'

type Asked = 'duplicate' | 'explain' | 'read-again' | null
/** For this one station, whatever the page shows meanwhile. */
interface AskedOf {
  readonly what: 'arrival' | 'container'
  readonly station: string
}
/** Until something has come of it: then the page goes on to who needs it. */
interface Chosen {
  readonly id: string
  readonly as: string
}

export function ReceivePage({ view, send }: PageProps) {
  const [asked, setAsked] = useState<Asked>(null)
  const [askedOf, setAskedOf] = useState<AskedOf | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const station = stationShown(view, chosen)
  const byId = (id: string | undefined) => view.stations.find((each) => each.id === id)
  const of = byId(askedOf?.station)
  const receives = view.busy === null && view.phase === 'receive'
  const choose = (id: string) => {
    setChosen({ id, as: standOf(byId(id)) })
    // A station that has just come is received first; its panel shows when the list is put away.
    if (receives && byId(id)?.arrival === null) setAskedOf({ what: 'arrival', station: id })
  }
  const close = () => {
    setAsked(null)
    setAskedOf(null)
  }
  return (
    <div className="receive">
      <div className="receive-head">
        <Acts view={view} send={send} onAsk={setAsked} />
        {!isOfABody(view) && <Totals view={view} />}
      </div>
      <div className="receive-left">
        <LostMedia view={view} />
        {!isOfABody(view) && <StationGrid view={view} shown={station?.id ?? null} onChoose={choose} />}
        <SlotList view={view} />
      </div>
      <div className="receive-right">
        {station !== null && (
          <StationPanel
            station={station}
            view={view}
            send={send}
            onAsk={(what) => setAskedOf({ what, station: station.id })}
          />
        )}
        <OnlineRow online={view.online} lost={view.lost} />
        <Openings view={view} send={send} />
        <Missing view={view} />
      </div>
      {view.sheet !== null && <SheetDialog key={view.sheet.station} view={view} sheet={view.sheet} send={send} />}
      {asked === 'duplicate' && <DuplicateDialog view={view} send={send} onClose={close} />}
      {asked === 'explain' && <ExplainDialog view={view} send={send} onClose={close} />}
      {asked === 'read-again' && <ReadAgainDialog send={send} onClose={close} />}
      {askedOf?.what === 'arrival' && of && (
        <ArrivalDialog key={of.id} station={of} lastClerk={lastClerk(view)} send={send} onClose={close} />
      )}
      {view.machineLog !== null && <MachineLogDialog log={view.machineLog} send={send} />}
      {askedOf?.what === 'container' && of && <ContainerDialog station={of} send={send} onClose={close} />}
    </div>
  )
}

/** R9: the online ballot box is one more source of records, beside the stations. */
function OnlineRow({ online, lost }: Pick<TallyView, 'online' | 'lost'>) {
  const say = useText()
  if (online === null) return null
  const { received } = online
  const isLost = lost.some((each) => isOnlineBox(each) && each.refused === null)
  const missing = isLost ? tallyWords.onlineLost : tallyWords.onlineMissing
  return (
    <section className="receive-online" data-online={received !== null ? 'received' : isLost ? 'lost' : 'missing'}>
      <h2>{say(tallyWords.onlineBox)}</h2>
      <p>{received === null ? say(missing) : say(tallyWords.onlineReceived, { ...received })}</p>
      {received !== null && <p>{say(tallyWords.onlineCompare, { ...received })}</p>}
    </section>
  )
}

/** The station that people chose; otherwise the one of the next step, or the first that is not whole. */
function stationShown(view: TallyView, chosen: Chosen | null): StationView | null {
  const next = nextStepOf(view)
  const asked = next !== null && 'station' in next ? next.station : null
  const isOpen = ({ arrival, report, comparison }: StationView) =>
    arrival === null || report === 'missing' || comparison === null
  const byId = (id: string | null) => view.stations.find((station) => station.id === id)
  const kept = chosen === null ? undefined : byId(chosen.id)
  const still = chosen !== null && standOf(kept) === chosen.as ? kept : undefined
  return still ?? byId(asked) ?? view.stations.find(isOpen) ?? view.stations[0] ?? null
}

/** One person receives for a while: the field has the name of the last one, to be typed over. */
function lastClerk({ stations }: TallyView): string {
  const received = stations.flatMap(({ arrival }) => (arrival === null ? [] : [arrival]))
  return received.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)?.clerk ?? ''
}

function standOf(station: StationView | undefined): string {
  const { arrival, report, comparison } = station ?? { arrival: null, report: 'missing', comparison: null }
  return [arrival?.at, arrival?.decision === null, report, comparison].join(' ')
}

/** The next act is the one strong button; a duplicate (第10条) and an explanation are exceptions. */
function Acts({ view, send, onAsk }: PageProps & { readonly onAsk: (asked: Asked) => void }) {
  const say = useText()
  const next = nextStepOf(view)?.type
  const receives = view.busy === null && view.phase === 'receive'
  const isMissing = (type: TallyView['missing'][number]['type']) => view.missing.some((item) => item.type === type)
  const kindOf = (...steps: readonly NextStep['type'][]) => (steps.some((step) => step === next) ? 'go' : 'plain')
  return (
    <div className="receive-acts">
      <Button kind={kindOf('reports')} disabled={!receives} onPress={() => send({ type: 'receive-reports' })}>
        {say(tallyWords.readReports)}
      </Button>
      <Button
        kind={kindOf('read-media', 'insert', 'insert-online')}
        disabled={!receives}
        onPress={() => (view.readsAllAgain ? onAsk('read-again') : send({ type: 'read-media' }))}
      >
        {say(tallyWords.readMedia)}
      </Button>
      {!isOfABody(view) && (
        <Button disabled={!receives || !isMissing('medium')} onPress={() => onAsk('duplicate')}>
          {say(tallyWords.useDuplicate)}
        </Button>
      )}
      <Button
        kind={kindOf('explain', 'choose-seal')}
        disabled={!isMissing('explanation')}
        onPress={() => onAsk('explain')}
      >
        {say(tallyWords.explain)}
      </Button>
    </div>
  )
}
