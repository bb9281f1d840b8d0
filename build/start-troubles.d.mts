import type { RefusalText } from '#ui/messages/message.ts'

export type StartTrouble = RefusalText & { readonly number: string }
export const START_TROUBLES: Readonly<Record<string, StartTrouble>>
export function startTroubleLines(error: unknown, place: string): readonly string[] | null
export function inWords(place: string, start: () => Promise<number>): Promise<number>
