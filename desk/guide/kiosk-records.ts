/** What a closed kiosk tells: the number of records of each contest, by title. */
import type { KioskView } from '#kiosk/session/view.ts'

export function kioskRecords(view: KioskView | null): ReadonlyMap<string, number> {
  if (view?.page.type !== 'closed') return new Map()
  return new Map(view.page.records.map(({ contest, count }) => [contest, count]))
}
