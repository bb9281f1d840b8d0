interface Facts {
  readonly platform: string
  readonly osRelease: string
  readonly kernel: string
  readonly hasApt: boolean
}
export function systemWords(facts: Facts): { readonly goesOn: boolean; readonly words: string }
