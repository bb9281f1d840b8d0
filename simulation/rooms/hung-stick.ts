/** A stick that hangs: a question at its place that is never answered. The programs ask no other one there, as on the machine. */
import { atRemovable } from '#hardware/medium/patience.ts'

export async function hangStickAt(place: string): Promise<void> {
  await atRemovable(place, () => new Promise(() => {}), 1)
}
