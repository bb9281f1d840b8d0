/** The kernel's results: rows one after the other in its memory, at places that the caller has chosen above `__heap_base`. */
import { addPoint, double, negatePoint, normaliseRows, POINT } from './point'
import { decode, encode, encodeDoubles, isEqual, map } from './ristretto'

export { addRows, multiplyRows, sumByBuckets, toSummands } from './sums'
export { addMultiples, makeTable, TABLE } from './tables'
export { addPoint, encodeDoubles, isEqual, negatePoint, normaliseRows }

/** Where memory is free from. */
export const HEAP: usize = __heap_base

/** @returns the first row that is no encoding, or −1 */
export function decodeRows(points: usize, bytes: usize, rows: i32): i32 {
  for (let row = 0; row < rows; row++) {
    if (!decode(points + usize(row) * POINT, bytes + (usize(row) << 5))) return row
  }
  return -1
}

export function encodeRows(bytes: usize, points: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) encode(bytes + (usize(row) << 5), points + usize(row) * POINT)
}

export function mapRows(points: usize, uniform: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) map(points + usize(row) * POINT, uniform + (usize(row) << 6))
}

export function doubleRows(points: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) double(points + usize(row) * POINT, points + usize(row) * POINT)
}
