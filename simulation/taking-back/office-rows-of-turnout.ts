/** Headquarters' board: turnout that is entered by hand or from a paper's code, and the day that is shown. */
import type { ElectionId } from '#election/ids.ts'
import { quickReportText } from '#election/quick-report.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import type { OfficeRow, OfOffice } from './office-rows-of-rolls.ts'

const { date } = tinySources.rules

export function rowsOfTurnout({ STATION, screen, signed }: OfOffice): readonly OfficeRow[] {
  const place = { station: STATION, date, until: '10:00' as LocalTime }
  const voters = tinySources.contests.map(({ id: contest }) => ({ contest, men: 3, women: 4, unsaid: 0 }))
  const told = screen({ type: 'tell-turnout', ...place, who: '庶務', contests: voters })
  const code = quickReportText({ ...place, electionId: '0123456789abcdef' as ElectionId, contests: voters })
  const read = screen({ type: 'read-turnout', code })
  const toldBack = screen({ type: 'take-turnout-back', ...place, why: '別の投票所' })
  const before = () =>
    signed({ type: 'minute', now: `${date}T12:00` as LocalMinute }, { type: 'person-open', name: '愛' })
  const show = (day: LocalDate) => screen({ type: 'show-turnout-of', date: day })
  return [
    {
      ...{ act: 'tell-turnout', back: 'take-turnout-back', name: 'turnout is entered, and was of another station' },
      ...{ before, does: [told], undoes: [toldBack] },
      shows: ({ project }) => [...project.board],
    },
    {
      ...{ act: 'read-turnout', back: 'take-turnout-back', name: 'a code is read, and was of another station' },
      ...{ before, does: [read], undoes: [toldBack] },
      shows: ({ project }) => [...project.board],
    },
    {
      ...{ act: 'show-turnout-of', back: 'show-turnout-of', name: 'another voting day is shown, and the one before' },
      before: () => signed(show(date)),
      ...{ does: [show('2002-06-20' as LocalDate)], undoes: [show(date)] },
      shows: ({ boardOf }) => boardOf,
    },
  ]
}
