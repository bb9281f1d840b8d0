/** 入場券: whoever may vote on the day gets one, with a code that the reception's scanner takes for this very voter, and nothing that is not the post's business. */
import { expect, test } from 'vitest'
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { ElectionId, RollNumber } from '#election/ids.ts'
import { readTicket } from '#election/roll/ticket-code.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { loadDocumentFonts } from '../fonts.ts'
import { ticketsCsv, ticketsOf, ticketsOnPaper } from './tickets.ts'

const [model] = tinySources.roll as [RollRow]
const electionId = '5f1d2c3b4a596877' as ElectionId
const electionPackage = { ...tinySources, electionId } as never
const { title: electionTitle, municipality, date } = tinySources.rules
const head = { use: 'fixture', electionTitle, municipality, date, madeAt: '2002-06-01T09:00' as LocalMinute } as const

const rowOf = (at: number, change: Partial<RollRow> = {}): RollRow => {
  return { ...model, rollNo: `1-${at}` as RollNumber, ticket: `T-${at}`, name: `見本 ${at}`, ...change }
}
const ticketsFor = (rows: readonly RollRow[]) => ticketsOf({ electionPackage, station: tinyStation, rows })
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('each code is read by the reception as this election, this station and this ticket', () => {
  const tickets = ticketsFor([rowOf(1), rowOf(2)])
  const read = tickets.map(({ code }) => readTicket(code ?? ''))
  expect(read).toEqual(
    ['T-1', 'T-2'].map((ticket) => ({ ok: true, value: { electionId, station: tinyStation.id, ticket } })),
  )
})

test('a right that is gone gets none; whoever voted early or by post gets the same paper as everybody', () => {
  const marks: readonly RollMark[] = [
    'none',
    'died',
    'moved',
    'struck',
    'disqualified',
    'early_voted',
    'absentee_voted',
  ]
  const tickets = ticketsFor(marks.map((mark, at) => rowOf(at, { mark })))
  expect(tickets.map(({ row }) => row.mark)).toEqual(['none', 'early_voted', 'absentee_voted'])
  const [plain, early] = tickets.map(({ row, ...ticket }) => ({ ...ticket, code: ticket.code?.replace(/T-.*/, '') }))
  expect(early).toEqual(plain)
})

test('a number that no code can hold is printed without one, and never as another voter’s', () => {
  expect(ticketsFor([rowOf(1, { ticket: '' }), rowOf(2, { ticket: '第３号' })]).map(({ code }) => code)).toEqual([
    null,
    null,
  ])
})

test('a printing house gets names and addresses, and no birth date, sex, number of the roll or mark', () => {
  const row = rowOf(7, { birthDate: '1960-04-01' as RollRow['birthDate'], sex: 'F', mark: 'early_voted' })
  const csv = textOf(ticketsCsv(tinyStation, ticketsFor([row])))
  const [names = '', line = ''] = csv.split('\r\n')
  expect(names.split(',')).toHaveLength(12)
  expect(line).toContain(`,T-7,IP1/${electionId}/`)
  expect(line).toContain(row.address)
  expect(csv).not.toMatch(/1960|昭和|女|1-7|early|期日前/)
})

test('two to a sheet, each with name, hours, place and its code below the bars', async () => {
  const tickets = ticketsFor([1, 2, 3, 4].map((at) => rowOf(at, { name: '𠮷野 花子' })))
  const drawn = await ticketsOnPaper({ head, station: tinyStation, tickets }, await loadDocumentFonts(null))
  if (!drawn.ok) throw new Error(drawn.error.text)
  const pages = drawn.value.pages.map((page) => page.flatMap((mark) => (mark.type === 'words' ? [mark.words] : [])))
  expect(pages.map((words) => words.filter((text) => text.startsWith('IP1/')).length)).toEqual([2, 2])
  expect(pages.flat().join('')).toContain(`${tinyStation.opens}から`)
  expect(pages.flat().filter((text) => /1960|昭和|名簿/.test(text))).toEqual([])
})
