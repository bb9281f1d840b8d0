/** Passkeys as a reader of the acts finds them: each line adds one by the rule of T29, or the acts are no acts. */

interface Enrolled {
  readonly key: string
  readonly passkey: { readonly id: string }
  readonly closes: readonly string[]
  readonly second?: string | undefined
}

const MOST = 2

export class KeptPasskeys {
  readonly #ever = new Set<string>()
  /** By owner, also of those who have left. */
  readonly #living = new Map<string, readonly string[]>()

  add(owner: string, id: string): boolean {
    if (this.#ever.has(id)) return false
    this.#ever.add(id)
    this.#living.set(owner, [...(this.#living.get(owner) ?? []), id])
    return true
  }

  /** @param keys of those who are in. @param offices of all who may or might approve */
  enrol(
    { closes, key, passkey, second }: Enrolled,
    by: string,
    keys: Pick<ReadonlySet<string>, 'has'>,
    offices: ReadonlySet<string>,
  ): boolean {
    const before = this.#living.get(key) ?? []
    if (!keys.has(key)) return false
    if (by === key) {
      const isDue = this.#living.size === 0 || (before.length > 0 && before.length < MOST)
      return isDue && second === undefined && closes.length === 0 && this.add(key, passkey.id)
    }
    const isApprover = (each: string) => each !== key && keys.has(each) && offices.has(each)
    const isAlone = second === undefined && this.#living.size === 1 && before.length === 0
    const isByTwo = second !== undefined && second !== by && isApprover(second)
    if (!isApprover(by) || !(isAlone || isByTwo) || closes.join() !== before.join()) return false
    this.#living.set(key, [])
    return this.add(key, passkey.id)
  }
}
