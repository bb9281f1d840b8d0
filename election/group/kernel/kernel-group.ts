/**
 * ristretto255 in WebAssembly, for mixers, holders, the counting PC and a collector's check (docs/decisions/037, 043): the same group as
 * `../ristretto255.ts`, some ten times as fast. Nothing in it is constant-time, `multiplySecret` neither: it is for machines without a line
 * that nobody else uses. The voting machine and the checkers never load it.
 */
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { Group, Scalar } from '../group.ts'
import { ristretto255 } from '../ristretto255.ts'
import { kernelColumns } from './kernel-columns.ts'
import { type KernelElement, type KernelMemory, kernelExports, kernelMemory, TABLES } from './kernel-memory.ts'
import { signedDigits } from './signed-digits.ts'

/** RFC 9496 A.1, the first multiple. */
const BASE = 'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76'
const ELEMENT_BYTES = 32
const UNIFORM_BYTES = 64

/** @param wasm as `build/kernel.mjs` makes it; throws what WebAssembly throws when it is not that */
export function kernelGroup(
  wasm: Uint8Array,
  /** For a test that looks for what stays there. */
  seeMemory: (memory: WebAssembly.Memory) => void = () => {},
): Group<KernelElement> {
  const memory = kernelMemory(kernelExports(wasm))
  const { kernel, place, bytes } = memory
  seeMemory(kernel.memory)
  const tables = tablesOf(memory)
  const decode = (encoding: Uint8Array) => {
    if (encoding.length !== ELEMENT_BYTES) return null
    bytes.set(encoding, place.bytes)
    return kernel.decodeRows(place.out, place.bytes, 1) < 0 ? memory.takeOne(place.out) : null
  }
  const multiply = multiplyWith(memory, tables)
  const base = decode(fromHex(BASE))
  const identity = decode(new Uint8Array(ELEMENT_BYTES))
  assert(base !== null && identity !== null, 'kernel: it decodes the base')
  const both = (a: KernelElement, b: KernelElement) => memory.put([a, b], place.points)
  const { order, elementBytes, scalar, encodeScalar, decodeScalar } = ristretto255
  return {
    ...{ order, elementBytes, scalar, encodeScalar, decodeScalar, base, identity, decode, multiply },
    multiplySecret(element, secret) {
      const product = multiply(element, secret)
      memory.wipe()
      return product
    },
    add(a, b) {
      both(a, b)
      kernel.addPoint(place.out, place.points, place.points + 144)
      return memory.takeOne(place.out)
    },
    negate(a) {
      memory.put([a], place.points)
      kernel.negatePoint(place.out, place.points)
      return memory.takeOne(place.out)
    },
    equal(a, b) {
      both(a, b)
      return kernel.isEqual(place.points, place.points + 144) !== 0
    },
    prepared(element) {
      tables.of(element)
      return element
    },
    encode(element) {
      memory.put([element], place.points)
      kernel.encodeRows(place.bytes, place.points, 1)
      return bytes.slice(place.bytes, place.bytes + ELEMENT_BYTES)
    },
    map(uniform) {
      assert(uniform.length === UNIFORM_BYTES, 'kernel: 64 bytes to map')
      bytes.set(uniform, place.bytes)
      kernel.mapRows(place.out, place.bytes, 1)
      return memory.takeOne(place.out)
    },
    columns: kernelColumns(memory, tables.of),
  }
}

function multiplyWith(memory: KernelMemory, tables: ReturnType<typeof tablesOf>) {
  const { kernel, place, bytes } = memory
  return (element: KernelElement, scalar: Scalar) => {
    const table = tables.found(element)
    if (table === null) {
      memory.put([element], place.points)
      const { digits, largest } = signedDigits(scalar)
      bytes.set(digits, place.scratch)
      kernel.multiplyRows(place.out, place.points, 1, place.scratch, digits.length, largest, 0)
    } else {
      memory.putNeutral(1, place.out)
      memory.putScalars([scalar], place.bytes)
      kernel.addMultiples(place.out, table, place.bytes, 1, place.scratch)
    }
    return memory.takeOne(place.out)
  }
}

/** The table that was not used for longest gives its place to the next one. */
function tablesOf({ kernel, place, put }: KernelMemory) {
  const owners: { readonly element: KernelElement; readonly table: number }[] = []
  const found = (element: KernelElement) => {
    const at = owners.findIndex((each) => each.element === element)
    if (at < 0) return null
    const [owner] = owners.splice(at, 1) as [(typeof owners)[number]]
    owners.push(owner)
    return owner.table
  }
  const of = (element: KernelElement) => {
    const before = found(element)
    if (before !== null) return before
    const free = place.tables + owners.length * kernel.TABLE.value
    const table = owners.length < TABLES ? free : (owners.shift()?.table as number)
    put([element], place.points)
    kernel.makeTable(table, place.points, place.scratch)
    owners.push({ element, table })
    return table
  }
  return { found, of }
}
