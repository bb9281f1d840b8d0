/** Pictures of three plans for a bridge, drawn in few colours: where it is, and where there is none. */
import { pngOf } from './png.ts'

type Colour = readonly [number, number, number]
const [LAND, RIVER, ROAD, PLAN, STATION]: readonly Colour[] = [
  ...([
    [236, 240, 228],
    [120, 170, 214],
    [90, 90, 90],
  ] as const),
  ...([
    [196, 60, 40],
    [60, 60, 120],
  ] as const),
]

export const PLAN_WIDTH = 480
export const PLAN_HEIGHT = 320

/** @param bridge the column of the planned bridge; null: none is built */
export function planOfBridge(bridge: number | null, width = PLAN_WIDTH, height = PLAN_HEIGHT): Uint8Array {
  const colourAt = (x: number, y: number): Colour | undefined => {
    const isRiver = Math.abs(y - height / 2 - 18 * Math.sin(x / 60)) < 34
    const isBeside = Math.abs(y - height / 2) < 62
    if (bridge !== null && isBeside && Math.abs(x - bridge) < 12) return PLAN
    if (Math.abs(x - width / 4) < 7) return ROAD
    if (isRiver) return RIVER
    return Math.abs(x - 0.7 * width) < 26 && Math.abs(y - 0.12 * height) < 14 ? STATION : LAND
  }
  const rows = Array.from({ length: height }, (_, y) =>
    Uint8Array.from(Array.from({ length: width }, (_, x) => colourAt(x, y) ?? [0, 0, 0]).flat()),
  )
  return new Uint8Array(pngOf({ width, height, colours: 3, rows }))
}

export const PLANS: readonly Uint8Array[] = [planOfBridge(150), planOfBridge(336), planOfBridge(null)]
