/**
 * T4: how long a piece of work still takes. The pace is that of the latest work, of as much as is left. An average since the begin would
 * notice late that a machine has become slower; the pace of the last moment alone would be chance.
 */

export interface Moment {
  /** In whatever the work is counted. */
  readonly done: number
  /** Since its begin. */
  readonly ms: number
}

/** Oldest first. */
export type Course = readonly Moment[]

/** In this first time a pace would be a guess. */
const GUESS_MS = 2000
/** The least part of the whole to look back at. Near the end the pace of the last few moments would jump. */
const LEAST_BACK = 1 / 20
/** Evenly spread over the whole; more would not be more exact. */
const MOMENTS_MAX = 400

export function withMoment(course: Course, moment: Moment, total: number): Course {
  const [before, last] = course.slice(-2)
  const isClose = before !== undefined && last !== undefined && last.done - before.done < total / MOMENTS_MAX
  return [...(isClose ? course.slice(0, -1) : course), moment]
}

/** Null: the pace is not known yet. */
export function secondsLeft(course: Course, total: number): number | null {
  const now = course.at(-1)
  if (now === undefined || now.ms < GUESS_MS || now.done === 0) return null
  const left = total - now.done
  const back = now.done - Math.max(left, total * LEAST_BACK)
  const then = course.findLast(({ done }) => done <= back) ?? { done: 0, ms: 0 }
  return Math.ceil((left * (now.ms - then.ms)) / (now.done - then.done) / 1000)
}
