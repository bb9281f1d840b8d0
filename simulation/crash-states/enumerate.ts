/** Depth first through every state, each once; from each the best course must still lead to a good end. */
import { BestCourse } from './best-course.ts'
import { Broken } from './broken.ts'
import { EveryCourse } from './every-course.ts'
import type { Scenario } from './machines-in-room.ts'
import { keyOf, StateSet } from './state-set.ts'
import type { State } from './world.ts'

export type Found = ReturnType<typeof enumerate>

/** Enough to read; a mistake breaks hundreds of states. */
const VIOLATIONS_MAX = 20
/** Far above the longest best course of these days; what takes longer goes round in circles. */
const STEPS_MAX = 600

interface Node {
  readonly state: State
  readonly by: string
  readonly before: Node | null
}

export interface Limits {
  readonly statesMax?: number
  /** A violation that is enough: who plants a mistake waits for nothing else. */
  readonly enough?: (violation: string) => boolean
}

export function enumerate(scenario: Scenario, limits: Limits = {}) {
  const { statesMax = Number.POSITIVE_INFINITY, enough = () => false } = limits
  const seen = new StateSet()
  const good = new StateSet()
  const best = new BestCourse(scenario)
  const violations = new Map<string, string>()
  const stack: Node[] = []
  const key = { high: 0, low: 0 }
  let here: Node = { state: scenario.start, by: 'start', before: null }
  const every = new EveryCourse(scenario, (state, by) => {
    if (seen.add(keyOf(state, key))) stack.push({ state, by, before: here })
  })
  seen.add(keyOf(here.state, key))
  stack.push(here)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.size > statesMax || violations.size >= VIOLATIONS_MAX) break
    here = node
    const wrong = brokenBy(() => {
      every.from(here.state)
      followBest(best, good, here.state)
    })
    if (wrong === null || violations.has(wrong)) continue
    violations.set(wrong, courseOf(node))
    if (enough(wrong)) break
  }
  const cutShort = seen.size > statesMax
  return { states: seen.size, cutShort, violations: [...violations].map(([what, course]) => `${what} (${course})`) }
}

function followBest(best: BestCourse, good: StateSet, from: State): void {
  const key = { high: 0, low: 0 }
  const passed: { high: number; low: number }[] = []
  for (let state: State | null = from; state !== null; state = best.step(state)) {
    if (good.has(keyOf(state, key))) break
    passed.push({ ...key })
    if (passed.length > STEPS_MAX) throw new Broken('P6/P9: the day does not end')
  }
  for (const one of passed) good.add(one)
}

function brokenBy(act: () => void): string | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof Broken) return error.message
    throw error
  }
}

/** How it came to this, from the first card on. */
function courseOf(node: Node): string {
  const steps: string[] = []
  for (let one: Node | null = node; one !== null; one = one.before) steps.unshift(one.by)
  return steps.join(' → ')
}
