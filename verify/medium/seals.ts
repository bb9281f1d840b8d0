/** ballot-box.md §9, checks 5 to 8: the seal section. */
import { createHash } from 'node:crypto'
import { allZero, signedBy } from './fields.ts'
import { type DamageList, dayText, type MediumProblem, type SealFinding } from './finding.ts'
import type { Header } from './header.ts'
import { PAGE } from './layout.ts'
import { type FinalSeal, readSeal, type Seal } from './seal.ts'
import { type Blinds, readAnnex } from './seal-sets.ts'

export interface Seals {
  /** The final seal, or why there is none that counts. */
  readonly final: FinalSeal | MediumProblem
  readonly found: readonly SealFinding[]
  /** Whole seals of days, in the order of the days. */
  readonly days: readonly Seal[]
  /** In the annex that the final seal names; null: it names none, or there is another. */
  readonly blinds: Blinds | null
}

/** @param section every page from F on. @param keyOf signing key of a kiosk of this station by machine id */
export function readSeals(
  section: Buffer,
  header: Header,
  keyOf: (machine: string) => string | null,
  damage: DamageList,
): Seals {
  const sealPage = (i: number) => section.subarray(16 * i * PAGE, (16 * i + 1) * PAGE)
  const read = Array.from({ length: header.layout.dates + 1 }, (_, i) => {
    return allZero(sealPage(i)) ? null : readSeal(sealPage(i), header, { keyOf, signedBy })
  })
  const days = read.slice(0, -1)
  const final = read.at(-1) ?? null
  const whole = days.filter((seal, i): seal is Seal => findingOf(seal, header.days[i] ?? null).state === 'whole')
  const found = [
    ...days.map((seal, i) => findingOf(seal, header.days[i] ?? null)),
    findingOf(typeof final === 'object' && final?.final === false ? 'seal-malformed' : final, null),
  ]
  if (final === null) {
    return {
      final: found.some((seal) => seal.state === 'whole') ? 'closed-for-a-day-only' : 'not-closed',
      found,
      days: whole,
      blinds: null,
    }
  }
  const annex = section.subarray(annexAt(header) * PAGE, (annexAt(header) + 1) * PAGE)
  const sets = typeof final === 'object' ? final.sets : null
  const blinds = sets === null ? null : readAnnex(annex, sets, header)
  return { final: finalOf(final, blinds, section, header, damage), found, days: whole, blinds }
}

function finalOf(
  final: Seal | MediumProblem,
  blinds: Blinds | null,
  section: Buffer,
  header: Header,
  damage: DamageList,
): FinalSeal | MediumProblem {
  if (typeof final === 'string') return final
  const { role, layout } = header
  if (!final.final) return 'seal-of-other-medium'
  if (final.failedMedium?.role === role) return 'this-medium-failed'
  for (let page = 0; page < section.length / PAGE; page++) {
    const gap = page % 16 !== 0 && page !== annexAt(header)
    if (gap && !allZero(section.subarray(page * PAGE, (page + 1) * PAGE))) {
      damage.add('gap', layout.sealsFrom + page, 'not-zero')
    }
  }
  if (damage.pages > 0) return 'gap-not-zero'
  if (blinds === null) {
    damage.add('gap', layout.sealsFrom + annexAt(header), 'check-fails')
    return 'altered'
  }
  const earlier = createHash('sha256')
  for (let i = 0; i < layout.dates; i++) earlier.update(section.subarray(16 * i * PAGE, (16 * i + 1) * PAGE))
  return earlier.digest().equals(final.earlierSeals) ? final : 'earlier-seals-altered'
}

/** In the seal section: the page behind the final seal. */
function annexAt({ layout }: Header): number {
  return 16 * layout.dates + 1
}

/** `day`: the listed date of its page; a day seal is on the page of its own day. */
function findingOf(seal: Seal | string | null, day: number | null): SealFinding {
  const name = day === null ? null : dayText(day)
  if (seal === null) return { day: name, state: 'none', machine: null }
  const whole = typeof seal === 'object' && (day === null || (!seal.final && seal.day === day))
  return { day: name, state: whole ? 'whole' : 'bad', machine: whole ? seal.machine : null }
}
