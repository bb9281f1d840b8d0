/**
 * 投票カード管理票 (DOC-16): received = in the case + envelope 1 + envelope 2 + missing (TRN-09). No voter, no time of a card. Where a station
 * has several desks each signs its own, under the serial of its issuer (D-24): the sums are in the polling record.
 */
import { figure } from '#election/figure.ts'
import { drawForm } from '../draw-form.ts'
import type { Form } from '../form.ts'
import { cardLedger } from '../forms/tables.ts'
import { NONE } from '../ruled.ts'
import { whose } from './of-each-desk.ts'
import type { CardsOfDay, StationDay } from './station-day.ts'
import { onForm } from './station-forms.ts'

export function drawCardLedger(form: Form, day: StationDay): void {
  const { cards, contests } = day.atDesk
  const over = surplusOf(cards)
  // Where there are two desks, some may be the other one's.
  const reason = day.desk === null ? '理由' : '理由（ほかの受付で発行したカードなど）'
  drawForm(form, cardLedger, {
    ...onForm(day),
    issuer: day.issuerSerial,
    received: cards.received === null ? null : `${figure(cards.received)} 枚`,
    ...whose(day),
    all: { computed: cards.received, counted: cards.received },
    case: { computed: expectedInCase(cards), counted: cards.inCase },
    envelope1: { computed: cards.inEnvelope, counted: null },
    envelope2: { computed: cards.found, counted: null },
    missing: { computed: cards.missing, counted: null },
    ...(over > 0 ? { over: figure(over), reason } : {}),
    contests,
    issued: `${figure(cards.issued)} 枚`,
    returned: `${figure(cards.returned)} 枚`,
    out: cards.out === '' ? NONE : cards.out,
    replacements: cards.replacements.map(({ number, card, reason, issued = true }) => ({
      number: String(number),
      kind: card === 'lost' ? 'なくした' : '読めない',
      reason: issued ? reason : `発券せず。${reason}`,
    })),
  })
}

/** With none missing. */
function expectedInCase({ received, inEnvelope, found }: CardsOfDay): number | null {
  return received === null ? null : received - inEnvelope - found
}

/** More cards than were received is a mistake of counting, and nothing hides it. */
function surplusOf({ received, inCase, inEnvelope, found }: CardsOfDay): number {
  return received === null || inCase === null ? 0 : inCase + inEnvelope + found - received
}
