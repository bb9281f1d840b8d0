/** Reports and media come in: slots at the left, stations in the middle, what is missing at the right. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { fill } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { type NextStep, nextStepOf } from '../session/next-step.ts'
import type { SlotView, StationView, TallyView } from '../session/view.ts'
import { DuplicateDialog } from './duplicate-dialog.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { LostMedia } from './lost-media.tsx'
import type { PageProps } from './page-props.ts'
import { usePlace } from './place.ts'
import { tallyRefusalWords } from './refusal-words.ts'
import { SheetDialog } from './sheet-dialog.tsx'

type Asked = 'duplicate' | 'explain' | null

export function ReceivePage({ view, send }: PageProps) {
  const say = useText()
  const [asked, setAsked] = useState<Asked>(null)
  return (
    <div className="receive">
      <Acts view={view} send={send} onAsk={setAsked} />
      <section className="receive-slots" aria-label={say(tallyWords.slots)}>
        <h2>{say(tallyWords.slots)}</h2>
        <ul>
          {view.slots.map((slot) => (
            <Slot key={slot.slot} slot={slot} slots={view.slots} />
          ))}
        </ul>
      </section>
      <section className="receive-stations" aria-label={say(tallyWords.stations)}>
        <h2>{say(tallyWords.stations)}</h2>
        <LostMedia view={view} />
        <ul>
          {view.stations.map((station) => (
            <Station key={station.id} station={station} view={view} send={send} />
          ))}
        </ul>
      </section>
      <Missing view={view} />
      {view.sheet !== null && <SheetDialog key={view.sheet.station} view={view} sheet={view.sheet} send={send} />}
      {asked === 'duplicate' && <DuplicateDialog view={view} send={send} onClose={() => setAsked(null)} />}
      {asked === 'explain' && <ExplainDialog view={view} send={send} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** What comes next is the one strong button; a duplicate (第10条) and an explanation are exceptions. */
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
      <Button kind={kindOf('read-media', 'insert')} disabled={!receives} onPress={() => send({ type: 'read-media' })}>
        {say(tallyWords.readMedia)}
      </Button>
      <Button disabled={!receives || !isMissing('medium')} onPress={() => onAsk('duplicate')}>
        {say(tallyWords.useDuplicate)}
      </Button>
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

/** What happened to this medium, and the one thing to do with it. */
function SlotRefused({ slot, slots }: SlotProps) {
  const say = useText()
  const language = useLanguage()
  const { medium, refusal } = slot
  if (refusal === null) return null
  const { serial, station, pair } = medium ?? { serial: '—', station: '—', pair: '—' }
  const { title, next } = tallyRefusalWords[refusal.type][language]
  const values = { slot: slot.slot, serial, station, pair }
  const isRefusedOriginal = (other: SlotView) =>
    other.state === 'refused' &&
    other.medium?.role === 'original' &&
    other.medium.station === station &&
    other.medium.pair === pair
  const waits = refusal.type === 'duplicate-not-allowed' && slots.some(isRefusedOriginal)
  return (
    <span className="slot-medium">
      {fill(title, values)}
      <strong>→ {waits ? say(tallyWords.duplicateWaits) : fill(next, values)}</strong>
    </span>
  )
}

const SLOT_SIGN = { empty: '○', present: '●', reading: '…', accepted: '✓', refused: '▲' } as const

interface SlotProps {
  readonly slot: SlotView
  /** All of them: the original of a duplicate may lie in another. */
  readonly slots: readonly SlotView[]
}

function Slot({ slot, slots }: SlotProps) {
  const say = useText()
  const { medium, sealFingerprint, progress, refusal } = slot
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0)
  return (
    <li className={`slot slot-${slot.state}`} data-slot={slot.slot} data-code={refusal?.type}>
      <strong>{say(tallyWords.slot, { slot: slot.slot })}</strong>
      <span className="slot-state">
        <span aria-hidden="true">{SLOT_SIGN[slot.state]} </span>
        {say(tallyWords[`slot_${slot.state}`])}
      </span>
      {medium !== null && (
        <span className="slot-medium">
          {say(tallyWords.pairOf, { station: medium.station, pair: medium.pair, role: say(tallyWords[medium.role]) })}
          <code>{medium.serial}</code>
        </span>
      )}
      {sealFingerprint !== null && (
        <span className="slot-medium">
          {say(tallyWords.sealFingerprint)} <strong>{sealFingerprint}</strong>
        </span>
      )}
      <SlotRefused slot={slot} slots={slots} />
      {progress !== null && (
        <Progress
          label={say(tallyWords.slot_reading)}
          done={progress.readBytes}
          whole={progress.totalBytes}
          detail={say(tallyWords.readBytes, {
            read: megabytes(progress.readBytes),
            total: megabytes(progress.totalBytes),
          })}
        />
      )}
    </li>
  )
}

const BOOKS_SIGN = { waiting: '・', balanced: '✓', explain: '▲', explained: '✓' } as const

