import type { GuideStep } from '../guide/step.ts'

/** V16: the strip sends what is in the hand to a machine, and another screen fills the desk: its place cannot be seen. */
export function isWayHidden(
  held: string | null,
  { app, points }: Pick<GuideStep, 'app' | 'points'>,
  large: string | null,
): boolean {
  return held !== null && large !== null && app !== large && points.includes(held)
}

/**
 * While one screen fills the desk, the tray leaves it its room: it is folded until the strip sends somebody to a thing for that screen, a
 * thing is in a hand, or somebody opens it.
 */
export function isTrayFolded(
  held: string | null,
  { app, points }: Pick<GuideStep, 'app' | 'points'>,
  large: string | null,
  isOpened: boolean,
): boolean {
  const isLookedFor = points.length > 0 && (app === large || app === null)
  return large !== null && held === null && !isLookedFor && !isOpened
}
