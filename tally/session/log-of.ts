/** The entries that one step adds to the tally's log. They follow from what became known, so that nothing is done without its entry. */
import { drawnLots } from '#election/count/lots.ts'
import { pairKey } from '#election/count/receipt.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import type { TallyEvent } from './event.ts'
import type { TallyState } from './state.ts'
import type { TallyStepped } from './stepped.ts'

/** The step, and its entries as one more effect. */
export function withLog(before: TallyState, event: TallyEvent, stepped: TallyStepped): TallyStepped {
  const { state, effects } = stepped
  const events = logOf(before, event, state)
  if (events.length === 0) return stepped
  const entries = events.map((each) => ({ minute: state.now, event: each }))
  return { state, effects: [...effects, { type: 'log', entries }] }
}

function logOf(before: TallyState, event: TallyEvent, after: TallyState): readonly TallyLogEvent[] {
  switch (event.type) {
    case 'reports-read':
      return [...reportsOf('report-received', before, after), ...lostOf(before, after)]
    case 'slot-scanned':
    case 'slot-examined':
      return examined(before, after, event.slot)
    case 'share-held':
      return [{ type: 'share-accepted', seat: event.index }]
    case 'share-refused':
      if (event.code === 'wrong-passphrase') return [{ type: 'passphrase-wrong', seat: event.index }]
      return [{ type: 'holder-refused', seat: event.index, code: event.code }]
    case 'mixer-began':
    case 'mixer-ended':
      return [event]
    case 'carried-out':
      return [{ type: 'list-carried-out', number: event.number }]
    case 'carry-refused':
      // The second PC has no key, and writes nothing.
      return before.phase === 'second' ? [] : [{ type: 'carrying-stopped', code: event.code }]
    case 'mixed':
      return event.mixed.second === null ? [] : [{ type: 'mix-came-back', number: event.mixed.second }]
    case 'mix-refused':
      return [{ type: 'mixing-stopped', code: event.code }]
    case 'key-room-open':
      // After the mix the room is that of a holder, who comes while the list is checked. Before the mix it is the room of the machine's own key.
      return before.mixed !== null ? [{ type: 'holder-began' }] : []
    case 'opened':
      return after.receipt.final && !before.receipt.final ? [{ type: 'records-opened' }] : []
    case 'document-made':
      return [{ type: 'paper-printed', document: event.document }]
    case 'announced':
      return [{ type: 'announced', number: event.announcement.number }]
    case 'minutes-kept': {
      const { number, reason } = event.entry
      return [{ type: 'minutes-written', number, corrects: reason !== '' }]
    }
    case 'superseded':
      return [{ type: 'papers-superseded', files: event.papers.files.length }]
    case 'announcement-made':
      return [{ type: 'announcement-printed', number: event.number }]
    case 'screen':
      return [...started(before, after), ...reportsOf('report-typed', before, after), ...decided(before, after)]
    default:
      return []
  }
}

/** The count begins here. A tally that refuses to begin leaves no entry. */
function started({ phase, election, opened }: TallyState, after: TallyState): readonly TallyLogEvent[] {
  // The second PC leaves nothing on its disk.
  if (phase !== 'choose-mode' || after.phase === phase || after.phase === 'second' || election === null) return []
  return [{ type: 'tally-started', electionId: election.electionPackage.electionId, goesOn: opened !== null }]
}

function reportsOf(
  type: 'report-received' | 'report-typed',
  before: TallyState,
  { receipt }: TallyState,
): readonly TallyLogEvent[] {
  const received = [...receipt.reports].filter(([station, report]) => before.receipt.reports.get(station) !== report)
  return received.map(([station, { version }]) => ({ type, station, version }))
}

function lostOf(before: TallyState, after: TallyState): readonly TallyLogEvent[] {
  const known = new Set((before.receipt.lost?.lost ?? []).map(pairKey))
  const declared = (after.receipt.lost?.lost ?? []).filter((each) => !known.has(pairKey(each)))
  return declared.map(({ station, pair }) => ({ type: 'declared-lost', station, pair }))
}

