/** A party and its people in 参議院比例代表 (PEO 86-3(1)), each by the number on the ballot. */
export interface OpenListOfParty {
  readonly number: number
  readonly people: readonly OpenPerson[]
}

export interface OpenPerson {
  readonly number: number
  /** 特定枠; null: not in it. */
  readonly rank: number | null
}
