/** A bar code scanner's words about itself, its readings, and the text of a ticket. */
import { concat, utf8 } from '#election/bytes.ts'
import type { ContestId, ElectionId, StationId } from '#election/ids.ts'
import { quickReportText, readQuickReport } from '#election/quick-report.ts'
import { envelopeText, readEnvelope } from '#election/roll/envelope-code.ts'
import { readTicket, ticketText } from '#election/roll/ticket-code.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { AssembledCode } from '#hardware/scanner/assembled.ts'
import { SCAN_BYTES_MAX } from '#hardware/scanner/port.ts'
import { type ReportLayout, scannerLayout } from '#hardware/scanner/report-layout.ts'
import { SCANNER_DESCRIPTOR, scanReports } from '#hardware/scanner/simulator.ts'
import { spoilt } from '../mutate.ts'
import { broken, CHEAP, type Target } from '../target.ts'

const ticket = ticketText({
  electionId: '5f1d2c3b4a596877' as ElectionId,
  station: '2-3' as StationId,
  ticket: 'T0017',
})
const envelope = envelopeText({
  ...{ electionId: '5f1d2c3b4a596877' as ElectionId, station: '2-3' as StationId },
  ...{ ticket: 'T0017', contest: 'mayor' as ContestId },
})
const anew = ticketText({ electionId: '5f1d2c3b4a596877' as ElectionId, station: '2-3' as StationId, ticket: null })
const quick = quickReportText({
  ...{ electionId: '5f1d2c3b4a596877' as ElectionId, station: '2-3' as StationId },
  ...{ date: '2026-11-22' as LocalDate, until: '14:00' as LocalTime },
  contests: [
    { men: 405, women: 292, unsaid: 1 },
    { men: 404, women: 292, unsaid: 0 },
  ],
})
const layout = scannerLayout(SCANNER_DESCRIPTOR) as ReportLayout

export const scannerDescriptors: Target = {
  name: 'scanner descriptors',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, [SCANNER_DESCRIPTOR], { most: 300 }),
  judge(input) {
    const found = scannerLayout(input)
    if (found === null) return 'refused'
    const { bytes, dataAt, dataBytes, lengthAt, more } = found
    const places = [dataAt, dataAt + dataBytes - 1, lengthAt ?? 0, more?.at ?? 0]
    if (places.some((at) => at >= bytes)) return broken('a place outside of the report')
    const added = new AssembledCode(found).add(new Uint8Array(bytes).fill(0xff))
    return added.type === 'whole' ? broken('no text at all is a code') : 'accepted'
  },
}

export const scans: Target = {
  name: 'scans',
  inputsPerSeed: CHEAP,
  make: (random) =>
    spoilt(random, [concat(...scanReports(ticket)), concat(...scanReports(ticket + ticket))], { most: 800 }),
  judge(input) {
    const code = new AssembledCode(layout)
    let texts = 0
    for (let at = 0; at + layout.bytes <= input.length; at += layout.bytes) {
      const added = code.add(input.subarray(at, at + layout.bytes))
      if (added.type !== 'whole') continue
      texts++
      if (added.text.length === 0 || added.text.length > SCAN_BYTES_MAX) return broken('a text longer than any ticket')
      if (/[^\x20-\x7e]/.test(added.text)) return broken('a text that nobody can print')
    }
    return texts > 0 ? 'accepted' : 'refused'
  },
}

export const tickets: Target = {
  name: 'tickets',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, [utf8(ticket), utf8(anew)], { most: 100 }),
  judge(input) {
    const text = String.fromCharCode(...input)
    const read = readTicket(text)
    if (!read.ok) return 'refused'
    return ticketText(read.value) === text ? 'accepted' : broken('a ticket says something else')
  },
}

export const envelopes: Target = {
  name: 'envelopes',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, [utf8(envelope), utf8(ticket)], { most: 150 }),
  judge(input) {
    const text = String.fromCharCode(...input)
    const read = readEnvelope(text)
    if (!read.ok) return 'refused'
    if (readTicket(text).ok) return broken('an envelope is a ticket as well')
    return envelopeText(read.value) === text ? 'accepted' : broken('an envelope says something else')
  },
}

export const quickReports: Target = {
  name: 'quick reports',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, [utf8(quick)], { most: 200 }),
  judge(input) {
    const text = String.fromCharCode(...input)
    const read = readQuickReport(text)
    if (!read.ok) return 'refused'
    // Zeros before a figure say the same number.
    const again = readQuickReport(quickReportText(read.value))
    return JSON.stringify(again) === JSON.stringify(read) ? 'accepted' : broken('a report says something else')
  },
}
