/**
 * 投票所入場券: for each voter of a station who may vote on the day, as lines for a printing house and as sheets of two for an office that prints
 * them itself. The code (election/roll/ticket-code.ts) has the number of the ticket and no name. A ticket is no right: who has none votes too.
 */
import {
  type ElectionPackage,
  type RollRow,
  receptionContestsOf,
  type Station,
} from '#election/definition/definition.ts'
import { rightTo } from '#election/roll/contest-right.ts'
import { hasCode, ticketText } from '#election/roll/ticket-code.ts'
import { bars } from '../bars.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { csvOf } from '../export-csv.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form, INNER_WIDTH, MARGIN } from '../form.ts'
import { tickets as paper } from '../forms/tables.ts'

export interface Ticket {
  /** Printed below the bars; null: the number of the roll is none that a code can hold. */
  readonly code: string | null
  readonly row: RollRow
  /** In which this voter has the right to vote. */
  readonly contests: readonly string[]
}

interface TicketsInput {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  /** In the order of the roll, with what the office knows of each. */
  readonly rows: readonly RollRow[]
}

/** Their right is gone before the day. A voter who voted early or by post gets a ticket like everybody: the paper shows nothing of it. */
const WITHOUT: ReadonlySet<RollRow['mark']> = new Set(['struck', 'died', 'moved', 'disqualified'])

export function ticketsOf({ electionPackage, station, rows }: TicketsInput): readonly Ticket[] {
  const { electionId } = electionPackage
  const contests = receptionContestsOf(electionPackage, station)
  return rows
    .filter(({ mark }) => !WITHOUT.has(mark))
    .map((row) => {
      const rights = contests.filter(({ bit }) => {
        const right = rightTo(row, bit)
        return right.type !== 'not-entitled' || right.why !== 'this-contest'
      })
      const { ticket } = row
      const code = hasCode(ticket) ? ticketText({ electionId, station: station.id, ticket }) : null
      return { code, row, contests: rights.map(({ title }) => title) }
    })
}

const HEAD = [
  '投票所ID',
  '投票所',
  '場所',
  '投票日',
  '開く時刻',
  '閉じる時刻',
  '入場券番号',
  'コード',
  '氏名',
  'ふりがな',
  '住所',
  '選挙',
]

/** For a printing house: no birth date, no sex, no number of the roll. */
export function ticketsCsv(station: Station, tickets: readonly Ticket[]): Uint8Array {
  const { id, name, place = '', opens, closes, dates } = station
  const lines = tickets.map(({ code, row, contests }) => [
    ...[id, name, place, dates[0] ?? '', opens, closes],
    ...[row.ticket, code ?? '', row.name, row.kana, row.address, contests.join('、')],
  ])
  return csvOf([HEAD, ...lines])
}

const A_SHEET = 2
const GAP = 14

export function ticketsOnPaper(
  {
    head,
    station,
    tickets,
  }: { readonly head: DocumentHead; readonly station: Station; readonly tickets: readonly Ticket[] },
  fonts: DocumentFonts,
): Promise<DrawnPaper> {
  const { title } = paper
  const drawing = (form: Form) =>
    drawForm(form, paper, { tickets: tickets.map((ticket, at) => oneTicket(station, ticket, at)) })
  return drawDocument(head, fonts, { title, short: title }, drawing, { whenMissing: 'geta' })
}

function oneTicket(station: Station, { code, row, contests }: Ticket, at: number) {
  const { name, place, opens, closes, dates } = station
  return {
    next: at > 0 && at % A_SHEET === 0,
    ...{ address: row.address, name: row.name, elections: contests.join('\n'), number: row.ticket },
    hours: `${dates[0] === undefined ? '' : dateInWords(dates[0])}　${opens}から${closes}まで`,
    station: place === undefined ? name : `${name}（${place}）`,
    bars: (part: Form) => (code === null ? undefined : bars(part, code)),
    cut,
  }
}

function cut(form: Form): void {
  form.line(MARGIN, form.y + GAP / 2, MARGIN + INNER_WIDTH, form.y + GAP / 2, 0.3)
  form.space(GAP)
}
