/** Figures on closed kiosks: the number of records of each contest, by title, and of the seal, for the machine whose pair it is (D-18). */
import type { Contest } from '#election/definition/definition.ts'
import type { KioskView } from '#kiosk/session/view.ts'

export function kioskRecords(
  kiosks: readonly { readonly id: string; readonly view: KioskView | null }[],
  machines: readonly { readonly id: string; readonly serial: string }[],
) {
  return new Map(
    kiosks.flatMap(({ id, view }) => {
      if (view?.page.type !== 'closed') return []
      const { takenOver, records, sealFingerprint } = view.page
      const owner = takenOver === null ? id : machines.find(({ serial }) => serial === takenOver.serial)?.id
      const told = { records: new Map(records.map(({ contest, count }) => [contest, count])), seal: sealFingerprint }
      return owner === undefined ? [] : [[owner, told] as const]
    }),
  )
}

interface Titles {
  readonly contests: readonly Pick<Contest, 'id' | 'title'>[]
  readonly contestsSaid: readonly Pick<Contest, 'id' | 'title'>[]
}

/** A closed machine has the titles of the package; a person looks for those that the issuer's page has in its language. */
export function recordsTold({ contests, contestsSaid }: Titles, records: ReadonlyMap<string, number>): string {
  const shown = new Map(contests.map(({ id, title }) => [id, title]))
  return contestsSaid.map(({ id, title }) => `${shown.get(id) ?? title} ${records.get(title) ?? 0}`).join('、')
}
