/** Builds what has changed; answers with the names of what was built. */
export function buildScreens(options?: {
  readonly only?: readonly string[]
  readonly force?: boolean
  readonly say?: (line: string) => void
}): Promise<readonly string[]>
