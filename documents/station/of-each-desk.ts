/** D-24: what a desk did by name is on its own papers. Each row of the station that is no sum says where the rest of it is. */
import { type Form, SMALL } from '../form.ts'
import type { StationDay } from './station-day.ts'

type Desk = Pick<StationDay, 'desk'>

/** Under a table or a list of one desk. */
export function whoseList(form: Form, { desk }: Desk): void {
  if (desk !== null) form.paragraph(whose(desk), SMALL)
}

/** In a field. */
export function ownAndOthers({ desk }: Desk, own: string | null): string | null {
  if (own === null || desk === null || desk.others.length === 0) return own
  return `${own}\n${whose(desk)}`
}

function whose({ number, others }: NonNullable<Desk['desk']>): string {
  const own = `受付${number}の分である。`
  return others.length === 0 ? own : `${own}${others.map((other) => `受付${other}`).join('、')}は別紙のとおり。`
}
