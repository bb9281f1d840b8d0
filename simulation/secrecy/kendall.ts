/** Kendall's τ between the order of arrival and a row of places, in O(n log n): the number of inversions by merging (Knight 1966). */

/** @param places all different, in the order of arrival @returns `s`: pairs in order − pairs out of order, and its variance by chance */
export function kendall(places: readonly number[]) {
  const n = places.length
  const pairs = (n * (n - 1)) / 2
  const s = pairs - 2 * inversions(Float64Array.from(places))
  return { n, s, variance: (n * (n - 1) * (2 * n + 5)) / 18, tau: pairs === 0 ? 0 : s / pairs }
}

function inversions(values: Float64Array): number {
  let from: Float64Array = values
  let to: Float64Array = new Float64Array(values.length)
  let count = 0
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      count += merge(
        from,
        to,
        start,
        Math.min(start + width, values.length),
        Math.min(start + 2 * width, values.length),
      )
    }
    ;[from, to] = [to, from]
  }
  return count
}

/** @returns how often a later value goes before an earlier one */
function merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): number {
  let [left, right, count] = [start, middle, 0]
  for (let at = start; at < end; at++) {
    if (right >= end || (left < middle && (from[left] as number) <= (from[right] as number))) {
      to[at] = from[left++] as number
    } else {
      to[at] = from[right++] as number
      count += middle - left
    }
  }
  return count
}

/** Two-sided p of a value that many standard deviations from the middle of a normal distribution (Abramowitz & Stegun 7.1.26). */
export function twoSided(deviations: number): number {
  const x = Math.abs(deviations) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.min(1, polynomial * Math.exp(-x * x))
}
