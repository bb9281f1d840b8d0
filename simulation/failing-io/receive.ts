/** The tally receives the small day while one operation fails. A medium is never taken in part; read again, it is taken as if nothing had happened. */
import { toHex } from '#election/bytes.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { PATIENCE_MS } from '#hardware/medium/patience.ts'
import { authority, SMALL_DAY, sampleStation } from '#simulation/rooms/sample-station.ts'
import { type ExaminedMedium, examineMedium } from '#tally/services/receive/examine-medium.ts'
import { failingKioskDay } from './kiosk-day.ts'
import { disk, memoryFiles } from './memory-files.ts'
import type { FailPlan } from './planned-failure.ts'

const ROLES = ['original', 'duplicate'] as const
type Sealed = ReadonlyMap<string, Uint8Array>

let sealedMedia: Sealed | null = null

/** The media of one whole day, made once. */
async function sealed(): Promise<Sealed> {
  if (sealedMedia !== null) return sealedMedia
  await failingKioskDay(null, false)
  sealedMedia = new Map(disk.paths().map((path) => [path, disk.contents(path).slice()]))
  return sealedMedia
}

export async function failingReceipt(plan: FailPlan) {
  const media = await sealed()
  const fresh = () => new Map([...media].map(([path, bytes]) => [path, bytes.slice()]))
  disk.activity = () => {}
  disk.failed = () => {}
  disk.begin(null, fresh())
  const right = await receiveAll()
  disk.begin(plan, fresh())
  const first = await receiveAll()
  const { hit } = disk
  const violations: string[] = []
  ROLES.forEach((role, i) => {
    if (first[i] === right[i]) return
    if (first[i]?.startsWith('sealed'))
      violations.push(`P6: the ${role} is taken although it was not read: ${first[i]}`)
    if (hit === null || !hit.part.startsWith(`/${role}`)) violations.push(`P6: the ${role} is refused: ${first[i]}`)
  })
  disk.begin(null, new Map(disk.paths().map((path) => [path, disk.contents(path)])))
  const again = await receiveAll()
  if (again.join() !== right.join()) violations.push(`P8: read again the media are other ones: ${again.join()}`)
  return { hit: hit === null ? null : hit.operation, violations }
}

async function receiveAll(): Promise<readonly string[]> {
  const { electionPackage } = sampleStation(SMALL_DAY).loaded
  const said: string[] = []
  for (const role of ROLES) {
    const opened = await openMediumReadOnly(`/${role}`, PATIENCE_MS, memoryFiles)
    if (!opened.ok) {
      said.push(`not opened: ${opened.error.type}`)
      continue
    }
    const election = { electionPackage, authorityPublicKey: authority.publicKey, several: null }
    const examined = await examineMedium(opened.value, election, () => {})
    await opened.value.close()
    said.push(wordsOf(examined))
  }
  return said
}

function wordsOf({ examination, contents }: ExaminedMedium): string {
  if (examination.type !== 'sealed' || contents === null) return examination.type
  return `sealed ${examination.sealed.root} ${toHex(contents.records).length} ${contents.marks.join()}`
}
