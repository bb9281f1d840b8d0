/** What closed kiosks tell: the number of records of each contest, by title, for the machine whose pair it is (D-18). */
import type { KioskView } from '#kiosk/session/view.ts'

export function kioskRecords(
  kiosks: readonly { readonly id: string; readonly view: KioskView | null }[],
  machines: readonly { readonly id: string; readonly serial: string }[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    kiosks.flatMap(({ id, view }) => {
      if (view?.page.type !== 'closed') return []
      const { takenOver, records } = view.page
      const owner = takenOver === null ? id : machines.find(({ serial }) => serial === takenOver.serial)?.id
      return owner === undefined
        ? []
        : [[owner, new Map(records.map(({ contest, count }) => [contest, count]))] as const]
    }),
  )
}
