/** The code of a quick report: read back as it was made, and no single misreading passes. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ElectionId, StationId } from './ids.ts'
import { QUICK_REPORT_FIGURE_MAX, quickReportText, readQuickReport } from './quick-report.ts'
import type { LocalDate, LocalTime } from './time.ts'

const figure = fc.integer({ min: 0, max: QUICK_REPORT_FIGURE_MAX })
const bySex = fc
  .tuple(figure, figure, fc.constantFrom(0, 1, 12))
  .map(([men, women, unsaid]) => ({ men, women, unsaid }))
const report = fc.record({
  electionId: fc.constant('5f1d2c3b4a596877' as ElectionId),
  station: fc.constantFrom('2-3', '14', 'E1').map((id) => id as StationId),
  date: fc.constant('2026-11-22' as LocalDate),
  until: fc.constantFrom('10:00', '19:30').map((at) => at as LocalTime),
  contests: fc.array(bySex, { minLength: 1, maxLength: 8 }),
})

it('says what it was made of', () => {
  fc.assert(
    fc.property(report, (each) => {
      expect(readQuickReport(quickReportText(each))).toEqual({ ok: true, value: each })
    }),
  )
})

it('a character read as another, and two that changed places, are found', () => {
  fc.assert(
    fc.property(report, fc.nat(), fc.constantFrom(...'0123456789abcdef./'), (each, place, letter) => {
      const text = quickReportText(each)
      const at = 4 + (place % (text.length - 5))
      const changed = [
        text.slice(0, at) + letter + text.slice(at + 1),
        text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
      ]
      for (const wrong of changed.filter((one) => one !== text)) expect(readQuickReport(wrong).ok, wrong).toBe(false)
    }),
  )
})

it('another code is foreign, and a day or hour that there is not is garbled', () => {
  expect(readQuickReport('IP1/5f1d2c3b4a596877/2/~/00')).toEqual({ ok: false, error: 'foreign' })
  expect(readQuickReport('4901234567894')).toEqual({ ok: false, error: 'foreign' })
  expect(readQuickReport('IQ1/5f1d2c3b4a596877/2/2026-02-30/1000/1.2.0/00')).toEqual({ ok: false, error: 'garbled' })
})
