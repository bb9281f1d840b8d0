export interface BuiltVoterPage {
  /** By name; the list of the others is among them. */
  readonly files: ReadonlyMap<string, Buffer>
  /** SHA-256 of the list, hex. */
  readonly clientFiles: string
}
export declare const CLIENT_FILES: string
export declare function buildVoterPage(of: {
  readonly authority: string
  readonly gate: string
}): Promise<BuiltVoterPage>
