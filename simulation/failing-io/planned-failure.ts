/** One operation of many fails, in one of these ways, once or for ever. */

export const FAIL_KINDS = ['eio', 'short', 'enospc', 'mismatch', 'read-only', 'removed'] as const
export type FailKind = (typeof FAIL_KINDS)[number]

export interface FailPlan {
  /** Number of the operation, from 0, over everything that may fail. */
  readonly operation: number
  readonly kind: FailKind
  /** False: only this operation fails (a medium that was removed is back after the next start). */
  readonly forEver: boolean
}

export class PlannedFailure<Part extends string, Operation extends string> {
  operations = 0
  /** Each operation, before it is carried out or fails. */
  asked: (what: string) => void = () => {}
  hit: { readonly part: Part; readonly operation: Operation } | null = null
  activity: () => void = () => {}
  #plan: FailPlan | null = null
  protected broken: Part | null = null

  protected plan(plan: FailPlan | null): void {
    this.operations = 0
    this.hit = null
    this.#plan = plan
    this.broken = null
  }

  /** Another stick, or another machine, in place of the one that failed for ever; or it works again. */
  mended(): void {
    this.#plan = null
    this.broken = null
  }

  fails(part: Part, operation: Operation): FailKind | null {
    this.activity()
    const number = this.operations++
    this.asked(`${operation} of ${part}`)
    if (this.#plan === null) return null
    if (this.broken === part) return this.#plan.kind
    if (number !== this.#plan.operation) return null
    this.hit = { part, operation }
    if (this.#plan.forEver) this.broken = part
    return this.#plan.kind
  }
}

/** As the system reads, or with a byte that is another one. @throws what the system throws */
export function readAs(
  kind: FailKind | null,
  bytes: Uint8Array,
  ...[buffer, offset, length, position]: [Uint8Array, number, number, number]
): number {
  if (kind === 'short') return 0
  if (kind !== 'mismatch') refuse(kind)
  const read = bytes.subarray(position, position + length)
  buffer.set(read, offset)
  if (kind === 'mismatch') buffer[offset] = (buffer[offset] as number) ^ 0x40
  return read.length
}

/** @throws what the system throws */
export function refuse(kind: FailKind | null): void {
  if (kind !== null) throw systemError(codeOf(kind))
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function codeOf(kind: FailKind): string {
  return kind === 'enospc' ? 'ENOSPC' : kind === 'read-only' ? 'EROFS' : kind === 'removed' ? 'ENODEV' : 'EIO'
}