function examined(before: TallyState, { slots, receipt }: TallyState, slot: number): readonly TallyLogEvent[] {
  const seen = slots[slot - 1]
  if (seen === undefined) return []
  if (seen.refusal !== null) {
    const { station, pair, type: code } = { station: null, pair: null, ...seen.refusal }
    return [{ type: 'medium-refused', slot, station, pair, code }]
  }
  if (seen.medium === null) return []
  const { station, pair, role } = seen.medium
  const key = pairKey(seen.medium)
  // Nothing new was received: these sheets are of a medium that has its entry.
  if (receipt.media.get(key) === before.receipt.media.get(key)) return []
  const sheets = receipt.media.get(key)?.sheets ?? null
  if (sheets !== null) return [{ type: 'medium-accepted-from-paper', station, pair, role, sheets }]
  return [{ type: 'medium-accepted', station, pair, role }]
}

/** People's decisions; the counting record has words and names. */
function decided(before: TallyState, after: TallyState): readonly TallyLogEvent[] {
  const { receipt, explanations } = before
  const isNew = <T>(known: ReadonlyMap<string, T>, [key, value]: readonly [string, T]) => known.get(key) !== value
  const allowed = [...after.receipt.permissions].filter((each) => isNew(receipt.permissions, each))
  const chosen = [...after.receipt.choices].filter((each) => isNew(receipt.choices, each))
  const accepted = [...after.receipt.accepted].filter((each) => isNew(receipt.accepted, each))
  const explained = [...after.explanations].filter((each) => isNew(explanations, each))
  return [
    ...allowed.map(([, { station, pair }]) => ({ type: 'duplicate-allowed', station, pair }) as const),
    ...chosen.map(([, { station, pair }]) => ({ type: 'seal-chosen', station, pair }) as const),
    ...accepted.map(([contest]) => ({ type: 'accepted-entered', contest }) as const),
    ...explained.map(([, { doubt }]) => {
      const { station, pair, code } = doubt
      return { type: 'doubt-explained', station, pair, code } as const
    }),
    ...paperOf(before, after),
    ...lotsOf(before, after),
  ]
}

/** CNT-07. The counting record has the name. */
function paperOf({ paper }: TallyState, after: TallyState): readonly TallyLogEvent[] {
  return [...after.paper].flatMap(([contest, { entries, alone, rulings }]): readonly TallyLogEvent[] => {
    const known = paper.get(contest)
    const added = entries.slice(known?.entries.length ?? 0).map((entry, i): TallyLogEvent => {
      if (entry.type === 'none') return { type: 'paper-none', contest }
      return { type: 'paper-entered', contest, corrects: (known?.entries.length ?? 0) + i > 0 }
    })
    const ruled = rulings.slice(known?.rulings.length ?? 0).map(({ eligible }): TallyLogEvent => {
      return { type: 'candidate-ruled', contest, eligible }
    })
    const told = alone !== null && known?.alone !== alone ? [{ type: 'machine-told', contest } as const] : []
    const word = (after.paper.get(contest)?.told.length ?? 0) > (known?.told.length ?? 0)
    return [...told, ...added, ...ruled, ...(word ? [{ type: 'figures-told', contest } as const] : [])]
  })
}

/** CNT-09: a lot that is entered, overtaken or taken up again. */
function lotsOf({ lots }: TallyState, after: TallyState): readonly TallyLogEvent[] {
  return [...after.lots].flatMap(([contest, steps]) => {
    const known = lots.get(contest)?.length ?? 0
    return steps.slice(known).map((step, i): TallyLogEvent => {
      if (step.type !== 'drawn') return { type: `lot-${step.type}`, contest, lot: step.lot }
      return {
        type: 'lot-entered',
        contest,
        lot: drawnLots(steps.slice(0, known + i + 1)).length,
        again: step.again !== null,
      }
    })
  })
}
