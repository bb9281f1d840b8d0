/** Pictures of three plans for a bridge, drawn in few colours: where it is, and where there is none. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '#election/bytes.ts'
import { type Explained, type ListedPicture, picturePath } from '#election/definition/explained.ts'
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

const PLAN_WIDTH = 480
const PLAN_HEIGHT = 320

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

function listed(bytes: Uint8Array): ListedPicture {
  return { type: 'png', width: PLAN_WIDTH, height: PLAN_HEIGHT, bytes: bytes.length, sha256: toHex(sha256(bytes)) }
}

const WORDS = [
  [
    '今の橋のすぐ上流に架けます。工事は2年で、費用は12億円です。',
    'いまのはしのすぐじょーりゅーにかけます。',
    'Just above the bridge of today. It takes two years and costs 1.2 billion yen.',
  ],
  [
    '駅の南に架けます。工事は3年で、費用は15億円です。川岸の道が広がります。',
    'えきのみなみにかけます。',
    'South of the station. It takes three years and costs 1.5 billion yen. The road at the river gets wider.',
  ],
  [
    '新しい橋を架けません。今の橋を直して使います。',
    'あたらしいはしをかけません。',
    'No new bridge. The bridge of today is repaired.',
  ],
] as const

/** Words and pictures of three plans, as they are signed. */
export const EXPLAINED: readonly Explained[] = WORDS.map(([text, textKana, textEn], at) => {
  const plan = PLANS[at]
  return { number: at + 1, picture: plan === undefined ? null : listed(plan), text, textKana, textEn }
})

/** By their paths in the package. */
export const PLAN_FILES: ReadonlyMap<string, Uint8Array> = new Map(
  PLANS.map((bytes) => [picturePath(listed(bytes)), bytes] as const),
)
