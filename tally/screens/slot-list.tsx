/** The slots of this machine: the medium in each, and the one thing to do if it does not count. */
import type { Role } from '#election/ballot-box/layout.ts'
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import { Progress } from '#ui/components/progress.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { fill, onScreen } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { PairNow, SlotView, TallyView } from '../session/view.ts'
import { tallyRefusalWords } from './refusal-words.ts'
import { ScansSeen } from './scans-seen.tsx'

export function SlotList({ view }: { readonly view: TallyView }) {
  const say = useText()
  return (
    <section className="receive-slots" aria-label={say(tallyWords.slots)}>
      <h2>{say(tallyWords.slots)}</h2>
      <ul>
        {view.slots.map((slot) => (
          <Slot key={slot.slot} slot={slot} slots={view.slots} awaited={view.awaited} />
        ))}
      </ul>
    </section>
  )
}

/** The fault of this medium, and the one thing to do with it. */
function SlotRefused({ slot, slots, awaited }: SlotProps) {
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
  const step = waits ? say(tallyWords.duplicateWaits) : fill(onScreen(next, language), values)
  return (
    <span className="slot-medium">
      {fill(onScreen(title, language), values)}
      <strong>→ {slot.pairNow === null ? step : say(pairWords(slot.pairNow, medium?.role))}</strong>
      {medium === null && SAYS_NOT_WHOSE.includes(refusal.type) && <WhichPair awaited={awaited} />}
    </span>
  )
}

/** The refusals of a medium whose header cannot be read, or is not believed. */
const SAYS_NOT_WHOSE: readonly MediumRefusal['type'][] = [
  'medium-unreadable',
  'truncated',
  'header-malformed',
  'header-altered',
]
const PAIRS_SHOWN = 4

/** People have the label, and the machine knows what it still waits for. */
function WhichPair({ awaited }: { readonly awaited: TallyView['awaited'] }) {
  const say = useText()
  const [first] = awaited
  if (first === undefined) return null
  const shown = awaited.slice(0, PAIRS_SHOWN).map((each) => say(tallyWords.awaitedPair, { ...each }))
  const count = awaited.length - shown.length
  const pairs = count > 0 ? say(tallyWords.whichPairMore, { pairs: shown, count }) : shown
  return <span className="which-pair">{say(tallyWords.whichPair, { ...first, pairs })}</span>
}

/** LAW-14: what was to be done for its pair is done, or under way. */
function pairWords(now: PairNow, own: Role | undefined) {
  if (now === 'duplicate-allowed') return tallyWords.duplicateNext
  return own === 'original' ? tallyWords.pairReceived_duplicate : tallyWords.pairReceived_original
}

const SLOT_SIGN = { empty: '○', present: '●', reading: '…', accepted: '✓', refused: '▲', aside: '・' } as const

interface SlotProps {
  readonly slot: SlotView
  /** All slots: the original of a duplicate may be in another one. */
  readonly slots: readonly SlotView[]
  readonly awaited: TallyView['awaited']
}

function Slot({ slot, slots, awaited }: SlotProps) {
  const say = useText()
  const { medium, sealFingerprint, progress, refusal } = slot
  const state = slot.pairNow === 'received' ? 'aside' : slot.state
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0)
  return (
    <li className={`slot slot-${state}`} data-slot={slot.slot} data-code={refusal?.type}>
      <strong>{say(tallyWords.slot, { slot: slot.slot })}</strong>
      <span className="slot-state">
        <span aria-hidden="true">{SLOT_SIGN[state]} </span>
        {say(tallyWords[`slot_${state}`])}
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
      <ScansSeen slot={slot} />
      <SlotRefused slot={slot} slots={slots} awaited={awaited} />
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
