export interface TabFile {
  /** Path below the directory. */
  readonly name: string
  readonly bytes: number
  /** Every visitor fetches it; the others only when a letter needs them. */
  readonly first: boolean
}
export declare function buildTab(into: {
  readonly out: string
  /** Left out: with letters of its own. */
  readonly withFaces?: boolean
}): Promise<readonly TabFile[]>
