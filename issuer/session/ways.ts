/** Which ways are open to a voter for whom the ordinary card is not the next step, and what each asks for before anything is written. */
import { unreachable } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { Settings } from '#election/definition/settings.ts'
import type { ContestMask } from '#election/ids.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { leftOf, waitingOf } from '#election/roll/standing.ts'
import { PROVISIONAL_GROUNDS, type ProvisionalGround } from '#election/roll/ways.ts'
import type { Way, WayEntries } from './screen-event.ts'
import type { Assistance, Voter } from './state.ts'
import type { WAY_TICKS } from './way-ticks.ts'

export type WayTick = (typeof WAY_TICKS)[number]

/** The roll says so: no right (ELG-02, ELG-09). */
const LACKS_RIGHT: ReadonlySet<RefusalReason | null> = new Set<RefusalReason>([
  'struck',
  'died',
  'moved',
  'disqualified',
  'under-age',
  'not-resident-long-enough',
  'no-contest-for-voter',
])
/** The roll says that another way was taken: only the objection of a witness leads on. */
const VOTED_ELSEWHERE: ReadonlySet<RefusalReason | null> = new Set<RefusalReason>([
  'absentee-voted',
  'absentee-issued',
  'early-voted',
  'online-voted',
  'online-void-first',
])

/** In the order of the page. @param all contests of the station's cards */
export function waysOf(voter: Voter, all: ContestMask): readonly Way[] {
  const { standing, refusal, slip } = voter
  const { paper, refused } = standing
  const isAsked = refusal === null && paper === 'none'
  const mayVote = isAsked && refused !== 'no-declaration'
  // PAP-02: with a card out there is no paper.
  const mayHavePaper = (way: Way) => standing.out === 0 && contestsOfWay(way, voter, all) !== 0
  const isOpen: Readonly<Record<Way, boolean>> = {
    // ELG-01: for a voter on no roll a ticket is made out, and never a second one. A slip, declaration and refusal are the city's reception's.
    'no-ticket': mayVote && standing.ticket === 'first' && !standing.ticketHeld && !voter.byOrder && !slip,
    declaration: isAsked && !standing.declared && !slip,
    'papers-back': refusal === 'absentee-issued' && paper === 'none',
    'online-void': refusal === 'online-void-first' && paper === 'none',
    braille: mayHavePaper('braille') && (mayVote || (refusal === null && paper === 'braille')),
    'proxy-refused': mayVote && !standing.proxyRefused,
    // Who has a braille ballot was not refused one.
    'braille-refused': mayVote && !standing.brailleRefused,
    // PAP-10: also where nothing is left to this voter.
    'paper-unused': standing.ordinary !== NO_CONTEST,
    refusal: !slip && paper === 'none' && refused === 'none' && (LACKS_RIGHT.has(refusal) || isAsked),
    provisional: mayHavePaper('provisional') && paper !== 'braille' && groundsOf(voter).length > 0,
  }
  return (Object.keys(isOpen) as Way[]).filter((way) => isOpen[way])
}

/**
 * Contests whose papers this way may give. PEO 50: a provisional ballot also for one of which the roll says that it was taken early, or is not this voter's; a slip is
 * for its own contests on every way (ISS-23).
 */
export function contestsOfWay(way: Way, { standing, closed, slip }: Voter, all: ContestMask): ContestMask {
  if (way === 'paper-unused') return standing.ordinary
  return leftOf(standing, all, way === 'provisional' && !slip ? NO_CONTEST : closed)
}

/** PAP-04. Not for a refused proxy or braille vote, and not for a card that is out. */
export function groundsOf({ refusal, standing, closed, unentitled, slip }: Voter): readonly ProvisionalGround[] {
  if (LACKS_RIGHT.has(refusal)) return ['no-right', 'refusal-objected']
  if (VOTED_ELSEWHERE.has(refusal)) return ['refusal-objected']
  if (refusal !== null) return []
  // 発券のみ: who was refused at the city's reception and insists comes with a slip, and nobody here knows why.
  if (slip) return PROVISIONAL_GROUNDS
  if (standing.refused === 'no-declaration') return ['no-declaration', 'refusal-objected']
  const ofPart: readonly ProvisionalGround[] = closed === NO_CONTEST ? [] : ['refusal-objected']
  const noRight: readonly ProvisionalGround[] = unentitled === NO_CONTEST ? [] : ['no-right']
  return ['no-declaration', ...noRight, ...ofPart, 'admission-objected']
}

