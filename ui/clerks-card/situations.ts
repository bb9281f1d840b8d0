/**
 * The situations that a clerk meets most, step by step in the words of the screens: the one source of the card at the reception
 * and of the test that follows it (`desk/browser/a-street-of-voters.night.spec.ts`).
 */

import type { StaffScriptName } from '#election/definition/staff-words.ts'
import { inEach } from '#election/language.ts'
import { deskStreet } from '#words/desk.ts'
import { quoted } from '../language/in-sentence.ts'
import { issuerDeskRefusals } from '../messages/issuer-desk.ts'
import { issuerScreen } from '../messages/issuer-screen.ts'
import type { Text } from '../messages/message.ts'
import { STAFF_SCRIPTS } from '../messages/staff-scripts.ts'

type Label = keyof typeof issuerScreen

export type Act =
  | { readonly type: 'scan' }
  /** By number or name. */
  | { readonly type: 'seek' }
  /** The screen says why not, in words that are read to the voter. */
  | { readonly type: 'refused'; readonly code: keyof typeof issuerDeskRefusals }
  | { readonly type: 'press'; readonly label: Label }
  /** One of several buttons under a title. */
  | { readonly type: 'choose'; readonly label: Label }
  /** @param times fields of this label, numbered */
  | { readonly type: 'write'; readonly label: Label; readonly times: 1 | 2 }
  /** Every line of the page. */
  | { readonly type: 'tick' }
  /** Operator card and PIN. */
  | { readonly type: 'officer'; readonly says: Label }
  /** The screen's words while a card goes onto the reader: a blank one, or the one that the voter has. */
  | { readonly type: 'lay'; readonly card: 'blank' | 'theirs'; readonly says: Label }
  /** Card or paper goes into the voter's hand. */
  | { readonly type: 'hand'; readonly says: Label; readonly press: Label }
  /** The screen's words for an act of the hands. */
  | { readonly type: 'do'; readonly says: Label }
  /** From here on: this act of the ordinary voter, or of another situation, and those after it. */
  | { readonly type: 'go-on'; readonly as: string; readonly at: number }

export interface Situation {
  readonly key: string
  readonly number: string
  readonly who: Text
  readonly acts: readonly Act[]
  /** Words to say, or facts to know. */
  readonly small: Text
}

const press = (label: Label): Act => ({ type: 'press', label })
const choose = (label: Label): Act => ({ type: 'choose', label })
const WAYS = press('waysOpen')
const SCAN: Act = { type: 'scan' }
const SEEK: Act = { type: 'seek' }
const TICK: Act = { type: 'tick' }
const goOn = (at: number, as = '1'): Act => ({ type: 'go-on', as, at })
const refused = (code: keyof typeof issuerDeskRefusals): Act => ({ type: 'refused', code })

/** Places of the ordinary voter's acts. */
const [CONFIRM, ISSUE, LAY] = [1, 2, 3]
/** Place of the reason in 10b. */
const WHY_UNREADABLE = 5

export const situations: readonly Situation[] = [
  {
    key: 'ordinary',
    number: '1',
    who: deskStreet.ordinary_who,
    acts: [SCAN, press('confirmIdentity'), press('issue'), { type: 'lay', card: 'blank', says: 'layCard' }, { type: 'hand', says: 'handOverNow', press: 'handedOver' }],
    small: said('handOver'),
  },
  {
    key: 'no-ticket',
    number: '2',
    who: deskStreet['no-ticket_who'],
    acts: [SEEK, WAYS, press('way_no-ticket'), choose('ticketReason'), TICK, press('do_no-ticket'), TICK, goOn(CONFIRM)],
    small: issuerScreen['means_no-ticket'],
  },
  {
    key: 'other-station',
    number: '3',
    who: deskStreet['other-station_who'],
    acts: [SCAN, refused('ticket-of-other-station'), press('voterLeft')],
    small: next('ticket-of-other-station'),
  },
  {
    key: 'absentee-papers',
    number: '4',
    who: deskStreet['absentee-papers_who'],
    acts: [SCAN, refused('absentee-issued'), WAYS, press('way_papers-back'), choose('papersBack'), TICK, press('do_papers-back'), goOn(CONFIRM)],
    small: issuerScreen['means_papers-back'],
  },
  {
    key: 'proxy',
    number: '5',
    who: deskStreet.proxy_who,
    acts: [SCAN, press('confirmIdentity'), press('mode_proxy'), choose('proxyCause'), { type: 'write', label: 'assistant', times: 2 }, TICK, goOn(ISSUE)],
    small: issuerScreen.proxyAlone,
  },
  {
    key: 'braille',
    number: '6',
    who: deskStreet.braille_who,
    acts: [SCAN, WAYS, press('way_braille'), TICK, press('do_braille'), { type: 'hand', says: 'paperGiven_braille', press: 'paperHanded' }],
    small: issuerScreen.paperNext_braille,
  },
  {
    key: 'audio',
    number: '7',
    who: deskStreet.audio_who,
    acts: [SCAN, press('confirmIdentity'), press('audio'), press('issue'), press('yes'), goOn(LAY)],
    small: said('handOverAudio'),
  },
  {
    key: 'insisting',
    number: '8',
    who: deskStreet.insisting_who,
    acts: [
      SCAN,
      refused('disqualified'),
      WAYS,
      press('way_provisional'),
      choose('ground'),
      choose('decidedBy'),
      { type: 'write', label: 'formWords', times: 1 },
      TICK,
      press('do_provisional'),
      { type: 'hand', says: 'paperGiven_provisional', press: 'paperHanded' },
    ],
    small: issuerScreen.paperNext_provisional,
  },
  {
    key: 'declining',
    number: '9',
    who: deskStreet.declining_who,
    acts: [SCAN, press('confirmIdentity'), press('onlyContest'), press('issue'), press('yes'), goOn(LAY)],
    small: said('handOverSingle'),
  },
  {
    key: 'unused-card',
    number: '10a',
    who: deskStreet['unused-card_who'],
    acts: [SEEK, press('returnAll'), { type: 'lay', card: 'theirs', says: 'layReturned' }, { type: 'do', says: 'returnedNext' }, press('readyLine')],
    small: deskStreet['unused-card_small'],
  },
  {
    key: 'unreadable-card',
    number: '10b',
    who: deskStreet['unreadable-card_who'],
    acts: [
      SEEK,
      press('cardGone'),
      { type: 'officer', says: 'checkOperator' },
      press('replaceUnreadable'),
      { type: 'do', says: 'replaceEnvelope' },
      { type: 'write', label: 'replaceReason', times: 1 },
      press('replaceDecide'),
      goOn(ISSUE),
    ],
    small: deskStreet['unreadable-card_small'],
  },
  {
    key: 'lost-card',
    number: '10c',
    who: deskStreet['lost-card_who'],
    acts: [SEEK, press('cardGone'), { type: 'officer', says: 'checkOperator' }, press('replaceLost'), goOn(WHY_UNREADABLE, '10b')],
    small: deskStreet['lost-card_small'],
  },
]

/** The official words are Japanese; their meaning is beside them. */
function said(script: StaffScriptName): Text {
  return inEach((language) => quoted(STAFF_SCRIPTS[script][language].join(' '), language))
}

function next(code: keyof typeof issuerDeskRefusals): Text {
  return inEach((language) => issuerDeskRefusals[code][language].next)
}
