/** `docs/requirements/not-built.json`: what a rule promises and no test proves yet, with the work that brings it. It only gets shorter. */
import { z } from 'zod'

const list = z.strictObject({
  /** The ratchet: more entries are refused, and fewer make this number smaller. */
  most: z.int(),
  entries: z.array(z.strictObject({ id: z.string(), work: z.string(), missing: z.string() })),
})
export const notBuiltSchema = z.strictObject({
  works: z.array(z.string()),
  /** Invariants that no test cites. */
  untested: list,
  /** Invariants that hold as far as they are built. */
  partly: list,
  /** Codes that nothing tells yet. */
  untold: list,
  /** `catalogue code`: its words promise, in these English words, an act that no screen has. Judged by people. */
  deadEnds: list,
})
export type NotBuilt = z.infer<typeof notBuiltSchema>

export interface Found {
  readonly invariants: ReadonlySet<string>
  readonly tested: ReadonlySet<string>
  readonly untold: ReadonlySet<string>
  /** The English words of a code of a catalogue; empty: there is none. */
  readonly wordsOf: (catalogueAndCode: string) => string
}

const PAGE = 'docs/requirements/not-built.json'

/** The list against what was found, both ways: what is missing must stand there, and what stands there must be missing. */
export function problemsOfList(
  { works, ...lists }: NotBuilt,
  { invariants, tested, untold, wordsOf }: Found,
): string[] {
  const idsOf = (name: keyof typeof lists) => new Set(lists[name].entries.map(({ id }) => id))
  const [untested, partly, coming] = [idsOf('untested'), idsOf('partly'), idsOf('untold')]
  return [
    ...[...invariants].filter((id) => !tested.has(id) && !untested.has(id)).map((id) => `◆ ${id} is cited by no test`),
    ...[...untested].filter((id) => tested.has(id)).map((id) => `${PAGE}: ${id} has a test now; take it out`),
    ...[...untested, ...partly].filter((id) => !invariants.has(id)).map((id) => `${PAGE}: ${id} is no ◆`),
    ...[...partly]
      .filter((id) => !tested.has(id))
      .map((id) => `${PAGE}: ${id} is called partly built and no test cites it`),
    ...[...coming]
      .filter((code) => !untold.has(code))
      .map((code) => `${PAGE}: ${code} is told now, or is no code any more; take it out`),
    ...lists.deadEnds.entries
      .filter(({ id, missing }) => !wordsOf(id).includes(missing))
      .map(({ id, missing }) => `${PAGE}: ${id} does not say “${missing}” any more; take it out`),
    ...Object.entries(lists).flatMap(([name, { most, entries }]) => [
      ...(entries.length === most ? [] : [`${PAGE}: ${name} has ${entries.length} entries, and ${most} is written`]),
      ...(new Set(entries.map(({ id }) => id)).size === entries.length ? [] : [`${PAGE}: ${name} names one twice`]),
      ...entries
        .filter(({ work }) => !works.includes(work))
        .map(({ id, work }) => `${PAGE}: ${id} waits for “${work}”, which is no work of the list`),
    ]),
  ]
}
