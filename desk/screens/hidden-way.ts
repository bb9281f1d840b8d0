import type { GuideStep } from '../guide/step.ts'

/** V16: the strip sends what is in the hand to a machine, and another screen fills the desk: its place cannot be seen. */
export function isWayHidden(
  held: string | null,
  { app, points }: Pick<GuideStep, 'app' | 'points'>,
  large: string | null,
): boolean {
  return held !== null && large !== null && app !== large && points.includes(held)
}
