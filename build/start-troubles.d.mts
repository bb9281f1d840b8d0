interface Words {
  readonly title: string
  readonly next: string
}

export interface StartTrouble {
  readonly number: string
  readonly ja: Words
  readonly en: Words
}
export const START_TROUBLES: Readonly<Record<string, StartTrouble>>
export function startTroubleLines(error: unknown, place: string): readonly string[] | null
export function inWords(place: string, start: () => Promise<number>): Promise<number>
