/** One seed: every target gets its number of inputs. Failing inputs come back as they were, to be kept as regressions. */
import { Dice } from '#simulation/rooms/dice.ts'
import type { Target, Verdict } from './target.ts'

export interface Failure {
  readonly seed: number
  readonly target: string
  readonly how: string
  readonly input: Uint8Array
}

interface TargetCount {
  inputs: number
  accepted: number
}

export interface BatchResult {
  readonly counts: Readonly<Record<string, TargetCount>>
  readonly failures: readonly Failure[]
}

/** A target that fails at all may fail a thousand times: this many of a seed are enough to see. */
const FAILURES_KEPT = 3

/** `before` is told of each input before the decoder gets it, so that a watcher knows where a hang began. */
export async function runSeed(
  seed: number,
  targets: readonly Target[],
  before: (target: number, input: Uint8Array) => void = () => {},
): Promise<BatchResult> {
  const counts: Record<string, TargetCount> = {}
  const failures: Failure[] = []
  for (const [index, target] of targets.entries()) {
    const random = new Dice(seed, target.name)
    const count = { inputs: 0, accepted: 0 }
    let failed = 0
    for (let i = 0; i < target.inputsPerSeed; i++) {
      const input = target.make(random)
      before(index, input)
      const verdict = await judged(target, input)
      count.inputs++
      if (verdict === 'accepted') count.accepted++
      else if (verdict !== 'refused' && failed++ < FAILURES_KEPT) {
        failures.push({ seed, target: target.name, how: verdict.broken, input })
      }
    }
    counts[target.name] = count
  }
  return { counts, failures }
}

/** A decoder may refuse in its own words only: whatever it throws is a broken promise. */
export async function judged(target: Target, input: Uint8Array): Promise<Verdict> {
  try {
    // Most decoders answer at once; waiting for those costs more than they do.
    const verdict = target.judge(input)
    return verdict instanceof Promise ? await verdict : verdict
  } catch (error) {
    return { broken: `threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}` }
  }
}
