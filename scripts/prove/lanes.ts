/** All lanes, each loaded only when it runs. */
import { LANE_NAMES, type Lane, type LaneName } from '#simulation/lane.ts'

const LANES: Readonly<Record<LaneName, () => Promise<{ readonly lane: Lane }>>> = {
  'crash-states': () => import('#simulation/prove/crash-states.ts'),
  sessions: () => import('#simulation/prove/sessions.ts'),
  'desk-days': () => import('#simulation/prove/desk-days.ts'),
  'failing-io': () => import('#simulation/prove/failing-io.ts'),
  kills: () => import('#simulation/prove/kills.ts'),
  'power-cuts': () => import('#simulation/prove/power-cuts.ts'),
  'count-kills': () => import('#simulation/prove/count-kills.ts'),
  'every-byte': () => import('#simulation/prove/every-byte.ts'),
  fuzz: () => import('#simulation/prove/fuzz.ts'),
  secrecy: () => import('#simulation/prove/secrecy.ts'),
  'raw-disks': () => import('#simulation/prove/raw-disks.ts'),
  districts: () => import('#simulation/prove/districts.ts'),
  kernel: () => import('#simulation/prove/kernel.ts'),
  'online-box': () => import('#simulation/prove/online-box.ts'),
  'online-web': () => import('#simulation/prove/online-web.ts'),
  'online-deaths': () => import('#simulation/prove/online-deaths.ts'),
}

export async function laneOf(name: LaneName): Promise<Lane> {
  return (await LANES[name]()).lane
}

export function isLaneName(name: string): name is LaneName {
  return (LANE_NAMES as readonly string[]).includes(name)
}
