/** D-24: what a desk did by name is on its own papers. Each row of the station that is no sum says where the rest of it is. */
import type { StationDay } from './station-day.ts'

type Desk = Pick<StationDay, 'desk'>

/** Under a table or a list of one desk; of a station with one nothing is said. */
export function whose({ desk }: Desk): { readonly whose?: string } {
  if (desk === null) return {}
  const own = `受付${desk.number}の分である。`
  const rest = desk.others.map((other) => `受付${other}`).join('、')
  return { whose: rest === '' ? own : `${own}${rest}は別紙のとおり。` }
}

/** In a field. */
export function ownAndOthers({ desk }: Desk, own: string | null): string | null {
  if (own === null || desk === null || desk.others.length === 0) return own
  return `${own}\n${whose({ desk }).whose ?? ''}`
}
