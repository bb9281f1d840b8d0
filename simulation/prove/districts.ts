/** Lane `districts`: a lawful day and one to which something was done, read by the tally, by `verify` and by the slow count (simulation/districts). */
import { Districts } from '#simulation/districts/districts.ts'
import type { Lane, LaneAsk, LaneResult, Violation } from './lane.ts'

export const lane: Lane = {
  name: 'districts',
  unit: 'districts read three ways',
  sliceSeeds: 4,
  seedsInAll: null,
  run,
}

async function run({ fromSeed, seeds, until, say }: LaneAsk): Promise<LaneResult> {
  const districts = await Districts.begin()
  const details: Record<string, number> = {}
  const add = (name: string, more: number) => {
    details[name] = more + (details[name] ?? 0)
  }
  const violations: Violation[] = []
  let [seed, counted] = [fromSeed, 0]
  try {
    for (; seed < fromSeed + seeds && performance.now() < until; seed++) {
      const found = await districts.run(seed)
      counted += 2
      for (const what of found.violations) violations.push({ seed, what })
      if (found.violations.length > 0) say(`seed ${seed}:\n  ${found.violations.join('\n  ')}`)
      add('lawful days', 1)
      add('districts to which something was done', 1)
      add('of both: opened by the count', found.opened)
      add('of both: not opened by the count', found.stopped)
      add('of both: authentic and complete to the auditor', found.complete)
      for (const story of found.stories) add(`done: ${story}`, 1)
      if (seed % 20 === 19) say(`${counted} districts, ${violations.length} disagreements`)
    }
  } finally {
    await districts.end()
  }
  return { counted, nextSeed: seed, violations, details, skipped: null }
}