function Station({ station, view, send }: PageProps & { readonly station: StationView }) {
  const say = useText()
  const { pairs } = station
  const whole = station.comparison === 'same' && pairs.read >= pairs.expected
  return (
    <li
      className={`station station-${station.books}${whole ? ' station-whole' : ''}`}
      data-station={station.id}
      data-comparison={station.comparison}
    >
      <strong>
        {say(tallyWords.place_station, { station: station.id })}　<span lang="ja">{station.name}</span>
      </strong>
      <span>
        {say(tallyWords.report)} <span aria-hidden="true">{station.report === 'received' ? '✓' : '・'}</span>{' '}
        {say(tallyWords[station.typed === null ? (`report_${station.report}` as const) : 'report_typed'])}
      </span>
      <FromPaper station={station} view={view} send={send} />
      <ReportOnPaper station={station} view={view} send={send} />
      <span>
        {say(tallyWords.media)} {pairs.read}/{station.report === 'received' ? pairs.expected : '—'}
      </span>
      <span>
        {say(tallyWords.books)} <span aria-hidden="true">{BOOKS_SIGN[station.books]}</span>{' '}
        {say(tallyWords[`books_${station.books}`])}
      </span>
    </li>
  )
}

/** MED-06: what nobody signed is told as such, as long as it stands for the station. */
function FromPaper({ station, view, send }: PageProps & { readonly station: StationView }) {
  const say = useText()
  const { id, report, typed } = station
  if (report === 'received' && typed === null) return null
  const fixed = view.busy !== null || view.phase !== 'receive'
  return (
    <span>
      {typed !== null && `▲ ${say(tallyWords.typedBy, { by: typed.by.join(' / '), reason: typed.reason })} `}
      <Button kind="staff" disabled={fixed} onPress={() => send({ type: 'open-sheet', station: id })}>
        {say(tallyWords.typeSheet)}
      </Button>
    </span>
  )
}

/** X-A5: number and set-aside pairs stand together, for a forged report hides a pair among them. */
function ReportOnPaper({ station, view, send }: PageProps & { readonly station: StationView }) {
  const say = useText()
  const { id, reportFingerprint: number, comparison, setAside } = station
  if (number === null) return null
  const fixed = view.busy !== null || view.phase !== 'receive'
  const compare = (same: boolean) => send({ type: 'compare-report', station: id, number, same })
  return (
    <div className="on-paper">
      <span>{say(tallyWords.reportFingerprint)}</span>
      <strong className="on-paper-number">{number}</strong>
      {setAside.length > 0 && (
        <strong className="on-paper-aside">
          ▲ {say(tallyWords.setAside)}{' '}
          {setAside.map(({ pair, state }) => say(tallyWords[`setAside_${state}`], { pair })).join(' / ')}
        </strong>
      )}
      {comparison === null && <span>{say(tallyWords.comparePaper)}</span>}
      <span className="on-paper-answers">
        <Button disabled={fixed} pressed={comparison === 'same'} onPress={() => compare(true)}>
          {comparison === 'same' && '✓ '}
          {say(tallyWords.sameAsPaper)}
        </Button>
        <Button disabled={fixed} pressed={comparison === 'differs'} onPress={() => compare(false)}>
          {comparison === 'differs' && '▲ '}
          {say(tallyWords.notAsPaper)}
        </Button>
      </span>
    </div>
  )
}

export function Missing({ view }: { readonly view: TallyView }) {
  const say = useText()
  const language = useLanguage()
  const placeOf = usePlace()
  const contestTitle = (id: string) => view.result?.contests.find((contest) => contest.id === id)?.title ?? id
  return (
    <section className="receive-missing" aria-label={say(tallyWords.missing)}>
      <h2>
        {say(tallyWords.missing)} {view.missing.length}
      </h2>
      {view.missing.length === 0 && <p>✓ {say(tallyWords.nothingMissing)}</p>}
      <ul>
        {view.missing.map((item) => (
          <li key={JSON.stringify(item)}>・{missingWords(item)}</li>
        ))}
      </ul>
    </section>
  )

  function titleOf(id: string): string {
    const doubt = view.doubts.find((each) => each.id === id)
    return doubt === undefined ? '' : doubtInWords(doubt, language).title
  }

  function missingWords(item: TallyView['missing'][number]): string {
    switch (item.type) {
      case 'report':
        return say(tallyWords.missing_report, { station: item.station })
      case 'comparison':
        return say(tallyWords.missing_comparison, { station: item.station })
      case 'medium':
        return say(tallyWords.missing_medium, { station: item.station, pair: item.pair })
      case 'declaration':
        return say(tallyWords[`missing_declaration_${item.why}`], { station: item.station, pair: item.pair })
      case 'explanation':
        return say(tallyWords.missing_explanation, { place: placeOf(item), what: titleOf(item.doubt) })
      case 'paper':
        return say(tallyWords.missing_paper, { contest: contestTitle(item.contest) })
      case 'lot':
        return say(tallyWords.missing_lot, { contest: contestTitle(item.contest) })
    }
  }
}