/** The acts that must have been done, in their order. */
export function ticksOf(way: Way, voter: Voter, ground: ProvisionalGround | null): readonly WayTick[] {
  switch (way) {
    case 'no-ticket':
      return ['identity-known']
    case 'declaration':
      return ['before-witnesses', 'written-and-read', 'signed']
    case 'papers-back':
      return ['papers-with-officer']
    case 'online-void':
      return ['identity-known', 'vote-void-told', 'officer-agrees']
    case 'braille':
      return ['cannot-see']
    case 'proxy-refused':
    case 'braille-refused':
      return ['witnesses-heard', 'explained']
    case 'paper-unused':
      return ['paper-in-hand', 'officer-agrees']
    case 'refusal':
      return LACKS_RIGHT.has(voter.refusal) ? ['headquarters-asked', 'witnesses-heard'] : ['witnesses-heard']
    case 'provisional':
      // ELG-09. The ground brings the line and is pressed on this page: last, so that no line moves under a finger.
      return ground === 'no-right'
        ? ['witnesses-heard', 'explained', 'headquarters-asked']
        : ['witnesses-heard', 'explained']
    default:
      return unreachable(way)
  }
}

export type WayMissing = WayTick | 'ticket-reason' | 'papers' | 'ground' | 'decided-by' | 'words' | 'contests'

/** The entries that the page still waits for, in its order; empty: it can be recorded. */
export function missingOfWay(way: Way, voter: Voter, entries: WayEntries): readonly WayMissing[] {
  const ticks = ticksOf(way, voter, entries.ground).filter((tick) => !entries.ticks.includes(tick))
  return [...fieldsMissing(way, voter, entries), ...ticks]
}

function fieldsMissing(way: Way, voter: Voter, entries: WayEntries): readonly WayMissing[] {
  const contests: readonly WayMissing[] = entries.contests.length === 0 ? ['contests'] : []
  switch (way) {
    case 'no-ticket':
      return entries.ticketReason === null ? ['ticket-reason'] : []
    case 'papers-back':
      return entries.papers === null ? ['papers'] : []
    case 'braille':
    case 'paper-unused':
      return contests
    case 'provisional': {
      const { ground, decidedBy, words } = entries
      const isGround = ground !== null && groundsOf(voter).includes(ground)
      const fields = { ground: !isGround, 'decided-by': decidedBy === null, words: words.trim() === '' }
      const missing = (['ground', 'decided-by', 'words'] as const).filter((field) => fields[field])
      return [...missing, ...contests]
    }
    case 'declaration':
    case 'online-void':
    case 'proxy-refused':
    case 'braille-refused':
    case 'refusal':
      return []
    default:
      return unreachable(way)
  }
}

export type AssistanceMissing = 'cause' | 'assistants' | 'witness-assists' | 'heard' | 'agreed'

/**
 * PRX-02, PRX-08: what a card for a proxy or an assisted vote still waits for. A mode that was chosen holds the card back until all
 * of it is there, or the mode was left.
 *
 * @param witnesses their names: a witness is no assistant, unless the commission allows it (D-16)
 */
export function missingOfAssistance(
  { mode, assistants, cause, heard, agreed }: Assistance,
  witnesses: readonly string[],
  { witnessAssists }: Pick<Settings, 'witnessAssists'>,
): readonly AssistanceMissing[] {
  if (mode === 'voter') return []
  const isMissing: Readonly<Record<AssistanceMissing, boolean>> = {
    cause: mode === 'proxy' && cause === null,
    assistants: new Set(assistants).size !== 2,
    'witness-assists': !witnessAssists && assistants.some((name) => witnesses.includes(name)),
    heard: !heard,
    agreed: !agreed,
  }
  return (Object.keys(isMissing) as AssistanceMissing[]).filter((each) => isMissing[each])
}

/** Marks of this voter wait for a card, after one came back (ISS-09): they are struck when the voter goes (TRN-04). */
export function hasWaiting({ standing }: Voter): boolean {
  return waitingOf(standing) !== 0
}
