/** What must hold at the end of every day, whatever was cut, torn or lost on the way. */
import { sameBytes } from '#election/ballot-box/fields.ts'
import { bitMask, contestBits, finalSealPage } from '#election/ballot-box/layout.ts'
import { rootOf } from '#election/ballot-box/rule-seal.ts'
import type { Settled } from '#election/ballot-box/step.ts'
import { type MediumView, reading, sealAt } from '#election/ballot-box/view.ts'
import type { Room, Scenario } from './day-world.ts'
import { type PairImages, ROLES } from './medium-images.ts'

/** The promises, on each medium that bears the final seal. */
export function judge(scenario: Scenario, images: PairImages, room: Room, settled: Settled): string | null {
  const { context } = scenario
  const page = finalSealPage(context.layout)
  for (const role of ROLES) {
    if (room.dead === role && scenario.mediumDies === 'for-good') continue
    const view = scenario.images.view(images[role])
    const counts = settled.media.some((medium) => medium.role === role)
    const seal = sealAt(view, page)
    if (seal === null && counts && settled.damaged !== role) return `P5: the ${role} has no final seal`
    // What its seal does not fit, the count refuses.
    if (seal === null || (!counts && !sameBytes(seal.root, rootOf(context, view)))) continue
    if (!sameBytes(seal.root, rootOf(context, view))) return `P5: the seal of the ${role} does not fit`
    if (counts && settled.lostPages !== seal.lostPages) return 'P5: damage is not marked'
    const wrong = judgeRecords(scenario, room, view)
    if (wrong !== null) return wrong
    const sessions = seal.counts.finished + seal.counts.endedByStaff + seal.counts.released
    if (sessions !== seal.spentMarks) return 'marks are not the finished sessions'
  }
  return null
}

function judgeRecords(scenario: Scenario, room: Room, view: MediumView): string | null {
  const { context, contests, voters } = scenario
  const found: string[] = []
  const { first, count } = context.layout.ballots
  for (let page = first; page < first + count; page++) {
    const at = reading(view, page)
    if (at.state === 'whole' && at.content.type === 'ballot') found.push(nameOf(at.content.record))
  }
  for (let voter = 0; voter < voters; voter++) {
    for (const contest of contestBits(contests)) {
      const mine = found.filter((name) => name.startsWith(`${voter}/${contest}/`))
      const told = room.told[voter]?.[contest] ?? null
      const released = room.released[voter] ?? null
      if (mine.length > 1) return `P1: voter ${voter} counts twice in contest ${contest}`
      if (told !== null && mine[0] !== told) return `P2: told recorded, but ${mine[0] ?? 'nothing'} is there`
      const issuedAgain = released !== null && (released & bitMask(contest)) === 0
      if (issuedAgain && mine.length > 0) return `P1/P2: contest ${contest} of voter ${voter} was issued again`
      if (released === null && mine.length !== 1) return `P4: voter ${voter} could not vote in contest ${contest}`
    }
  }
  return null
}

/** voter/contest/attempt stand in the test's records where the ciphertext would be. */
export function nameOf(record: Uint8Array): string {
  return `${record[100]}/${record[3]}/${record[101]}`
}
