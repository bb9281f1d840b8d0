/** Changes to the files of a bundle; the manifest is made to fit, unless it is said. For bundles of seven rows and two mixers. */
import { concat, uint } from '#election/bytes.ts'
import { toLittleEndian } from '#election/group/little-endian.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { type Files, withBytes, withFile, withManifest } from './change-bundle.ts'

export const HEADER = 64
export const ROWS = 7
export const mixScalar = (index: number) => HEADER + 32 * (5 * ROWS + 5 + index)
export const chainAnswer = (row: number) => HEADER + 32 * (5 * ROWS + 9 + row)
export const rowAnswer = (row: number) => HEADER + 32 * (6 * ROWS + 9 + row)
export const mixElement = (column: number, row: number) => HEADER + 32 * (column * ROWS + row)

export const bytesIn = (name: string, at: number, bytes: readonly number[] | Uint8Array) => (files: Files) =>
  withBytes(files, name, (whole) => whole.set(bytes, at))
export const flipped = (name: string, at: number) => (files: Files) =>
  withBytes(files, name, (whole) => whole.set([(whole[at] ?? 0) ^ 1], at))
export const without = (name: string) => (files: Files) => withFile(files, name, null)
export const added = (name: string, bytes: Uint8Array) => (files: Files) => withFile(files, name, bytes)
export const textIn = (name: string, from: string | RegExp, to: string) => (files: Files) => {
  const text = new TextDecoder().decode(files.get(name))
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${name} has no ${from}`)
  return withFile(files, name, new TextEncoder().encode(changed))
}
/** One more, as a scalar. */
export const plusOne = (name: string, at: number) => (files: Files) =>
  withBytes(files, name, (whole) => {
    const scalar = group.decodeScalar(whole.subarray(at, at + 32))
    if (scalar !== null) whole.set(group.encodeScalar(group.scalar(scalar + 1n)), at)
  })
/** The same number in another form: above the order. */
export const plusOrder = (name: string, at: number) => (files: Files) =>
  withBytes(files, name, (whole) => {
    const scalar = group.decodeScalar(whole.subarray(at, at + 32))
    if (scalar !== null) whole.set(toLittleEndian(scalar + group.order, 32), at)
  })
export const inTurn =
  (...changes: readonly ((files: Files) => Files)[]) =>
  (files: Files) =>
    changes.reduce((all, change) => change(all), files)
/** Rows of a file with fixed width, cut or doubled, and N in its header. */
export const rowsOf = (name: string, bytes: (body: Uint8Array) => Uint8Array, rows: number) => (files: Files) => {
  const whole = files.get(name) as Uint8Array
  const changed = concat(whole.subarray(0, HEADER), bytes(whole.subarray(HEADER)))
  changed.set(uint(rows, 4), 12)
  return withFile(files, name, changed)
}
export const exchanged = (one: string, other: string) => (files: Files) => {
  const [a, b] = [files.get(one) as Uint8Array, files.get(other) as Uint8Array]
  const heads = [a.subarray(0, HEADER), b.subarray(0, HEADER)] as const
  return withManifest(
    new Map([...files, [one, concat(heads[0], b.subarray(HEADER))], [other, concat(heads[1], a.subarray(HEADER))]]),
  )
}
/** Whole, each under the name of the other. */
export const swappedFiles = (one: string, other: string) => (files: Files) =>
  withManifest(new Map([...files, [one, files.get(other) as Uint8Array], [other, files.get(one) as Uint8Array]]))
export const moved = (from: string, to: string) => (files: Files) =>
  inTurn(without(from), added(to, files.get(from) as Uint8Array))(files)
export const swapRows = (name: string, width: number, one: number, other: number) => (files: Files) =>
  withBytes(files, name, (whole) => {
    const row = (at: number) => whole.slice(HEADER + at * width, HEADER + (at + 1) * width)
    const [a, b] = [row(one), row(other)]
    whole.set(b, HEADER + one * width)
    whole.set(a, HEADER + other * width)
  })
export const stale = (name: string, to: (bytes: Uint8Array) => Uint8Array) => (files: Files) =>
  new Map([...files, [name, to(files.get(name) as Uint8Array)]])

const idsIn = (files: Files): number[] => {
  const whole = files.get('opened-0.bin') as Uint8Array
  const view = new DataView(whole.buffer, whole.byteOffset)
  return Array.from({ length: ROWS }, (_, row) => view.getUint32(HEADER + 4 * row))
}
/** The row of the opened list with the first id that is not that of its first row. */
export const otherRow = (files: Files) => idsIn(files).findIndex((id, _, all) => id !== all[0])
export const idAt = (row: (files: Files) => number, id: (files: Files) => number) => (files: Files) =>
  bytesIn('opened-0.bin', HEADER + 4 * row(files), uint(id(files), 4))(files)
/** The count of the opened list as it now is. */
export const countFitted = (files: Files): Files => {
  const ids = idsIn(files)
  const named = [...new Set(ids)].filter((id) => id !== 0 && id !== 0xffffffff).toSorted((a, b) => a - b)
  const many = (id: number) => ids.filter((each) => each === id).length
  const selections = named.map((id) => ({ id, records: many(id) }))
  const count = JSON.parse(new TextDecoder().decode(files.get('count.json')))
  Object.assign(count.lists[0], { ended: many(0xffffffff), unopened: many(0), selections })
  return withFile(files, 'count.json', new TextEncoder().encode(JSON.stringify(count)))
}
export const unknownRow = (element: (files: Files) => Uint8Array) => (files: Files) => {
  const whole = files.get('opened-0.bin') as Uint8Array
  const changed = concat(whole, element(files))
  changed.set(uint(1, 4), 20)
  changed.set(uint(0, 4), HEADER)
  return countFitted(withFile(files, 'opened-0.bin', changed))
}
export const times = (value: number) => group.encode(group.multiply(group.base, group.scalar(BigInt(value))))
export const voteRow = (name: string, row: number) => (files: Files) =>
  (files.get(name) as Uint8Array).slice(HEADER + 136 * row, HEADER + 136 * (row + 1))
export const refusedWith = (record: (files: Files) => Uint8Array) => (files: Files) =>
  inTurn(
    rowsOf('refused-0.bin', (body) => concat(body, record(files)), record(files).length / 136),
    textIn('count.json', '"refused":0', `"refused":${record(files).length / 136}`),
  )(files)
