/** The glass that the tab shows: that of a machine, upright in a window that is upright. */
export interface Glass {
  readonly upright: boolean
  readonly panelWidthMm: number
}

/** Both ways up of a glass of 15.6 inches: on it each page of a voter is whole (`kiosk/screens/every-page.night.test.ts`). */
const LYING_MM = 345.4
const UPRIGHT_MM = 194.5

export function glassFor(width: number, height: number): Glass {
  const upright = height > width
  return { upright, panelWidthMm: upright ? UPRIGHT_MM : LYING_MM }
}
