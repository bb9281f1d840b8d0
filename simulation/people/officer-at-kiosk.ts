/** The officer's acts at a kiosk follow from the page and the errand. Each way through the staff pages is here once. */
import { PERMISSION_ANSWERS, type Press } from '#kiosk/session/screen-event.ts'
import type { WitnessMark } from '#kiosk/session/state.ts'
import type { KioskPage } from '#kiosk/session/view.ts'

/** `menu`: somebody else chooses in the menu. */
export type Errand = 'open' | 'close' | 'menu' | 'end-session' | 'drop-session' | 'release' | 'retire'

export type OfficersAct = Press | { readonly type: 'lay-card' } | { readonly type: 'take-card' }

export interface AtKiosk {
  readonly errand: Errand
  readonly pin: string
  /** The card on the tray, as a person in front of it sees it. */
  readonly tray: 'nothing' | 'operator-card' | 'other-card'
  /** Left out: each witness is present. */
  readonly marks?: readonly WitnessMark[]
}

export function lying<Card>(card: Card | null, operatorCard: Card | null): AtKiosk['tray'] {
  if (card === null) return 'nothing'
  return card === operatorCard ? 'operator-card' : 'other-card'
}

/** The session that the menu interrupted must be over before the pair can be closed. */
const BEFORE_CLOSING = {
  none: 'close',
  over: 'close',
  'can-drop': 'drop-session',
  'must-end': 'end-session',
  freed: 'drop-session',
  releasing: 'drop-session',
} as const

/** @returns all that this page asks for; empty: the machine is at work, or the errand ends here */
export function nextOfOfficer(page: KioskPage, at: AtKiosk): readonly OfficersAct[] {
  const { errand, tray } = at
  switch (page.type) {
    case 'zero-check':
      if (errand === 'retire') return [{ type: 'retire' }]
      return [...marked(page, at), { type: 'clock-confirmed' }, { type: 'voter-confirmed' }, GOES_ON]
    case 'unknown-media':
    case 'staff-witnesses':
      return [...marked(page, at), GOES_ON]
    case 'retire-confirm':
      return [GOES_ON]
    case 'recovered':
    case 'taken-over':
      return [{ type: 'next' }]
    case 'take-over':
      return [{ type: 'take-over', reason: 'machine-died' }]
    case 'operator-card':
      return atOperatorCard(page, at)
    case 'remove-operator-card':
      return tray === 'nothing' ? [] : [TAKES_CARD]
    case 'staff-status':
    case 'staff-log':
      return [{ type: 'back' }]
    case 'staff-menu':
      return inMenu(page, errand)
    case 'staff-early':
      return [{ type: 'close-early' }]
    case 'staff-no-permission':
      return [
        ...PERMISSION_ANSWERS.map((answer) => ({ type: 'permission-answer', answer, done: true }) as const),
        GOES_ON,
      ]
    case 'staff-one-medium':
      return page.lacking.medium === null ? [] : [{ type: 'close-with-one' }]
    case 'staff-date':
      return [{ type: 'date', isRight: true }]
    case 'closed':
    case 'retired':
      return tray === 'operator-card' ? [TAKES_CARD] : []
    case 'starting':
      return errand === 'retire' && page.mayRetire ? [{ type: 'retire' }] : []
    case 'zero-reading':
    case 'opening':
    case 'staff-ending':
    case 'staff-freeing':
    case 'finishing':
    case 'closing':
    case 'retiring':
    case 'recording':
    case 'reading-card':
      return []
    default:
      // Voters' pages.
      if (tray === 'operator-card') return [TAKES_CARD]
      return errand === 'open' || errand === 'retire' ? [] : [{ type: 'staff' }]
  }
}

const GOES_ON = { type: 'officer-confirmed' } as const
const TAKES_CARD = { type: 'take-card' } as const

function marked({ witnesses }: { readonly witnesses: readonly WitnessMark[] }, { marks }: AtKiosk): readonly Press[] {
  return witnesses.map((_, witness) => ({ type: 'witness', witness, mark: marks?.[witness] ?? 'confirmed' }))
}

/** The tray may still hold the card of a voter whose machine died. */
function atOperatorCard(
  { step, refusal }: Extract<KioskPage, { type: 'operator-card' }>,
  { tray, pin }: AtKiosk,
): readonly OfficersAct[] {
  if (refusal !== null) throw new Error(`the operator card is refused: ${refusal}`)
  if (step === 'checking') return []
  if (tray === 'other-card') return [TAKES_CARD]
  if (tray === 'nothing') return [{ type: 'lay-card' }]
  return step === 'pin' ? [{ type: 'pin', pin }] : []
}

function inMenu({ session }: Extract<KioskPage, { type: 'staff-menu' }>, errand: Errand): readonly Press[] {
  switch (errand) {
    case 'menu':
      return []
    case 'close':
      return [{ type: 'menu', item: BEFORE_CLOSING[session] }]
    case 'end-session':
    case 'drop-session':
    case 'release':
      return [{ type: 'menu', item: errand }]
    case 'open':
    case 'retire':
      return [{ type: 'back' }]
  }
}
